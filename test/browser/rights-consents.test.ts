import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConsentsShown } from '../../src/calls/consents.ts';
import type { CallAnswers, CallInput } from '../../src/calls.ts';
import { ballotConsents, consentText, consentVersion } from '../../src/people/consentTexts.ts';
import { overflow, violations } from './axe.ts';
import { press } from './ballot-screens.ts';
import { misprints, smallTargets } from './office-inspect.ts';
import { readyHome } from './office-town.ts';
import { type Answer, type Browser, builtPage, gallery, launch } from './support.ts';

const nb = '\u00a0';
const day = `lundi 14${nb}septembre 2026 à${nb}10${nb}h${nb}05`;
const choiceOf = (name: (typeof ballotConsents)[number], isGiven: boolean) => ({
  name,
  label: consentText(consentVersion).ballot[name].label,
  detail: consentText(consentVersion).ballot[name].detail,
  isGiven,
  since: `le ${day}, en ligne`,
  text: consentVersion,
});

const figures: CallAnswers['office.consentsFigures'] = {
  ballots: 128,
  choices: ballotConsents.map((name, i) => ({ ...choiceOf(name, true), given: 64 - i, withdrawn: i })),
  toRemake: [
    { name: 'Procès-verbal du tirage, édition publique', address: 'https://docs.example.org/1', at: day },
  ],
};

const team: CallAnswers['office.access'] = {
  team: [
    { mail: 'dacapo@valmont.example.org', role: 'owner', establishments: [] },
    { mail: 'gestion@valmont.example.org', role: 'manager', establishments: [] },
    { mail: 'agent.au.nom.fort.long@valmont.example.org', role: 'clerk', establishments: ['Le Hangar'] },
  ],
  establishments: [
    { name: 'Conservatoire de danse et de musique', team: ['gestion@valmont.example.org'] },
    { name: 'Le Hangar', team: [] },
  ],
};

const reads: CallAnswers['office.reads'] = {
  reads: [
    {
      at: day,
      by: 'gestion@valmont.example.org',
      what: 'Recherche d’une personne',
      about: 'acces:P12, bulletin:W0031',
    },
    {
      at: day,
      by: 'dacapo@valmont.example.org',
      what: 'Procès-verbal avec les noms',
      about: 'VALMONT-2026-09-14',
    },
  ],
  more: 0,
};

/** The program as these sections need it; what was recorded. */
function office() {
  const recorded: CallInput<'office.recordConsent'>[] = [];
  let shown: ConsentsShown = {
    name: 'Léa D.',
    about: 'participation T0012, bulletin W0031',
    choices: ballotConsents.map((name) => choiceOf(name, name === 'publication')),
  };
  const answers: Readonly<Record<string, (args: never) => unknown>> = {
    'office.home': () => readyHome,
    'office.access': () => team,
    'office.reads': () => reads,
    'office.consentsFigures': () => figures,
    'office.news': () => ({ at: day, addresses: ['un@exemple.org', '=deux@exemple.org'] }),
    'office.consents': () => shown,
    'office.recordConsent': (args: CallInput<'office.recordConsent'>) => {
      recorded.push(args);
      const choices = shown.choices.map((one) =>
        one.name === args.consent ? { ...one, isGiven: args.isGiven } : one,
      );
      shown = { ...shown, choices };
      return shown;
    },
  };
  const answer = (name: string, args: never): Answer => {
    const made = answers[name];
    return made ? { json: { ok: true, value: made(args) } } : 'fails';
  };
  return { recorded, answer };
}

let browser: Browser;
let html: string;
let show: ReturnType<typeof gallery>;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('rights')]);
  show = gallery(browser);
});
afterAll(() => browser.close());

async function opened(section: string, heading: string) {
  const program = office();
  const visitor = await show({ html, boot: { section }, program: program.answer, width: 768 });
  visitor.page.setDefaultTimeout(15_000);
  await visitor.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  return { ...visitor, ...program };
}

