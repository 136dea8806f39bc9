import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLottery, digits } from './lottery-town.ts';
import { choose, example, no, type Office, press } from './office-town.ts';
import { type Browser, builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('lottery')]);
});
afterAll(() => browser.close());

async function come(office: Office, section: string, use: (page: Page) => Promise<void>): Promise<void> {
  const { page, context, requests } = await visit(browser, {
    html,
    boot: { section },
    program: office.answer,
    width: 1280,
  });
  page.setDefaultTimeout(15_000);
  await use(page);
  expect(requests).toEqual([]);
  await context.close();
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const broken = no({ kind: 'broken', message: 'Une panne est survenue. Référence abc.' });
const keysOf = (calls: readonly { readonly requestKey: string }[]) =>
  new Set(calls.map(({ requestKey }) => requestKey));

describe('ballots typed', () => {
  const line = [
    'P0047',
    '100405',
    'Danse',
    'Roy',
    'Nour',
    '31/12/2018',
    '2 rue du Pont',
    '28270',
    '',
    '',
    '',
    'PF1',
    '',
    '',
    'DAN-IN',
    '',
    '',
    'oonn',
  ];
  const type = async (page: Page, fields: readonly string[] = line) => {
    await page.getByLabel('N° du bulletin').focus();
    for (const field of fields) {
      await page.keyboard.type(field);
      await page.keyboard.press('Enter');
    }
  };

  test('are not lost with the answer, nor by a failure: the very same call goes again', async () => {
    const office = createLottery();
    office.interrupt('office.enterBallots', 'fails', broken);
    await come(office, 'saisie', async (page) => {
      await type(page);
      await page.keyboard.press('Control+Enter');
      await page.getByText('Référence abc').waitFor();
      await page.getByText('P0047').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByText('Un bulletin est gardé.').waitFor();
    });
    const calls = office.callsOf('office.enterBallots');
    expect([calls.length, keysOf(calls).size]).toEqual([3, 1]);
    expect(calls[0]?.ballots).toEqual(calls[2]?.ballots);
    expect(calls[0]?.ballots[0]).toMatchObject({
      handedInAt: '2026-09-12T10:04:05',
      town: 'Brézolles',
      wishes: ['DAN-IN'],
      consents: { publication: true, culture: true, municipal: false, nextYear: false },
    });
  });

  test('stay all when the program takes none, and the line it names says why, open', async () => {
    const office = createLottery();
    const message = 'Le bulletin P0048 est pour un établissement qui n’est pas le vôtre.';
    const fields = [{ field: 'ballots.1', message }];
    office.interrupt('office.enterBallots', no({ kind: 'invalid', message: 'Aucun n’est gardé.', fields }));
    await come(office, 'saisie', async (page) => {
      await type(page);
      await type(page, ['P0048', ...line.slice(1)]);
      await page.keyboard.press('Control+Enter');
      await page.locator('#line-1').getByText(message).waitFor();
      await expect
        .poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement).value))
        .toBe('P0048');
      await page.getByText('P0047').waitFor();
      await page.keyboard.type('P0049');
      await page.keyboard.press('Control+Enter');
      await page.getByText('2 bulletins sont gardés.').waitFor();
    });
  });

  test('stay while one looks at another section, and ask before the page is left', async () => {
    await come(createLottery(), 'saisie', async (page) => {
      await type(page);
      await page.getByRole('navigation').getByRole('button', { name: 'Bulletins' }).click();
      await heading(page, 'Bulletins');
      await page.getByRole('navigation').getByRole('button', { name: 'Saisie' }).click();
      await page.getByText('P0047').waitFor();
      const isAsked = page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
      expect(await isAsked).toBe(true);
    });
  });

  test('of a file are asked for until it says done, and go on after a failure', async () => {
    const office = createLottery();
    const part = (done: boolean, kept: number) => ({ json: { ok: true, value: { done, kept, total: 300 } } });
    office.interrupt('office.importBallots', part(false, 100), broken, part(false, 200), part(true, 300));
    await come(office, 'bulletins', async (page) => {
      await press(page, 'Importer un fichier de bulletins');
      await choose(page, 'Fichier des bulletins (CSV)', 'bulletins.csv', example('valmont/bulletins.csv'));
      await press(page, /^Garder 3/);
      await page.getByText('Référence abc').waitFor();
      await press(page, 'Reprendre l’import');
      await page.getByText('300\u00a0bulletins sont gardés').waitFor();
    });
    expect(office.callsOf('office.importBallots')).toHaveLength(4);
  });
});

