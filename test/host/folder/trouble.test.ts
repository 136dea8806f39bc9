import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createHost, HostError } from '../../../host/index.ts';
import { Saver } from '../../../host/saver.ts';
import { folder, NOW, program, reopened } from '../town.ts';
import { type Fault, refusal, TestDisk } from './disk.ts';

const CODE = `
function keep(n) { PropertiesService.getScriptProperties().setProperty('n', n); }
function kept() { return PropertiesService.getScriptProperties().getProperty('n'); }
function mail() { MailApp.sendEmail('a@b.fr', 'Objet', 'Texte'); }`;

const failing = (code: string) => (): Fault => ({ when: 'before', code });
const never = () => undefined;

function troubled(code: string) {
  const [directory, disk] = [folder(), new TestDisk()];
  const options = { directory, program: program({ code: CODE }) };
  const host = reopened({ ...options, disk, now: NOW });
  host.call('keep', 'un');
  host.save();
  disk.fault = failing(code);
  host.call('keep', 'deux');
  return { directory, disk, host, options };
}

describe('a folder that cannot be written', () => {
  test.each([
    ['ENOSPC', 'le disque est plein', 'Libérez de la place'],
    ['EDQUOT', 'le disque est plein', 'Libérez de la place'],
    ['EACCES', 'l’écriture y est refusée', 'Rendez à votre compte le droit d’y écrire'],
    ['EROFS', 'l’écriture y est refusée', 'Rendez à votre compte le droit d’y écrire'],
    ['EIO', 'la machine répond «\u00a0EIO: refused, write\u00a0»', 'Vérifiez le disque'],
  ])('says what happened, what is safe, what to do: %s', (code, what, remedy) => {
    const { directory, disk, host } = troubled(code);
    host.save();
    expect(host.trouble).toBe(
      `Les derniers changements ne sont pas encore enregistrés dans le dossier «\u00a0${directory}\u00a0»\u00a0: ${what}. Rien n’est perdu tant que Da Capo reste ouvert. ${remedy}\u00a0: l’enregistrement reprendra de lui-même.`,
    );
    expect(host.call('kept')).toBe('deux');
    disk.fault = never;
    host.save();
    expect(host.trouble).toBeUndefined();
  });

  test('at the end says that what came after the last save is lost, and the rest is there', async () => {
    const { directory, host, options } = troubled('ENOSPC');
    await expect(host.close()).rejects.toThrow(
      new HostError(
        `Les derniers changements n’ont pas pu être enregistrés\u00a0: le disque est plein. Le dossier «\u00a0${directory}\u00a0» est entier, tel qu’au dernier enregistrement\u00a0; ce qui a été fait depuis est perdu. Libérez de la place avant de recommencer.`,
      ),
    );
    rmSync(join(directory, 'ouvert.lock'), { recursive: true });
    expect(reopened(options).call('kept')).toBe('un');
  });

  test('cannot be opened, in one French sentence', () => {
    const disk = new TestDisk();
    disk.fault = failing('EACCES');
    const options = { directory: folder(), disk, program: program() };
    expect(() => createHost(options)).toThrow(
      new HostError(
        `Le dossier «\u00a0${options.directory}\u00a0» ne peut pas être ouvert\u00a0: l’écriture y est refusée. Rendez à votre compte le droit d’y écrire, puis recommencez.`,
      ),
    );
  });

  test('leaves mails without their own file for later, and says so', async () => {
    const { disk, host, directory } = troubled('ENOSPC');
    disk.fault = never;
    host.call('mail');
    let isSaved = false;
    disk.watch = (path) => {
      isSaved ||= path.endsWith('mails');
    };
    disk.fault = () => (isSaved ? { when: 'before', code: 'ENOSPC' } : undefined);
    host.save();
    await expect(host.state.outbox.settled()).rejects.toThrow('fichier .eml');
    expect(host.trouble).toMatch(/^Des courriels .* le disque est plein\. Aucun n’est perdu\./);
    disk.fault = never;
    host.save();
    await host.close();
    expect(readdirSync(join(directory, 'mails'))).toEqual(['000001.eml']);
  });
});

describe('a folder that is no longer this host’s', () => {
  test('is written no more: what another did there meanwhile is never covered', async () => {
    const directory = folder();
    const options = { directory, program: program({ code: CODE }), now: NOW };
    const first = reopened(options);
    first.call('keep', 'un');
    rmSync(join(directory, 'ouvert.lock'), { recursive: true });
    const second = reopened(options);
    second.call('keep', 'deux');
    await second.close();
    first.save();
    expect(first.trouble).toMatch(/n’est plus réservé à cette répétition/);
    await expect(first.close()).rejects.toThrow(
      /n’est plus réservé .* ce qui a été fait depuis est perdu\.$/,
    );
    expect(reopened(options).call('kept')).toBe('deux');
  });

  test('is not made again where it was removed', () => {
    const { directory, disk, host } = troubled('ENOSPC');
    disk.fault = never;
    rmSync(directory, { recursive: true });
    host.save();
    expect(host.trouble).toMatch(/n’est plus réservé/);
    expect(existsSync(directory)).toBe(false);
    return expect(host.close()).rejects.toThrow(HostError);
  });
});

describe('saving by itself', () => {
  afterEach(() => void vi.useRealTimers());

  test('tries again later and later, up to half a minute, and throws at nobody', () => {
    vi.useFakeTimers();
    let [tries, isFull] = [0, true];
    const saver = new Saver(() => {
      tries += 1;
      if (isFull) throw refusal('ENOSPC');
    });
    saver.soon();
    const pauses: number[] = [];
    for (let seconds = 0, seen = 0; seconds < 200; seconds += 1) {
      vi.advanceTimersByTime(1_000);
      if (tries > seen) pauses.push(seconds);
      seen = tries;
    }
    expect(pauses.map((at, index) => at - (pauses[index - 1] ?? 0))).toEqual([
      0, 2, 4, 8, 16, 30, 30, 30, 30, 30,
    ]);
    expect(saver.failure).toMatchObject({ code: 'ENOSPC' });
    isFull = false;
    vi.advanceTimersByTime(30_000);
    expect([saver.failure, vi.getTimerCount()]).toEqual([undefined, 0]);
  });
});
