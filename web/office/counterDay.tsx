import type { CounterReceipt } from '../../src/calls/counter.ts';
import type { Role } from '../../src/people/student.ts';
import { LinkButton } from '../fields/button.tsx';
import type { SectionProps } from './model.ts';

/** What the counter remembers while the page is open. */
export interface CounterDay {
  /** Who was in front of the clerk last: proposed next. */
  readonly present: Role | null;
  /** Newest first. */
  readonly entries: readonly CounterEntry[];
}

export interface CounterEntry {
  readonly student: string;
  readonly present: Role;
  readonly name: string;
  readonly receipt: string;
  /** In words. */
  readonly at: string;
  readonly paper: CounterReceipt;
}

export interface CounterProps extends SectionProps {
  readonly day: CounterDay;
  readonly onDay: (day: CounterDay) => void;
}

export const emptyDay: CounterDay = { present: null, entries: [] };

/** The day with one entry more. */
export function dayWith(day: CounterDay, paper: CounterReceipt, present: Role): CounterDay {
  const { student } = paper;
  const entry = {
    student: student.number,
    present,
    name: `${student.lastName} ${student.firstName}`,
    receipt: student.request?.receipt ?? '',
    at: student.request?.lastSentAt ?? '',
    paper,
  };
  return { present, entries: [entry, ...day.entries] };
}

/** The last paper of each student of the day, in the order of the entries. */
export function papersOf({ entries }: CounterDay): CounterReceipt[] {
  const last = new Map([...entries].reverse().map(({ student, paper }) => [student, paper]));
  return [...last.values()];
}

interface DayJournalProps {
  readonly day: CounterDay;
  readonly onPapers: () => void;
  readonly onReopen: (entry: CounterEntry) => void;
}

/** What was entered since the page was opened. */
export function DayJournal({ day: { entries }, onReopen, onPapers }: DayJournalProps) {
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>Vos saisies depuis l’ouverture de cette page&nbsp;: {entries.length}</h2>
      <table>
        <caption class="unseen">Vos saisies</caption>
        <thead>
          <tr>
            <th scope="col">Heure</th>
            <th scope="col">Élève</th>
            <th scope="col">N° de demande</th>
            <th scope="col">
              <span class="unseen">Action</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, rank) => (
            <tr key={entries.length - rank}>
              <td>{entry.at}</td>
              <td>
                {entry.name}, {entry.student}
              </td>
              <td>{entry.receipt}</td>
              <td>
                <LinkButton onPress={() => onReopen(entry)}>
                  Rouvrir<span class="unseen">&nbsp;: {entry.name}</span>
                </LinkButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <LinkButton onPress={onPapers}>Imprimer tous ces reçus</LinkButton>
      </p>
    </section>
  );
}
