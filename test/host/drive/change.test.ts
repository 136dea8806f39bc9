import { describe, expect, test } from 'vitest';
import { NOW } from '../town.ts';
import { ask, askAs, CLERK, driveTown, fileIn, folderIn, WHOLE_DRIVE } from './drive.ts';

const PDF = { blob: [[37, 80, 68, 70, -1, -128, 127], 'application/pdf', 'à lire.pdf'] };

describe('Files.update', () => {
  test('[T] Files.update: changes only what is named', () => {
    const host = driveTown();
    const id = ask(host, 'Files.create', { name: 'a', appProperties: { k: '1', l: '2' } }, PDF).id;
    host.clock.set(NOW + 60_000);
    const fields = { fields: 'name,description,appProperties,size,createdTime,modifiedTime' };
    const resource = { name: 'b', description: 'd', appProperties: { k: null, m: '3' } };
    expect(ask(host, 'Files.update', resource, id, null, fields)).toEqual({
      name: 'b',
      description: 'd',
      appProperties: { l: '2', m: '3' },
      size: '7',
      createdTime: '2026-06-01T07:00:01.201Z',
      modifiedTime: '2026-06-01T07:01:00.500Z',
    });
  });

  test('[?] Files.update: new content has its own type', () => {
    const host = driveTown();
    const id = fileIn(host, 'a');
    expect(ask(host, 'Files.update', {}, id, PDF)).toMatchObject({ name: 'a', mimeType: 'application/pdf' });
    expect(host.files[0]?.bytes().length).toBe(7);
  });

  test('[T] Files.update: into the bin and back, a folder with what is in it', () => {
    const host = driveTown();
    const folder = folderIn(host, 'Pièces');
    const file = fileIn(host, 'a', folder);
    ask(host, 'Files.update', { trashed: true }, folder);
    const fields = { fields: 'trashed,explicitlyTrashed' };
    expect(ask(host, 'Files.get', file, fields)).toEqual({ trashed: true, explicitlyTrashed: false });
    expect(ask(host, 'Files.get', folder, fields)).toEqual({ trashed: true, explicitlyTrashed: true });
    ask(host, 'Files.update', { trashed: false }, folder);
    expect(host.files.map(({ trashed }) => trashed)).toEqual([false, false]);
  });

  test('[C] Files.update: a move leaves the old folder in the same call', () => {
    const host = driveTown();
    const [one, other] = [folderIn(host, 'un'), folderIn(host, 'deux')];
    const file = fileIn(host, 'a', one);
    expect(() => ask(host, 'Files.update', {}, file, null, { addParents: other })).toThrow(
      'API call to drive.files.update failed with error: Increasing the number of parents is not allowed',
    );
    const fields = 'parents';
    const move = { addParents: other, removeParents: one, fields };
    expect(ask(host, 'Files.update', {}, file, null, move)).toEqual({ parents: [other] });
    const out = { addParents: 'root', removeParents: other, fields };
    expect(ask(host, 'Files.update', {}, file, null, out)).toEqual({
      parents: [expect.stringMatching(/^0A/)],
    });
    expect(host.files[2]?.parents).toEqual([]);
  });

  test('what it does not know', () => {
    const host = driveTown();
    const folder = folderIn(host, 'un');
    const inside = folderIn(host, 'deux', folder);
    const update = (...args: unknown[]) => ask(host, 'Files.update', ...args);
    const move = { addParents: inside, removeParents: 'root' };
    expect(() => update({}, folder, null, move)).toThrow('not emulated: Files.update: a folder into itself');
    expect(() => update({}, inside, null, { removeParents: folder })).toThrow('with removeParents only');
    expect(() => update({ mimeType: 'text/html' }, fileIn(host, 'a'))).toThrow('a type without content');
    expect(() => update({}, folder, PDF)).toThrow('the content of a folder');
  });
});

describe('Files.remove', () => {
  test('[T] Files.remove: for good, a folder with all that is in it', () => {
    const host = driveTown();
    const folder = folderIn(host, 'Pièces');
    const inside = folderIn(host, 'Dedans', folder);
    const file = fileIn(host, 'a', inside);
    const beside = fileIn(host, 'b');
    expect(ask(host, 'Files.remove', folder)).toBeNull();
    expect(host.files.map(({ id }) => id)).toEqual([beside]);
    expect(() => ask(host, 'Files.remove', file)).toThrow(
      `API call to drive.files.delete failed with error: File not found: ${file}.`,
    );
  });

  test('[T] Files.remove: what somebody else has in a shared folder stays theirs', () => {
    const host = driveTown({ scopes: [WHOLE_DRIVE] });
    const folder = folderIn(host, 'Commun');
    ask(host, 'Permissions.create', { type: 'user', role: 'writer', emailAddress: CLERK }, folder, {
      sendNotificationEmail: false,
    });
    const theirs = askAs(host, CLERK, 'Files.create', { name: 'à moi', parents: [folder] });
    ask(host, 'Files.remove', folder);
    expect(host.files).toMatchObject([
      { id: theirs.id, parents: [], permissions: [{ email: CLERK, role: 'owner' }] },
    ]);
  });
});
