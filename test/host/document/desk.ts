import type { Host } from '../../../host/index.ts';
import { town } from '../town.ts';

/** A PNG of one white pixel. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsQFT/wAAAABJRU5ErkJggg==';

/** The value of some source to which `doc` and `body` of a new document, and `pixel`, an image, are known. */
export function written(source: string, host: Host = town()): unknown {
  return host.evaluate(`
    const doc = DocumentApp.create('Un papier');
    const body = doc.getBody();
    const pixel = () => Utilities.newBlob(Utilities.base64Decode('${PIXEL}'), 'image/png', 'point.png');
    const types = (element) => Array.from({ length: element.getNumChildren() }, (_, i) => String(element.getChild(i).getType()));
    const failure = (act) => { try { act(); return 'nothing'; } catch (error) { return error.name + ': ' + error.message; } };
    ${source}`);
}
