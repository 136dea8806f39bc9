import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { News, TabShape } from '../../host/workspace/grid/wire.ts';
import { endAll, inTown, type Space, start } from '../host/workspace/space.ts';
import { overflow, violations } from './axe.ts';
import { strangeIn } from './strange.ts';
import { type Browser, launch } from './support.ts';

let browser: Browser;
let space: Space;
let context: BrowserContext;
let page: Page;
let strange: readonly string[];

beforeAll(async () => {
  [browser, space] = await Promise.all([launch(), start()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'fr-FR' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  strange = strangeIn(context);
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  endAll();
});

let who = 'gestion@valmontsurorge.example.org';
const address = (path: string) => `http://localhost:${space.port}${inTown(path, who)}`;
const go = (path: string) => page.goto(address(path));
const link = (name: string) => page.getByRole('link', { name, exact: true });

/** Clicks on what opens a new tab, and gives the tab. */
async function opening(click: () => Promise<void>): Promise<Page> {
  const [opened] = await Promise.all([context.waitForEvent('page'), click()]);
  return opened;
}

/** From now on in front of the pages: one of the town's accounts. */
function become(start: string): Promise<unknown> {
  who = `${start}valmontsurorge.example.org`;
  return go('/');
}

/** Opens a workbook from the home page, at one of its tabs. */
async function openTab(workbook: string, tab: string, on = page): Promise<void> {
  await on.goto(address('/'));
  await on.getByRole('link', { name: workbook, exact: true }).click();
  await showTab(tab, on);
}

async function showTab(tab: string, on = page): Promise<void> {
  await on.locator('#classeur[data-ready]').waitFor();
  await on.getByRole('tab', { name: tab, exact: true }).click();
  await on.getByRole('tab', { name: tab, exact: true, selected: true }).waitFor();
}

const menu = (name: string) => page.locator('summary').getByText(name, { exact: true });

/** Goes to a cell by its name. */
async function goTo(cell: string, on = page): Promise<void> {
  await on.getByLabel('Cellule choisie').fill(cell);
  await on.keyboard.press('Enter');
  await on.locator(`#classeur[data-cell="${cell}"]`).waitFor();
}

/** What stands in a cell, as the bar above the cells says. */
async function contentOf(cell: string, on = page): Promise<string> {
  await goTo(cell, on);
  return on.getByLabel('Contenu de la cellule').inputValue();
}

/** The column of a heading. */
async function columnOf(heading: string): Promise<string> {
  for (let column = 0; column < 60; column += 1) {
    const letter =
      (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : '') +
      String.fromCharCode(65 + (column % 26));
    if ((await contentOf(`${letter}1`)) === heading) return letter;
  }
  throw new Error(`no column ${heading}`);
}

/** The number of the row that begins so. */
async function rowOf(start: string): Promise<number> {
  for (let row = 2; row < 200; row += 1) if ((await contentOf(`A${row}`)) === start) return row;
  throw new Error(`no row ${start}`);
}

/** Waits until one act more has been stored. */
async function storing(act: () => Promise<unknown>, on = page): Promise<void> {
  const before = Number(await on.locator('#classeur').getAttribute('data-acts'));
  await act();
  await on.locator(`#classeur[data-acts="${before + 1}"]`).waitFor();
}

const typing = (text: string, on = page) =>
  storing(async () => {
    await on.keyboard.type(text);
    await on.keyboard.press('Enter');
  }, on);

/** Clicks on the sign at the end of a heading, wherever the height of the headings puts it. */
async function openFilterOf(column: number, widths: TabShape['widths']): Promise<void> {
  const cells = await page.locator('#grille').boundingBox();
  const columns = Array.from({ length: column }, (_, index) => widths[String(index + 1)] ?? 100);
  const right = (cells?.x ?? 0) + 46 + columns.reduce((sum, width) => sum + width, 0);
  for (const down of [31, 43, 55]) {
    await page.mouse.click(right - 8, (cells?.y ?? 0) + down);
    const panel = page.getByText('Tout sélectionner');
    const isThere = panel.waitFor({ timeout: 1_500 }).then(() => true);
    if (await isThere.catch(() => false)) return;
  }
  throw new Error('no filter opened');
}

describe('a person at the keyboard of the workspace', () => {
  it('becomes a clerk, and sees only that clerk’s workbook', async () => {
    await become('agent.han@');
    expect(await page.locator('.who').textContent()).toContain('agent.han');
    expect(await link('Le Hangar').count()).toBe(1);
    expect(await link('Pilotage').count()).toBe(0);
  });

  it('hears where they are: the cell, its heading, what it holds, what may be chosen', async () => {
    await openTab('Le Hangar', 'Demandes');
    await goTo('A2');
    expect(await page.locator('#ici').textContent()).toMatch(/^A2, N° élève\u00a0: E\d{5}$/);
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^B2, Nom\u00a0: /).waitFor();
    await goTo(`${await columnOf('Décision (à remplir)')}2`);
    expect(await page.locator('#ici').textContent()).toContain(
      'au choix\u00a0: Demander des pièces, Complète',
    );
  });

  it('writes in a cell with the keys alone: what is shown afterwards is what was stored', async () => {
    await goTo('AB2');
    await typing('voir à midi');
    await typing('0123');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.locator('#classeur[data-cell="AB2"]').waitFor();
    await page.reload();
    await showTab('Demandes');
    expect([await contentOf('AB2'), await contentOf('AB3')]).toEqual(['voir à midi', '0123']);
  });

  it('opens a cell with Enter, goes on writing, or gives up with Escape', async () => {
    await goTo('AB2');
    await page.keyboard.press('Enter');
    await page.keyboard.type(', ou après');
    await storing(() => page.keyboard.press('Enter'));
    expect(await contentOf('AB2')).toBe('voir à midi, ou après');
    await page.keyboard.type('autre');
    await page.keyboard.press('Escape');
    expect(await contentOf('AB2')).toBe('voir à midi, ou après');
  });

  it('writes in the bar above the cells', async () => {
    await goTo('AB4');
    await page.getByLabel('Contenu de la cellule').fill('dans la barre');
    await storing(() => page.keyboard.press('Enter'));
    expect(await contentOf('AB4')).toBe('dans la barre');
  });

  it('takes back and does again', async () => {
    await goTo('AB4');
    await storing(() => page.keyboard.press('Delete'));
    expect(await contentOf('AB4')).toBe('');
    await storing(() => page.keyboard.press('Control+z'));
    expect(await contentOf('AB4')).toBe('dans la barre');
    await storing(() => page.keyboard.press('Control+y'));
    expect(await contentOf('AB4')).toBe('');
  });

  it('copies, cuts and pastes, what comes from elsewhere too', async () => {
    await goTo('AB2:AB3');
    await page.keyboard.press('Control+c');
    await page.getByText('AB2:AB3\u00a0: copié').waitFor();
    await goTo('H2');
    await storing(() => page.keyboard.press('Control+v'));
    expect([await contentOf('H2'), await contentOf('H3')]).toEqual(['voir à midi, ou après', '0123']);
    await goTo('H3');
    await page.keyboard.press('Control+x');
    await page.getByText('H3\u00a0: coupé').waitFor();
    await goTo('H4');
    await storing(() => page.keyboard.press('Control+v'));
    expect([await contentOf('H3'), await contentOf('H4')]).toEqual(['', '0123']);
    await page.evaluate(() => navigator.clipboard.writeText('un\t"deux\nlignes"\n3\t4\n'));
    await goTo('H6');
    await storing(() => page.keyboard.press('Control+v'));
    const pasted: string[] = [];
    for (const cell of ['H6', 'I6', 'H7', 'I7']) pasted.push(await contentOf(cell));
    expect(pasted).toEqual(['un', 'deux\nlignes', '3', '4']);
  });

  it('filters and sorts from the menus, inserts and deletes', async () => {
    const first = await contentOf('B2');
    await storing(async () => {
      await menu('Insertion').click();
      await page.getByRole('button', { name: 'Lignes au-dessus' }).click();
    });
    expect([await contentOf('B2'), await contentOf('B3')]).toEqual(['', first]);
    await goTo('B2');
    await storing(async () => {
      await menu('Édition').click();
      await page.getByRole('button', { name: 'Supprimer les lignes' }).click();
    });
    expect(await contentOf('B2')).toBe(first);
    await storing(async () => {
      await menu('Données').click();
      await page.getByRole('button', { name: 'Trier Z → A' }).click();
    });
    const last = await contentOf('B2');
    expect(last.localeCompare(first, 'fr')).toBeGreaterThan(0);
    await storing(() => page.keyboard.press('Control+z'));
    await storing(async () => {
      await menu('Données').click();
      await page.getByRole('button', { name: 'Créer ou enlever le filtre' }).click();
    });
    await storing(async () => {
      await menu('Données').click();
      await page.getByRole('button', { name: 'Créer ou enlever le filtre' }).click();
    });
  });

  it('filters by a column from its heading, and chooses in a dropdown with the mouse', async () => {
    const shape = async (): Promise<TabShape | undefined> => {
      const tab = new URL(page.url()).searchParams.get('onglet');
      const path = `${new URL(page.url()).pathname}/nouvelles?onglet=${tab}`;
      const news: News = await (await page.request.get(`http://localhost:${space.port}${path}`)).json();
      return news.tab.shape;
    };
    await goTo('A1');
    await storing(async () => {
      await menu('Données').click();
      await page.getByRole('button', { name: 'Créer ou enlever le filtre' }).click();
    });
    const wanted = await contentOf('F2');
    await goTo('A1');
    await openFilterOf(6, (await shape())?.widths ?? {});
    await page.getByText(wanted, { exact: true }).last().hover();
    await page.getByText('Filtrer uniquement').last().click();
    await storing(() => page.getByText('Confirmer', { exact: true }).click());
    const filtered = (await shape())?.filter;
    expect(filtered?.shown).toEqual({ 6: [wanted] });
    expect(filtered?.hidden.length).toBeGreaterThan(0);
    await storing(async () => {
      await menu('Données').click();
      await page.getByRole('button', { name: 'Créer ou enlever le filtre' }).click();
    });
    expect((await shape())?.filter).toBeNull();
    const decision = `${await columnOf('Décision (à remplir)')}2`;
    await goTo(decision);
    await page.keyboard.press('Enter');
    await storing(() => page.getByText('Confirmer', { exact: true }).click());
    expect(await contentOf(decision)).toBe('Confirmer');
    await storing(() => page.keyboard.press('Delete'));
  });

  it('is refused in French what a rehearsal does not do, and nothing changes', async () => {
    await goTo('A2');
    const before = await contentOf('A2');
    await page.keyboard.press('Control+i');
    await page.getByText('Google le ferait, l’espace de répétition ne le fait pas').waitFor();
    expect(await contentOf('A2')).toBe(before);
  });

  it('is told that a text is too long for a cell, and keeps it', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('x'.repeat(50_001)));
    await goTo('AB8');
    await page.keyboard.press('Control+v');
    await page.getByText(/50\s001 caractères/).waitFor();
    expect(await contentOf('AB8')).toBe('');
  });

  it('adds a tab, names it, moves it and deletes it', async () => {
    await storing(async () => {
      await menu('Insertion').click();
      await page.getByRole('button', { name: 'Onglet', exact: true }).click();
    });
    await menu('Cet onglet').click();
    await page.getByRole('button', { name: 'Renommer', exact: true }).first().click();
    await page.getByLabel('Nouveau nom de l’onglet').fill('Notes');
    await storing(() => page.keyboard.press('Enter'));
    await page.getByRole('tab', { name: 'Notes', selected: true }).waitFor();
    await typing('à moi');
    page.once('dialog', (asked) => void asked.accept());
    await storing(async () => {
      await menu('Cet onglet').click();
      await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
    });
    expect(await page.getByRole('tab', { name: 'Notes' }).count()).toBe(0);
    await showTab('Demandes');
  });

  it('agrees with another window on the same workbook', async () => {
    await goTo('AB2');
    const other = await context.newPage();
    await other.goto(page.url());
    await showTab('Demandes', other);
    await goTo('AB2', other);
    await typing('rappelée', other);
    await expect.poll(() => page.getByLabel('Contenu de la cellule').inputValue()).toBe('rappelée');
    await other.close();
  });

  it('opens the menu and the dialog, whose link opens the office', async () => {
    await menu('Da Capo').click();
    await page.getByRole('button', { name: 'Ouvrir le bureau' }).click();
    const dialog = page.getByRole('dialog', { name: 'Da Capo – Ouvrir le bureau' });
    await dialog.waitFor();
    const inside = dialog.frameLocator('iframe').getByRole('link', { name: 'Ouvrir le bureau' });
    const office = await opening(() => inside.click());
    const bureau = office.frameLocator('iframe');
    await bureau.getByRole('heading', { level: 1, name: 'Accueil' }).waitFor();
    await bureau.getByText('Vous êtes agent.han@valmontsurorge.example.org').waitFor();
    expect(office.url()).toContain('page=bureau');
    await office.close();
    await dialog.getByRole('button', { name: 'Fermer' }).click();
    expect(await dialog.count()).toBe(0);
  });

  it('decides for the rows selected with the keys: the page counts their students', async () => {
    const wanted = [await contentOf('A2'), await contentOf('A3')];
    await goTo('A2');
    await page.keyboard.press('Shift+ArrowDown');
    await page.locator('#classeur[data-cell="A2:A3"]').waitFor();
    await menu('Da Capo').click();
    await page.getByRole('button', { name: 'Décider pour les lignes choisies…' }).click();
    const name = 'Décider pour 2\u00a0élèves';
    const dialog = page.getByRole('dialog', { name: `Da Capo – ${name}` });
    const office = await opening(() => dialog.frameLocator('iframe').getByRole('link', { name }).click());
    const bureau = office.frameLocator('iframe');
    await bureau.getByRole('heading', { level: 1, name }).waitFor();
    await bureau.getByLabel('Confirmer').check();
    await bureau.getByRole('button', { name: 'Voir ce qui serait fait' }).click();
    for (const number of wanted)
      await bureau.getByText(`${number}\u00a0: Aucune demande de réinscription n’est envoyée.`).waitFor();
    await office.close();
    await dialog.getByRole('button', { name: 'Fermer' }).click();
  });

  it('is told when the selected row has no student', async () => {
    await goTo('A1');
    await menu('Da Capo').click();
    await page.getByRole('button', { name: 'Décider pour les lignes choisies…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Da Capo' });
    await dialog.getByText('Aucun élève n’est choisi.').waitFor();
    await dialog.getByRole('button', { name: 'Fermer' }).click();
  });

  it('follows a link of a cell to another tab', async () => {
    await showTab('Accueil');
    await goTo('D11');
    await page.getByRole('link', { name: 'Ouvrir le lien' }).click();
    await page.getByRole('tab', { name: 'Demandes', selected: true }).waitFor();
  });
});

