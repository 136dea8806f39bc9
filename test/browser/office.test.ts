import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';
import { emptyTown, owner } from '../story/town.ts';
import {
  choose,
  clerkHome,
  createOffice,
  emptyHome,
  example,
  go,
  importPreview,
  invitePreview,
  no,
  type Office,
  press,
  readyHome,
} from './office-town.ts';
import { builtPage, launch, type Visitor, visit } from './support.ts';

type Program = Parameters<typeof visit>[1]['program'];

let browser: Browser;
let built: string;
beforeAll(async () => {
  [browser, built] = await Promise.all([launch(), builtPage('office')]);
});
afterAll(() => browser.close());

interface Come {
  readonly section?: string;
  readonly html?: string;
}

async function come(
  program: Program,
  check: (visitor: Visitor) => Promise<void>,
  { section = '', html = built }: Come = {},
): Promise<void> {
  const visitor = await visit(browser, { html, boot: { section }, program, width: 1280 });
  visitor.page.setDefaultTimeout(15_000);
  try {
    await check(visitor);
    expect(visitor.requests).toEqual([]);
  } finally {
    await visitor.context.close();
  }
}

const ready = () => createOffice(readyHome);
const students = (page: Page, path = 'abime/eleves.csv') =>
  choose(page, 'Fichier des élèves (CSV)', 'eleves.csv', example(path));
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** The text of a school file as the program receives it. */
function textOf(path: string): string {
  const file = decodeSchoolFile(example(path));
  return file.kind === 'text' ? file.text.replace(/\r\n/g, '\n') : '';
}

const staged = (office: Office): string =>
  office
    .callsOf('office.stage')
    .map(({ text }) => text)
    .join('');

/** The owner's part, up to the number of people to invite. */
async function setUp(page: Page, town: string): Promise<string> {
  await press(page, 'Régler la ville');
  await choose(page, 'Fichier des réglages', 'ville.json', example(`${town}/ville.json`));
  await press(page, 'Enregistrer');
  await press(page, 'Créer les classeurs');
  await heading(page, 'Créer les classeurs');
  await press(page, /^Créer /);
  await page.getByText('Les classeurs sont créés').waitFor();
  await press(page, 'Importer les élèves');
  await students(page, `${town}/eleves.csv`);
  await press(page, /^Importer \d+/);
  await heading(page, /^Importer \d+/);
  await press(page, /^Importer \d+/);
  await heading(page, 'Import terminé');
  await press(page, 'Inviter les familles');
  const label = await page.getByText(/^Tapez le nombre/).textContent();
  return /\((\d+)\)/.exec(label ?? '')?.[1] ?? '';
}

describe('a town, from nothing to its invitations, on the built program as Google serves it', () => {
  it('is set up in the office, and every person it counts gets a mail', async () => {
    const town = emptyTown();
    const served = town.host.visit({ page: 'bureau' }, owner).html;
    const program: Program = (name: string, args: never) => ({
      json: town.ask(name as 'office.home', args, owner),
    });
    await come(
      program,
      async ({ page }) => {
        const count = await setUp(page, 'valmont-small');
        await page.getByLabel(/^Tapez le nombre/).fill(count);
        await press(page, /^Inviter \d/);
        await heading(page, 'Invitations prévues');
        town.host.advance({ hours: 48 });
        expect(Number(count)).toBeGreaterThan(0);
        expect(town.host.outbox).toHaveLength(Number(count));
        await go(page, 'Onglets');
        await press(page, 'Mettre à jour');
        await page.getByText('Les onglets sont à jour').waitFor();
        await go(page, 'Vérification');
        await press(page, 'Vérifier');
        await page.getByText('rien n’empêche d’ouvrir la campagne').waitFor();
      },
      { html: served },
    );
  });
});

