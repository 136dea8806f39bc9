import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput, CallName } from '../../src/calls.ts';
import { later, livedTown, traces } from '../story/lived.ts';
import { owner, type Town } from '../story/town.ts';
import { violations } from './axe.ts';
import { no, type Office, press } from './office-town.ts';
import { toPerson } from './rights-data-screens.ts';
import { createKeeping, totalDue } from './rights-data-town.ts';
import { type Browser, builtPage, launch, visit } from './support.ts';

/** What a manager does of data that were kept long enough, and for one person; on the built program or an invented one. */

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('rights')]);
});
afterAll(() => browser.close());

type Program = Parameters<typeof visit>[1]['program'];

async function come(
  page: { readonly html: string; readonly boot: unknown; readonly program: Program },
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const visitor = await visit(browser, { ...page, width: 1280 });
  visitor.page.setDefaultTimeout(20_000);
  await use(visitor.page);
  expect(await violations(visitor.page)).toEqual([]);
  expect(visitor.requests).toEqual([]);
  await visitor.context.close();
}

function comeTo(town: Town, action: string, use: (page: Page) => Promise<void>) {
  const served = town.host.visit({ page: 'droits', action }, owner).html;
  const program = (name: string, args: never) => ({
    json: town.ask(name as CallName, args as CallInput<CallName>, owner),
  });
  return come({ html: served, boot: {}, program }, use);
}

const comeToFake = (office: Office, section: string, use: (page: Page) => Promise<void>) =>
  come({ html, boot: { section }, program: office.answer }, use);

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const broken = no({ kind: 'broken', message: 'Une panne est survenue. Référence abc.' });
const keysOf = (calls: readonly { readonly requestKey: string }[]) =>
  new Set(calls.map(({ requestKey }) => requestKey));

/** What a link gives, as it lies on the disk. */
async function downloaded(page: Page, link: RegExp): Promise<readonly [name: string, text: string]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).click(),
  ]);
  return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
}

/** The total that the page asks to type. */
async function typeTotal(page: Page): Promise<void> {
  const field = page.getByLabel(/^Tapez le total/);
  const label = (await page.locator('label[for="confirmed"]').textContent()) ?? '';
  await field.fill(/\(([^)]+)\)/.exec(label)?.[1] ?? '');
}

