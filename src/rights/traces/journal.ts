import { clerksMemory } from '../../campaign/clerks.ts';
import { limitedMemory } from '../../people/limited.ts';
import { type Decision, type JournalLine, journalSpec } from '../../register/journal.ts';
import { amended, saidIn } from '../../register/table.ts';
import { isAbout, withoutLines } from './post.ts';
import { isEntryAt, journalRow, type Trace, type Whom } from './trace.ts';

/** Whether a line of the Journal is wholly about them: itself, by its row, by whom it names, by who acted. */
function isTheirs({ number, target, about, actor, at }: JournalLine, whom: Whom): boolean {
  if (whom.rows.has(journalRow(number)) || whom.rows.has(target) || whom.people.has(actor)) return true;
  return about
    .split(' ')
    .some(
      (name) =>
        whom.students.has(name) ||
        whom.people.has(name) ||
        whom.ballots.has(name) ||
        isEntryAt(whom, name, at),
    );
}

/**
 * *Journal*: when, and what was done, stay for ever under their number; about whom and what was decided go. Of a line
 * that others are in too, only what is theirs: their mails in a mailing; and in what an act set in the row of somebody
 * else, what the trace of that tab (`others`) takes out of the row itself. Such a line can be applied still.
 */
export function journalTraceWith(others: readonly Trace<object>[]): Trace<JournalLine> {
  const traceOf = new Map(others.map((trace) => [trace.spec.name, trace]));
  const without = (line: JournalLine, whom: Whom): JournalLine => {
    if (isTheirs(line, whom)) return emptied(line);
    const trace = traceOf.get(line.target.split('!')[0] ?? '');
    const decided = mailsWithout(line.decision, whom);
    const left = trace ? cellsWithout({ ...line, decision: decided }, trace, whom) : decided;
    if (left === null) return emptied(line);
    return left === line.decision ? line : { ...line, decision: left };
  };
  return {
    spec: journalSpec,
    said: (line, whom) =>
      without(line, whom) === line ? null : { 'N°': line.number, Instant: line.at, Quoi: line.act },
    without,
    outdated: [
      {
        category: 'acts',
        since: ({ at }) => at,
        without: (line, before) =>
          line.at < before && !isPublished(line) ? { ...emptied(line), actor: '' } : line,
      },
    ],
  };
}

/** An order keeps its place: the place is the number of its mail. */
function mailsWithout(decision: Decision, whom: Whom): Decision {
  const mails = decision.mails?.map((order) => (isAbout(order, whom) ? noOrder : withoutLines(order, whom)));
  const isSame = mails?.every((order, i) => order === decision.mails?.[i]) ?? true;
  return isSame ? decision : { ...decision, ...(mails && { mails }) };
}

const noOrder = { template: '', person: '', student: '', facts: {} };

/** Null where the whole row goes. Facts say why, and who was there: they go with any of the cells. */
function cellsWithout(
  { decision, about }: Pick<JournalLine, 'decision' | 'about'>,
  { spec, subject, without }: Trace<object>,
  whom: Whom,
): Decision | null {
  const { column, cells, facts: _facts, ...rest } = decision;
  if (column === undefined || !cells) return decision;
  const said = saidIn(spec, { column, cells });
  const row = subject && said[subject] === '' ? { ...said, [subject]: about } : said;
  const after = without(row, whom);
  if (after === null) return null;
  if (after === row) return decision;
  const left = amended(spec, { column, cells }, [row, after]);
  return left.every((cell, i) => cell === cells[i]) ? decision : { ...rest, column, cells: left };
}

/** Settings that say who somebody is: no publication. */
const ofPeople: readonly string[] = [`*${clerksMemory}`, `*${limitedMemory}`];

/** What the town published stays as it was published: its versions are read from here. */
const isPublished = ({ target, decision }: JournalLine): boolean =>
  (target.startsWith('*') && !ofPeople.includes(target)) || decision.facts?.['courses'] !== undefined;

/** What a line says once its content is gone. */
function emptied({ number, at, actor, act }: JournalLine): JournalLine {
  return {
    ...{ number, at, act, actor: /^P\d+$/.test(actor) ? '' : actor },
    ...{ key: '', target: '', applied: true, about: '', decision: {} },
  };
}
