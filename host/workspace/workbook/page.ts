import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { HostError, type MenuResult, ScriptFailure } from '../../index.ts';
import { exportXlsx } from '../../spreadsheet/index.ts';
import type { Done } from '../grid/wire.ts';
import { ownPolicy } from '../guard.ts';
import type { Asked, Here, InTown } from '../here.ts';
import { type Html, page } from '../layout.ts';
import { nameOf } from '../people.ts';
import { DIALOG_SANDBOX } from '../web-app.ts';
import { carryOut, readAct } from './acts.ts';
import { click } from './menu.ts';
import { touched } from './touched.ts';

const built = new URL('../../../dist/workspace/', import.meta.url);

/** The town's spreadsheets, for the person one is. */
export function workbooks(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/classeurs/:id', show);
  // As Google Sheets has it beside a workbook's address.
  app.get('/classeurs/:id/edit', show);
  app.get('/classeurs/:id/nouvelles', (context) => {
    const { workbook, tab } = opened(context);
    const { changes } = context.get('here').desk;
    return context.json(changes.feed.news(workbook, tab, context.req.query('depuis') ?? ''));
  });
  app.get('/classeurs/:id/fichier.xlsx', async (context) => {
    const { workbook } = opened(context);
    const name = encodeURIComponent(`${workbook.head.name}.xlsx`);
    context.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    context.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    return context.body(Uint8Array.from(await exportXlsx(workbook)).buffer);
  });
  app.post('/classeurs/:id/modifier', async (context) => {
    const place = opened(context);
    const { desk, who } = context.get('here');
    const { feed } = desk.changes;
    const { workbook } = place;
    const known = { since: context.req.query('depuis') ?? '', page: context.req.query('page') ?? '' };
    const act = readAct(await context.req.json());
    if (feed.hasMoved(workbook, place.tab, touched(act, place.tab), known)) throw new HostError(MOVED);
    const history = desk.changes.historyOf(workbook.head.id, who.mail);
    const tab = carryOut({ ...place, history }, act);
    desk.keep();
    const news = feed.news(workbook, tab, known.since, known.page);
    const { trouble } = desk.host;
    return context.json((trouble === undefined ? { news } : { news, trouble }) satisfies Done);
  });
  app.post('/classeurs/:id/menu', async (context) => {
    const { item, selection } = await context.req.json<{ item: string; selection: string }>();
    const { workbook } = opened(context);
    return context.json(click(context.get('here'), { id: workbook.head.id, item, selection }));
  });
  return app;
}

/** The script and the styles of the grid, the same for every town. */
export function gridFiles(): Hono {
  const app = new Hono();
  for (const [name, type] of GRID_FILES) app.get(`/${name}`, (context) => served(context, name, type));
  return app;
}

const MOVED =
  'Quelqu’un d’autre, ou Da Capo, vient de changer ces lignes. Rien n’a changé de votre côté. Regardez-les, puis recommencez.';

const GRID_FILES = [
  ['grille.js', 'text/javascript'],
  ['grille.css', 'text/css'],
] as const;

/** Eleven megabytes that the browser keeps, with what it made of them, until they are made anew. */
function served(context: Context, name: string, type: string): Response {
  const file = readFileSync(new URL(name, built));
  return context.body(new Uint8Array(file), 200, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'public, max-age=31536000, immutable',
  });
}

/** Changes with the files of the grid. */
function stamp(): string {
  return readFileSync(new URL('empreinte', built), 'utf8');
}

/** The workbook and the tab of the address (`?onglet=`, else the first), for the person one is. */
function opened(context: Asked) {
  const { desk, who } = context.get('here');
  const as = who.mail;
  const id = context.req.param('id') ?? '';
  const workbook = desk.host.workbooks.get(id);
  if (workbook === undefined) throw new HostError('Il n’y a pas de classeur à cette adresse.');
  if (!workbook.isOpenTo(as)) {
    const name = nameOf(workbook.head.name);
    throw new HostError(
      `Le classeur «\u00a0${name}\u00a0» n’est pas partagé avec ${as === '' ? 'le public' : as}.`,
    );
  }
  const wanted = context.req.query('onglet');
  const tab = wanted === undefined ? firstTab(workbook.tabs) : workbook.tabById(Number(wanted));
  if (tab === undefined) throw new HostError('Cet onglet n’existe plus. Revenez au classeur.');
  return { workbook, tab, person: desk.host.workbooks.person(id, { as }) };
}

/** Without a tab in the address: the first with something in it. */
function firstTab<T extends { readonly lastRow: number }>(tabs: readonly T[]): T | undefined {
  return tabs.find(({ lastRow }) => lastRow > 0) ?? tabs[0];
}