describe('the file of the students', () => {
  it.each(['abime/eleves.csv', 'valmont/eleves.csv'])(
    '%s is decoded right and staged whole',
    async (path) => {
      const office = ready();
      await come(
        office.answer,
        async ({ page }) => {
          await students(page, path);
          await heading(page, 'Ce que dit le fichier');
        },
        { section: 'import' },
      );
      const parts = office.callsOf('office.stage');
      expect(staged(office)).toBe(textOf(path));
      expect(Math.max(...parts.map(({ text }) => text.length))).toBeLessThanOrEqual(180_000);
      expect(parts.map(({ part }) => part)).toEqual(parts.map((_, rank) => rank));
      expect(new Set(parts.map(({ upload, parts: count }) => `${upload} ${count}`)).size).toBe(1);
    },
  );

  it('is refused in the page when it is a workbook, and nothing is sent', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        const label = 'Fichier des élèves (CSV)';
        await choose(page, label, 'eleves.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0]));
        await page.getByText('Ce fichier est un classeur').waitFor();
        expect(await focused(page)).toContain('Ce fichier est un classeur');
        expect(await page.title()).toBe('Erreur\u00a0: Importer les élèves – Bureau Da Capo – Brézolles');
        await students(page);
        await heading(page, 'Ce que dit le fichier');
      },
      { section: 'import' },
    );
    expect(office.calls.filter(({ name }) => name === 'office.stage')).toHaveLength(1);
  });

  it('is refused by the program in its own words, and another can be chosen', async () => {
    const office = ready();
    office.interrupt(
      'office.importPreview',
      no({ kind: 'invalid', message: 'Il manque la colonne « Nom ».' }),
    );
    await come(
      office.answer,
      async ({ page }) => {
        await students(page);
        await page.getByText('Il manque la colonne « Nom ».').waitFor();
        await students(page);
        await heading(page, 'Ce que dit le fichier');
      },
      { section: 'import' },
    );
    const uploads = office.callsOf('office.importPreview').map(({ upload }) => upload);
    expect(new Set(uploads).size).toBe(2);
  });

  it('goes on from the part that failed, lost once and then broken', async () => {
    const office = ready();
    const broken = no({ kind: 'broken', message: 'Une panne est survenue. Référence abc.' });
    const arrived = { json: { ok: true, value: { received: 1 } } };
    office.interrupt('office.stage', arrived, 'fails', broken);
    await come(
      office.answer,
      async ({ page }) => {
        await students(page, 'valmont/eleves.csv');
        await page.getByText('Référence abc').waitFor();
        await press(page, 'Réessayer');
        await heading(page, 'Ce que dit le fichier');
      },
      { section: 'import' },
    );
    const parts = office.callsOf('office.stage');
    expect(parts.map(({ part }) => part)).toEqual([0, 1, 1, 1, 2, 3, 4]);
    const arrivedOnce = new Map(parts.map(({ part, text }) => [part, text]));
    expect([...arrivedOnce.values()].join('')).toBe(textOf('valmont/eleves.csv'));
  });
});

