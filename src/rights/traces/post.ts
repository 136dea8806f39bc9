import { instantFrom } from '../../dates.ts';
import { type Batch, batchSpec, isThere, removedDocument } from '../../letters/batches.ts';
import { claimLasts, type MailRow, mailSpec } from '../../post/queue.ts';
import type { MailOrder } from '../../register/journal.ts';
import { type LotRow, lotSpec } from '../../review/lots.ts';
import { isEntry, journalRow, type Trace, toldKey, type Whom } from './trace.ts';

/** What a mail is about: by the person and the student it names, or by an address and a number in its facts. */
type About = Pick<MailOrder, 'person' | 'student' | 'facts'>;

/**
 * Whether a mail is about them. Mails of the lottery name nobody: one to their address that says a number of theirs is
 * about them. An address alone never is: brothers and sisters share one.
 */
export function isAbout({ person, student, facts }: About, whom: Whom): boolean {
  if (whom.people.has(person) || whom.students.has(student)) return true;
  if (person !== '' || student !== '') return false;
  const { to = '' } = facts;
  const isReader = whom.mails.has(to.toLowerCase());
  return (
    isReader &&
    wordsIn(facts).some(
      (word) => whom.ballots.has(word) || isEntry(whom, word) || whom.told.has(toldKey(word, to)),
    )
  );
}

function wordsIn(facts: MailOrder['facts']): string[] {
  return Object.values(facts).flatMap((value) => value.split(/[^\w-]+/));
}

/** Facts that list the children of who reads a mail, one a line. */
const lists = ['students', 'numbers'] as const;

/** A mail to somebody else, without the lines that are about them: a guardian reads of all their children at once. */
export function withoutLines<T extends Pick<MailOrder, 'person' | 'facts'>>(mail: T, whom: Whom): T {
  const isTheirs = (line: string) =>
    whom.students.has(line) || whom.named.has(`${mail.person} ${line.split('\u00a0: ')[0]}`);
  const changed = lists.flatMap((name) => {
    const lines = (mail.facts[name] ?? '').split('\n');
    return lines.some(isTheirs) ? [[name, lines.filter((line) => !isTheirs(line)).join('\n')]] : [];
  });
  return changed.length === 0 ? mail : { ...mail, facts: { ...mail.facts, ...Object.fromEntries(changed) } };
}

/** Still on its way: it is not taken out, it leaves first, or somebody stops it. */
const isWaiting = ({ state }: Pick<MailRow, 'state'>): boolean =>
  state === 'à envoyer' || state === 'en cours';

/** About them, or decided by a line of the Journal that is theirs: the mail of whoever is nowhere else. */
const isTheirs = (row: MailRow, whom: Whom): boolean =>
  isAbout(row, whom) || whom.rows.has(journalRow(Number(row.id.split('.')[0])));

/** *Courriels*: that a mail left, and when, stays; to whom and what it said goes. */
export const mailTrace: Trace<MailRow> = {
  spec: mailSpec,
  said: (row, whom) => {
    if (!isTheirs(row, whom) && withoutLines(row, whom) === row) return null;
    const isReader = whom.people.has(row.person) || whom.mails.has(row.to.toLowerCase());
    return {
      Modèle: row.template,
      État: row.state,
      ...(row.sentAt !== '' && { 'Envoyé à': row.sentAt }),
      ...(isReader && row.to !== '' && { Adresse: row.to }),
    };
  },
  without: (row, whom) => (isTheirs(row, whom) ? bareMail(row) : withoutLines(row, whom)),
  isInHand: ({ state, claimedAt }, now) => state === 'en cours' && now - instantFrom(claimedAt) < claimLasts,
  outdated: [
    {
      category: 'mails',
      since: leftAt,
      without: (row, before) =>
        !isWaiting(row) && leftAt(row) !== '' && leftAt(row) < before ? bareMail(row) : row,
    },
  ],
};

function bareMail(row: MailRow): MailRow {
  const state = isWaiting(row) ? 'annulé' : row.state;
  return { ...row, state, to: '', problem: '', person: '', student: '', facts: {} };
}

/** When it was sent, or given up. */
function leftAt({ sentAt, claimedAt, notBefore }: MailRow): string {
  return sentAt || claimedAt || notBefore;
}

/**
 * *Lettres*: the document with their page goes; whoever else had one in it keeps having had a letter, which may be made
 * again.
 */
export const letterTrace: Trace<Batch> = {
  spec: batchSpec,
  said: (row, whom) =>
    row.persons.some((person) => whom.people.has(person)) ? { 'Lettre imprimée le': row.at } : null,
  without: (row, whom) =>
    row.persons.some((person) => whom.people.has(person))
      ? {
          ...row,
          document: removedDocument,
          address: '',
          persons: row.persons.filter((person) => !whom.people.has(person)),
        }
      : row,
  papers: (row) => (isThere(row) ? [row.document].filter(Boolean) : []),
  outdated: [
    {
      category: 'letters',
      since: ({ at }) => at,
      without: (row, before) =>
        row.at !== '' && row.at < before
          ? { ...row, document: removedDocument, address: '', persons: [] }
          : row,
    },
  ],
};

/** *Lots*: what a clerk asked for about them. */
export const lotTrace: Trace<LotRow> = {
  spec: lotSpec,
  said: ({ item, at, state, note }, whom) =>
    item && whom.students.has(item.student)
      ? { Décision: item.word, Motif: item.reason, Instant: at, État: state, Remarque: note }
      : null,
  without: (row, whom) =>
    row.item && whom.students.has(row.item.student) ? { ...row, item: null, before: null, note: '' } : row,
};
