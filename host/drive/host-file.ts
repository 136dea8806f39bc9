import type { FileRecord } from './record.ts';
import { type Permission, permissionsOf } from './rights.ts';
import type { DriveStore } from './store.ts';

/** A file or folder as tests and the workspace look at it. */
export interface HostFile {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  /** In bytes; null for a folder. */
  readonly size: number | null;
  /** The folder it is in; nothing for My Drive. */
  readonly parents: readonly string[];
  /** By itself or with a folder it is in. */
  readonly trashed: boolean;
  readonly appProperties: Readonly<Record<string, string>>;
  /** Everybody who may see it, the owner first. */
  readonly permissions: readonly Permission[];
  /** Milliseconds since 1970 UTC. */
  readonly modifiedAt: number;
  /** The content, read from the disk. */
  bytes(): Buffer;
}

/** Every file and folder of every account, in the order of making. */
export function hostFiles(store: DriveStore): HostFile[] {
  return store.list().map((record) => hostFile(store, record));
}

function hostFile(store: DriveStore, record: FileRecord): HostFile {
  const { id, name, mimeType, parent, appProperties, content, modifiedAt } = record;
  return {
    id,
    name,
    mimeType,
    size: content?.size ?? null,
    parents: parent === null ? [] : [parent],
    trashed: store.isTrashed(record),
    appProperties,
    permissions: permissionsOf(store, record),
    modifiedAt,
    bytes: () => store.bytes(record),
  };
}
