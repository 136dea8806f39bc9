import { fromCell } from '../register/cells.ts';
import type { Register } from '../register/register.ts';
import { type Found, json, type Spec, text, whole, yesNo } from '../register/table.ts';
import type { Ballot, Ruling, Signatory } from './ballot.ts';
import { inHandInOrder } from './order.ts';

/** How a ballot came: typed by its family, typed from paper by a clerk, or read from a file of them. */
export type BallotChannel = 'en ligne' | 'forum' | 'fichier';

/** A decision about a ballot, with who took it and when. */
export type SignedRuling = Ruling & { readonly by: string; readonly at: string };

/** A row of *Bulletins*: what was handed in changes only when its person puts it right, what was decided about it is added. */
export interface BallotRow extends Ballot {
  readonly journal: number;
  readonly channel: BallotChannel;
  /** A stamp: when it was typed, which counts for nothing. */
  readonly enteredAt: string;
  /** The clerk who typed it; empty online. */
  readonly enteredBy: string;
  /** Version of the sentences its four boxes carried, see `people/consentTexts.ts`. */
  readonly consentText: string;
  /** Version of the lottery's rules that taking part accepts (IVR-072). */
  readonly rulesVersion: string;
  /** Decisions of clerks, the oldest first; about two ballots, on the one handed in later. */
  readonly rulings: readonly SignedRuling[];
  /** Of the page that sent it: a repeat is answered the same, however late. */
  readonly requestKey: string;
}

const nobody: readonly Signatory[] = [];
const noWishes: readonly string[] = [];
const noRulings: readonly SignedRuling[] = [];
const noConsents = { publication: false, culture: false, municipal: false, nextYear: false };

export const ballotSpec: Spec<BallotRow> = {
  name: 'Bulletins',
  columns: {
    number: text('N°'),
    journal: whole('Journal'),
    handedInAt: text('Remis le'),
    conservatoire: text('Établissement'),
    activity: text('Activité'),
    lastName: text('Nom'),
    firstName: text('Prénom'),
    bornOn: text('Né(e) le'),
    street: text('Adresse'),
    postcode: text('Code postal'),
    town: text('Commune'),
    isTownStaff: yesNo('Agent de la ville'),
    isSchooled: yesNo('Scolarisé dans la ville'),
    phone: text('Téléphone'),
    mail: text('Courriel'),
    familyNumber: text('N° pôle famille'),
    guardians: json('Responsables', nobody),
    wishes: json('Vœux', noWishes),
    rank: json<number | null>('Ordre', null),
    consents: json('Consentements', noConsents),
    channel: text('Canal') as Spec<BallotRow>['columns']['channel'],
    enteredAt: text('Saisi le'),
    enteredBy: text('Saisi par'),
    rulesVersion: text('Règlement'),
    rulings: json('Décisions', noRulings),
    requestKey: text('Clé'),
    consentText: text('Texte des accords'),
  },
};

/** The ballots of one request, in its order, wherever their rows stand. Two round trips for a request never seen. */
export function ballotsOfRequest(register: Register, requestKey: string): BallotRow[] {
  const table = register.table(ballotSpec);
  const last = table.tab.lastRow();
  const column = table.fields.indexOf('requestKey') + 1;
  const keys = last < 2 ? [] : table.tab.read(2, column, last - 1, 1);
  const rows = keys.flatMap(([cell], i) => (fromCell(cell) === requestKey ? [i + 2] : []));
  return inHandInOrder(rows.flatMap((row) => table.rowAt(row) ?? []));
}

/** Every ballot with its row. Two round trips. */
export function ballotRows(register: Register): Found<BallotRow>[] {
  return register.table(ballotSpec).all();
}
