import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { of } from '../french.ts';
import type { Turn } from '../lists/turn.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import { appealParts } from '../review/mails.ts';
import { algorithm, entryFacts } from './mails.ts';

/** Name of the template: somebody of the team decided about a participation. */
export const entryDecided = 'décision sur une participation';

/** What was decided, as its family is told it. */
export interface DecidedEntry {
  readonly kind: 'retire' | 'exclu' | 'residence';
  readonly entry: string;
  /** The wishes it leaves; none where it keeps them. */
  readonly wishes: readonly string[];
  readonly reason: string;
}

/** To everybody a participation is for: one mail each. */
export function decidedOrders(
  mails: readonly string[],
  { kind, entry, wishes, reason }: DecidedEntry,
  turn: Turn,
): MailOrder[] {
  const titles = wishes.map((course) => turn.places.get(course)?.title ?? course);
  const facts = { ...entryFacts(entry, turn), what: kind, wishes: JSON.stringify(titles), reason };
  return mails.map((to) => ({ template: entryDecided, person: '', student: '', facts: { to, ...facts } }));
}

type Facts = Readonly<Record<string, string>>;

/** What was decided first, then why, then what can be done against it. */
export function entryDecidedMail(facts: Facts, town: TownNow): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const titles = JSON.parse(fact('wishes') || '[]') as readonly string[];
  const these = titles.length === 1 ? 'ce vœu' : 'ces vœux';
  const { subject, text, after } = words(fact('what') as DecidedEntry['kind'], { facts, these }, town);
  return {
    subject: `${subject} – Tirage au sort ${of(fact('initial'))}`,
    greeting: 'Bonjour,',
    parts: [
      { kind: 'text', text },
      {
        kind: 'facts',
        facts: [
          ['Participation', fact('entry')],
          ...titles.map((title): [string, string] => ['Vœu quitté', title]),
          ['Motif', fact('reason')],
        ],
      },
      ...after,
      { kind: 'link', label: 'Voir la participation', address: fact('link') },
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}

interface Words {
  readonly subject: string;
  readonly text: string;
  readonly after: readonly MailPart[];
}

/** Only the last one follows from the draw: the other two are somebody’s decision, and say whose rules they follow. */
function words(
  kind: DecidedEntry['kind'],
  { facts, these }: { readonly facts: Facts; readonly these: string },
  town: TownNow,
): Words {
  const initial = facts['initial'] ?? '';
  const seats = say(`Une place proposée ou acceptée pour ${these} va à la personne suivante.`);
  switch (kind) {
    case 'retire':
      return {
        subject: 'Participation retirée',
        text: `Comme vous l’avez demandé, la participation ${of(initial)} quitte ${these}.`,
        after: [seats, say('Vous n’avez rien demandé\u202f? Appelez-nous au plus vite.')],
      };
    case 'exclu':
      return {
        subject: 'Participation exclue',
        text: `La participation ${of(initial)} est exclue du tirage au sort, après que vous avez été entendus.`,
        after: [seats, ...(town.legal ? appealParts(town.legal) : [say('Pour contester, écrivez-nous.')])],
      };
    case 'residence':
      return {
        subject: 'Domicile prouvé',
        text: `La preuve de domicile ${of(initial)} est acceptée. La participation passe sur la liste prioritaire, après les personnes qui y sont déjà.`,
        after: [say('Aucune place donnée n’est reprise à personne.'), algorithm],
      };
  }
}

const say = (text: string): MailPart => ({ kind: 'text', text });
