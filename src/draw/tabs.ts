import type { BallotCounts, GatheredEntry } from '../ballots/gather.ts';
import type { Postponed } from '../campaign/postponed.ts';
import type { Register } from '../register/register.ts';
import { type Found, json, type Spec, text, whole, yesNo } from '../register/table.ts';

/** Rows that follow one another in a tab. */
export interface Rows {
  readonly row: number;
  readonly count: number;
}

/** The list as it was frozen: what it says stands in rows that nothing changes any more. */
export interface Freeze {
  readonly at: string;
  readonly by: string;
  /** SHA-256 of the canonical text. */
  readonly list: string;
  readonly rule: 'offres-par-cours' | 'demandes-des-familles';
  readonly entries: Rows;
  readonly places: Rows;
  readonly unlimited: Rows;
  readonly counts: BallotCounts;
  readonly rulesVersion: string;
  readonly placesVersion: string;
  /** Request key of the page that asked for it: a repeat is answered the same. */
  readonly key: string;
}

export interface Present {
  readonly name: string;
  readonly quality: string;
}

/** The draw as it was made before witnesses. */
export interface Run {
  readonly at: string;
  readonly by: string;
  readonly key: string;
  readonly present: readonly Present[];
  readonly place: string;
  /** The instant announced. */
  readonly plannedAt: string;
  /** Fingerprint of the program that drew. */
  readonly program: string;
  /** The whole seed as one line; empty when the orders were drawn from an urn. */
  readonly seed: string;
  /** SHA-256 of the published result. */
  readonly result: string;
  readonly placed: number;
  readonly waiting: number;
  /** Dice, urn, screen: in the words of who held the pen. */
  readonly material: string;
  /** Why a substitute announced was used, and which; empty when none was. */
  readonly fallback: string;
  /** Rows of *Ordres tirés*: orders typed by hand; null when they follow from the seed. */
  readonly orders: Rows | null;
}

export interface Noted {
  readonly at: string;
  readonly by: string;
  readonly text: string;
  /** Of an incident: the same in words that name nobody. */
  readonly forPublic?: string;
}

/** Why a draw counts for nothing, and whether it is made again (*À refaire*) or not (*Annulé*). */
export interface Cancelled extends Noted {
  readonly isRedone?: boolean;
}

/** A row of *Tirages*. */
export interface DrawRow {
  readonly draw: string;
  readonly journal: number;
  readonly freeze: Freeze | null;
  readonly run: Run | null;
  /** Why the draw counts for nothing; it stays readable for ever (IVR-100). */
  readonly cancelled: Cancelled | null;
  /** What went wrong and what was done, for the minutes (IVR-101). */
  readonly incidents: readonly Noted[];
  /** The signed minutes; from then on they only get additions. */
  readonly signed: Noted | null;
  readonly additions: readonly Noted[];
  /** Who read the minutes on request (IVR-041). */
  readonly consultations: readonly Noted[];
  /** Each time it was put off, before its list was frozen or after (IVR-100). */
  readonly postponed: readonly Postponed[];
}

const nothing: readonly Noted[] = [];
const neverPostponed: readonly Postponed[] = [];

export const drawSpec: Spec<DrawRow> = {
  name: 'Tirages',
  columns: {
    draw: text('Tirage'),
    journal: whole('Journal'),
    freeze: json<Freeze | null>('Liste figée', null),
    run: json<Run | null>('Tirage fait', null),
    cancelled: json<Cancelled | null>('Annulé', null),
    incidents: json('Incidents', nothing),
    signed: json<Noted | null>('Signé', null),
    additions: json('Additifs', nothing),
    consultations: json('Consultations', nothing),
    postponed: json('Reports', neverPostponed),
  },
};

/** A row of *Participations*: an entry as it was frozen, with those it stands for. */
export interface EntryRow extends GatheredEntry {
  readonly draw: string;
}

const noList: readonly string[] = [];

export const entrySpec: Spec<EntryRow> = {
  name: 'Participations',
  columns: {
    draw: text('Tirage'),
    number: text('N°'),
    category: text('Liste') as Spec<EntryRow>['columns']['category'],
    wishes: json('Vœux', noList),
    ballots: json('Bulletins', noList),
    lastName: text('Nom'),
    firstName: text('Prénom'),
    mayPublish: yesNo('Nom publié'),
    mail: text('Courriel'),
    phone: text('Téléphone'),
    person: text('Personne'),
  },
};

/** Stands where the number of a ballot was, once the data of whoever handed it in are erased. */
export const erasedBallot = '-';

/** Nobody is behind it any more: a frozen list keeps its number, its list and its wishes, and names nobody. */
export const isErased = ({ ballots }: Pick<EntryRow, 'ballots'>): boolean =>
  ballots.length > 0 && ballots.every((ballot) => ballot === erasedBallot);

/** A row of *Places figées*: a course of the list, and how its seats were computed. */
export interface PlaceRow {
  readonly draw: string;
  readonly id: string;
  readonly seats: number;
  readonly unit: string;
  readonly title: string;
  readonly conservatoire: string;
  readonly activity: string;
  readonly slot: string;
  readonly capacity: number;
  readonly reEnrolled: number;
  readonly acceptances: number;
}

export const placeSpec: Spec<PlaceRow> = {
  name: 'Places figées',
  columns: {
    draw: text('Tirage'),
    id: text('Cours'),
    seats: whole('Places'),
    unit: text('Tiré avec'),
    title: text('Intitulé'),
    conservatoire: text('Établissement'),
    activity: text('Activité'),
    slot: text('Horaire'),
    capacity: whole('Jauge'),
    reEnrolled: whole('Réinscriptions'),
    acceptances: whole('Acceptations'),
  },
};

/**
 * A row of *Cours sans limite figés*: who asked for such a course when the list was frozen. A course nobody asked for
 * has one row, without a number.
 */
export interface UnlimitedRow {
  readonly draw: string;
  /** `S0001`; empty where nobody asked. */
  readonly number: string;
  readonly course: string;
  readonly title: string;
  readonly conservatoire: string;
  readonly activity: string;
  readonly slot: string;
  readonly ballot: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly mayPublish: boolean;
  readonly mail: string;
  readonly phone: string;
  /** See `People`. */
  readonly person: string;
  /** Courses the same person may hold with it (IVR-014). */
  readonly combinesWith: readonly string[];
}

export const unlimitedSpec: Spec<UnlimitedRow> = {
  name: 'Cours sans limite figés',
  columns: {
    draw: text('Tirage'),
    number: text('N°'),
    course: text('Cours'),
    title: text('Intitulé'),
    conservatoire: text('Établissement'),
    activity: text('Activité'),
    slot: text('Horaire'),
    ballot: text('Bulletin'),
    lastName: text('Nom'),
    firstName: text('Prénom'),
    mayPublish: yesNo('Nom publié'),
    mail: text('Courriel'),
    phone: text('Téléphone'),
    person: text('Personne'),
    combinesWith: json('Se combine avec', noList),
  },
};

/** A row of *Ordres tirés*: the order of a unit, drawn from an urn and typed. */
export interface OrderRow {
  readonly draw: string;
  readonly unit: string;
  readonly order: readonly string[];
}

export const orderSpec: Spec<OrderRow> = {
  name: 'Ordres tirés',
  columns: { draw: text('Tirage'), unit: text('Unité'), order: json('Ordre', noList) },
};

/** Every draw there was, the oldest first. */
export function drawRows(register: Register): Found<DrawRow>[] {
  return register.table(drawSpec).all();
}
