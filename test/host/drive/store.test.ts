import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HostError } from '../../../host/index.ts';
import { folder, NOW, reopened } from '../town.ts';
import { ask, driveProgram, driveTown, fileIn, folderIn, names } from './drive.ts';

const FILES = 'files';
const settings = () => ({ directory: folder(), program: driveProgram(), now: NOW });

describe('the files of a host', () => {
  test('survive closing and opening again', async () => {
    const options = settings();
    const first = reopened(options);
    const parent = folderIn(first, 'Pièces');
    fileIn(first, 'état ✓', parent);
    const before = first.files.map(({ bytes, ...file }) => ({ ...file, content: bytes().toString() }));
    await first.close();
    const second = reopened(options);
    const after = second.files.map(({ bytes, ...file }) => ({ ...file, content: bytes().toString() }));
    expect(after).toEqual(before);
    fileIn(second, 'b', parent);
    expect(second.files.map(({ name }) => name)).toEqual(['Pièces', 'état ✓', 'b']);
  });

  test('are there at once, and on the disk with the next save', () => {
    const options = settings();
    const host = reopened(options);
    const id = fileIn(host, '../état');
    expect(host.files[0]?.bytes().toString()).toBe('contenu');
    expect(existsSync(join(options.directory, FILES))).toBe(false);
    host.save();
    expect(readdirSync(join(options.directory, FILES)).sort()).toEqual([id, `${id}.json`]);
    expect(readFileSync(join(options.directory, FILES, id), 'utf8')).toBe('contenu');
    ask(host, 'Files.remove', id);
    host.save();
    expect(readdirSync(join(options.directory, FILES))).toEqual([]);
  });

  test('have no folder until there is one', () => {
    const options = settings();
    expect(names(ask(reopened(options), 'Files.list'))).toEqual([]);
    expect(existsSync(join(options.directory, FILES))).toBe(false);
  });

  test('what a death before the commit left is thrown away, and nothing else', async () => {
    const options = settings();
    const first = reopened(options);
    const id = fileIn(first, 'a');
    await first.close();
    const unborn = `1${'0'.repeat(32)}`;
    const directory = join(options.directory, FILES);
    for (const name of [`${unborn}.new`, `${unborn}.json.new`, 'lisez-moi.txt'])
      writeFileSync(join(directory, name), '');
    expect(reopened(options).files).toHaveLength(1);
    expect(readdirSync(directory).sort()).toEqual([id, `${id}.json`, 'lisez-moi.txt'].sort());
  });

  test('one that is damaged is named in French', async () => {
    const options = settings();
    const first = reopened(options);
    const id = fileIn(first, 'a');
    await first.close();
    writeFileSync(join(options.directory, FILES, `${id}.json`), '{');
    expect(() => reopened(options)).toThrow(HostError);
    expect(() => reopened(options)).toThrow(`${id}.json\u00a0» est abîmé`);
  });

  test('open in the workspace when there is one', () => {
    const host = driveTown({}, { address: 'http://localhost:8417' });
    const id = fileIn(host, 'a');
    expect(ask(host, 'Files.get', id, { fields: 'webViewLink' })).toEqual({
      webViewLink: `http://localhost:8417/fichiers/${id}`,
    });
  });
});

describe('the gate', () => {
  test.each([
    ['before', []],
    ['after', ['a']],
  ] as const)('a kill %s the call: what is there is %j', (when, left) => {
    const host = driveTown();
    host.gate.killAt({ member: 'Files.create', when });
    expect(() => fileIn(host, 'a')).toThrow('tué');
    expect(host.files.map(({ name }) => name)).toEqual(left);
  });

  test('refuses as Google would on a bad day', () => {
    const host = driveTown();
    host.gate.refuse('Files.create', 'API call to drive.files.create failed with error: Internal Error');
    expect(() => fileIn(host, 'a')).toThrow('Internal Error');
    host.gate.allow('Files.create');
    expect(fileIn(host, 'a')).toMatch(/^1/);
  });

  test('counts each call as one trip, longer with content', () => {
    const host = driveTown();
    folderIn(host, 'Pièces');
    expect(host.executions[0]).toMatchObject({ trips: 1, milliseconds: 700 });
    fileIn(host, 'a');
    expect(host.executions[1]).toMatchObject({ trips: 1, milliseconds: 1_201 });
    expect(host.executions[1]?.calls.map(({ member }) => member)).toEqual([
      'Utilities.newBlob',
      'Files.create',
    ]);
  });
});
