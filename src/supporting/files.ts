import type { Kept } from '../campaign/settings.ts';
import type { StudentRow } from '../people/tabs.ts';
import type { NewFile, Ports } from '../ports.ts';
import type { Found } from '../register/table.ts';
import { extensions, type FileType } from './content.ts';
import { documentsOf } from './given.ts';
import type { Giver } from './giver.ts';

/** Name of the memory that holds the folder of each conservatoire, by code. */
export const foldersMemory = 'dossiers';

/** The town's own folder, that the others lie in; no conservatoire has this code. */
export const allFolders = '*';

export function foldersFrom(memory: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = memory[foldersMemory];
  return kept === undefined ? {} : (JSON.parse(kept) as Kept<Record<string, string>>).value;
}

/** Where a file goes for one student. */
interface Destination {
  readonly student: string;
  readonly folder: string;
}

export interface Place extends Destination {
  readonly file: { readonly id: string; readonly address: string };
}

/**
 * One destination a student, in their conservatoire's folder, which its team alone sees: what one of the children gave
 * goes when its own time has come, and takes nothing of the others with it. A student's folder is made with the first
 * file.
 */
export function placesFor(
  ports: Ports,
  { caller }: Giver,
  rows: readonly Found<StudentRow>[],
): Destination[] {
  const parents = foldersFrom(caller.register.memory);
  return rows.map(({ record }) => {
    const { number, conservatoire } = record;
    const { folder } = documentsOf(record);
    return {
      student: number,
      folder: folder || makeFolder(ports, plain(number), parents[conservatoire] ?? ''),
    };
  });
}

/** Empty when the conservatoire's folder is gone: the file then lies at the top, where the town still finds it. */
function makeFolder(ports: Ports, name: string, parent: string): string {
  try {
    return ports.files.folder(name, parent);
  } catch (error) {
    ports.log(`dossier ${name}\u00a0: ${String(error)}`);
    return '';
  }
}

interface Stored {
  readonly label: string;
  readonly type: FileType;
  readonly bytes: readonly number[];
}

/** Writes the file once a destination, named after the student's number and the document: never as it came (CAE-003). */
export function store(
  ports: Ports,
  destinations: readonly Destination[],
  { label, type, bytes }: Stored,
): Place[] {
  return destinations.map((destination) => {
    const { student, folder } = destination;
    const name = `${plain(student)} ${label}.${extensions[type]}`;
    return { ...destination, file: create(ports, { name, type, bytes, folder }) };
  });
}

/** A folder somebody deleted keeps no file away. */
function create(ports: Ports, file: NewFile): Place['file'] {
  try {
    return ports.files.create(file);
  } catch (error) {
    if (file.folder === '') throw error;
    ports.log(`dossier ${file.folder}\u00a0: ${String(error)}`);
    return ports.files.create({ ...file, folder: '' });
  }
}

function plain(number: string): string {
  return number.replace(/[^\w-]/g, '-');
}
