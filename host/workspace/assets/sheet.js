/* A workbook as a table: moving, writing, sorting. */
import { openMenus } from './menu.js';

const root = document.getElementById('classeur');
const cells = document.getElementById('cellules');
const here = document.getElementById('ici');
const refusal = document.getElementById('refus');
const { address: base, tab, tabName } = root.dataset;
const address = (part) => `${base}/${part}?onglet=${tab}`;
/** A tab as Google writes it in an address. */
const gid = /gid=(\d+)/.exec(location.hash)?.[1] ?? tab;
if (gid !== tab) location.replace(`${base}?onglet=${gid}`);
/** The chosen cell: row and column from 1. */
let chosen = { row: 1, column: 1 };
/** The other corner of the selection: the chosen cell itself until it is stretched with Shift. */
let corner = chosen;
let input = null;

const table = () => cells.querySelector('table');
const cellAt = ({ row, column }) => table().rows[row]?.cells[column];
const placeOf = (cell) => ({ row: cell.parentElement.rowIndex, column: cell.cellIndex });
const letters = (column) =>
  column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);
const a1 = ({ row, column }) => `${letters(column)}${row}`;

/** `A2`, or `A2:B4`. */
function selection() {
  const [top, bottom] = [Math.min(chosen.row, corner.row), Math.max(chosen.row, corner.row)];
  const [left, right] = [Math.min(chosen.column, corner.column), Math.max(chosen.column, corner.column)];
  const [from, to] = [a1({ row: top, column: left }), a1({ row: bottom, column: right })];
  return { name: from === to ? from : `${from}:${to}`, top, bottom, left, right };
}

function say(text) {
  here.textContent = text;
}

function refuse(sentence) {
  refusal.hidden = sentence === '';
  refusal.textContent = sentence;
}

async function post(part, body) {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  try {
    const response = await fetch(address(part), { method: 'POST', headers, body: JSON.stringify(body) });
    return await response.json();
  } catch {
    return { error: 'L’espace de répétition ne répond pas. Rien n’a été enregistré. Réessayez.' };
  }
}

async function edit(change) {
  const answer = await post('modifier', change);
  refuse(answer.error ?? '');
  await renew();
  return answer.error === undefined;
}

async function renew() {
  if (input !== null) return;
  const response = await fetch(address('cellules'));
  if (!response.ok) return;
  const text = await response.text();
  if (input !== null || text === renew.last) return;
  const hadFocus = cells.contains(document.activeElement);
  renew.last = text;
  cells.innerHTML = text;
  choose(chosen, hadFocus, true);
}

function choose(place, withFocus, isStretched = false) {
  const rows = table().rows.length - 1;
  const columns = table().rows[0].cells.length - 1;
  const before = cellAt(chosen);
  if (before) before.tabIndex = -1;
  chosen = {
    row: Math.min(Math.max(1, place.row), rows),
    column: Math.min(Math.max(1, place.column), columns),
  };
  if (!isStretched) corner = chosen;
  const cell = cellAt(chosen);
  if (!cell) return;
  for (const old of table().querySelectorAll('[aria-selected]')) old.removeAttribute('aria-selected');
  const { name, top, bottom, left, right } = selection();
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++)
      cellAt({ row, column })?.setAttribute('aria-selected', 'true');
  cell.tabIndex = 0;
  if (withFocus) cell.focus();
  say(name === a1(chosen) ? `Cellule ${name}` : `Cellules ${name}`);
}

function write(first) {
  const cell = cellAt(chosen);
  if ('cut' in cell.dataset) return refuse('Ce texte est trop long pour être modifié ici.');
  const before = cell.dataset.source ?? cell.textContent;
  input = document.createElement('input');
  input.value = first ?? before;
  input.setAttribute('aria-label', `Cellule ${a1(chosen)}`);
  input.dataset.before = before;
  cell.replaceChildren(input);
  input.focus();
}