const find = async (page: Page) => {
  await page.getByLabel('Numéro de participation ou de bulletin').fill('T0012');
  await press(page, 'Voir ses accords');
  await page.getByRole('heading', { level: 3, name: /T0012/ }).waitFor();
};

describe('every section: title, axe, 360 px light and 1280 px dark, targets, typography', () => {
  it.each([
    { section: 'accords', heading: 'Accords', reach: find },
    { section: 'acces', heading: 'Qui voit quoi' },
    { section: 'lectures', heading: 'Lectures' },
  ])('$section', async ({ section, heading, reach }) => {
    const { page, requests } = await opened(section, heading);
    await reach?.(page);
    expect(await page.title()).toContain(`${heading} – Bureau Da Capo`);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: width === 1280 ? 'dark' : 'light' });
      expect(await violations(page), `at ${width} px`).toEqual([]);
      expect(await overflow(page), `at ${width} px`).toBe(0);
      expect(await smallTargets(page)).toEqual([]);
    }
    expect(await misprints(page)).toEqual([]);
    expect(requests).toEqual([]);
  });
});

describe('the section of consents', () => {
  it('writes down what a family says by telephone, by one press', async () => {
    const { page, recorded } = await opened('accords', 'Accords');
    await find(page);
    await press(page, /^Noter un retrait.*Publier le nom/);
    await page.getByRole('button', { name: /^Noter un accord.*Publier le nom/ }).waitFor();
    expect(recorded).toEqual([
      {
        number: 'T0012',
        consent: 'publication',
        isGiven: false,
        channel: 'téléphone',
        requestKey: expect.any(String),
      },
    ]);
  });

  it('says beside the button what was noted, and only there, until the next press', async () => {
    const { page } = await opened('accords', 'Accords');
    await find(page);
    const beside = (label: RegExp) =>
      page.getByRole('listitem').filter({ hasText: label }).getByRole('status');
    expect(await beside(/Publier le nom/).textContent()).toBe('');
    await press(page, /^Noter un retrait.*Publier le nom/);
    await beside(/Publier le nom/)
      .getByText('Retrait noté', { exact: true })
      .waitFor();
    const said = await page.getByRole('listitem').getByRole('status').allTextContents();
    expect(said.filter((text) => text !== '')).toEqual(['Retrait noté']);
    await press(page, /^Noter un accord.*Publier le nom/);
    await beside(/Publier le nom/)
      .getByText('Accord noté', { exact: true })
      .waitFor();
  });

  it('gives a file of addresses, none of which can become a formula', async () => {
    const { page } = await opened('accords', 'Accords');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'Nouvelles des services culturels (CSV)'),
    ]);
    expect(download.suggestedFilename()).toBe('adresses-culture.csv');
    const stream = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const lines = Buffer.concat(chunks).toString('utf8').trim().split('\r\n');
    expect(lines.slice(1)).toEqual(['"un@exemple.org"', '"‘=deux@exemple.org"']);
  });
});

describe('the section of readings', () => {
  it('says what leaves a line, and that registers and letters do not', async () => {
    const { page } = await opened('lectures', 'Lectures');
    const text = (await page.locator('main').textContent()) ?? '';
    expect(text).toContain(
      `Laissent une ligne ici, sans nom${nb}: une recherche de personne, ses données, une demande de droits, une participation ou une réclamation ouverte, un papier du tirage avec des noms, le fichier des non servis, les adresses pour les nouvelles.`,
    );
    expect(text).toContain(
      'Les listes du travail de chaque jour, les registres et les lettres n’y sont pas.',
    );
  });

  it('shows those of one colleague', async () => {
    const { page } = await opened('lectures', 'Lectures');
    await page.getByLabel('Compte').selectOption('gestion@valmont.example.org');
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.getByText(`1${nb}lecture.`).waitFor();
  });
});
