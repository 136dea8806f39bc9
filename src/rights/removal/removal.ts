import type { Category } from '../../campaign/retention.ts';
import type { Span, Whom } from '../traces/trace.ts';

/** What a removal takes out of the Registre: somebody, and what is older than a stamp in each category. */
export interface Removal {
  readonly whom: Whom;
  readonly before: Partial<Readonly<Record<Category, string>>>;
}

/** Nobody: for a removal of what is old, and for somebody of whom nothing is held back. */
export const nobody: Whom = {
  people: new Set(),
  students: new Set(),
  named: new Set(),
  families: new Set(),
  ballots: new Set(),
  signatories: new Set(),
  entries: new Set(),
  draws: new Set(),
  spans: [],
  told: new Set(),
  mails: new Set(),
  rows: new Set(),
};

/** Without those who are held: what both are known by stays. */
export function minus(whom: Whom, held: Whom): Whom {
  const left = (all: ReadonlySet<string>, kept: ReadonlySet<string>) =>
    new Set([...all].filter((one) => !kept.has(one)));
  const isHeld = (span: Span) =>
    held.spans.some(({ number, from }) => number === span.number && from === span.from);
  return {
    people: left(whom.people, held.people),
    students: left(whom.students, held.students),
    named: left(whom.named, held.named),
    families: left(whom.families, held.families),
    ballots: left(whom.ballots, held.ballots),
    signatories: left(whom.signatories, held.signatories),
    entries: left(whom.entries, held.entries),
    draws: left(whom.draws, held.draws),
    spans: whom.spans.filter((span) => !isHeld(span)),
    told: left(whom.told, held.told),
    mails: left(whom.mails, held.mails),
    rows: left(whom.rows, held.rows),
  };
}

/** As it waits between two executions. */
export function written({ whom, before }: Removal): string {
  const lists = Object.entries(whom).map(([name, all]) => [name, [...all]]);
  return JSON.stringify({ whom: Object.fromEntries(lists), before });
}

export function read(text: string): Removal {
  const { whom, before } = JSON.parse(text) as {
    readonly whom: Readonly<Record<keyof Whom, readonly string[]>> & { readonly spans: readonly Span[] };
    readonly before: Removal['before'];
  };
  return {
    before,
    whom: {
      people: new Set(whom.people),
      students: new Set(whom.students),
      named: new Set(whom.named),
      families: new Set(whom.families),
      ballots: new Set(whom.ballots),
      signatories: new Set(whom.signatories),
      entries: new Set(whom.entries),
      draws: new Set(whom.draws),
      spans: whom.spans,
      told: new Set(whom.told),
      mails: new Set(whom.mails),
      rows: new Set(whom.rows),
    },
  };
}
