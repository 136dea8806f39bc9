import { clerksMemory } from '../../campaign/clerks.ts';
import { limitedMemory } from '../../people/limited.ts';
import { type JournalLine, journalSpec } from '../../register/journal.ts';
import { isAbout } from './post.ts';
import { isEntryAt, type Trace, type Whom } from './trace.ts';

/** Whether a line of the Journal is wholly about them: by its row, by whom it names, by who acted. */
function isTheirs({ target, about, actor, at }: JournalLine, whom: Whom): boolean {
  if (whom.rows.has(target) || whom.people.has(actor)) return true;
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
 * that many are in, such as a mailing, only what is theirs.
 */
export const journalTrace: Trace<JournalLine> = {
  spec: journalSpec,
  said: (line, whom) =>
    isTheirs(line, whom) || line.decision.mails?.some((order) => isAbout(order, whom))
      ? { 'N°': line.number, Instant: line.at, Quoi: line.act }
      : null,
  without: (line, whom) => {
    if (isTheirs(line, whom)) return emptied(line);
    const { mails } = line.decision;
    if (!mails?.some((order) => isAbout(order, whom))) return line;
    // An order keeps its place: the place is the number of its mail.
    const left = mails.map((order) => (isAbout(order, whom) ? noOrder : order));
    return { ...line, decision: { ...line.decision, mails: left } };
  },
  outdated: [
    {
      category: 'acts',
      since: ({ at }) => at,
      without: (line, before) =>
        line.at < before && !isPublished(line) ? { ...emptied(line), actor: '' } : line,
    },
  ],
};

const noOrder = { template: '', person: '', student: '', facts: {} };

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
