import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput, CallName } from '../../src/calls.ts';
import {
  ceremony,
  closed,
  decideDoubts,
  freeze,
  opens,
  publishedTown,
  rulesVersion,
  seeded,
} from '../story/lottery.ts';
import { owner, type Town } from '../story/town.ts';
import { violations } from './axe.ts';
import {
  chooseTwo,
  fillContact,
  fillWho,
  findMine,
  onward,
  press,
  screens,
  toWishes,
} from './ballot-screens.ts';
import {
  bootOf,
  cancelledDraw,
  drawnDraw,
  frozenDraw,
  lotteryTown,
  postponedOnce,
  published,
} from './ballot-town.ts';
import { type Browser, builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('ballot')]);
});
afterAll(() => browser.close());

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** Opens a page of the lottery as the built program serves it, on a phone. */
async function come(town: Town, page: string, use: (page: Page) => Promise<void>): Promise<void> {
  const served = town.host.visit({ page });
  const program = (name: string, args: never) => ({
    json: town.ask(name as CallName, args as CallInput<CallName>),
  });
  const visitor = await visit(browser, { html: served.html, boot: {}, program, width: 360 });
  visitor.page.setDefaultTimeout(20_000);
  await use(visitor.page);
  expect(visitor.requests).toEqual([]);
  expect(await visitor.context.cookies()).toEqual([]);
  await visitor.context.close();
}

const mail = 'berenice.marchand@example.org';

describe('a parent of two, on a phone, on the real program', () => {
  test('reads the places, hands in ordered ballots for one child then the other, and finds where they stand', async () => {
    const town = publishedTown();
    town.host.clock.set(opens);
    await come(town, 'places', async (page) => {
      await heading(page, /^Cours et places/);
      await page.getByText('Violon débutant').first().waitFor();
      expect(await violations(page)).toEqual([]);
    });
    await come(town, 'bulletin', async (page) => {
      await press(page, 'Commencer');
      await fillWho(page, { postcode: '91990' });
      await onward(page);
      await heading(page, /Qui êtes-vous/);
      await page.getByLabel('Votre nom').fill('Marchand');
      await page.getByLabel('Votre prénom').fill('Bérénice');
      await page.getByLabel('Courriel').fill(mail);
      await onward(page);
      await page
        .getByRole('alert')
        .getByText(/numéro de pôle famille/)
        .waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByLabel('Numéro de pôle famille').fill('PF597935');
      await onward(page);
      await page.getByRole('checkbox', { name: 'Musique', exact: true }).check();
      for (const name of [/^Violon/, /^Piano/]) await page.getByRole('checkbox', { name }).check();
      await press(page, 'Monter\u00a0: Piano');
      await page.getByRole('checkbox', { name: 'Théâtre', exact: true }).check();
      await page.getByRole('checkbox', { name: /^Théâtre 8/ }).check();
      await onward(page);
      await page.getByRole('radio', { name: /^Je préfère/ }).check();
      await press(page, 'Monter\u00a0: Théâtre');
      await onward(page);
      await onward(page);
      await press(page, 'Envoyer mes 2\u00a0bulletins');
      await heading(page, '2\u00a0bulletins reçus');
      await page.getByText('W0002').first().waitFor();
      expect(await violations(page)).toEqual([]);

      await press(page, /^Un autre enfant/);
      expect(await page.getByLabel('Numéro et rue').inputValue()).toBe('12 rue des Lilas');
      await fillWho(page, { firstName: 'Tom', year: '2017', postcode: '91990' });
      await onward(page);
      expect(await page.getByLabel('Numéro de pôle famille').inputValue()).toBe('PF597935');
      await onward(page);
      await page.getByRole('checkbox', { name: 'Arts plastiques', exact: true }).check();
      await page.getByRole('checkbox', { name: /^Atelier terre/ }).check();
      await onward(page);
      await onward(page);
      await press(page, 'Envoyer mon bulletin');
      await heading(page, 'Bulletin reçu');
    });
    const rows = town.records('Registre', 'Bulletins');
    expect(rows.map((row) => [row['N°'], row['Prénom'], row['Activité'], row['Vœux'], row['Ordre']])).toEqual(
      [
        ['W0001', 'Léa', 'Théâtre', '["HAN-T8"]', '1'],
        ['W0002', 'Léa', 'Musique', '["MUS-PIA","MUS-VIO"]', '2'],
        ['W0003', 'Tom', 'Arts plastiques', '["GAL-TER"]', ''],
      ],
    );
    town.host.advance({ minutes: 30 });
    const subjects = () =>
      town.host.outbox.filter(({ to }) => to.includes(mail)).map(({ subject }) => subject);
    expect(subjects().filter((subject) => subject.startsWith('Bulletins reçus'))).toHaveLength(2);

    town.host.clock.set(closed);
    decideDoubts(town);
    const { draw } = freeze(town);
    town.host.advance({ minutes: 30 });
    const numbers = subjects().flatMap(
      (subject) => /^Participation (T\d+) .* Léa M/.exec(subject)?.[1] ?? [],
    );
    expect(numbers).toHaveLength(1);
    await come(town, 'tirage', async (page) => {
      await heading(page, 'La liste du tirage est figée');
      await page.getByText('Recalculé sur votre appareil\u00a0: c’est exact').waitFor();
      await findMine(page, numbers[0] ?? '');
      await page.getByText(`participation ${numbers[0]} R HAN-T8,MUS-PIA,MUS-VIO`).waitFor();
      expect(await violations(page)).toEqual([]);
    });
    town.host.clock.set(ceremony);
    town.get('office.makeDraw', seeded(draw), owner);
    await come(town, 'tirage', async (page) => {
      await heading(page, 'Le tirage est fait');
      await page.getByText('Recalculé sur votre appareil\u00a0: c’est exact').waitFor();
      await findMine(page, numbers[0] ?? '');
      await page.getByText(`${numbers[0]} a une place\u00a0: Théâtre`).waitFor();
      expect(await violations(page)).toEqual([]);
    });
  });
});