describe('a family of the workspace', () => {
  it('goes from its mail to its answer, which its conservatoire’s workbook shows', async () => {
    await openTab('Le Hangar', 'Demandes');
    const row = await rowOf('E20028');
    const mailbox = await contentOf(`${await columnOf('Courriel 1')}${row}`);
    const state = `${await columnOf('Statut')}${row}`;
    await go(`/courriels?cherche=${encodeURIComponent(mailbox)}`);
    await link(mailbox).click();
    await page.locator('ul.cards a').first().click();
    const mail = page.frameLocator('iframe[title="Le courriel"]').getByRole('link').first();
    const family = await opening(() => mail.click());
    const frame = family.frameLocator('iframe');
    await openTab('Le Hangar', 'Demandes');
    await goTo(state);
    await frame.getByRole('button', { name: /Répondre pour Alice/ }).click();
    await frame.getByRole('button', { name: /^Je ne souhaite pas/ }).click();
    await frame.getByLabel(/conditions d’utilisation/).check();
    await frame.getByLabel(/données personnelles/).check();
    await frame.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await frame.getByRole('heading', { level: 1, name: /enregistrée|envoyée/ }).waitFor();
    await family.close();
    // What the program writes appears by itself.
    await expect
      .poll(() => page.getByLabel('Contenu de la cellule').inputValue(), { timeout: 20_000 })
      .toBe('Ne se réinscrit pas');
    await go(`/courriels/${mailbox}`);
    expect(await page.locator('ul.cards a').count()).toBe(2);
  });
});

describe('the clock of the workspace', () => {
  it('advances by an hour, and says which timers ran', async () => {
    await go('/horloge');
    const before = JSON.parse(await (await page.request.get(address('/etat'))).text()).now;
    await page.getByRole('button', { name: 'Avancer d’une heure' }).click();
    await page.getByRole('row').filter({ hasText: 'everyFiveMinutes' }).first().waitFor();
    await expect
      .poll(async () => JSON.parse(await (await page.request.get(address('/etat'))).text()).now)
      .toBeGreaterThanOrEqual(before + 3_600_000);
  });
});

describe('the pages of the workspace', () => {
  it.each([1280, 768])('at %i px, axe finds nothing and nothing overflows', async (width) => {
    await become('gestion@');
    await page.setViewportSize({ width, height: 900 });
    const workbook = ((await link('Le Hangar').getAttribute('href')) ?? '').slice(inTown('', who).length);
    for (const path of ['/', workbook, '/courriels', '/horloge', '/plateforme', '/rien']) {
      await go(path);
      expect([path, await violations(page), await overflow(page)]).toEqual([path, [], 0]);
    }
  });

  it('asked for nothing beyond this machine, and no script failed', () => {
    expect(strange).toEqual([]);
  });
});
