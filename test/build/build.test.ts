import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltFile, build } from '../../tools/build/build.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const town = fileURLToPath(new URL('fixtures/town', import.meta.url));
let outdir = '';
let files: BuiltFile[] = [];

beforeAll(async () => {
  outdir = await mkdtemp(join(tmpdir(), 'da-capo-build-'));
  files = await build({ root: town, outdir });
});

afterAll(() => rm(outdir, { recursive: true }));

const built = (path: string) => readFile(join(outdir, path), 'utf8');

describe('the build', () => {
  test('makes two projects with nothing but the script, the pages and the manifest', async () => {
    expect(await readdir(outdir)).toEqual(['menu', 'program']);
    expect(await readdir(join(outdir, 'program'))).toEqual(['Code.js', 'appsscript.json', 'family.html']);
    expect(await readdir(join(outdir, 'menu'))).toEqual(['Menu.js', 'appsscript.json']);
  });

  test('ends a script with one literal function for each export, in order, with its own parameters', async () => {
    expect(await built('program/Code.js')).toMatch(
      /\nfunction doGet\(e\) { return DaCapo\.doGet\(e\); }\nfunction call\(text\) { return DaCapo\.call\(text\); }\nfunction everyFiveMinutes\(_e\) { return DaCapo\.everyFiveMinutes\(_e\); }\n/,
    );
    expect(await built('menu/Menu.js')).toMatch(/\nfunction onOpen\(\) { return DaCapo\.onOpen\(\); }\n/);
  });

  test('writes in the program the SHA-256 it has with the mark in its place', async () => {
    const code = await readFile(join(root, 'dist', 'program', 'Code.js'), 'utf8');
    const mark = 'empreinte-du-programme-ecrite-a-la-construction-0000000000000000';
    expect(code).not.toContain(mark);
    const written = [...code.matchAll(/"([0-9a-f]{64})"/g)].map(([, hex = '']) => hex);
    expect(written).toHaveLength(1);
    const withMark = code.replace(written[0] ?? '', mark);
    expect(createHash('sha256').update(withMark).digest('hex')).toBe(written[0]);
  });

  test('tells the size of each file', async () => {
    const page = files.find(({ path }) => path === 'program/family.html');
    expect(page?.bytes).toBe(Buffer.byteLength(await built('program/family.html')));
    expect(page?.gzipBytes).toBeLessThan(page?.bytes ?? 0);
  });

  test('puts style and script into the page', async () => {
    const html = await built('program/family.html');
    expect(html).toContain('<style>main:after{content:"\\e0  bient\\f4t"}</style>');
    expect(html).not.toMatch(/\{style\}|\{script\}/);
  });

  test('writes nothing when a proof fails, and says every complaint', async () => {
    const broken = await mkdtemp(join(tmpdir(), 'da-capo-broken-'));
    await cp(town, broken, { recursive: true });
    await writeFile(
      join(broken, 'src/program.ts'),
      'Session.getUser();\nexport function call() { return new URL(""); }',
    );
    await writeFile(join(broken, 'web/family/main.tsx'), 'localStorage.clear();');
    await expect(build({ root: broken })).rejects.toThrow(
      new Error(
        [
          'The build is not fit for Google:',
          '- Code.js: oauthScopes asks for https://www.googleapis.com/auth/spreadsheets, which nothing uses',
          '- Code.js: oauthScopes asks for https://www.googleapis.com/auth/script.send_mail, which nothing uses',
          '- Code.js: oauthScopes asks for https://www.googleapis.com/auth/script.scriptapp, which nothing uses',
          '- Code.js: URL does not exist in Apps Script, or the manifest does not permit it',
          '- Code.js: Error: Session is used while the file loads',
          '- family.html: the script uses localStorage',
        ].join('\n'),
      ),
    );
    expect(await readdir(broken)).not.toContain('dist');
    await rm(broken, { recursive: true });
  });
});
