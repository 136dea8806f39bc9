import { ballotRows } from '../ballots/tabs.ts';
import { limitedFrom } from '../people/limited.ts';
import type { MailRow } from '../post/queue.ts';
import type { Register } from '../register/register.ts';
import { isLimitedEntry, mailsOf } from './reach.ts';
import { type EntryRow, entrySpec, unlimitedSpec } from './tabs.ts';

type Told = Pick<EntryRow, 'draw' | 'number' | 'mail' | 'ballots'>;

/**
 * What a mail to everybody still tells when it leaves: nobody whose data were frozen since it was planned, neither who
 * takes part nor who signed. Null when nobody is left. Such a mail names one participation, or several (`about`), by
 * the number of the list or, before there is one, of the ballot.
 */
export function stillTold(
  register: Register,
): (mail: Pick<MailRow, 'to' | 'facts'>) => MailRow['facts'] | null {
  const limited = limitedFrom(register.memory);
  if (limited.size === 0) return ({ facts }) => facts;
  const known = knownIn(register);
  const [before, now] = [mailsOf(register), mailsOf(register, limited)];
  const isTold = (to: string, entry: Told | undefined) =>
    entry === undefined ||
    // An address that was corrected meanwhile is nobody’s who is frozen.
    (!isLimitedEntry(limited, entry) && (includes(now(entry), to) || !includes(before(entry), to)));
  return ({ to, facts }) => {
    const { draw = '', entry = '', about } = facts;
    const entryOf = (number: string) => known.get(`${draw} ${number}`) ?? known.get(number);
    if (about === undefined) return isTold(to, entryOf(entry)) ? facts : null;
    const all = JSON.parse(about) as readonly (readonly [number: string, initial: string])[];
    const left = all.filter(([number]) => isTold(to, entryOf(number)));
    return left.length === 0 && all.length > 0 ? null : { ...facts, about: JSON.stringify(left) };
  };
}

/** Participations by the name of their draw and their number; ballots, which are drawn or will be, by theirs alone. */
function knownIn(register: Register): ReadonlyMap<string, Told> {
  const ballots = ballotRows(register).map(({ record: { number, mail } }): [string, Told] => [
    number,
    { draw: '', number, mail, ballots: [number] },
  ]);
  const drawn = register.table(entrySpec).all();
  const besides = register
    .table(unlimitedSpec)
    .all()
    .map(({ record }) => ({ record: { ...record, ballots: [record.ballot] } }));
  const entries = [...drawn, ...besides].map(({ record }): [string, Told] => [
    `${record.draw} ${record.number}`,
    record,
  ]);
  return new Map([...ballots, ...entries]);
}

const includes = (mails: readonly string[], to: string): boolean =>
  mails.some((mail) => mail.toLowerCase() === to.toLowerCase());
