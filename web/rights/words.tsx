import type { OfficeHome } from '../../src/calls/office.ts';
import { frenchDay, frenchInstant, instantFrom } from '../../src/dates.ts';
import { type BreachState, breachStateWords } from '../../src/rights/registers/breaches/rules.ts';
import { type RequestState, stateWords } from '../../src/rights/registers/requests/words.ts';
import { Button } from '../fields/button.tsx';
import type { TypedDay } from '../fields/date.tsx';
import { csvText } from '../office/csv.ts';
import { parisMinute, type TypedMinute } from '../office/parisTime.ts';
import { give } from '../shell/keep.ts';

/** What every section receives. */
export interface SectionProps {
  readonly home: OfficeHome;
}

type Mark = readonly [sign: string, kind: string];

const requestMarks: Readonly<Record<RequestState, Mark>> = {
  open: ['…', 'attention'],
  identity: ['…', 'attention'],
  extended: ['…', 'attention'],
  late: ['✕', 'error'],
  answered: ['✓', 'done'],
};

const breachMarks: Readonly<Record<BreachState, Mark>> = {
  open: ['…', 'attention'],
  late: ['✕', 'error'],
  closed: ['✓', 'done'],
};

/** A state by its sign and its word. */
export const RequestMark = ({ state }: { readonly state: RequestState }) => (
  <State mark={requestMarks[state]} word={stateWords[state]} />
);

export const BreachMark = ({ state }: { readonly state: BreachState }) => (
  <State mark={breachMarks[state]} word={breachStateWords[state]} />
);

function State({ mark: [sign, kind], word }: { readonly mark: Mark; readonly word: string }) {
  return (
    <span class={`state ${kind}`}>
      {' '}
      <span aria-hidden="true">{sign} </span>
      {word}
    </span>
  );
}

/** A stamp in words; nothing for none. */
export const instantWords = (stamp: string): string =>
  stamp === '' ? '' : frenchInstant(instantFrom(stamp));

export const dayWords = (day: string): string => (day === '' ? '' : frenchDay(day));

/** The day it is in town, as it is typed. */
export const todayTyped = (): TypedDay => parisMinute(Date.now()).day;

export const nowTyped = (): TypedMinute => parisMinute(Date.now());

interface CsvButtonProps {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A table for a spreadsheet; no cell can become a formula. */
export function CsvButton({ name, rows }: CsvButtonProps) {
  return <Button onPress={() => give(`${name}.csv`, 'text/csv', csvText(rows))}>Télécharger en CSV</Button>;
}
