import type { MailRow } from '../../../post/queue.ts';
import { isAbout } from '../../traces/post.ts';
import type { Whom } from '../../traces/trace.ts';
import { type Fields, fullName } from './record.ts';

interface Righted {
  readonly whom: Whom;
  readonly before: Fields;
  readonly after: Fields;
}

/** A mail about them that waits, as it would have been decided now; `null` where it says nothing that changed. */
export function mailRighted(mail: MailRow, { whom, before, after }: Righted): MailRow | null {
  if (!isAbout(mail, whom)) return null;
  const isReader = mail.person === '' || whom.people.has(mail.person);
  const isWrong = (to: string) =>
    isReader && to !== '' && after.mail !== '' && to.toLowerCase() === before.mail?.toLowerCase();
  const addressed = (to: string) => (isWrong(to) ? (after.mail ?? to) : to);
  const pairs = [
    [fullName(before), fullName(after)],
    [initialOf(before), initialOf(after)],
  ] as const;
  const put = (text: string) =>
    text === before.firstName
      ? (after.firstName ?? '')
      : pairs.reduce((words, [was, now]) => (words.includes(now) ? words : words.split(was).join(now)), text);
  const facts = Object.entries(mail.facts).map(([name, text]) => [
    name,
    name === 'to' ? addressed(text) : put(text),
  ]);
  const next = { ...mail, to: addressed(mail.to), facts: Object.fromEntries(facts) };
  return JSON.stringify(next) === JSON.stringify(mail) ? null : next;
}

/** *Léa N.*: how mails of the lottery say whom they are about. */
const initialOf = ({ firstName = '', lastName = '' }: Fields): string =>
  `${firstName} ${lastName.slice(0, 1)}.`;
