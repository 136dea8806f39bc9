import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createHost, HostError } from '../../../host/index.ts';
import { folder, NOW } from '../town.ts';
import { actingProgram, acts, pictureOf, play } from './acts.ts';
import { copyOf } from './disk.ts';

let code: string;
let whole: string;
beforeAll(async () => {
  code = actingProgram();
  whole = folder();
  const host = createHost({ directory: whole, program: code, now: NOW });
  for (const what of ['mail', 'mail', 'timer', 'property', 'cells', 'write', 'file'] as const)
    play(host, [{ what, text: 'é', n: 1 }]);
  const folderId = host.evaluate(
    `Drive.Files.create({ name: 'd', mimeType: 'application/vnd.google-apps.folder' }).id`,
  );
  host.evaluate(
    `Drive.Files.create({ name: 'e', mimeType: 'application/vnd.google-apps.folder', parents: ['${folderId}'] }).id`,
  );
  await host.close();
});

/** Every file and what it holds. */
function treeOf(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), 'base64'),
    ]),
  );
}

/** A file of a folder by its path: the first that ends so, or that has no ending. */
function fileIn(directory: string, inside: string, ending: string, nth = 0): string {
  const names = readdirSync(join(directory, inside)).filter((name) =>
    ending === '' ? !name.includes('.') : name.endsWith(ending),
  );
  return join(directory, inside, names[nth] ?? 'missing');
}

const json = (path: string, edit: (value: never) => unknown): void => {
  const value = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify(edit(value as never) ?? value));
};

type Damage = (directory: string) => string;
/** A file with another content, or none. */
const replaced =
  (of: Damage, content: string | null): Damage =>
  (directory) => {
    const path = of(directory);
    if (content === null) rmSync(path);
    else writeFileSync(path, content);
    return path;
  };
const at =
  (name: string): Damage =>
  (directory) =>
    join(directory, name);
const bytes: Damage = (directory) => fileIn(directory, 'files', '');
const state =
  (
    edit: (value: { triggers: { schedule: object }[]; clock: object; executions: number }) => unknown,
  ): Damage =>
  (directory) => {
    const path = join(directory, 'state.json');
    json(path, (value) => void edit(value));
    return path;
  };
const ledger =
  (edit: (lines: string[]) => string | Buffer): Damage =>
  (directory) => {
    const path = join(directory, 'mails.ndjson');
    writeFileSync(path, edit(readFileSync(path, 'utf8').split('\n')));
    return path;
  };
const paper =
  (
    edit: (content: {
      body: { type: string; children: { type: string; runs?: object[]; style?: object }[] };
    }) => unknown,
  ): Damage =>
  (directory) => {
    const path = fileIn(directory, 'documents', '.json');
    json(path, ({ content }) => void edit(content));
    return path;
  };

