import fc from 'fast-check';
import type { Host } from '../../../host/index.ts';
import { V3 } from '../drive/drive.ts';
import { program } from '../town.ts';

const DRIVE = 'https://www.googleapis.com/auth/drive.file';
const OTHERS = ['spreadsheets', 'script.send_mail', 'script.scriptapp', 'documents'].map(
  (scope) => `https://www.googleapis.com/auth/${scope}`,
);

/** Each takes a text and a number; what there is not yet is made. */
const CODE = `
function mail(text) { MailApp.sendEmail({ to: 'a@b.fr', subject: text, body: text }); }
function property(text, n) { PropertiesService.getScriptProperties().setProperty('k' + n, text); }
function timer(text) { ScriptApp.newTrigger(text).timeBased().everyMinutes(10).create(); }
function workbook(text) { return SpreadsheetApp.create(text, 6, 4).getId(); }
function cells(text, n, id) {
  var sheet = SpreadsheetApp.openById(id).getSheets()[0];
  sheet.getRange(1 + n, 2).setValue(text).setNote(text).setBackground(n).setNumberFormat(n);
  sheet.appendRow([text, n, n > 3, new Date(2026, 0, n + 1), '=A1']);
}
function shape(text, n, id) {
  var book = SpreadsheetApp.openById(id);
  var sheet = book.getSheets()[0];
  book.rename(n);
  sheet.setName(n).setColumnWidths(1, n + 1, 90 + n);
  sheet.insertRowsAfter(1, n + 1);
  sheet.getRange('A:A').setDataValidation(
    SpreadsheetApp.newDataValidation().requireValueInList([n, text]).setAllowInvalid(true).build());
  sheet.getRange('B1:C2').protect().setDescription(text);
  if (!book.getSheetByName(text || 'vide')) book.insertSheet(text || 'vide');
}
function paper(text) { return DocumentApp.create(text).getId(); }
function write(text, n, id) {
  var doc = DocumentApp.openById(id);
  doc.setName(n).getBody().appendParagraph(text).setSpacingBefore(n);
  doc.getBody().appendTable([[text, n]]);
  if (n > 3) doc.addViewer('c@d.fr');
}
function file(text, n) {
  return Drive.Files.create({ name: text, appProperties: { n: String(n) } }, Utilities.newBlob(text, 'text/plain', 'x')).id;
}
function change(text, n, id) {
  Drive.Files.update({ name: text, trashed: n > 3 }, id, n > 2 ? Utilities.newBlob(text + n, 'text/plain', 'x') : null);
}
function remove(text, n, id) { Drive.Files.remove(id); }
`;

/** A small program of which each function changes another part of the host. */
export function actingProgram(): string {
  return program({ code: CODE, scopes: [DRIVE, ...OTHERS], advanced: [V3] });
}

/** One thing that a person or the program does. */
export interface Act {
  readonly what: keyof typeof DEEDS;
  readonly text: string;
  /** 0 to 5. */
  readonly n: number;
}

type Deed = (host: Host, text: string, n: number) => void;

const made =
  (name: string, of: (host: Host) => readonly { id: string }[], act: string): Deed =>
  (host, text, n) => {
    const all = of(host);
    const { id } = all[n % Math.max(1, all.length)] ?? { id: host.call(name, text, n) };
    host.call(act, text, n, id);
  };
const workbooks = (host: Host) => host.workbooks.list().map(({ head }) => head);
const papers = (host: Host) => host.papers.list().map(({ head }) => head);

const called =
  (name: string): Deed =>
  (host, text, n) =>
    void host.call(name, text, n);

/** Somebody at the keyboard of a workbook, in its first tab. */
const typed =
  (
    deed: (person: ReturnType<Host['workbooks']['person']>, tab: string, text: string, n: number) => void,
  ): Deed =>
  (host, text, n) => {
    const [head] = workbooks(host);
    if (head === undefined) return;
    const tab = host.workbooks.get(head.id)?.tabs[0]?.settings.name ?? '';
    deed(host.workbooks.person(head.id, { as: head.owner }), tab, text, n);
  };

const DEEDS = {
  mail: called('mail'),
  property: called('property'),
  timer: called('timer'),
  workbook: called('workbook'),
  paper: called('paper'),
  file: called('file'),
  cells: made('workbook', workbooks, 'cells'),
  shape: made('workbook', workbooks, 'shape'),
  write: made('paper', papers, 'write'),
  change: made('file', ({ files }) => files, 'change'),
  remove: made('file', (host) => [...host.files, ...papers(host)], 'remove'),
  type: typed((person, tab, text, n) =>
    person.paste(tab, `${'ABCDEF'[n]}${n + 3}`, [[text, String(n)], ['=1+1']]),
  ),
  sort: typed((person, tab, text, n) => person.sort(tab, 1 + (n % 2), text.length > 1)),
  filter: typed((person, tab, text) => person.filter(tab, 1, [text])),
  rows: typed((person, tab, _text, n) => (n > 2 ? person.insertRows(tab, n) : person.deleteRows(tab, 1 + n))),
  columns: typed((person, tab, _text, n) =>
    n > 2 ? person.insertColumns(tab, 2) : person.deleteColumns(tab, 1),
  ),
  clock: (host, _text, n) => host.clock.set(host.clock.now() + n * 1_000),
} satisfies Record<string, Deed>;

/** What people and the program may do, in any order. */
export const acts = (most: number): fc.Arbitrary<Act[]> =>
  fc.array(
    fc.record({
      what: fc.constantFrom(...(Object.keys(DEEDS) as Act['what'][])),
      text: fc.oneof(
        fc.constantFrom('Élève', '=A1', '01234', "l'été\n", ''),
        fc.string({ unit: 'grapheme', maxLength: 5 }),
      ),
      n: fc.nat({ max: 5 }),
    }),
    { minLength: 1, maxLength: most },
  );

/** Does them; what Google or the host refuses is not done, and stays refused. */
export function play(host: Host, list: readonly Act[]): void {
  for (const { what, text, n } of list) {
    try {
      DEEDS[what](host, text, n);
    } catch (error) {
      if (!(error instanceof Error) || !['HostError', 'Exception', 'ScriptFailure'].includes(error.name))
        throw error;
    }
  }
}

/** Everything that the folder must bring back. */
export function pictureOf(host: Host): unknown {
  const { properties, triggers, mailUse, documentUse, executions } = host.state;
  return JSON.parse(
    JSON.stringify({
      workbooks: host.workbooks.list().map((workbook) => workbook.toJson()),
      papers: host.papers.list().map((paper) => paper.toJson()),
      files: host.files.map((file) => ({ ...file, content: file.bytes().toString('base64') })),
      mails: host.outbox,
      state: { properties, triggers, mailUse, documentUse, executions, clock: host.clock.state },
    }),
  );
}
