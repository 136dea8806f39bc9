/**
 * DocumentApp for the host: the store (`Documents`), the service of one execution (`createDocumentApp`), what becomes
 * of its edits (`endDrafts`), documents as people see them (`paperOf`) and as files (`exported`).
 */
import type { World } from '../world.ts';
import { DocumentApp } from './service/app.ts';

export { endDrafts } from './draft.ts';
export { exported, FORMATS, type Format } from './export/export.ts';
export { type PaperView, paperOf } from './paper.ts';
export type { DocumentUse } from './service/app.ts';
export { Documents } from './store/documents.ts';

/** The global `DocumentApp` of one execution. */
export function createDocumentApp(world: World): DocumentApp {
  return new DocumentApp(world);
}
