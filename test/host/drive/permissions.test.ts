import { describe, expect, test } from 'vitest';
import type { Host } from '../../../host/index.ts';
import {
  ask,
  askAs,
  CLERK,
  driveTown,
  FOLDER,
  fileIn,
  folderIn,
  names,
  OWNER,
  WHOLE_DRIVE,
} from './drive.ts';

const QUIET = { sendNotificationEmail: false };
const COLLEAGUE = 'collegue@ville.example.org';

function share(host: Host, file: string, role: string, emailAddress = CLERK) {
  return ask(host, 'Permissions.create', { type: 'user', role, emailAddress }, file, QUIET);
}

function rolesOn(host: Host, file: string): Record<string, string> {
  const { permissions } = ask(host, 'Permissions.list', file, { fields: 'permissions(emailAddress,role)' });
  const list = permissions as { emailAddress: string; role: string }[];
  return Object.fromEntries(list.map(({ emailAddress, role }) => [emailAddress, role]));
}

describe('Permissions.create', () => {
  test('[D] Permissions.create: answers kind, id, type and role; the person is the same on every file', () => {
    const host = driveTown();
    const answer = share(host, fileIn(host, 'a'), 'reader');
    expect(answer).toEqual({
      kind: 'drive#permission',
      id: expect.stringMatching(/^\d{20}$/),
      type: 'user',
      role: 'reader',
    });
    expect(share(host, fileIn(host, 'b'), 'writer').id).toBe(answer.id);
    expect(host.files[0]?.permissions).toEqual([
      { email: OWNER, role: 'owner', inherited: false },
      { email: CLERK, role: 'reader', inherited: false },
    ]);
    expect(host.outbox).toEqual([]);
  });

  test('[?] Permissions.create: raises a role and never lowers it, whatever the letters of the address', () => {
    const host = driveTown();
    const file = fileIn(host, 'a');
    expect(share(host, file, 'commenter')).toMatchObject({ role: 'commenter' });
    expect(share(host, file, 'writer', CLERK.toUpperCase())).toMatchObject({ role: 'writer' });
    expect(share(host, file, 'reader')).toMatchObject({ role: 'writer' });
    expect(share(host, file, 'reader', OWNER)).toMatchObject({ role: 'owner' });
    expect(Object.values(rolesOn(host, file))).toEqual(['owner', 'writer']);
  });

  test('[C] Permissions.create: refuses what is no address', () => {
    const host = driveTown();
    const file = fileIn(host, 'a');
    expect(() => share(host, file, 'reader', 'agent')).toThrow(
      'API call to drive.permissions.create failed with error: The specified emailAddress is invalid or not applicable for the given permission type.',
    );
  });

  test('does not know a mail of Google’s, other types and the gift of a file', () => {
    const host = driveTown();
    const file = fileIn(host, 'a');
    const create = (...args: unknown[]) => ask(host, 'Permissions.create', ...args);
    const clerk = { type: 'user', role: 'reader', emailAddress: CLERK };
    expect(() => create(clerk, file)).toThrow('not emulated: Permissions.create with a notification');
    expect(() => create({ ...clerk, role: 'owner' }, file, QUIET)).toThrow('not emulated');
    expect(() => create({ type: 'anyone', role: 'reader' }, file, QUIET)).toThrow('of anyone reader');
    expect(() => create({ ...clerk, view: 'published' }, file, QUIET)).toThrow('with view');
  });
});

describe('Permissions.list', () => {
  test('[D] Permissions.list: what each permission is told by default', () => {
    const host = driveTown();
    const file = fileIn(host, 'a');
    const permission = { kind: 'drive#permission', id: expect.any(String), type: 'user', role: 'owner' };
    expect(ask(host, 'Permissions.list', file)).toEqual({
      kind: 'drive#permissionList',
      permissions: [permission],
    });
  });

  test('[D] Permissions.list: what folders are shared with holds for what is in them', () => {
    const host = driveTown();
    const folder = folderIn(host, 'Pièces');
    const inside = folderIn(host, 'Dedans', folder);
    const file = fileIn(host, 'a', inside);
    share(host, folder, 'writer');
    share(host, inside, 'reader', COLLEAGUE);
    share(host, file, 'reader');
    expect(rolesOn(host, file)).toEqual({ [OWNER]: 'owner', [CLERK]: 'writer', [COLLEAGUE]: 'reader' });
    expect(rolesOn(host, folder)).toEqual({ [OWNER]: 'owner', [CLERK]: 'writer' });
    ask(host, 'Files.update', {}, file, null, { addParents: 'root', removeParents: inside });
    expect(rolesOn(host, file)).toEqual({ [OWNER]: 'owner', [CLERK]: 'reader' });
  });
});

