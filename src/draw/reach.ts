import { type BallotRow, ballotRows } from '../ballots/tabs.ts';
import { isMail } from '../mailAddress.ts';
import type { Limited } from '../people/limited.ts';
import type { Register } from '../register/register.ts';
import type { EntryRow } from './tabs.ts';

/**
 * Whom a participation's mails go to: the mail of the ballot, and every holder of parental authority who gave one. What
 * is told to everybody leaves out those whose data are frozen (`limited`).
 */
export function mailsOf(
  register: Register,
  limited: Limited = new Set(),
): (entry: Pick<EntryRow, 'draw' | 'number' | 'mail' | 'ballots'>) => string[] {
  const ballots = new Map(ballotRows(register).map(({ record }) => [record.number, record]));
  return (entry) => {
    if (isLimitedEntry(limited, entry)) return [];
    return eachOnce([
      entry.mail,
      ...entry.ballots.flatMap((number) => guardianMails(ballots.get(number), limited)),
    ]);
  };
}

/** Whether somebody whose data are frozen is behind a participation: by one of its ballots, or by its own number. */
export const isLimitedEntry = (
  limited: Limited,
  { draw, number, ballots }: Pick<EntryRow, 'draw' | 'number' | 'ballots'>,
): boolean =>
  limited.has(`liste:${draw}:${number}`) || ballots.some((ballot) => limited.has(`bulletin:${ballot}`));

/** The same of a ballot, before its list is frozen. */
export const mailsOfBallot = (ballot: BallotRow, limited: Limited): string[] =>
  eachOnce([ballot.mail, ...guardianMails(ballot, limited)]);

const guardianMails = (ballot: BallotRow | undefined, limited: Limited): string[] =>
  (ballot?.guardians ?? [])
    .filter((_, i) => !limited.has(`signataire:${ballot?.number}:${i}`))
    .map(({ mail }) => mail);

function eachOnce(mails: readonly string[]): string[] {
  const all = mails.filter(isMail);
  return all.filter((one, i) => all.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === i);
}
