import { conservatoireOf } from '../campaign/settings.ts';
import type { Town } from '../campaign/town.ts';
import { normalise } from '../people/sameness.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register/register.ts';
import { type Decision, decisionWords } from '../requests/decided.ts';
import { requestsView } from '../requests/views.ts';
import { verdictWords } from '../supporting/given.ts';
import { documentsView } from '../supporting/views.ts';
import { decisionHeading, type FilledRow, filledIn, reasonHeading } from '../views/view.ts';
import { tabFor, type WorkbookAt, workbooksFrom } from '../views/workbook.ts';
import type { Item } from './lots.ts';

/** What a clerk filled in and the program cannot follow: where, and what to do. */
export interface Problem {
  /** Name of the conservatoire; empty for what no tab holds. */
  readonly book: string;
  readonly tab: string;
  /** From 1; 0 for what no row holds. */
  readonly row: number;
  readonly sentence: string;
}

export interface Filled {
  readonly items: readonly Item[];
  readonly problems: readonly Problem[];
}

/**
 * What is written in the columns to be filled of these conservatoires' workbooks. Three round trips each; one that
 * cannot be opened is said, and keeps no other waiting.
 */
export function readFilled(ports: Ports, register: Register, town: Town, codes: readonly string[]): Filled {
  const books = workbooksFrom(register.memory).conservatoires;
  const all = codes.flatMap((code): Filled[] => {
    const at = books[code];
    if (!at) return [];
    const { name } = conservatoireOf(town, code);
    try {
      return [filledAt(ports, at, name)];
    } catch (error) {
      ports.log(`décisions de ${code}\u00a0: ${String(error)}`);
      return [{ items: [], problems: [{ book: name, tab: '', row: 0, sentence: unreachable }] }];
    }
  });
  return { items: all.flatMap(({ items }) => items), problems: all.flatMap(({ problems }) => problems) };
}

const unreachable =
  'Ce classeur ne s’ouvre pas\u00a0: rien n’y est lu. Vérifiez qu’il n’est pas dans la corbeille de Drive, puis recommencez.';

function filledAt(ports: Ports, at: WorkbookAt, name: string): Filled {
  const book = ports.workbooks.open(at.id);
  const requests = readRows(filledIn(tabFor(book, at, requestsView), requestsView), aboutRequest);
  const documents = readRows(filledIn(tabFor(book, at, documentsView), documentsView), aboutDocument);
  const problemsIn = (tab: string, { refused }: Read): Problem[] =>
    refused.map(({ row, sentence }) => ({ book: name, tab, row, sentence }));
  return {
    items: [...requests.items, ...documents.items],
    problems: [...problemsIn(requestsView.name, requests), ...problemsIn(documentsView.name, documents)],
  };
}

interface Read {
  readonly items: readonly Item[];
  readonly refused: readonly Pick<Problem, 'row' | 'sentence'>[];
}

function readRows(rows: readonly FilledRow[], itemOf: (row: FilledRow) => Item | string): Read {
  const items: Item[] = [];
  const refused: Read['refused'][number][] = [];
  for (const row of rows) {
    const read = row.isAgain ? 'La ligne est en double\u00a0: la première seule compte.' : itemOf(row);
    if (typeof read === 'string') refused.push({ row: row.row, sentence: read });
    else items.push(read);
  }
  return { items, refused };
}

type Words = Readonly<Record<string, string>>;

/** The name of a word, however it is typed; or a sentence. */
function named<T extends Words>(
  words: T,
  { key, texts }: FilledRow,
  whose: string,
): { name: keyof T } | string {
  const typed = texts[decisionHeading] ?? '';
  if (key === '') return `La ligne n’a pas de ${whose}. Rien n’est fait.`;
  if (typed === '') return 'Un motif est écrit sans décision. Rien n’est fait.';
  const found = Object.keys(words).find((name) => normalise(words[name] ?? '') === normalise(typed));
  return found === undefined
    ? `«\u00a0${typed.slice(0, 60)}\u00a0» n’est pas une décision connue. Choisissez dans la liste\u00a0: ${Object.values(words).join(', ')}.`
    : { name: found };
}

function aboutRequest(row: FilledRow): Item | string {
  const found = named(decisionWords, row, 'numéro d’élève');
  if (typeof found === 'string') return found;
  return { ...asWritten(row), student: row.key, kind: 'request', decision: found.name as Decision };
}

function aboutDocument(row: FilledRow): Item | string {
  const found = named(verdictWords, row, 'numéro de pièce');
  if (typeof found === 'string') return found;
  const [student = '', document = ''] = row.key.split(' ');
  return { ...asWritten(row), student, kind: 'verdict', document, verdict: found.name };
}

function asWritten({ key, texts }: FilledRow): Pick<Item, 'key' | 'word' | 'reason'> {
  return { key, word: texts[decisionHeading] ?? '', reason: texts[reasonHeading] ?? '' };
}