describe('the ceremony', () => {
  const toLook = async (page: Page) => {
    await page.getByLabel('Nom').fill('Camille Martin');
    await page.getByLabel('Qualité').fill('adjointe à la culture');
    await page.keyboard.press('Control+Enter');
    await heading(page, 'L’empreinte de la liste');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type(digits);
    await page.keyboard.press('Control+Enter');
    await heading(page, 'Tout est-il juste\u202f?');
  };

  test('asks for one draw however often it is pressed: the answer lost, then a failure, then again', async () => {
    const office = createLottery('frozen');
    office.interrupt('office.makeDraw', 'fails', broken);
    await come(office, 'ceremonie', async (page) => {
      await toLook(page);
      await press(page, 'Tirer');
      await page.getByText('Référence abc').waitFor();
      await press(page, 'Tirer');
      await heading(page, 'Le tirage est fait');
      expect(await page.getByRole('button', { name: 'Tirer' }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await heading(page, /^Tirage/);
      await page.getByRole('navigation').getByRole('button', { name: 'Cérémonie' }).click();
      await heading(page, 'Le tirage est fait');
    });
    const calls = office.callsOf('office.makeDraw');
    expect([calls.length, keysOf(calls).size]).toEqual([3, 1]);
    expect(calls.map(({ chance }) => chance)).toEqual(Array(3).fill({ digits, drand: '', loto: '' }));
  });

  test('keeps what is typed when a draw is refused', async () => {
    const office = createLottery('frozen');
    office.interrupt(
      'office.makeDraw',
      no({ kind: 'tooEarly', message: 'Rien n’est tiré. Attendez cette heure.' }),
    );
    await come(office, 'ceremonie', async (page) => {
      await toLook(page);
      await press(page, 'Tirer');
      await page.getByText('Attendez cette heure.').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByLabel(/^Chiffres des dés/).inputValue()).toBe(digits);
    });
  });

  test('of a draw already made shows its result, in a page that was opened again', async () => {
    const office = createLottery('drawn');
    await come(office, 'ceremonie', (page) => heading(page, 'Le tirage est fait'));
    expect(office.callsOf('office.makeDraw')).toEqual([]);
  });
});

test('a draw is cancelled only once its name is typed, with a reason', async () => {
  const office = createLottery('frozen');
  await come(office, 'tirage', async (page) => {
    await press(page, 'Annuler ce tirage…');
    await page.getByLabel('Motif').fill('Un bulletin a été oublié.');
    await press(page, 'Annuler ce tirage');
    await page.getByText('Tapez BREZOLLES-2026-09-14.').first().waitFor();
    expect(office.callsOf('office.cancelDraw')).toEqual([]);
    await page.getByText('Dites si le tirage sera refait.').first().waitFor();
    await page.getByLabel(/^Tapez le nom/).fill('BREZOLLES-2026-09-14');
    await page.getByLabel('Le tirage sera refait').check();
    await page.getByText('22\u00a0courriels préviendront les familles, un par adresse.').waitFor();
    await page.getByText('2\u00a0participations sans courriel\u00a0: à prévenir par téléphone.').waitFor();
    await press(page, 'Annuler ce tirage');
    await heading(page, 'Tirage');
  });
  expect(office.callsOf('office.cancelDraw')[0]).toMatchObject({
    draw: 'BREZOLLES-2026-09-14',
    reason: 'Un bulletin a été oublié.',
    isRedone: true,
  });
});

test('cancelling a draw that gave seats says first how many, and that they count for nothing', async () => {
  const office = createLottery('drawn');
  await come(office, 'tirage', async (page) => {
    await press(page, 'Annuler ce tirage…');
    await page.getByText('Des familles ont déjà une place').waitFor();
    await page
      .getByText(
        'Places acceptées\u00a0: 11. Propositions sans réponse\u00a0: 4. Elles ne compteront plus. Rien n’en est effacé.',
      )
      .waitFor();
  });
});

test('a draw is put off with its new day, the days that follow and a reason; the file then says it', async () => {
  const office = createLottery('frozen');
  await come(office, 'tirage', async (page) => {
    await press(page, 'Reporter le tirage…');
    await page.getByText('22\u00a0courriels préviendront les familles, un par adresse.').waitFor();
    await press(page, 'Reporter le tirage');
    await page.getByText('Écrivez le nouveau jour du tirage.').first().waitFor();
    expect(office.callsOf('office.postponeDraw')).toEqual([]);
    for (const [legend, day] of [
      ['Nouveau jour du tirage', '21'],
      ['Résultats donnés le', '22'],
      ['Réponses des familles jusqu’au', '23'],
    ] as const) {
      const group = page.getByRole('group', { name: legend });
      await group.getByLabel('Jour').fill(day);
      await group.getByLabel('Mois').fill('9');
      await group.getByLabel('Année').fill('2026');
    }
    await page.getByLabel('Lieu du tirage').fill('Le Hangar');
    await page.getByLabel('Motif').fill('La salle du conseil est inondée.');
    await press(page, 'Reporter le tirage');
    await page.getByText('lundi 21\u00a0septembre 2026 à\u00a010\u00a0h, Le Hangar').first().waitFor();
    await page.getByText('Reporté le dimanche 13\u00a0septembre 2026').waitFor();
  });
  expect(office.callsOf('office.postponeDraw')[0]).toMatchObject({
    plan: {
      drawAt: '2026-09-21T10:00',
      place: 'Le Hangar',
      resultsBy: '2026-09-22',
      mainListAnswersBy: '2026-09-23T23:59',
    },
    reason: 'La salle du conseil est inondée.',
  });
});

test('two ballots are one person’s or two only when somebody says so', async () => {
  const office = createLottery();
  await come(office, 'doublons', async (page) => {
    await page.getByText('Il reste une paire à décider.').waitFor();
    expect(await page.locator('.primary').count()).toBe(0);
    await press(page, 'Deux personnes');
    await page.getByText('Aucun doublon à décider').waitFor();
  });
  expect(office.callsOf('office.ruleBallot').map(({ ruling }) => ruling)).toEqual([
    { kind: 'different', ballots: ['P0001', 'P0002'] },
  ]);
});

test('the three pages of the team lead to each other', async () => {
  const linkOf = (page: Page, name: string) =>
    page.getByRole('navigation').getByRole('link', { name }).getAttribute('href');
  await come(createLottery(), 'places', async (page) => {
    await heading(page, 'Places');
    expect(await linkOf(page, 'Bureau')).toBe('https://script.google.com/a/macros/s/bureau/exec?page=bureau');
    expect(await linkOf(page, 'Attribution')).toBe(
      'https://script.google.com/a/macros/s/bureau/exec?page=attribution',
    );
  });
  const office = { html: await builtPage('office'), boot: { section: '', students: '' } };
  const { page, context } = await visit(browser, { ...office, program: createLottery().answer });
  expect(await linkOf(page, 'Tirage au sort')).toBe(
    'https://script.google.com/a/macros/s/bureau/exec?page=loterie',
  );
  await context.close();
});
