import { ballotSpec } from '../../ballots/tabs.ts';
import type { TownNow } from '../../campaign/settings.ts';
import { studentSpec } from '../../people/tabs.ts';
import type { Register } from '../../register/register.ts';
import { type Spec, text } from '../../register/table.ts';
import { statusLabels, statusOf } from '../../requests/state.ts';
import type { Whom } from '../traces/trace.ts';
import { serviceEndOf } from './service.ts';

/** A row of *Statistiques*: how many, of what is kept of nobody (CNS-008). */
export interface StatisticRow {
  readonly elimination: string;
  readonly year: string;
  readonly establishment: string;
  readonly what: string;
  readonly detail: string;
  /** A number, or *moins de 5*. */
  readonly count: string;
}

export const statisticSpec: Spec<StatisticRow> = {
  name: 'Statistiques',
  columns: {
    elimination: text('Élimination'),
    year: text('Année'),
    establishment: text('Établissement'),
    what: text('Quoi'),
    detail: text('Détail'),
    count: text('Nombre'),
  },
};

/** Fewer than this, and somebody might be recognised. */
const smallest = 5;

/** `moins de 5` for a cell in which somebody might be recognised. */
export function masked(count: number): string {
  return count < smallest ? `moins de ${smallest}` : String(count);
}

type Cell = Omit<StatisticRow, 'count' | 'elimination'>;

/** What stays of those who go, counted before they go: by year, establishment, and outcome or activity. */
export function statisticsOf(
  register: Register,
  town: TownNow,
  { students, ballots }: Whom,
): Omit<StatisticRow, 'elimination'>[] {
  const names = new Map(town.conservatoires.map(({ code, name }) => [code, name]));
  const name = (code: string) => names.get(code) ?? code;
  const gone = register
    .table(studentSpec)
    .all()
    .map(({ record }) => record)
    .filter(({ number }) => students.has(number));
  const handedIn =
    ballots.size === 0
      ? []
      : register
          .table(ballotSpec)
          .all()
          .map(({ record }) => record)
          .filter(({ number }) => ballots.has(number));
  return counted([
    ...gone.map((student) => ({
      year: serviceEndOf(student).slice(0, 4),
      establishment: name(student.conservatoire),
      what: 'Élèves',
      detail: statusLabels[statusOf(student)],
    })),
    ...handedIn.map(({ handedInAt, conservatoire, activity }) => ({
      year: handedInAt.slice(0, 4),
      establishment: name(conservatoire),
      what: 'Bulletins',
      detail: activity,
    })),
  ]);
}

/** No total is written beside: with it, the one cell that is masked could be worked out. */
function counted(cells: readonly Cell[]): Omit<StatisticRow, 'elimination'>[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.year, cell.establishment, cell.what, cell.detail]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort().map(([key, count]) => {
    const [year = '', establishment = '', what = '', detail = ''] = JSON.parse(key) as string[];
    return { year, establishment, what, detail, count: masked(count) };
  });
}

/** Under the lock: the figures of an elimination, once. Sent with the next flush. */
export function keepStatistics(
  register: Register,
  elimination: string,
  figures: readonly Omit<StatisticRow, 'elimination'>[],
): void {
  const table = register.table(statisticSpec);
  const rows = table.all();
  if (rows.some(({ record }) => record.elimination === elimination)) return;
  table.write(
    rows.length + 2,
    figures.map((one) => ({ elimination, ...one })),
  );
}