describe('an import', () => {
  const toConfirm = async (page: Page) => {
    await students(page);
    await press(page, /^Importer 40/);
    await heading(page, /^Importer 40/);
  };

  it('shows its figures, its lines and what will happen before it happens', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await students(page);
        await page.getByText('96 = 90\u00a0gardées + 2\u00a0douteuses + 4\u00a0refusées').waitFor();
        expect(await page.locator('tbody tr').count()).toBe(importPreview.lines.length);
        await press(page, /^Importer 40/);
        await page.getByText('Aucun élève n’est effacé. Aucun courriel ne part.').waitFor();
        await press(page, 'Revenir');
        await heading(page, 'Ce que dit le fichier');
      },
      { section: 'import' },
    );
    expect(office.callsOf('office.importApply')).toEqual([]);
  });

  it('is asked again until it is done', async () => {
    const office = ready();
    const part = (done: boolean, written: number, total: number) => ({
      json: { ok: true, value: { done, written, total } },
    });
    office.interrupt(
      'office.importApply',
      part(false, 500, 1200),
      part(false, 500, 700),
      part(true, 200, 200),
    );
    await come(
      office.answer,
      async ({ page }) => {
        await toConfirm(page);
        await press(page, /^Importer 40/);
        await heading(page, 'Import terminé');
      },
      { section: 'import' },
    );
    expect(new Set(office.callsOf('office.importApply').map(({ upload }) => upload)).size).toBe(1);
    expect(office.callsOf('office.importApply')).toHaveLength(3);
  });

  it('is not left by accident: the other sections wait while it writes', async () => {
    const office = ready();
    office.interrupt('office.importApply', 'hangs');
    await come(
      office.answer,
      async ({ page }) => {
        await toConfirm(page);
        await press(page, /^Importer 40/);
        await heading(page, 'Import en cours');
        const sections = page.getByRole('navigation').getByRole('button');
        expect(
          await sections.evaluateAll((all) => all.every((one) => (one as HTMLButtonElement).disabled)),
        ).toBe(true);
      },
      { section: 'import' },
    );
  });

  it('says, when the answer was lost on the way, that it may be done and how to know', async () => {
    const office = ready();
    const refused = no({ kind: 'invalid', message: 'Le fichier n’est pas arrivé en entier.' });
    office.interrupt('office.importApply', 'null', refused);
    await come(
      office.answer,
      async ({ page }) => {
        await toConfirm(page);
        await press(page, /^Importer 40/);
        await page.getByText('il a pu aboutir').waitFor();
        expect(await page.getByText('Le fichier n’est pas arrivé en entier.').count()).toBe(1);
        await press(page, 'Reprendre l’import');
        await heading(page, 'Import terminé');
      },
      { section: 'import' },
    );
  });

  it('ends with a report to keep, where no cell is a formula', async () => {
    await come(
      ready().answer,
      async ({ page }) => {
        await toConfirm(page);
        await press(page, /^Importer 40/);
        const download = page.waitForEvent('download');
        await page.getByRole('link', { name: 'Télécharger' }).click();
        const file = await download;
        expect(file.suggestedFilename()).toBe('rapport-import.csv');
        const text = await readFile(await file.path(), 'utf8');
        expect(text).toContain('"31";"Refusée";"\u2018=1+1";"Ce n’est pas un n° d’élève lisible."\r\n');
      },
      { section: 'import' },
    );
  });
});

describe('the invitations', () => {
  const confirm = async (page: Page, typed: string) => {
    await page.getByLabel(/^Tapez le nombre/).fill(typed);
    await press(page, /^Inviter 1/);
  };

  it('need the number typed: any other asks nothing', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await confirm(page, '130');
        await page.getByText('Une réponse est à corriger.').waitFor();
        expect(office.callsOf('office.invite')).toEqual([]);
        await confirm(page, '1 300');
        await page.getByText('1\u202f300\u00a0personnes seront invitées').waitFor();
        expect(office.callsOf('office.invite').map(({ confirmed }) => confirmed)).toEqual([1300]);
      },
      { section: 'invitations' },
    );
  });

  it('show the new number when it changed meanwhile, and need it confirmed again', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByLabel(/^Tapez le nombre/).waitFor();
        office.people = { ...invitePreview, toMail: 1302 };
        await confirm(page, '1300');
        await page.getByText('Le nombre a changé, rien n’est parti').waitFor();
        await page.getByLabel(/^Tapez le nombre.*1\s302/).fill('1302');
        await press(page, /^Inviter 1/);
        await heading(page, 'Invitations prévues');
      },
      { section: 'invitations' },
    );
  });

  it('are asked with the same key after a lost answer, so nobody is invited twice', async () => {
    const office = ready();
    office.interrupt('office.invite', 'fails');
    await come(
      office.answer,
      async ({ page }) => {
        await confirm(page, '1300');
        await heading(page, 'Invitations prévues');
      },
      { section: 'invitations' },
    );
    const keys = office.callsOf('office.invite').map(({ requestKey }) => requestKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('the team', () => {
  it('is kept as typed while another section is visited, then saved as checked', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await press(page, 'Ajouter une personne');
        await page.getByLabel('Adresse de la personne 3').fill(' LEA.gestion@brezolles.example.org');
        await press(page, 'Enregistrer l’équipe');
        await page.getByText('2 réponses sont à corriger.').waitFor();
        await go(page, 'Accueil');
        await go(page, 'Équipe');
        await page.getByLabel('Adresse de la personne 3').fill('ines.agent@brezolles.example.org');
        await page.getByLabel('Galerie Nadia-Léger').last().check();
        await press(page, 'Retirer noe.agent');
        await press(page, 'Enregistrer l’équipe');
        await page.getByText('L’équipe est enregistrée').waitFor();
      },
      { section: 'equipe' },
    );
    expect(office.callsOf('office.clerks').map(({ clerks }) => clerks)).toEqual([
      [
        { mail: 'lea.gestion@brezolles.example.org', role: 'manager', conservatoires: [] },
        { mail: 'ines.agent@brezolles.example.org', role: 'clerk', conservatoires: ['GAL'] },
      ],
    ]);
  });

  it('keeps what is typed when the program refuses', async () => {
    const office = ready();
    office.interrupt('office.clerks', no({ kind: 'invalid', message: 'L’équipe n’a pas changé.' }));
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByLabel('Rôle de la personne 2').selectOption('Gestion');
        await press(page, 'Enregistrer l’équipe');
        await page.getByText('L’équipe n’a pas changé.').waitFor();
        expect(await page.getByLabel('Rôle de la personne 2').inputValue()).toBe('manager');
      },
      { section: 'equipe' },
    );
  });
});

