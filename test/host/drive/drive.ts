import type { Host, HostOptions } from '../../../host/index.ts';
import { type ProgramFiles, program, town } from '../town.ts';

export const OWN_FILES = 'https://www.googleapis.com/auth/drive.file';
export const WHOLE_DRIVE = 'https://www.googleapis.com/auth/drive';
const WORKBOOKS = 'https://www.googleapis.com/auth/spreadsheets';
export const FOLDER = 'application/vnd.google-apps.folder';
export const OWNER = 'dacapo@ville.example.org';
export const CLERK = 'agent@ville.example.org';

/** `{ userSymbol: 'Drive', … }` of a manifest that enables version 3. */
export const V3 = { userSymbol: 'Drive', serviceId: 'drive', version: 'v3' };

/** Calls any member with JSON: `ask('Files.create', [{ name }])`; a blob is `{ blob: [bytes, type, name] }`. */
const CODE = `
function given(value) {
  return value && value.blob ? Utilities.newBlob.apply(Utilities, value.blob) : value;
}
function ask(member, args) {
  var path = member.split('.');
  var collection = Drive[path[0]];
  return collection[path[1]].apply(collection, args.map(given));
}`;

/** A built program with the Drive service and, unless said otherwise, only the right to its own files. */
export function driveProgram(files: ProgramFiles = {}): string {
  const { code = '', scopes = [OWN_FILES], advanced = [V3], ...others } = files;
  return program({ ...others, code: CODE + code, scopes: [...scopes, WORKBOOKS], advanced });
}

export function driveTown(files: ProgramFiles = {}, options: Partial<HostOptions> = {}): Host {
  return town({}, { program: driveProgram(files), ...options });
}

export interface Answer {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** One call of the service as the owner, through the membrane. */
export function ask(host: Host, member: string, ...args: readonly unknown[]): Answer {
  return host.call('ask', member, args) as Answer;
}

/** The same call by somebody else, from source of its own. */
export function askAs(host: Host, as: string, member: string, ...args: readonly unknown[]): Answer {
  const list = args.map((arg) => JSON.stringify(arg)).join(', ');
  return host.evaluate(`Drive.${member}(${list})`, { as }) as Answer;
}

export function folderIn(host: Host, name: string, ...parents: readonly string[]): string {
  return ask(host, 'Files.create', { name, mimeType: FOLDER, ...(parents.length > 0 ? { parents } : {}) }).id;
}

export function fileIn(host: Host, name: string, ...parents: readonly string[]): string {
  const media = { blob: ['contenu', 'text/plain', name] };
  return ask(host, 'Files.create', { name, ...(parents.length > 0 ? { parents } : {}) }, media).id;
}

/** A second later: what follows is newer than what was before. */
export function later(host: Host): void {
  host.clock.set(host.clock.now() + 1_000);
}

export function names(answer: Answer): string[] {
  return (answer['files'] as readonly { readonly name: string }[]).map(({ name }) => name);
}
