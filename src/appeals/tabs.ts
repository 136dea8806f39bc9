import type { Register } from '../register/register.ts';
import { type Found, json, type Spec, text, whole } from '../register/table.ts';
import type { AppealKind, AppealMotive } from './motives.ts';

/** What the team answered, once. */
export interface AppealAnswer {
  readonly at: string;
  readonly by: string;
  readonly text: string;
  /** Whom it was mailed to; none: the family is called, or written to. */
  readonly mails: readonly string[];
  /** Of the page that sent it: a repeat is answered the same, however late. */
  readonly requestKey: string;
}

/** A row of *Réclamations*: a question or a contestation about one participation; its words are never changed. */
export interface AppealRow {
  /** `R0012`, of its row. */
  readonly number: string;
  readonly journal: number;
  readonly draw: string;
  readonly entry: string;
  readonly kind: AppealKind;
  readonly motive: AppealMotive;
  readonly text: string;
  readonly receivedAt: string;
  readonly requestKey: string;
  readonly answer: AppealAnswer | null;
}

export const appealSpec: Spec<AppealRow> = {
  name: 'Réclamations',
  columns: {
    number: text('N°'),
    journal: whole('Journal'),
    draw: text('Tirage'),
    entry: text('Participation'),
    kind: text('Sorte') as Spec<AppealRow>['columns']['kind'],
    motive: text('Motif') as Spec<AppealRow>['columns']['motive'],
    text: text('Message'),
    receivedAt: text('Reçue le'),
    requestKey: text('Clé'),
    answer: json<AppealAnswer | null>('Réponse', null),
  },
};

/** `R0012`: of the row an appeal stands in, which it keeps. */
export const appealNumber = (row: number): string => `R${String(row - 1).padStart(4, '0')}`;

export function appealRows(register: Register): Found<AppealRow>[] {
  return register.table(appealSpec).all();
}
