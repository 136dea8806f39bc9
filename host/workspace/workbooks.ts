import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import { clientScript, documentOf, HostError, type MenuResult, ScriptFailure } from '../index.ts';
import { exportXlsx } from '../spreadsheet/index.ts';
import type { Asked, Here, InTown } from './here.ts';
import { type Html, page } from './layout.ts';
import { nameOf } from './people.ts';
import { carryOut } from './sheet-edit.ts';
import { sheetTable } from './sheet-table.ts';
import { DIALOG_SANDBOX } from './web-app.ts';

/** The town's spreadsheets as plain tables, for the person one is. */
export function workbooks(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get('/classeurs/:id', show);
  // As Google Sheets has it beside a workbook's address.
  app.get('/classeurs/:id/edit', show);
  app.get('/classeurs/:id/cellules', (context) => {
    const { tab, person } = opened(context);
    return context.html(raw(sheetTable(tab, person)));
  });
  app.get('/classeurs/:id/fichier.xlsx', async (context) => {
    const { workbook } = opened(context);
    const name = encodeURIComponent(`${workbook.head.name}.xlsx`);
    context.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    context.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    return context.body(Uint8Array.from(await exportXlsx(workbook)).buffer);
  });
  app.post('/classeurs/:id/modifier', async (context) => {
    const { tab, person } = opened(context);
    carryOut(person, tab.settings.name, await context.req.json());
    context.get('here').desk.keep();
    return context.json({ ok: true });
  });
  app.post('/classeurs/:id/menu', async (context) => {
    const { item, selection } = await context.req.json<{ item: string; selection: string }>();
    const { workbook } = opened(context);
    return context.json(click(context.get('here'), { id: workbook.head.id, item, selection }));
  });
  return app;
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
  const { workbook, tab, person } = opened(context);
  const { id, name } = workbook.head;
  const address = here.to(`/classeurs/${id}`);
  const body = html`<p class="quiet">${name}</p>
<div id="classeur" data-address="${address}" data-tab="${tab.settings.id}" data-tab-name="${tab.settings.name}" data-sandbox="${DIALOG_SANDBOX}">
${menuBar(here, id)}
${tools(address)}
<nav aria-label="Onglets"><ul class="links">${workbook.tabs.map((one) => tabLink(address, one.settings, one === tab))}</ul></nav>
<p class="cell-at"><span id="ici" role="status">Choisissez une cellule.</span></p>
<p id="refus" role="alert" class="error" hidden></p>
<div class="cells" id="cellules">${raw(sheetTable(tab, person))}</div>
<p class="quiet">Flèches&nbsp;: se déplacer, avec Maj&nbsp;: étendre la sélection · Entrée&nbsp;: écrire, puis enregistrer · Échap&nbsp;: abandonner · Suppr&nbsp;: vider. Ce qui change ailleurs apparaît de lui-même.</p>
</div>
<script type="module" src="/sheet.js"></script>`;
  return page(context, {
    title: `${nameOf(name)} – ${tab.settings.name}`,
    section: '',
    body,
    wide: true,
  });
}

function tabLink(address: string, { id: tab, name }: { id: number; name: string }, isHere: boolean): Html {
  return html`<li><a href="${address}?onglet=${tab}" ${isHere ? html`aria-current="page"` : ''}>${name}</a></li>`;
}

type Entries = MenuResult['menus'][number]['entries'];

/** The menus that the program gave the workbook, as it opens. One that fails to open shows nothing, as on Google. */
function menuBar({ desk, who }: Here, id: string): Html {
  const { menus } = opening(() => desk.host.menuOf(id, { as: who.mail })) ?? { menus: [] };
  return html`<div class="menus">${menus.map(
    ({ caption, entries }) =>
      html`<details class="menu"><summary>${caption}</summary><ul>${menuLines(entries)}</ul></details>`,
  )}</div>`;
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

function tools(address: string): Html {
  const edit = (what: string, label: string) =>
    html`<button type="button" data-edit="${what}">${label}</button>`;
  return html`<div class="tools" role="group" aria-label="Sur la cellule choisie">
${edit('ascending', 'Trier A → Z')}${edit('descending', 'Trier Z → A')}
${edit('insertRow', 'Insérer une ligne')}${edit('deleteRow', 'Supprimer la ligne')}
${edit('insertColumn', 'Insérer une colonne')}${edit('deleteColumn', 'Supprimer la colonne')}
<button type="button" id="renommer">Renommer l’onglet</button>
<a class="button" href="${address}/fichier.xlsx">Télécharger (.xlsx)</a>
</div>
<form id="nouveau-nom" class="line" hidden><p><label for="nom">Nouveau nom de l’onglet</label><br><input id="nom" name="nom" maxlength="100" required></p>
<p><button type="submit">Renommer</button></p></form>`;
}

interface Click {
  readonly id: string;
  readonly item: string;
  readonly selection: string;
}

/** Runs a menu line; what it shows, its dialogs as addresses to frame. */
function click({ desk, who }: Here, { id, item, selection }: Click): object {
  const visit = { as: who.mail, selection };
  try {
    const { alerts, toasts, dialogs, sidebars } = desk.host.menu(id, item, visit);
    const frames = [...dialogs, ...sidebars].map(({ kind, title, html: content }) => {
      const served = {
        title,
        html: desk.linkedFor(who.mail, content),
        metaTags: {},
        faviconUrl: null,
        frameOptions: 'DEFAULT',
      };
      const ticket = desk.frame({ place: 'dialog', as: visit.as }, (endpoint) =>
        documentOf(served, clientScript({ endpoint, parameter: {}, hash: '' })),
      );
      return { kind, title, address: desk.contentAddress(ticket) };
    });
    return { alerts, toasts, frames };
  } catch (error) {
    if (!(error instanceof ScriptFailure)) throw error;
    return { alerts: [{ title: 'Erreur du programme', text: error.message }], toasts: [], frames: [] };
  } finally {
    desk.keep();
  }
}
