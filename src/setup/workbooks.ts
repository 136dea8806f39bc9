import type { OfficeHome } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { openManagersDesk } from '../campaign/desk.ts';
import type { Town } from '../campaign/town.ts';
import { lettersView } from '../letters/views.ts';
import type { Ports, Workbook } from '../ports.ts';
import { commit, type Setting, underLock } from '../register/commit.ts';
import { openRegister, type Register } from '../register/register.ts';
import { refreshAll } from '../requests/refresh.ts';
import { mailsView, requestsView } from '../requests/views.ts';
import { allFolders, foldersFrom, foldersMemory } from '../supporting/files.ts';
import { documentsView } from '../supporting/views.ts';
import { boardOf } from '../today/board.ts';
import { addFront, addressLabel, frontName, writeFront } from '../views/front.ts';
import {
  addView,
  type TownWorkbooks,
  type WorkbookAt,
  workbooksFrom,
  workbooksMemory,
} from '../views/workbook.ts';
import { officeHome } from './home.ts';
import { shareWithTeams } from './town.ts';

/**
 * Makes what is missing among *Pilotage* and the conservatoires' workbooks, each a copy of the model when the town
 * has one (it carries the menu). Each is remembered as soon as it is made, so a repeat goes on from there.
 */
export function makeWorkbooks(ports: Ports, input: CallInput<'office.workbooks'>): Reply<OfficeHome> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town, colleague } = desk;
  const model = modelId(input.model ?? '');
  let books = workbooksFrom(register.memory);
  for (const wanted of missing(town, books)) {
    const at = make(ports, { ...wanted, town, model });
    books =
      wanted.code === null
        ? { ...books, pilotage: at }
        : { ...books, conservatoires: { ...books.conservatoires, [wanted.code]: at } };
    const change = { setting: workbooksMemory, value: books };
    const act = `Classeur créé\u00a0: ${wanted.name}`;
    const kept = remember(ports, register, { change, actor: colleague.mail, act });
    if (!kept) return { ok: false, refusal: busy };
  }
  if (!makeFolders(ports, register, { town, actor: colleague.mail })) return { ok: false, refusal: busy };
  shareWithTeams(ports, register);
  const fresh = openRegister(ports);
  const [failed] = fresh ? refreshAll(ports, fresh, town, { boardOf: boardOf(town, ports.now()) }) : [];
  if (failed) throw failed.error;
  return { ok: true, value: officeHome(ports, colleague) };
}

interface Wanted {
  /** Code of a conservatoire; `null` for *Pilotage*. */
  readonly code: string | null;
  readonly name: string;
}

function missing(town: Town, books: TownWorkbooks): Wanted[] {
  const pilotage: Wanted[] = books.pilotage ? [] : [{ code: null, name: 'Pilotage' }];
  return [...pilotage, ...town.conservatoires.filter(({ code }) => !books.conservatoires[code])];
}

function make(ports: Ports, { code, name, town, model }: Wanted & { town: Town; model: string }): WorkbookAt {
  const title = `Da Capo – ${name} – ${town.town} ${town.schoolYear}`;
  const book = model === '' ? ports.workbooks.create(title) : ports.workbooks.copy(model, title);
  const given = book.tabs();
  const front = given.find((tab) => tab.name === frontName) ?? addFront(book);
  const tabs = code === null ? {} : viewsOf(book);
  if (model === '') for (const blank of given) book.dropTab(blank);
  const at = { id: book.id, address: book.address, tabs: { ...tabs, [frontName]: front.id } };
  const kind = code === null ? 'Classeur' : 'Conservatoire';
  writeFront(book, at, {
    lines: [
      [kind, name],
      ['Ville', town.town],
      ['Année scolaire', town.schoolYear],
      [addressLabel, ports.who.address()],
    ],
  });
  return at;
}

function viewsOf(book: Workbook): Record<string, number> {
  return {
    [requestsView.name]: addView(book, requestsView).id,
    [documentsView.name]: addView(book, documentsView).id,
    [mailsView.name]: addView(book, mailsView).id,
    [lettersView.name]: addView(book, lettersView).id,
  };
}

/** A folder a conservatoire for what families give, inside one for the town; remembered as soon as it is made. */
function makeFolders(
  ports: Ports,
  register: Register,
  { town, actor }: { readonly town: Town; readonly actor: string },
): boolean {
  let folders = foldersFrom(register.memory);
  const wanted = [
    { code: allFolders, name: `Pièces – ${town.town} ${town.schoolYear}` },
    ...town.conservatoires,
  ];
  for (const { code, name } of wanted.filter((one) => !folders[one.code])) {
    const title = code === allFolders ? `Da Capo – ${name}` : name;
    folders = { ...folders, [code]: ports.files.folder(title, folders[allFolders] ?? '') };
    const change = { setting: foldersMemory, value: folders };
    if (!remember(ports, register, { change, actor, act: `Dossier créé\u00a0: ${name}` })) return false;
  }
  return true;
}

/** The identifier in a spreadsheet's address, or the identifier itself. */
function modelId(text: string): string {
  return /\/d\/([\w-]+)/.exec(text)?.[1] ?? text.trim();
}

function remember(
  ports: Ports,
  register: Register,
  { change, actor, act }: { readonly change: Setting; readonly actor: string; readonly act: string },
): boolean {
  const locked = underLock(ports, register, (end) => {
    commit(ports, register, end, [{ key: `mise-en-place-${end.last + 1}`, actor, about: '', act, change }]);
  });
  return !locked.busy;
}

const busy: Refusal = {
  kind: 'busy',
  message: 'Une autre opération est en cours. Recommencez\u00a0: la suite reprendra.',
};
