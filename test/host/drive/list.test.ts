import { describe, expect, test } from 'vitest';
import { termsOf } from '../../../host/drive/query.ts';
import { NOW } from '../town.ts';
import { ask, driveTown, FOLDER, fileIn, folderIn, later, names } from './drive.ts';

/** Two folders, and in the first a file in the bin, one with a property, one named with quotes. */
function shelf() {
  const host = driveTown();
  const folder = folderIn(host, 'Pièces');
  later(host);
  folderIn(host, 'Autre');
  later(host);
  const bin = fileIn(host, 'jetée', folder);
  ask(host, 'Files.update', { trashed: true }, bin);
  later(host);
  ask(host, 'Files.create', {
    name: 'domicile',
    parents: [folder],
    appProperties: { piece: 'D1', campagne: '2026' },
  });
  later(host);
  fileIn(host, String.raw`l'élève \ 2`, folder);
  return { host, folder };
}

describe('Files.list', () => {
  test.each([
    ['', [String.raw`l'élève \ 2`, 'domicile', 'jetée', 'Autre', 'Pièces']],
    ['trashed = false', [String.raw`l'élève \ 2`, 'domicile', 'Autre', 'Pièces']],
    ['trashed=true', ['jetée']],
    [`mimeType = '${FOLDER}'`, ['Autre', 'Pièces']],
    ["name = 'domicile' and trashed = false", ['domicile']],
    [String.raw`name='l\'élève \\ 2'`, [String.raw`l'élève \ 2`]],
    ["appProperties has { key='piece' and value='D1' }", ['domicile']],
    ["appProperties has { key='piece' and value='D2' }", []],
    ["'FOLDER' in parents and trashed = false", [String.raw`l'élève \ 2`, 'domicile']],
    ["'1x' in parents", []],
  ])('[D] Files.list: %s', (query, expected) => {
    const { host, folder } = shelf();
    expect(names(ask(host, 'Files.list', { q: query.replace('FOLDER', folder) }))).toEqual(expected);
  });

  test.each([
    "name contains 'a'",
    "name = 'a' or name = 'b'",
    "not name = 'a'",
    "name = 'a' and",
    "name = 'a' trashed = false",
    "name = 'a",
    "name = 'a\\b'",
    "properties has { key='a' and value='b' }",
  ])('does not know %s', (q) => {
    expect(() => termsOf(q)).toThrow(`not emulated: Files.list with q ${q}`);
  });

  test('[D] Files.list: what each file is told by default', () => {
    const host = driveTown();
    const id = fileIn(host, 'a');
    const file = { kind: 'drive#file', id, name: 'a', mimeType: 'text/plain' };
    expect(ask(host, 'Files.list')).toEqual({
      kind: 'drive#fileList',
      incompleteSearch: false,
      files: [file],
    });
    expect(ask(host, 'Files.list', { fields: 'nextPageToken, files(id, parents)' })).toEqual({
      files: [{ id, parents: [expect.stringMatching(/^0A/)] }],
    });
    expect(ask(host, 'Files.list', { fields: 'files/name' })).toEqual({ files: [{ name: 'a' }] });
  });

  test('[D] Files.list: in pages, whose tokens belong to the query', () => {
    const host = driveTown();
    for (const name of ['a', 'b', 'c']) fileIn(host, name);
    const first = ask(host, 'Files.list', { pageSize: 2, orderBy: 'name' });
    expect(names(first)).toEqual(['a', 'b']);
    const pageToken = first['nextPageToken'];
    const second = ask(host, 'Files.list', { pageSize: 2, orderBy: 'name', pageToken });
    expect(names(second)).toEqual(['c']);
    expect(second).not.toHaveProperty('nextPageToken');
    for (const token of [pageToken, 'x', '']) {
      expect(() => ask(host, 'Files.list', { q: 'trashed = false', pageToken: token })).toThrow(
        'API call to drive.files.list failed with error: Invalid Value',
      );
    }
  });

  test.each([0, 1_001, 1.5])('[C] Files.list: refuses pages of %d', (pageSize) => {
    expect(() => ask(driveTown(), 'Files.list', { pageSize })).toThrow(
      `Invalid value '${pageSize}'. Values must be within the range: [1, 1000]`,
    );
  });

  test.each([
    ['name', ['A', 'b', 'c']],
    ['name desc', ['c', 'b', 'A']],
    ['createdTime', ['c', 'A', 'b']],
    ['modifiedTime desc', ['c', 'b', 'A']],
    ['folder,name desc', ['A', 'c', 'b']],
  ])('[D] Files.list: in the order of %s', (orderBy, expected) => {
    const host = driveTown();
    const first = fileIn(host, 'c');
    later(host);
    folderIn(host, 'A');
    later(host);
    fileIn(host, 'b');
    host.clock.set(NOW + 60_000);
    ask(host, 'Files.update', { description: 'd' }, first);
    expect(names(ask(host, 'Files.list', { orderBy }))).toEqual(expected);
  });

  test('does not know another order, nor other drives', () => {
    const host = driveTown();
    expect(() => ask(host, 'Files.list', { orderBy: 'recency' })).toThrow(
      'not emulated: Files.list with orderBy',
    );
    expect(() => ask(host, 'Files.list', { corpora: 'drive' })).toThrow(
      'not emulated: Files.list with corpora',
    );
  });
});
