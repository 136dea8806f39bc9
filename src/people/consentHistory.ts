import type { Register } from '../register/register.ts';
import { json, type Spec, text, whole, yesNo } from '../register/table.ts';
import type { BallotConsent } from './consentTexts.ts';

/** By which way somebody said it. */
export const consentChannels = ['en ligne', 'forum', 'téléphone', 'courrier'] as const;

export type ConsentChannel = (typeof consentChannels)[number];

/**
 * A row of *Accords*: a consent that was given, or withdrawn, with all that proves it (IVR-082, CNS-002). Rows are only
 * added: the last one about something counts, those before it stay. What a ballot ticked stands in the ballot.
 */
export interface ConsentRow {
  readonly number: number;
  readonly journal: number;
  /** Numbers of ballots; or the person whose own access a guardian agreed to. */
  readonly about: readonly string[];
  readonly consent: BallotConsent | 'ownAccess';
  readonly isGiven: boolean;
  /** Version of the text that was on the screen. */
  readonly text: string;
  readonly at: string;
  readonly channel: ConsentChannel;
  /** `lien personnel`, the guardian, or the clerk who was told. */
  readonly by: string;
  /** Of the page that sent it: a repeat is answered the same. */
  readonly requestKey: string;
}

const nobody: readonly string[] = [];

export const consentSpec: Spec<ConsentRow> = {
  name: 'Accords',
  columns: {
    number: whole('N°'),
    journal: whole('Journal'),
    about: json('Concerne', nobody),
    consent: text('Accord') as Spec<ConsentRow>['columns']['consent'],
    isGiven: yesNo('Donné'),
    text: text('Texte'),
    at: text('Instant'),
    channel: text('Canal') as Spec<ConsentRow>['columns']['channel'],
    by: text('Par'),
    requestKey: text('Clé'),
  },
};

/** Everything that was given and withdrawn since, the oldest first. Two round trips. */
export function consentRows(register: Register): ConsentRow[] {
  return register
    .table(consentSpec)
    .all()
    .map(({ record }) => record);
}

/** A row for an act to add, below the others. One round trip. */
export function consentAdded(register: Register, row: Omit<ConsentRow, 'number' | 'journal'>) {
  const table = register.table(consentSpec);
  const at = Math.max(1, table.tab.lastRow()) + 1;
  return table.added(at, { ...row, number: at - 1, journal: 0 });
}