const DAMAGES: readonly (readonly [string, Damage, string])[] = [
  [
    'a timer that never rests',
    state(({ triggers }) => Object.assign(triggers[0]?.schedule ?? {}, { milliseconds: 0 })),
    'triggers.0.schedule',
  ],
  ['a clock that is a word', state(({ clock }) => Object.assign(clock, { value: 'midi' })), 'clock.value'],
  ['a state that is a list', replaced(at('state.json'), '[]'), 'il n’a pas la forme attendue'],
  [
    'a mail taken away',
    ledger((lines) => lines.slice(1).join('\n')),
    'il y manque des courriels, 2 sont partis et 1 y sont',
  ],
  ['all mails taken away', replaced(at('mails.ndjson'), null), '2 sont partis et 0 y sont'],
  [
    'a mail put twice',
    ledger(([one]) => `${one}\n${one}\n`),
    'à la ligne 2, le courriel 1 est à la place du 2',
  ],
  [
    'a mail to nobody',
    ledger(([one = '', two = '']) => `${one}\n${two.replace('"to":[', '"too":[')}\n`),
    'à la ligne 2, «\u00a0to\u00a0» n’a pas la forme attendue',
  ],
  [
    'mails saved by an old editor',
    ledger((lines) => Buffer.from(lines.join('\n'), 'latin1')),
    'à la ligne 1, il n’est pas écrit en UTF-8',
  ],
  [
    'an element of no kind',
    paper(({ body }) => body.children.push({ type: 'IMAGE' })),
    'dans le corps, un élément est d’un type inconnu (IMAGE)',
  ],
  [
    'a row outside a table',
    paper(({ body }) => body.children.push({ type: 'TABLE_ROW' })),
    'dans le corps, un élément n’est pas à sa place',
  ],
  [
    'a text that is a number',
    paper(({ body }) => body.children.push({ type: 'TEXT', runs: [{ text: 3, style: {} }] })),
    'dans le corps, un texte n’en est pas un',
  ],
  [
    'a style that is a list',
    paper(({ body }) => body.children.push({ type: 'TEXT', style: [] })),
    'dans le corps, la mise en forme d’un élément n’en est pas une',
  ],
  [
    'a body that is a header',
    paper(({ body }) => Object.assign(body, { type: 'HEADER_SECTION' })),
    'dans le corps, un élément n’est pas à sa place',
  ],
  ['a file without its bytes', replaced(bytes, null), 'il manque, alors que sa fiche est là'],
  ['a file cut short', replaced(bytes, ''), 'il n’a pas la taille que dit sa fiche'],
  [
    'a folder inside itself',
    (directory) => {
      const records = [0, 1, 2].map((nth) => fileIn(directory, 'files', '.json', nth));
      const [outer = ''] = records.filter((path) => readFileSync(path, 'utf8').includes('"name":"d"'));
      const inner = records.find((path) => readFileSync(path, 'utf8').includes('"name":"e"')) ?? '';
      json(outer, (record) => Object.assign(record, { parent: JSON.parse(readFileSync(inner, 'utf8')).id }));
      return join(directory, 'files');
    },
    'ce dossier est dans lui-même',
  ],
  ['a commit that is none', replaced(at('commit.json'), '{}'), 'n’a pas la forme attendue'],
  [
    'a commit that leads elsewhere',
    replaced(at('commit.json'), '{"put":[],"remove":["../ailleurs"]}'),
    'remove.0',
  ],
];

describe('a file edited by hand into nonsense', () => {
  test.each(DAMAGES)(
    'refuses the folder in one French sentence, and nothing is touched: %s',
    (_what, damage, why) => {
      const directory = copyOf(whole);
      const path = damage(directory);
      const before = treeOf(directory);
      const open = () => createHost({ directory, program: code });
      expect(open).toThrow(HostError);
      expect(open).toThrow(path);
      expect(open).toThrow(why);
      expect(open).toThrow(
        /est abîmé\u00a0: .*Remettez-en une copie\. Rien n’a été changé dans le dossier\.$/,
      );
      expect(treeOf(directory)).toEqual(before);
    },
  );

  test('that only an editor’s mark or line ends were added to is read all the same', async () => {
    const directory = copyOf(whole);
    const mark = (path: string) =>
      writeFileSync(path, `\ufeff${readFileSync(path, 'utf8').replaceAll('\n', '\r\n')}`);
    for (const path of ['state.json', 'mails.ndjson']) mark(join(directory, path));
    mark(fileIn(directory, 'workbooks', '.json'));
    const host = createHost({ directory, program: code });
    play(host, [{ what: 'mail', text: 'encore', n: 0 }]);
    await host.close();
    const again = createHost({ directory, program: code });
    expect(again.outbox.map(({ subject }) => subject)).toEqual(['é', 'é', 'encore']);
    await again.close();
  });
});

describe('whatever people and the program do', () => {
  test('what the host wrote it can read, to the last cell', async () => {
    await fc.assert(
      fc.asyncProperty(acts(25), async (list) => {
        const options = { directory: folder(), program: code };
        const host = createHost({ ...options, now: NOW });
        play(host, list);
        const picture = pictureOf(host);
        await host.close();
        const again = createHost(options);
        expect(pictureOf(again)).toEqual(picture);
        await again.close();
      }),
      { numRuns: 12 },
    );
  });

  test('a number given where a text is asked for is its text, before and after', async () => {
    const options = { directory: folder(), program: code };
    const host = createHost({ ...options, now: NOW });
    play(host, [
      { what: 'shape', text: 'x', n: 5 },
      { what: 'write', text: 'x', n: 5 },
    ]);
    expect(host.workbooks.list().map(({ head, tabs }) => [head.name, tabs[0]?.settings.name])).toEqual([
      ['5', '5'],
    ]);
    expect(host.documents.map(({ name }) => name)).toEqual(['5']);
    await host.close();
    await createHost(options).close();
  });
});
