import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { NOW } from '../town.ts';
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

const PDF = { blob: [[37, 80, 68, 70, -1, -128, 127], 'application/pdf', 'à lire.pdf'] };
const all = { fields: '*' };

describe('Files.create', () => {
  test('[D] Files.create: answers kind, id, name and type, and the bytes are there', () => {
    const host = driveTown();
    const answer = ask(host, 'Files.create', { name: 'Domicile' }, PDF);
    expect(answer).toEqual({
      kind: 'drive#file',
      id: expect.stringMatching(/^1\w{32}$/),
      name: 'Domicile',
      mimeType: 'application/pdf',
    });
    expect(host.files).toMatchObject([
      { id: answer.id, name: 'Domicile', mimeType: 'application/pdf', size: 7, parents: [], trashed: false },
    ]);
    expect([...(host.files[0]?.bytes() ?? [])]).toEqual([37, 80, 68, 70, 255, 128, 127]);
  });

  test('[T] Files.create: every field, when asked', () => {
    const host = driveTown();
    const parent = folderIn(host, 'Pièces');
    const resource = {
      name: 'Domicile',
      description: 'Facture',
      parents: [parent],
      appProperties: { piece: 'D1' },
    };
    const answer = ask(host, 'Files.create', resource, PDF, all);
    const bytes = Buffer.from([37, 80, 68, 70, 255, 128, 127]);
    expect(answer).toEqual({
      kind: 'drive#file',
      id: answer.id,
      name: 'Domicile',
      mimeType: 'application/pdf',
      description: 'Facture',
      parents: [parent],
      trashed: false,
      explicitlyTrashed: false,
      appProperties: { piece: 'D1' },
      createdTime: '2026-06-01T07:00:01.201Z',
      modifiedTime: '2026-06-01T07:00:01.201Z',
      size: '7',
      md5Checksum: createHash('md5').update(bytes).digest('hex'),
      webViewLink: `https://drive.google.com/file/d/${answer.id}/view`,
      permissions: [
        {
          kind: 'drive#permission',
          id: expect.stringMatching(/^\d{20}$/),
          type: 'user',
          role: 'owner',
          emailAddress: OWNER,
          deleted: false,
          pendingOwner: false,
        },
      ],
    });
  });

  test('[T] Files.create: a folder has no size, and opens where Google opens folders', () => {
    const host = driveTown();
    const answer = ask(host, 'Files.create', { name: 'Pièces', mimeType: FOLDER }, null, {
      fields: 'id,size,md5Checksum,mimeType,webViewLink',
    });
    expect(answer).toEqual({
      id: answer.id,
      mimeType: FOLDER,
      webViewLink: `https://drive.google.com/drive/folders/${answer.id}`,
    });
  });

  test('[?] Files.create: without a name or a type', () => {
    const answer = ask(driveTown(), 'Files.create', {});
    expect(answer).toMatchObject({ name: 'Untitled', mimeType: 'application/octet-stream' });
  });

  test('[T] Files.create: two files may have one name, and a name may be anything', () => {
    const host = driveTown();
    for (const name of ['../../état', 'a', 'a']) ask(host, 'Files.create', { name }, PDF);
    expect(host.files.map(({ name }) => name)).toEqual(['../../état', 'a', 'a']);
  });

  test('[?] Files.create: the address of My Drive is the folder of what has none', () => {
    const host = driveTown();
    const { parents } = ask(host, 'Files.create', { name: 'a' }, PDF, { fields: 'parents' });
    expect(parents).toEqual([expect.stringMatching(/^0A\w{17}$/)]);
    const [root] = parents as string[];
    expect(names(ask(host, 'Files.list', { q: `'${root}' in parents` }))).toEqual(['a']);
    expect(names(ask(host, 'Files.list', { q: "'root' in parents" }))).toEqual(['a']);
  });

  test.each([
    ['an unknown folder', { parents: ['1x'] }, 'File not found: 1x.'],
    ['two folders', { parents: ['1x', '1y'] }, 'Increasing the number of parents is not allowed'],
    [
      'a long property',
      { appProperties: { clé: 'é'.repeat(61) } },
      'Properties and app properties are limited to 124 bytes in UTF-8 encoding, counting both the key and the value.',
    ],
  ])('[C] Files.create: refuses %s', (_, resource, reason) => {
    const host = driveTown();
    expect(() => ask(host, 'Files.create', { name: 'a', ...resource })).toThrow(
      `API call to drive.files.create failed with error: ${reason}`,
    );
    expect(host.files).toEqual([]);
  });

  test('[C] Files.create: a file is not a folder', () => {
    const host = driveTown();
    const file = fileIn(host, 'a');
    expect(() => fileIn(host, 'b', file)).toThrow('The specified parent is not a folder.');
  });

  test('[L] Files.create: media that is no blob', () => {
    expect(() => ask(driveTown(), 'Files.create', { name: 'a' }, 'foo')).toThrow(
      'The mediaData parameter only supports Blob types for upload.',
    );
  });

  test('[C] Files.create: content may not pretend to be one of Google’s documents', () => {
    const media = { blob: ['a', 'application/vnd.google-apps.document'] };
    expect(() => ask(driveTown(), 'Files.create', {}, media)).toThrow('Invalid MIME type provided for the');
  });

  test.each([
    [{ starred: true }, null, null, 'Files.create with starred'],
    [{ mimeType: 'application/vnd.google-apps.document' }, null, null, 'Drive: content as application/vnd'],
    [{ mimeType: FOLDER }, PDF, null, `Drive: content as ${FOLDER}`],
    [{}, PDF, { uploadType: 'media' }, 'Files.create with uploadType'],
    [{}, PDF, { fields: 'id,owners' }, 'Drive: the field owners'],
    [{}, PDF, { fields: 'id,' }, 'Drive: the fields id,'],
    [
      { appProperties: Object.fromEntries(Array.from({ length: 31 }, (_, i) => [`p${i}`, ''])) },
      null,
      null,
      'more than 30',
    ],
  ])('does not know %j', (resource, media, options, message) => {
    expect(() => ask(driveTown(), 'Files.create', resource, media, options)).toThrow('not emulated: ');
    expect(() => ask(driveTown(), 'Files.create', resource, media, options)).toThrow(message);
  });
});

describe('Files.get', () => {
  test('[D] Files.get: kind, id, name and type unless asked for more', () => {
    const host = driveTown();
    const id = fileIn(host, 'a');
    expect(ask(host, 'Files.get', id)).toEqual({ kind: 'drive#file', id, name: 'a', mimeType: 'text/plain' });
    expect(ask(host, 'Files.get', id, { fields: 'size, permissions(role), trashed' })).toEqual({
      size: '7',
      permissions: [{ role: 'owner' }],
      trashed: false,
    });
    expect(ask(host, 'Files.get', id, { fields: 'permissions/role', supportsAllDrives: true })).toEqual({
      permissions: [{ role: 'owner' }],
    });
  });

  test('[C] Files.get: what is not there', () => {
    const host = driveTown({
      code: `function nameOfError() { try { Drive.Files.get('1x'); } catch (e) { return e.name; } }`,
    });
    expect(() => ask(host, 'Files.get', '1x')).toThrow(
      'API call to drive.files.get failed with error: File not found: 1x.',
    );
    expect(host.call('nameOfError')).toBe('GoogleJsonResponseException');
  });

  test('the content is not read this way', () => {
    const host = driveTown();
    const id = fileIn(host, 'a');
    expect(() => ask(host, 'Files.get', id, { alt: 'media' })).toThrow('not emulated: Files.get with alt');
  });
});

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