describe('a purge', () => {
  test('six years on: prepared, its bordereau kept, its visa recorded, and nothing of anybody left, by the keys alone', async () => {
    const town = livedTown();
    const mails = town.records('Registre', 'Personnes').flatMap((row) => row['Courriel'] || []);
    later(town, 6);
    expect(traces(town, mails).length).toBeGreaterThan(0);
    await comeTo(town, 'conservation', async (page) => {
      await heading(page, 'Conservation');
      await page.keyboard.press('Control+Enter');
      await heading(page, /^Préparer le bordereau/);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').getByText('Une réponse est à corriger').waitFor();
      await typeTotal(page);
      await page.keyboard.press('Control+Enter');
      await heading(page, 'Bordereau d’élimination E0001');
      const [name, bordereau] = await downloaded(page, /^Télécharger le bordereau/);
      expect(name).toBe('bordereau-E0001.html');
      expect(bordereau).toContain('<h2>Visa des archives</h2>');
      expect(mails.filter((mail) => bordereau.includes(mail))).toEqual([]);
      await page.keyboard.press('Control+Enter');
      await page.getByLabel('Qui a donné le visa').fill('Jo Archives');
      await page.getByLabel('En quelle qualité').fill('directeur des archives');
      for (const [box, text] of [
        ['Jour', '4'],
        ['Mois', '10'],
        ['Année', '2033'],
      ] as const)
        await page.getByLabel(box, { exact: true }).fill(text);
      await page.keyboard.press('Control+Enter');
      await page
        .locator('#on-error')
        .getByText(/n’est pas encore venu/)
        .waitFor();
      await page.getByLabel('Année', { exact: true }).fill('2032');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Le visa est enregistré').waitFor();
      await page.getByText('Jo Archives, directeur des archives, le lundi 4\u00a0octobre 2032').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByText('C’est sans retour').waitFor();
      await typeTotal(page);
      await page.keyboard.press('Control+Enter');
      await page.getByText('Le bordereau E0001 est exécuté').waitFor();
      await page.getByText(/^Identité et coordonnées\s: 97\slignes$/).waitFor();
      await page.keyboard.press('Control+Enter');
      await heading(page, 'Conservation');
      await page.getByText('Rien n’est à éliminer').waitFor();
    });
    expect(traces(town, mails)).toEqual([]);
  }, 180_000);

  test('goes on by the very same call until it is done, its progress said; a failure loses nothing', async () => {
    const office = createKeeping('allowed');
    const first = office.answer('office.purge', {} as never);
    office.interrupt('office.purge', 'null', first, broken);
    office.calls.length = 0;
    await comeToFake(office, 'conservation', async (page) => {
      await press(page, 'Ouvrir le bordereau E0003');
      await press(page, 'Détruire ces données…');
      await page.getByLabel(/^Tapez le total/).fill('6088');
      await press(page, 'Détruire pour toujours');
      expect(office.callsOf('office.purge')).toEqual([]);
      await page.getByLabel(/^Tapez le total/).fill(String(totalDue));
      await press(page, 'Détruire pour toujours');
      await page.getByText('Référence abc').waitFor();
      const sections = page.getByRole('navigation').getByRole('button', { name: 'Données d’une personne' });
      expect(await sections.isEnabled()).toBe(true);
      await press(page, 'Reprendre');
      await page.getByText('Le bordereau E0003 est exécuté').waitFor();
    });
    const calls = office.callsOf('office.purge');
    expect(calls.length).toBeGreaterThan(3);
    expect(keysOf(calls).size).toBe(1);
  });

  test('counts again what changed meanwhile, and prepares nothing', async () => {
    const office = createKeeping();
    const fields = [{ field: 'confirmed', message: 'Tapez 12 pour confirmer.' }];
    const message = 'Le total est maintenant de 12. Aucun bordereau n’est préparé.';
    office.interrupt('office.preparePurge', no({ kind: 'invalid', message, fields }));
    await comeToFake(office, 'conservation', async (page) => {
      await press(page, 'Préparer le bordereau…');
      await typeTotal(page);
      await press(page, 'Préparer le bordereau');
      await page.locator('#confirmed-error').getByText('Tapez 12').waitFor();
      expect(office.callsOf('office.retention')).toHaveLength(2);
      await heading(page, /^Préparer/);
    });
  });
});