function show(context: Asked): Response | Promise<Response> {
  const here = context.get('here');
  const { workbook, tab } = opened(context);
  const { id, name } = workbook.head;
  const address = here.to(`/classeurs/${id}`);
  const body = html`<link rel="stylesheet" href="/grille.css?v=${stamp()}">
<link rel="stylesheet" href="/workbook.css">
<div id="classeur" class="workbook" data-address="${address}" data-home="${here.to('')}" data-tab="${tab.settings.id}" data-sandbox="${DIALOG_SANDBOX}">
<div class="tools">${menuBar(here, id)}${tools(address)}</div>
<form id="nouveau-nom" class="line" hidden><p><label for="nom">Nouveau nom de l’onglet</label> <input id="nom" maxlength="100" required></p>
<p><button type="submit">Renommer</button></p></form>
<p id="refus" role="alert" class="error" hidden></p>
<div class="formula"><label for="cellule" class="unseen">Cellule choisie</label><input id="cellule" autocomplete="off" spellcheck="false">
<label for="saisie" class="unseen">Contenu de la cellule</label><textarea id="saisie" rows="1" spellcheck="false"></textarea><a id="lien" class="button" target="_blank" rel="noreferrer" hidden>Ouvrir le lien</a></div>
<div class="board"><div id="grille" class="grid" role="region" aria-label="Cellules" tabindex="-1"></div><aside id="volet" class="sidebar" aria-label="Volet" hidden></aside></div>
<div class="tabs"><div id="onglets" role="tablist" aria-label="Onglets"></div>${tabTools()}</div>
<p id="ici" role="status" class="here"></p>
<div id="messages" role="status" class="toasts"></div>
</div>
<script src="/grille.js?v=${stamp()}" defer></script>`;
  const title = `${nameOf(name)}`;
  context.header('content-security-policy', ownPolicy(here.desk.sites, "'unsafe-inline'"));
  return page(context, { title, section: '', body, wide: true });
}

type Entries = MenuResult['menus'][number]['entries'];

/** The menus that the program gave the workbook, as it opens. One that fails to open shows nothing, as on Google. */
function menuBar({ desk, who }: Here, id: string): Html {
  const { menus } = opening(() => desk.host.menuOf(id, { as: who.mail })) ?? { menus: [] };
  return html`${menus.map(
    ({ caption, entries }) =>
      html`<details class="menu"><summary>${caption}</summary><ul>${menuLines(entries)}</ul></details>`,
  )}`;
}

function menuLines(entries: Entries): Html[] {
  return entries.map((entry) => {
    if (entry.kind === 'separator') return html`<li class="separator" role="presentation"></li>`;
    if (entry.kind === 'menu') return html`<li>${entry.caption}<ul>${menuLines(entry.entries)}</ul></li>`;
    return html`<li><button type="button" data-item="${entry.caption}">${entry.caption}</button></li>`;
  });
}

function opening<T>(open: () => T): T | undefined {
  try {
    return open();
  } catch (error) {
    if (error instanceof ScriptFailure) return undefined;
    throw error;
  }
}

const tool = (name: string, label: string) =>
  html`<li><button type="button" data-tool="${name}">${label}</button></li>`;

const COLOURS = [
  ['#fff2cc', 'Fond jaune'],
  ['#d9ead3', 'Fond vert'],
  ['#f4cccc', 'Fond rouge'],
  ['#cfe2f3', 'Fond bleu'],
  ['', 'Sans fond'],
] as const;

/** The menus every spreadsheet has, as far as a rehearsal goes. */
function tools(address: string): Html {
  const menu = (caption: string, lines: Html[]) =>
    html`<details class="menu quiet"><summary>${caption}</summary><ul>${lines}</ul></details>`;
  const separator = html`<li class="separator" role="presentation"></li>`;
  return html`${menu('Fichier', [html`<li><a href="${address}/fichier.xlsx">Télécharger (.xlsx)</a></li>`])}
${menu('Édition', [tool('undo', 'Annuler'), tool('redo', 'Rétablir'), separator, tool('deleteRow', 'Supprimer les lignes'), tool('deleteColumn', 'Supprimer les colonnes')])}
${menu('Insertion', [tool('insertRow', 'Lignes au-dessus'), tool('insertColumn', 'Colonnes à gauche'), tool('addTab', 'Onglet')])}
${menu('Format', [
  tool('bold', 'Gras'),
  tool('plain', 'Sans gras'),
  separator,
  ...COLOURS.map(
    ([value, name]) =>
      html`<li><button type="button" data-tool="colour" data-value="${value}">${name}</button></li>`,
  ),
])}
${menu('Données', [tool('ascending', 'Trier A → Z'), tool('descending', 'Trier Z → A'), separator, tool('filter', 'Créer ou enlever le filtre')])}`;
}

function tabTools(): Html {
  return html`<details class="menu quiet up"><summary>Cet onglet</summary><ul>${tool('rename', 'Renommer')}${tool('moveLeft', 'Déplacer à gauche')}${tool('moveRight', 'Déplacer à droite')}${tool('deleteTab', 'Supprimer')}</ul></details>`;
}
