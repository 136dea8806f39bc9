import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { HostError } from '../../host/index.ts';
import { folder, NOW, program, reopened } from './town.ts';

const CODE = `
function keep() {
  PropertiesService.getScriptProperties().setProperty('k', 'é');
  ScriptApp.newTrigger('tick').timeBased().everyMinutes(10).create();
  MailApp.sendEmail({ to: 'a@b.fr', cc: 'c@d.fr', subject: 'Réinscription', body: 'Bonjour', htmlBody: '<p>Été</p>',
    name: 'Conservatoire', replyTo: 'ecole@ville.example.org', attachments: [Utilities.newBlob('é', 'text/csv', 'à lire.csv')] });
  SpreadsheetApp.create('Registre').getSheets()[0].getRange(1, 1).setValue('Élève');
}
function kept() { return PropertiesService.getScriptProperties().getProperty('k'); }
function tick() {}`;

describe('state', () => {
  test('survives closing and opening again: properties, timers, mails, workbooks, clock', async () => {
    const options = { directory: folder(), program: program({ code: CODE }) };
    const first = reopened({ ...options, now: NOW });
    first.call('keep');
    first.clock.set(NOW + 3_600_000);
    const ids = [first.addressOf('public'), first.addressOf('domain')];
    await first.close();
    const second = reopened(options);
    expect([second.addressOf('public'), second.addressOf('domain')]).toEqual(ids);
    expect(second.call('kept')).toBe('é');
    expect(second.outbox.map(({ to, subject }) => [to, subject])).toEqual([[['a@b.fr'], 'Réinscription']]);
    expect(second.clock.now()).toBe(NOW + 3_600_000);
    expect(second.advance({ minutes: 1 }).map(({ handler }) => handler)).toEqual(['tick']);
    const [workbook] = second.workbooks.list();
    const person = second.workbooks.person(workbook?.head.id ?? '', { as: second.town.owner });
    expect(person.values('Feuille 1')).toEqual([['Élève']]);
  });

  test('another session of the same seed draws other identifiers', async () => {
    const options = { directory: folder(), program: program(), now: NOW, seed: 1 };
    const first = reopened(options);
    const uuid = first.evaluate('Utilities.getUuid()');
    await first.close();
    expect(reopened(options).evaluate('Utilities.getUuid()')).not.toBe(uuid);
  });

  test('each mail is a file that any mail program opens', async () => {
    const directory = folder();
    const host = reopened({ directory, program: program({ code: CODE }), now: NOW });
    host.call('keep');
    await host.close();
    const mail = await PostalMime.parse(readFileSync(join(directory, 'mails', '000001.eml')));
    expect(mail).toMatchObject({
      subject: 'Réinscription',
      from: { address: 'dacapo@ville.example.org', name: 'Conservatoire' },
      to: [{ address: 'a@b.fr' }],
      replyTo: [{ address: 'ecole@ville.example.org' }],
      date: new Date(Math.floor((host.outbox[0]?.at ?? 0) / 1000) * 1000).toISOString(),
    });
    expect([mail.text?.trim(), mail.html?.trim()]).toEqual(['Bonjour', '<p>Été</p>']);
    expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      ['à lire.csv', 'text/csv'],
    ]);
  });
});

describe('a folder', () => {
  test('open in one host is refused to a second, in French', async () => {
    const options = { directory: folder(), program: program() };
    const first = reopened(options);
    expect(() => reopened(options)).toThrow(
      new HostError(
        `Le dossier «\u00a0${options.directory}\u00a0» est déjà ouvert par une autre répétition. Fermez-la d’abord.`,
      ),
    );
    await first.close();
    expect(() => first.evaluate('1')).toThrow('Cette répétition est fermée.');
    expect(reopened(options).evaluate('1')).toBe(1);
  });

  test('whose process died may be opened, one whose process lives may not', () => {
    const [dead, alive] = [folder(), folder()];
    lockedBy(dead, 2 ** 22 + 1);
    lockedBy(alive, process.ppid);
    expect(reopened({ directory: dead, program: program() }).outbox).toEqual([]);
    expect(() => reopened({ directory: alive, program: program() })).toThrow('est déjà ouvert');
  });

  test.each(['state.json', 'mails.ndjson'])(
    'with a damaged %s is refused in one sentence naming it',
    async (name) => {
      const options = { directory: folder(), program: program({ code: CODE }) };
      const first = reopened(options);
      first.call('keep');
      await first.close();
      writeFileSync(join(options.directory, name), '{"version":1,\n');
      expect(() => reopened(options)).toThrow(HostError);
      expect(() => reopened(options)).toThrow(join(options.directory, name));
      expect(existsSync(join(options.directory, 'ouvert.lock'))).toBe(false);
    },
  );

  test('whose last mail was cut short by a crash opens without it', async () => {
    const options = { directory: folder(), program: program({ code: CODE }) };
    const first = reopened(options);
    first.call('keep');
    await first.close();
    const ledger = join(options.directory, 'mails.ndjson');
    writeFileSync(ledger, `${readFileSync(ledger, 'utf8')}{"number":2,"at":`);
    expect(reopened(options).outbox).toHaveLength(1);
  });

  test('of a program that was not built is refused in French', () => {
    expect(() => reopened({ directory: folder(), program: folder() })).toThrow(
      /Le programme «\u00a0.*\u00a0» n’a pas de fichier appsscript.json\u00a0: a-t-il été construit/,
    );
  });
});

/** A folder that a process has open, when it began being unknown. */
function lockedBy(directory: string, pid: number): void {
  mkdirSync(join(directory, 'ouvert.lock'));
  writeFileSync(join(directory, 'ouvert.lock', `${pid}--0a`), '');
}