describe('one person', () => {
  test('is found among namesakes, told without a word of the others, then erased; the others stay', async () => {
    const town = livedTown();
    await comeTo(town, 'personne', async (page) => {
      await heading(page, 'Données d’une personne');
      await page.getByLabel('Chercher une personne').fill('bonnet');
      await page.keyboard.press('Enter');
      const boxes = page.getByRole('checkbox');
      await boxes.first().waitFor();
      expect(
        await boxes.evaluateAll((all) => all.filter((box) => (box as HTMLInputElement).checked)),
      ).toEqual([]);
      await page.getByRole('checkbox', { name: /^Mei Bonnet/ }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Control+Enter');
      await heading(page, 'Mei Bonnet');
      await page.keyboard.press('Control+Enter');
      await heading(page, 'Données de Mei Bonnet');
      const [name, text] = await downloaded(page, /JSON$/);
      expect(name).toMatch(/^donnees-personnelles-P\d+\.json$/);
      expect(JSON.parse(text).personne).toBe('Mei Bonnet');
      const [page1, paper] = await downloaded(page, /^Télécharger ses données$/);
      expect(page1).toMatch(/^donnees-personnelles-P\d+\.html$/);
      for (const other of ['David', 'Véronique', 'Inès']) expect(text + paper).not.toContain(other);
      await page.keyboard.press('Control+Enter');
      await press(page, 'Effacer ses données…');
      await page.getByText('La demande de réinscription de Mei disparaît').waitFor();
      await page.getByLabel(/^Demande à laquelle/).fill('D0001');
      await typeTotal(page);
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').getByText('Lisez ce que cela entraîne').waitFor();
      expect(town.records('Registre', 'Éliminations')).toEqual([]);
      await page.getByLabel(/^La personne le sait/).check();
      await page.keyboard.press('Control+Enter');
      await page.getByText('C’est effacé').waitFor();
      await page.keyboard.press('Control+Enter');
      expect(await page.getByLabel('Chercher une personne').inputValue()).toBe('');
    });
    const names = town.get('office.findPeople', { words: 'bonnet' }, owner).found.map((one) => one.name);
    expect(names).toEqual(['David Bonnet', 'Véronique Bonnet', 'Inès BONNET']);
  }, 120_000);

  test('is put right, and frozen at their demand then free again, on the record that was chosen', async () => {
    const town = livedTown();
    const mei = () => town.get('office.findPeople', { words: 'mei' }, owner).found[0];
    const choose = async (page: Page) => {
      await page.getByLabel('Chercher une personne').fill('mei');
      await page.keyboard.press('Enter');
      await page.getByRole('checkbox', { name: /^Me[iï]/ }).check();
      await page.keyboard.press('Control+Enter');
    };
    const because = async (page: Page) => {
      await page.getByLabel('Motif').fill('D0001');
      await page.keyboard.press('Control+Enter');
    };
    await comeTo(town, 'personne', async (page) => {
      await choose(page);
      await press(page, /^Rectifier cette fiche/);
      await page.getByLabel('Prénom').fill('Meï');
      await page.getByLabel('Année', { exact: true }).fill('2999');
      await because(page);
      await page.locator('#birthDate-error').waitFor();
      expect(mei()?.name).toBe('Mei Bonnet');
      await page.getByLabel('Année', { exact: true }).fill('2011');
      await page.keyboard.press('Control+Enter');
      await page.getByText('La fiche est rectifiée').waitFor();
      expect([mei()?.name, mei()?.facts[0]?.[1]]).toEqual(['Meï Bonnet', '19/01/2011']);
      await choose(page);
      await press(page, 'Geler à sa demande…');
      await page.getByText('La demande de Meï reste telle quelle').waitFor();
      await because(page);
      await page.getByText('Ses données sont gelées, à sa demande').waitFor();
      await press(page, /^Rectifier cette fiche/);
      await page.getByLabel('Prénom').fill('Mei');
      await because(page);
      await page.getByText('Rien n’est rectifié').waitFor();
      await page.keyboard.press('Escape');
      await press(page, 'Geler à sa demande…');
      await because(page);
      await page.getByText('Le gel demandé est levé').waitFor();
    });
    const refs = [mei()?.ref ?? ''];
    expect(town.get('office.limitPreview', { refs }, owner).isLimited).toBe(false);
  }, 120_000);

  test('is erased by the very same call until it is done; a refusal shows the count as it is now', async () => {
    const office = createKeeping();
    office.interrupt(
      'office.erase',
      no({ kind: 'invalid', message: 'Le total est maintenant de 6.' }),
      'fails',
    );
    await comeToFake(office, 'personne', async (page) => {
      await toPerson(page);
      await press(page, 'Effacer ses données…');
      const fill = async () => {
        await page.getByLabel(/^La personne le sait/).check();
        await page.getByLabel(/^Demande à laquelle/).fill('D0001');
        await typeTotal(page);
        await press(page, 'Effacer pour toujours');
      };
      await fill();
      await page.getByText('Le total est maintenant de 6').waitFor();
      await press(page, 'Revenir');
      await heading(page, /^Effacer les données/);
      expect(office.callsOf('office.erasePreview')).toHaveLength(2);
      await fill();
      await page.getByText('C’est effacé').waitFor();
      // What an import does with whoever the school's own program still has (`src/people/forgotten.ts`).
      await page
        .getByText('Sinon, un responsable revient dès le prochain import, et un élève après douze mois.')
        .waitFor();
    });
    const calls = office.callsOf('office.erase');
    expect(new Set(calls.map(({ refs, reason }) => `${refs} ${reason}`))).toEqual(
      new Set(['acces:P12 D0001']),
    );
    expect(keysOf(calls.slice(1)).size).toBe(1);
    expect(calls.length).toBeGreaterThan(3);
  });

  test('is held with each record not held yet, once; then it is said, and lifted by its number', async () => {
    const office = createKeeping();
    await comeToFake(office, 'personne', async (page) => {
      await page.getByLabel('Chercher une personne').fill('vidal');
      await page.keyboard.press('Enter');
      await page.getByLabel(/Élise Vidal.*E20031/).check();
      await page.getByText('peut-être la même personne').waitFor();
      await page.getByLabel(/Élise Vidal.*W0012/).check();
      await press(page, 'Continuer avec 2\u00a0fiches');
      await press(page, 'Geler pour un litige…');
      await page.getByText('1\u00a0fiche à geler').waitFor();
      await page.getByLabel('Motif').fill('Recours.');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Ses données sont gelées, pour un litige').waitFor();
    });
    expect(office.callsOf('office.hold').map(({ kind, target }) => [kind, target])).toEqual([
      ['person', 'bulletin:W0012'],
    ]);
    await comeToFake(office, 'conservation', async (page) => {
      await press(page, /Lever.*Contestation R0003/);
      await page.getByLabel('Motif').fill('Jugement définitif.');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Le gel est levé').waitFor();
    });
    expect(office.callsOf('office.liftHold').map(({ target }) => target)).toEqual(['R0003']);
  });
});

test('a person, a course or a draw is held from the page of what is kept: Enter searches, and sends nothing', async () => {
  const office = createKeeping();
  await comeToFake(office, 'conservation', async (page) => {
    await press(page, 'Geler…');
    await page.getByLabel('Chercher une personne').fill('vidal');
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: /E20044/ }).check();
    expect(office.callsOf('office.hold')).toEqual([]);
    await page.getByLabel('Motif').fill('Recours.');
    await press(page, 'Geler');
    await page.getByText('Le gel est posé').waitFor();
    await press(page, 'Geler…');
    await page.getByLabel('Un tirage').check();
    await page.getByLabel('Nom du tirage').fill(' BREZOLLES-2026-09-14 ');
    await page.getByLabel('Motif').fill('Recours.');
    await press(page, 'Geler');
    await page.getByText('Le gel est posé').waitFor();
  });
  expect(office.callsOf('office.hold').map(({ kind, target }) => [kind, target])).toEqual([
    ['person', 'acces:P13'],
    ['draw', 'BREZOLLES-2026-09-14'],
  ]);
});

test('durations are changed all at once, what is out of bounds said at its field before anything is sent', async () => {
  const office = createKeeping();
  await comeToFake(office, 'conservation', async (page) => {
    await press(page, 'Modifier les durées…');
    await page.getByLabel('Lettres imprimées').fill('25');
    await page.keyboard.press('Control+Enter');
    await page.locator('#months-letters-error').waitFor();
    expect(office.callsOf('office.setRetention')).toEqual([]);
    await page.getByLabel('Lettres imprimées').fill('18');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Les durées sont enregistrées').waitFor();
    await page.getByText('18\u00a0mois après l’impression').waitFor();
  });
  expect(
    office.callsOf('office.setRetention').map(({ months }) => [months['letters'], months['students']]),
  ).toEqual([[18, 60]]);
});
