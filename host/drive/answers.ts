import { createHash } from 'node:crypto';
import { type DriveCall, rootOf } from './access.ts';
import type { FileRecord } from './record.ts';
import { type Permission, permissionsOf } from './rights.ts';

type Answer = Readonly<Record<string, unknown>>;

/** What an answer holds unless `fields` asks for more. [D] drive/api/guides/fields-parameter */
export const FILE_FIELDS = 'kind,id,name,mimeType';
export const PERMISSION_FIELDS = 'kind,id,type,role';

/** A file as the API tells it, every field this host knows. [T] */
export function fileAnswer(call: DriveCall, record: FileRecord): Answer {
  const { store } = call;
  const properties = call.isOwnApp(record) ? record.appProperties : {};
  return {
    kind: 'drive#file',
    id: record.id,
    name: record.name,
    mimeType: record.mimeType,
    description: record.description ?? undefined,
    parents: parentsFor(call, record),
    trashed: store.isTrashed(record),
    explicitlyTrashed: record.trashed,
    appProperties: Object.keys(properties).length === 0 ? undefined : properties,
    createdTime: new Date(record.createdAt).toISOString(),
    modifiedTime: new Date(record.modifiedAt).toISOString(),
    size: record.content === null ? undefined : String(record.content.size),
    md5Checksum: record.content?.md5,
    webViewLink: store.linkOf(record),
    permissions: permissionsOf(store, record).map(permissionAnswer),
  };
}

/** A permission as the API tells it, every field this host knows. [T] */
export function permissionAnswer({ email, role }: Pick<Permission, 'email' | 'role'>): Answer {
  return {
    kind: 'drive#permission',
    id: permissionIdOf(email),
    type: 'user',
    role,
    emailAddress: email,
    deleted: false,
    pendingOwner: false,
  };
}

/** One for each person, the same on every file: twenty digits. [T] */
export function permissionIdOf(email: string): string {
  const digest = createHash('sha256').update(email.toLowerCase()).digest();
  return String(digest.readBigUInt64BE() % 10n ** 18n).padStart(20, '0');
}

/** A folder that the call may not see is not told. [?] of My Drive itself under `drive.file` */
function parentsFor(call: DriveCall, record: FileRecord): string[] | undefined {
  if (record.parent === null) return record.owner === call.user ? [rootOf(record.owner)] : undefined;
  const folder = call.store.get(record.parent);
  return folder !== undefined && call.sees(folder) ? [folder.id] : undefined;
}
