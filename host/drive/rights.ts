import { type FileRecord, type Grant, ROLES, type Role } from './record.ts';
import type { DriveStore } from './store.ts';

/** What one person may do with a file, and whether that comes from one of its folders. */
export interface Permission {
  readonly email: string;
  readonly role: Role;
  readonly inherited: boolean;
}

/**
 * Everybody's best role on a file: its own permissions, and those of every folder it is in; whoever owns such a folder
 * may write in it. [D] drive/api/guides/manage-sharing, "How permissions propagate"
 */
export function permissionsOf(store: DriveStore, record: FileRecord): Permission[] {
  const own: Permission[] = [
    { email: record.owner, role: 'owner', inherited: false },
    ...record.grants.map((grant) => ({ ...grant, inherited: false })),
  ];
  const best = new Map<string, Permission>();
  for (const permission of [...own, ...inheritedBy(store, record)]) {
    const known = best.get(permission.email.toLowerCase());
    if (known === undefined || !covers(known.role, permission.role)) {
      best.set(permission.email.toLowerCase(), permission);
    }
  }
  return [...best.values()];
}

/** What a file has from the folders it is in. */
export function inheritedBy(store: DriveStore, record: FileRecord): Permission[] {
  return store.foldersOf(record).flatMap(({ owner, grants }) => {
    const all: Grant[] = [{ email: owner, role: 'writer' }, ...grants];
    return all.map((grant) => ({ ...grant, inherited: true }));
  });
}

/** Whether that person has at least that role on the file. */
export function hasRole(store: DriveStore, record: FileRecord, who: { email: string; role: Role }): boolean {
  const wanted = who.email.toLowerCase();
  return permissionsOf(store, record).some(
    ({ email, role }) => email.toLowerCase() === wanted && covers(role, who.role),
  );
}

export function covers(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}
