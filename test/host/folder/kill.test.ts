import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stream } from '../../seed.ts';
import { V3 } from '../drive/drive.ts';
import { folder, program, reopened } from '../town.ts';
import { Other } from './process.ts';

const CODE = `
function properties() { return PropertiesService.getScriptProperties(); }
function count() { return Number(properties().getProperty('n') || 0); }
function next(n) {
  MailApp.sendEmail('a@b.fr', 'n' + n, 'n' + n);
  Drive.Files.create({ name: 'f' + n }, Utilities.newBlob('contenu ' + n, 'text/plain', 'f'));
  if (n === 1) {
    properties().setProperty('book', SpreadsheetApp.create('Registre').getId());
    properties().setProperty('paper', DocumentApp.create('Lettres').getId());
  }
  SpreadsheetApp.openById(properties().getProperty('book')).getSheets()[0].getRange(1, 1).setValue(n);
  DocumentApp.openById(properties().getProperty('paper')).getBody().setText('n' + n);
  properties().setProperty('n', String(n));
}`;

test('a process killed at any moment, several times, leaves a folder of one instant, with all it said was saved', async () => {
  const random = stream();
  const scopes = ['spreadsheets', 'script.send_mail', 'documents', 'drive.file'];
  const code = program({
    code: CODE,
    scopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`),
    advanced: [V3],
  });
  const directory = folder();
  let least = 0;
  for (let round = 0; round < 3; round += 1) {
    const writer = new Other(new URL('./writer.ts', import.meta.url), directory, code);
    least = Math.max(least, Number(await writer.read()));
    await new Promise((resolve) => setTimeout(resolve, 300 * random()));
    await writer.kill();
    least = Math.max(least, ...writer.unread.map(Number));

    const host = reopened({ directory, program: code });
    const n = Number(host.call('count'));
    expect(n).toBeGreaterThanOrEqual(least);
    const [book] = host.workbooks.list();
    expect([
      host.outbox.length,
      host.files.length,
      book?.tabs[0]?.values.get(1, 1),
      host.documents[0]?.html.includes(`n${n}`),
    ]).toEqual([n, n, n, true]);
    expect(host.files.map(({ bytes }) => bytes().toString())).toEqual(
      Array.from({ length: n }, (_, index) => `contenu ${index + 1}`),
    );
    await host.close();
    expect(readdirSync(join(directory, 'mails'))).toHaveLength(n);
  }
});
