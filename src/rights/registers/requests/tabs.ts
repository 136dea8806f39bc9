import type { Ref } from '../../../calls/rights.ts';
import type { Register } from '../../../register/register.ts';
import { type Found, json, type Spec, text, whole, yesNo } from '../../../register/table.ts';
import type { Subject } from './rules.ts';
import type { IdentityHow, Outcome, Quality, RefusalMotive, RightChannel, RightKind } from './words.ts';

export interface Asker {
  readonly name: string;
  readonly quality: Quality;
  /** Where the answer goes: by mail, or else by post to the address. */
  readonly mail: string;
  readonly address: string;
}

export interface Identity {
  readonly how: IdentityHow;
  /** Instant it was checked or asked for, and by whom. */
  readonly at: string;
  readonly by: string;
}

/** More time, announced within the month with its reason. */
export interface Extension {
  readonly at: string;
  readonly by: string;
  readonly months: number;
  readonly reason: string;
  readonly requestKey: string;
}

/** What was decided, and told once. */
export interface RightsAnswer {
  readonly at: string;
  readonly by: string;
  readonly outcome: Outcome;
  readonly motive: RefusalMotive | '';
  readonly text: string;
  readonly requestKey: string;
}

/** A row of *Droits*: one request about the data of one person; no row is deleted here. */
export interface RightsRequestRow {
  /** `D0012`, of its row. */
  readonly number: string;
  readonly journal: number;
  readonly kind: RightKind;
  readonly channel: RightChannel;
  /** Civil day of reception: clocks start there, whenever it was written down. */
  readonly receivedOn: string;
  readonly asker: Asker;
  /** By what the Registre knows the person concerned; none: nothing is held, or it is no data request. */
  readonly refs: readonly Ref[];
  readonly subject: Subject | null;
  readonly isSigned: boolean;
  readonly text: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly requestKey: string;
  readonly identity: Identity;
  readonly extension: Extension | null;
  readonly answer: RightsAnswer | null;
}

const noRefs: readonly Ref[] = [];
const noAsker: Asker = { name: '', quality: 'other', mail: '', address: '' };
const noIdentity: Identity = { how: 'notNeeded', at: '', by: '' };

export const rightsRequestSpec: Spec<RightsRequestRow> = {
  name: 'Droits',
  columns: {
    number: text('N°'),
    journal: whole('Journal'),
    kind: text('Sorte') as Spec<RightsRequestRow>['columns']['kind'],
    channel: text('Voie') as Spec<RightsRequestRow>['columns']['channel'],
    receivedOn: text('Reçue le'),
    asker: json('Demandeur', noAsker),
    refs: json('Fiches', noRefs),
    subject: json<Subject | null>('Personne concernée', null),
    isSigned: yesNo('Signée'),
    text: text('Demande'),
    recordedAt: text('Enregistrée le'),
    by: text('Par'),
    requestKey: text('Clé'),
    identity: json('Identité', noIdentity),
    extension: json<Extension | null>('Prolongation', null),
    answer: json<RightsAnswer | null>('Réponse', null),
  },
};

/** `D0012`: of the row a request stands in, which it keeps. */
export const requestNumber = (row: number): string => `D${String(row - 1).padStart(4, '0')}`;

export function requestRows(register: Register): Found<RightsRequestRow>[] {
  return register.table(rightsRequestSpec).all();
}