/** Ends the writing; `text` is null when it was given up. */
async function finish(text, next) {
  const place = chosen;
  const before = input.dataset.before;
  const cell = input.parentElement;
  input = null;
  cell.textContent = text ?? before;
  choose(next, true);
  if (text === null || text === before) return renew();
  const started = performance.now();
  const done = await edit({ what: 'paste', cell: a1(place), rows: [[text]] });
  if (done)
    say(
      `Cellule ${a1(chosen)} – ${a1(place)} est enregistrée en ${Math.round(performance.now() - started)} ms`,
    );
  else refuse(`${refusal.textContent} Vous aviez écrit\u00a0: «\u00a0${text}\u00a0».`);
}

const moves = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [20, 0],
  PageUp: [-20, 0],
  Home: [0, -1000],
  End: [0, 1000],
};

const after = (row, column) => ({ row: chosen.row + row, column: chosen.column + column });

function keyInCell(event) {
  const move = moves[event.key];
  if (move)
    choose(event.ctrlKey ? after(move[0] * 100000, move[1] * 1000) : after(...move), true, event.shiftKey);
  else if (event.key === 'Enter' || event.key === 'F2') write();
  else if (event.key === 'Delete' || event.key === 'Backspace')
    edit({ what: 'paste', cell: a1(chosen), rows: [['']] });
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) write(event.key);
  else return;
  event.preventDefault();
}

function keyInInput(event) {
  if (event.key === 'Enter') finish(input.value, after(1, 0));
  else if (event.key === 'Tab') finish(input.value, after(0, event.shiftKey ? -1 : 1));
  else if (event.key === 'Escape') finish(null, chosen);
  else return;
  event.preventDefault();
}

cells.addEventListener('keydown', (event) => {
  if (event.target === input) keyInInput(event);
  else if (event.target.closest('td')) keyInCell(event);
});
cells.addEventListener('focusout', (event) => {
  if (input !== null && event.target === input && event.relatedTarget !== null) finish(input.value, chosen);
});
cells.addEventListener('mousedown', (event) => {
  const cell = event.target.closest('td');
  if (cell === null || event.target === input) return;
  event.preventDefault();
  const place = placeOf(cell);
  if (input !== null) finish(input.value, place);
  else choose(place, true, event.shiftKey);
});
cells.addEventListener('dblclick', (event) => {
  if (input === null && event.target.closest('td')) write();
});
cells.addEventListener('copy', (event) => {
  if (input !== null) return;
  event.clipboardData.setData('text/plain', cellAt(chosen).textContent);
  event.preventDefault();
});
cells.addEventListener('paste', (event) => {
  if (input !== null) return;
  event.preventDefault();
  const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '');
  edit({ what: 'paste', cell: a1(chosen), rows: text.split(/\r?\n/).map((line) => line.split('\t')) });
});

const changes = {
  ascending: () => ({ what: 'sort', column: chosen.column, ascending: true }),
  descending: () => ({ what: 'sort', column: chosen.column, ascending: false }),
  insertRow: () => ({ what: 'insertRow', row: chosen.row }),
  deleteRow: () => ({ what: 'deleteRow', row: chosen.row }),
  insertColumn: () => ({ what: 'insertColumn', column: chosen.column }),
  deleteColumn: () => ({ what: 'deleteColumn', column: chosen.column }),
};
for (const button of root.querySelectorAll('[data-edit]')) {
  button.addEventListener('click', async () => {
    const place = a1(chosen);
    if (await edit(changes[button.dataset.edit]())) say(`${button.textContent}\u00a0: fait, en ${place}`);
  });
}

const rename = document.getElementById('nouveau-nom');
document.getElementById('renommer').addEventListener('click', () => {
  rename.hidden = !rename.hidden;
  rename.elements.nom.value = tabName;
  if (!rename.hidden) rename.elements.nom.select();
});
rename.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (await edit({ what: 'rename', name: rename.elements.nom.value })) location.reload();
});

openMenus(root, {
  say,
  refuse,
  here: () => say(`Cellule ${a1(chosen)}`),
  run: (item) => post('menu', { item, selection: `'${tabName.replaceAll("'", "''")}'!${selection().name}` }),
});
document.addEventListener('changed', renew);
choose(chosen, false);