describe('who may do what', () => {
  it('a clerk of one conservatoire is told why, sees their workbooks, and asks nothing more', async () => {
    const office = createOffice(clerkHome);
    await come(
      office.answer,
      async ({ page }) => {
        await page.getByText('revient à la personne qui gère la campagne').waitFor();
        await go(page, 'Accueil');
        expect(await page.getByRole('link').allTextContents()).toEqual([
          'Conservatoire de danse et de musique (nouvel onglet)',
          'Le Hangar (nouvel onglet)',
        ]);
      },
      { section: 'import' },
    );
    expect(office.calls.map(({ name }) => name)).toEqual(['office.home']);
  });

  it('somebody who is not in the team reads the program’s own words', async () => {
    const office = createOffice();
    office.interrupt(
      'office.home',
      no({ kind: 'notAClerk', message: 'Cette page est réservée à l’équipe.' }),
    );
    await come(office.answer, async ({ page }) => {
      await page.getByText('Cette page est réservée à l’équipe.').waitFor();
      expect(await page.getByRole('navigation').count()).toBe(0);
    });
  });

  it('workbooks open beside the page, which lives in Google’s frame', () =>
    come(ready().answer, async ({ page }) => {
      const links = page.getByRole('link');
      await links.first().waitFor();
      const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('target')));
      expect(new Set(targets)).toEqual(new Set(['_blank']));
    }));
});

describe('with a keyboard alone', () => {
  /** Presses Tab until the focused element reads so. */
  async function tabTo(page: Page, text: string): Promise<void> {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Tab');
      if ((await focused(page)).includes(text)) return;
    }
    throw new Error(`Tab never reached « ${text} »`);
  }

  it('Ctrl + Entrée confirms and Échap goes back, and each screen takes the focus to its heading', async () => {
    const office = ready();
    await come(
      office.answer,
      async ({ page }) => {
        await students(page);
        await heading(page, 'Ce que dit le fichier');
        await page.keyboard.press('Control+Enter');
        expect(await focused(page)).toBe('Importer 40\u00a0élèves\u202f?');
        await page.keyboard.press('Escape');
        expect(await focused(page)).toBe('Ce que dit le fichier');
        await page.keyboard.press('Control+Enter');
        await page.keyboard.press('Control+Enter');
        await heading(page, 'Import terminé');
        await page.keyboard.press('Control+Enter');
        await page.getByLabel(/^Tapez le nombre/).waitFor();
        await page.keyboard.press('Tab');
        await page.keyboard.type('1300');
        await page.keyboard.press('Enter');
        await heading(page, 'Invitations prévues');
      },
      { section: 'import' },
    );
    expect(office.callsOf('office.importApply')).toHaveLength(1);
  });

  it('every section is reached by Tab and Entrée', () =>
    come(createOffice(emptyHome).answer, async ({ page }) => {
      await heading(page, 'Accueil');
      for (const [section, title] of [
        ['Ville', 'Ville'],
        ['Classeurs', 'Classeurs'],
        ['Élèves', 'Élèves'],
        ['Équipe', 'Équipe'],
        ['Invitations', 'Inviter les familles'],
        ['Onglets', 'Mettre à jour les onglets'],
        ['Vérification', 'Vérifier l’installation'],
      ] as const) {
        await tabTo(page, 'Aller au contenu');
        await tabTo(page, section);
        await page.keyboard.press('Enter');
        await heading(page, title);
        expect(await focused(page)).toBe(title);
      }
    }));
});
