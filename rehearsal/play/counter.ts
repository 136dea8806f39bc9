import type { Visitor } from '../../host/index.ts';
import type { CounterFile } from '../../src/calls/counter.ts';
import type { FiledAnswer } from '../sample/answers.ts';
import type { Clerk } from './office.ts';
import type { Visit } from './page.ts';
import type { Pages } from './pages.ts';

const DAY = 24 * 3_600_000;

/** The clerks at their counters, each with the list of their own students before them. */
export class Counter {
  private day = -1;
  private clerkOf: ReadonlyMap<string, Visitor> = new Map();

  constructor(
    private readonly pages: Pages,
    private readonly clerks: readonly Clerk[],
  ) {}

  /** A clerk finds the student in the list and opens their file for whoever came; nothing where nobody has them. */
  receive({ student, author }: FiledAnswer): Visit | null {
    const clerk = this.whoHas(student);
    if (!clerk) return null;
    const { people, campaign } = this.pages.get('office.counterOpen', { student }, clerk);
    const present = people.find(({ role }) => role === `guardian${author}`);
    return present ? visitOf(this.pages, clerk, { present, campaign }) : null;
  }

  /** The list is loaded in the morning. */
  private whoHas(student: string): Visitor | undefined {
    const today = Math.floor(this.pages.host.clock.now() / DAY);
    if (today !== this.day) {
      this.day = today;
      const lists = this.clerks.flatMap(({ visitor }) =>
        this.pages
          .get('office.counterStudents', {}, visitor)
          .students.map(([number]) => [number, visitor] as const),
      );
      this.clerkOf = new Map(lists);
    }
    return this.clerkOf.get(student);
  }
}

type Present = CounterFile['people'][number];

function visitOf(
  pages: Pages,
  clerk: Visitor,
  { present, campaign }: { readonly present: Present; readonly campaign: CounterFile['campaign'] },
): Visit {
  const { role, person, card } = present;
  const student = card.number;
  return {
    person,
    campaign,
    card,
    send: (requestKey, answer) =>
      pages.ask('office.counterSend', { student, present: role, requestKey, answer }, clerk),
    afterwards: () => void pages.ask('office.counterAfterwards', { student }, clerk),
  };
}
