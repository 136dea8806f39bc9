import type { DrawPlan } from '../campaign/postponed.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { frenchInstant, instantFrom } from '../dates.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import { planWords } from './plan.ts';
import type { Cancelled, DrawRow } from './tabs.ts';

/** Names of the templates: a draw counts for nothing any more; it takes place another day. */
export const drawCancelled = 'tirage annulé';
export const drawPostponed = 'tirage reporté';

type Facts = Readonly<Record<string, string>>;

/** What a cancelling says. */
export const cancelledFacts = (
  { draw, run }: DrawRow,
  { at, text, isRedone = false }: Cancelled,
  { conservatoires }: TownNow,
): Facts => ({
  draw,
  at,
  reason: text,
  conservatoire: conservatoires[0]?.code ?? '',
  isRedone: String(isRedone),
  isDrawn: String(run !== null),
});

/** What a postponing says. */
export const postponedFacts = (
  {
    draw,
    text,
    from,
    to,
  }: { readonly draw: string; readonly text: string } & Record<'from' | 'to', DrawPlan>,
  { conservatoires }: TownNow,
): Facts => ({
  draw,
  reason: text,
  conservatoire: conservatoires[0]?.code ?? '',
  before: planWords(from),
  after: planWords(to),
});

/** That the draw counts for nothing, since when and why, and whether there is another one (IVR-100). */
export function drawCancelledMail(facts: Facts, town: TownNow, page: string): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const isRedone = fact('isRedone') === 'true';
  return {
    subject: `Tirage au sort ${isRedone ? 'à refaire' : 'annulé'} – ${town.town}`,
    greeting: 'Bonjour,',
    parts: [
      {
        kind: 'text',
        text: `Le tirage au sort ${fact('draw')} est annulé depuis le ${frenchInstant(instantFrom(fact('at')))}.`,
      },
      { kind: 'facts', facts: [['Motif', fact('reason')], ...aboutFacts(fact('about'))] },
      ...(fact('isDrawn') === 'true'
        ? [text('Son résultat ne compte plus. Une place proposée ou acceptée ne compte plus non plus.')]
        : []),
      text(isRedone ? again : 'Aucun autre tirage n’est annoncé pour l’instant.'),
      { kind: 'link', label: 'Voir la page du tirage', address: `${page}?page=tirage` },
      text('Le tirage annulé reste publié, tel qu’il était. Une question\u202f? Appelez-nous.'),
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}

const kept = 'Votre bulletin est gardé\u00a0: vous n’avez rien à refaire.';

const again = `Le tirage sera refait. Nous vous écrirons la date. Elle sera aussi sur la page du tirage. ${kept}`;

/** The new day and hour, why, and that nothing has to be done again (IVR-100). */
export function drawPostponedMail(facts: Facts, town: TownNow, page: string): Mail {
  const fact = (name: string) => facts[name] ?? '';
  return {
    subject: `Tirage au sort reporté – ${town.town}`,
    greeting: 'Bonjour,',
    parts: [
      text(`Le tirage au sort ${fact('draw')} est reporté.`),
      {
        kind: 'facts',
        facts: [
          ['Nouvelle date', fact('after')],
          ['Date d’avant', fact('before')],
          ['Motif', fact('reason')],
          ...aboutFacts(fact('about')),
        ],
      },
      text(kept),
      { kind: 'link', label: 'Voir la page du tirage', address: `${page}?page=tirage` },
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}

const text = (words: string): MailPart => ({ kind: 'text', text: words });

/** Whom it is about, one line each: `T0012 – Léa D.` */
function aboutFacts(about: string): [string, string][] {
  const people = JSON.parse(about || '[]') as readonly (readonly [number: string, initial: string])[];
  return people.map(([number, initial]) => ['Participation', `${number} – ${initial}`]);
}
