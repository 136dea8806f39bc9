import type { BallotReceipt } from '../calls/lottery.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { of } from '../french.ts';
import type { Mail } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import type { Ballot } from './ballot.ts';

/** Name of the template of a receipt for ballots. */
export const ballotReceipt = 'bulletins reçus';

/** Takes the place of a draw in the links of ballots, which may be before any: no draw has small letters in its name. */
export const ballotDoor = 'bulletin';

/** To the address the ballots give. */
export function receiptMail(receipt: BallotReceipt, [first]: readonly Ballot[]): MailOrder {
  const facts = {
    to: receipt.mail,
    draw: ballotDoor,
    entry: first?.number ?? '',
    at: receipt.at,
    initial: `${first?.firstName ?? ''} ${(first?.lastName ?? '').slice(0, 1)}.`,
    conservatoire: first?.conservatoire ?? '',
    list: receipt.list,
    ballots: JSON.stringify(
      receipt.ballots.map(({ number, conservatoire, activity, wishes }) => [
        `Bulletin ${number}`,
        `${activity}, ${conservatoire}\nVœux\u00a0: ${wishes.join(', ')}`,
      ]),
    ),
    next: receipt.next.join('\n'),
  };
  return { template: ballotReceipt, person: '', student: '', facts };
}

/** Beside the link that gives or withdraws a consent. */
export const consentsWords =
  'Vous avez donné ou refusé quatre accords facultatifs. Vous pouvez changer d’avis à tout moment, sans donner de raison :';

/** What was received and when, then what happens next. */
export function ballotReceiptMail(facts: Readonly<Record<string, string>>, town: TownNow): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const from = conservatoireOf(town, fact('conservatoire'));
  const next = fact('next').split('\n');
  return {
    subject: `Bulletins reçus – Tirage au sort ${of(fact('initial'))} – ${town.town}`,
    greeting: 'Bonjour,',
    parts: [
      { kind: 'text', text: `Les bulletins ${of(fact('initial'))} sont reçus le ${fact('at')}.` },
      {
        kind: 'facts',
        facts: [...(JSON.parse(fact('ballots')) as [string, string][]), ['Liste', fact('list')]],
      },
      ...next.map((text) => ({ kind: 'text' as const, text })),
      { kind: 'text', text: consentsWords },
      { kind: 'link', label: 'Voir ou changer mes accords', address: fact('consents') },
    ],
    from,
    reference: fact('reference'),
  };
}