describe('Permissions.remove', () => {
  test('[T] Permissions.remove: the person sees it no more', () => {
    const host = driveTown({ scopes: [WHOLE_DRIVE] });
    const file = fileIn(host, 'a');
    const { id } = share(host, file, 'reader');
    expect(names(askAs(host, CLERK, 'Files.list'))).toEqual(['a']);
    expect(ask(host, 'Permissions.remove', file, id)).toBeNull();
    expect(names(askAs(host, CLERK, 'Files.list'))).toEqual([]);
  });

  test('[C] Permissions.remove: refuses one that is not there, and the owner’s', () => {
    const host = driveTown();
    const file = fileIn(host, 'a');
    const { permissions } = ask(host, 'Permissions.list', file);
    const [owner] = permissions as { id: string }[];
    expect(() => ask(host, 'Permissions.remove', file, '12')).toThrow(
      'API call to drive.permissions.delete failed with error: Permission not found: 12.',
    );
    expect(() => ask(host, 'Permissions.remove', file, owner?.id)).toThrow(
      'API call to drive.permissions.delete failed with error: The owner of a file cannot be removed.',
    );
  });

  test('[D] Permissions.remove: what comes from a folder is taken away there', () => {
    const host = driveTown();
    const folder = folderIn(host, 'Pièces');
    const file = fileIn(host, 'a', folder);
    const { id } = share(host, folder, 'reader');
    expect(() => ask(host, 'Permissions.remove', file, id)).toThrow('that comes from a folder');
    ask(host, 'Permissions.remove', folder, id);
    expect(rolesOn(host, file)).toEqual({ [OWNER]: 'owner' });
  });
});

describe('what a role allows', () => {
  const insufficient = 'The user does not have sufficient permissions for this file.';

  test('[D] Files.update, remove, Permissions.create, list: a reader reads, a writer writes and shares, the owner deletes', () => {
    const host = driveTown({ scopes: [WHOLE_DRIVE] });
    const file = fileIn(host, 'a');
    const clerk = (member: string, ...args: unknown[]) => askAs(host, CLERK, member, ...args);
    const shareAgain = [
      'Permissions.create',
      { type: 'user', role: 'reader', emailAddress: COLLEAGUE },
      file,
      QUIET,
    ] as const;
    expect(() => clerk('Files.get', file)).toThrow(`File not found: ${file}.`);
    share(host, file, 'reader');
    expect(clerk('Files.get', file)).toMatchObject({ name: 'a' });
    expect(() => clerk('Files.update', { name: 'b' }, file)).toThrow(insufficient);
    expect(() => clerk('Permissions.list', file)).toThrow(insufficient);
    expect(() => clerk(...shareAgain)).toThrow(insufficient);
    share(host, file, 'writer');
    expect(clerk('Files.update', { name: 'b' }, file)).toMatchObject({ name: 'b' });
    expect(clerk(...shareAgain)).toMatchObject({ role: 'reader' });
    expect(() => clerk('Files.update', { trashed: true }, file)).toThrow(insufficient);
    expect(() => clerk('Files.remove', file)).toThrow(insufficient);
  });

  test('[T] Files.get: nobody else sees what is in the owner’s bin', () => {
    const host = driveTown({ scopes: [WHOLE_DRIVE] });
    const folder = ask(host, 'Files.create', { name: 'Pièces', mimeType: FOLDER }).id;
    const file = fileIn(host, 'a', folder);
    share(host, folder, 'writer');
    ask(host, 'Files.update', { trashed: true }, folder);
    expect(() => askAs(host, CLERK, 'Files.get', file)).toThrow(`File not found: ${file}.`);
  });
});