/** The page alone, on a town that answers as told. */
async function alone(town = lotteryTown()): Promise<Page> {
  const boot = bootOf(town.lottery.draw ? 'tirage' : 'bulletin');
  const { page } = await visit(browser, { html, boot, program: town.answer });
  page.setDefaultTimeout(15_000);
  return page;
}

test('shows the rules to anybody, without an access (IVR-070)', async () => {
  await come(publishedTown(), 'reglement', async (page) => {
    await heading(page, /^Règlement du tirage au sort/);
    await page.getByText(`Version ${rulesVersion}`).waitFor();
    await page.getByRole('heading', { name: 'Les bulletins' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('choosing wishes', () => {
  test('greys the courses of another age and says why; the fifth wish is refused, and said', async () => {
    const page = await alone();
    await toWishes(page);
    await page.getByRole('checkbox', { name: 'Musique', exact: true }).check();
    const young = page.getByRole('checkbox', { name: /^Éveil musical/ });
    expect(await young.isDisabled()).toBe(true);
    await page.getByText('Pas pour 8\u00a0ans').waitFor();
    for (const name of [/^Violon/, /^Piano/, /^Clarinette/, /^Alto/])
      await page.getByRole('checkbox', { name }).check();
    await page.getByRole('checkbox', { name: /^Guitare/ }).click();
    expect(await page.getByRole('checkbox', { name: /^Guitare/ }).isChecked()).toBe(false);
    await page
      .getByText(/^4\u00a0vœux au plus/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test('is put in order with the keyboard: the focus follows, and the new place is said', async () => {
    const town = lotteryTown();
    const page = await alone(town);
    await toWishes(page);
    await chooseTwo(page);
    await page.getByRole('button', { name: 'Monter\u00a0: Chorale' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Chorale\u00a0: 2e vœu.').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Monter\u00a0: Chorale');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Descendre\u00a0: Chorale');
    await onward(page);
    await page.getByRole('radio', { name: /^Sans ordre/ }).check();
    await onward(page);
    await onward(page);
    await press(page, /^Envoyer/);
    await heading(page, '2\u00a0bulletins reçus');
    const [sent] = town.sent;
    expect(sent?.ballots.ballots[0]?.wishes).toEqual(['MUS-CHO', 'MUS-0', 'MUS-1']);
    expect(sent?.ballots.isOrdered).toBe(false);
    await page.context().close();
  });
});

describe('sending', () => {
  const reach = screens.find(({ name }) => name === 'receipt')?.reach;

  test('ticks no box for anybody, and sends the version of the rules that was on the screen (IVR-072, IVR-082)', async () => {
    const town = lotteryTown();
    const page = await alone(town);
    await reach?.(page);
    await heading(page, '2\u00a0bulletins reçus');
    expect(town.sent.map(({ ballots: { consents, rules } }) => [consents, rules])).toEqual([
      [{ publication: false, culture: false, municipal: false, nextYear: false }, '2026-2027/1'],
    ]);
    await page.context().close();
  });

  test('is done again, the very same, when the answer is lost, and with its proof of arrival when it is busy', async () => {
    const town = lotteryTown();
    const refusal = { kind: 'busy', message: 'Beaucoup de monde.', arrival: 'preuve' };
    town.interruptions.push('null', { json: { ok: false, refusal } });
    const page = await alone(town);
    await reach?.(page);
    await heading(page, '2\u00a0bulletins reçus');
    const [first, second, third] = town.sent;
    expect(second).toEqual(first);
    expect(third).toEqual({ ...first, arrival: 'preuve' });
    await page.context().close();
  });

  test('shows new rules where they changed meanwhile, loses nothing typed, and sends their version', async () => {
    const town = lotteryTown();
    const fields = [{ field: 'rules', message: 'Le règlement a changé. Relisez-le, puis envoyez.' }];
    const { rules } = town.lottery;
    town.interruptions.push({ json: { ok: false, refusal: { kind: 'invalid', message: '', fields } } });
    const page = await alone(town);
    await page.getByRole('button', { name: 'Commencer' }).waitFor();
    town.lottery = { ...town.lottery, rules: { ...rules, version: '2026-2027/2' } };
    await reach?.(page);
    await page.getByText('Envoyer, c’est accepter ce règlement, version 2026-2027/2.').waitFor();
    await press(page, /^Envoyer/);
    await heading(page, '2\u00a0bulletins reçus');
    expect(town.sent.map(({ ballots }) => [ballots.firstName, ballots.rules])).toEqual([
      ['Léa', '2026-2027/1'],
      ['Léa', '2026-2027/2'],
    ]);
    await page.context().close();
  });

  test('asks of who lives elsewhere, and of nobody else, whether they work or learn in the town (IVR-080)', async () => {
    const town = lotteryTown();
    const page = await alone(town);
    await press(page, 'Commencer');
    await fillWho(page);
    await page.getByText('Liste prioritaire\u00a0: adresse dans la ville.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await page.getByLabel('Code postal').fill('75013');
    await onward(page);
    await page
      .getByRole('alert')
      .getByText(/agent de la ville, oui ou non/)
      .waitFor();
    await page.getByRole('group', { name: /agent/ }).getByLabel('Non').check();
    await page
      .getByRole('group', { name: /scolarisée/ })
      .getByLabel('Non')
      .check();
    await page.getByText('Seconde liste\u00a0: adresse hors de la ville.').waitFor();
    await onward(page);
    await fillContact(page);
    await page.context().close();
  });
});

describe('the draw, for whoever doubts it', () => {
  test('gives the list, the seed and the result as files, byte for byte', async () => {
    const page = await alone(lotteryTown({ phase: 'drawn', draw: drawnDraw }));
    const { text, seed, resultText, events } = published(drawnDraw);
    for (const [name, bytes] of [
      ['liste', text],
      ['graine', seed],
      ['résultat', resultText],
      ['suite', events],
    ] as const) {
      const download = page.waitForEvent('download');
      await press(page, new RegExp(`^Télécharger (la|le) ${name}`));
      const stream = await (await download).createReadStream();
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      expect(Buffer.concat(parts).toString()).toBe(bytes);
    }
    await page.context().close();
  });

  test('reads that it is put off, cancelled or to be made again: since when, why, and what comes next (IVR-100)', async () => {
    const frozen = await alone(
      lotteryTown({ phase: 'frozen', draw: { ...frozenDraw, postponed: postponedOnce } }),
    );
    await frozen.getByText('Reporté le dimanche 13\u00a0septembre 2026').waitFor();
    await frozen.getByText('Motif\u00a0: La salle est inondée.').waitFor();
    await frozen.getByText('Nouvelle date\u00a0: lundi 21\u00a0septembre 2026').waitFor();
    const again = await alone(lotteryTown({ phase: 'closed', draw: cancelledDraw, isAhead: false }));
    await again.getByText('À refaire').waitFor();
    await again
      .getByText('Ce tirage est annulé depuis le lundi 14\u00a0septembre 2026 à\u00a011\u00a0h.')
      .waitFor();
    await again.getByText('Un autre tirage sera fait. Sa date sera écrite ici.').waitFor();
    const dated = await alone(
      lotteryTown({ phase: 'closed', draw: cancelledDraw, postponed: postponedOnce }),
    );
    await dated.getByText('Nouveau tirage\u00a0: le lundi 14\u00a0septembre 2026').waitFor();
    await dated.getByText('La salle est inondée.').waitFor();
    const over = await alone(lotteryTown({ phase: 'closed', draw: { ...cancelledDraw, isRedone: false } }));
    await over.getByText('Aucun autre tirage n’est annoncé pour l’instant.').waitFor();
    for (const page of [frozen, again, dated, over]) await page.context().close();
  });

  test('says it when what is published does not have its fingerprint', async () => {
    const draw = { ...drawnDraw, list: '0'.repeat(64) };
    const page = await alone(lotteryTown({ phase: 'drawn', draw }));
    await page.getByText('Recalculé sur votre appareil\u00a0: ce n’est pas la même empreinte').waitFor();
    await page.context().close();
  });
});
