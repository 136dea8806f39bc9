import { type BallotRow, ballotRows } from '../ballots/tabs.ts';
import { isMail } from '../mailAddress.ts';
import type { Register } from '../register/register.ts';
import type { EntryRow } from './tabs.ts';

/** Whom a participation's mails go to: the mail of the ballot, and every holder of parental authority who gave one. */
export function mailsOf(register: Register): (entry: Pick<EntryRow, 'mail' | 'ballots'>) => string[] {
  const ballots = new Map(ballotRows(register).map(({ record }) => [record.number, record]));
  return ({ mail, ballots: own }) =>
    eachOnce([mail, ...own.flatMap((number) => guardianMails(ballots.get(number)))]);
}

/** The same of a ballot, before its list is frozen. */
export const mailsOfBallot = (ballot: BallotRow): string[] =>
  eachOnce([ballot.mail, ...guardianMails(ballot)]);

const guardianMails = (ballot: BallotRow | undefined): string[] =>
  (ballot?.guardians ?? []).map(({ mail }) => mail);

function eachOnce(mails: readonly string[]): string[] {
  const all = mails.filter(isMail);
  return all.filter((one, i) => all.findIndex((other) => other.toLowerCase() === one.toLowerCase()) === i);
}
