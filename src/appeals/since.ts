import { frenchBound, frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import type { Since } from '../draw/papers.ts';
import type { DrawRow } from '../draw/tabs.ts';
import type { OfferRow } from '../lists/tabs.ts';
import type { Turn } from '../lists/turn.ts';
import type { PaperPart } from '../papers/paper.ts';
import type { LotteryDesk } from '../places/desk.ts';
import { journalSpec } from '../register/journal.ts';
import { answerDue } from './clock.ts';
import { movesOf, offerStateWords, ownOffers, turnOf } from './known.ts';
import { kindNames, motiveWords } from './motives.ts';
import { appealsOf } from './page.ts';
import type { AppealRow } from './tabs.ts';

/** What became of a participation since its draw, for its papers. */
export const since: Since = {
  history: (desk, row, entry) => {
    const turn = turnOf(desk, row);
    return turn?.people.has(entry) ? movesOf(turn, entry) : [];
  },
  parts: (desk, row, entry) => [
    ...offerParts(turnOf(desk, row), entry),
    ...appealParts(desk, row, entry),
    ...journalParts(desk, row, entry),
  ],
};

const words = (at: string): string => (at === '' ? '' : frenchInstant(instantFrom(at)));

/** Offers, calls and events, each with its instant and who acted. */
function offerParts(turn: Turn | null, entry: string): PaperPart[] {
  if (!turn) return [];
  const offers = ownOffers(turn, entry);
  const events = turn.events.filter((event) => event.entry === entry);
  return [
    { kind: 'heading', level: 2, text: 'Depuis le tirage' },
    ...(offers.length === 0
      ? [{ kind: 'paragraph' as const, words: 'Aucune place n’est proposée à cette participation.' }]
      : offers.map((offer): PaperPart => ({ kind: 'facts', facts: offerFacts(turn, offer) }))),
    ...(events.length === 0
      ? []
      : [
          { kind: 'heading' as const, level: 3 as const, text: 'Événements de la participation' },
          {
            kind: 'list' as const,
            items: events.map(({ number, at, kind, course, by, reason }) =>
              [
                `n°\u00a0${number}`,
                words(at),
                [kind, course].filter((word) => word !== '').join(' '),
                by,
                reason,
              ]
                .filter((word) => word !== '')
                .join(', '),
            ),
          },
        ]),
  ];
}

function offerFacts({ places, states }: Turn, offer: OfferRow): [label: string, value: string][] {
  const facts: [string, string][] = [
    ['Proposition', `${offer.number}, ${offer.course} – ${places.get(offer.course)?.title ?? ''}`],
    ['Proposée le', words(offer.madeAt)],
    ['Courriels', offer.mails.join(', ') || 'aucun'],
    ['Notifiée le', words(offer.notifiedAt)],
    ['Réponse attendue avant', offer.due === '' ? '' : frenchBound(instantFrom(offer.due))],
    ['Rappelée le', words(offer.remindedAt)],
    ['Page ouverte le', words(offer.seenAt)],
    ['Renoncée le', words(offer.declinedAt)],
    ...offer.calls.map(({ at, by, result, note }): [string, string] => [
      'Appel',
      [words(at), by, result, note].filter((word) => word !== '').join(', '),
    ]),
    ['État', offerStateWords[states.get(offer.number) ?? 'open']],
  ];
  return facts.filter(([, value]) => value !== '');
}

function appealParts({ register }: LotteryDesk, { draw }: DrawRow, entry: string): PaperPart[] {
  const own = appealsOf(register, { draw, entry });
  if (own.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Les réclamations et leurs réponses' },
    ...own.map((appeal): PaperPart => ({ kind: 'facts', facts: appealFacts(appeal) })),
  ];
}

function appealFacts(appeal: AppealRow): [label: string, value: string][] {
  const { number, kind, motive, text, receivedAt, answer } = appeal;
  const facts: [string, string][] = [
    [kindNames[kind], number],
    ['Reçue le', words(receivedAt)],
    ['Motif', motiveWords[motive]],
    ['Message', text],
    ['Réponse au plus tard', frenchDay(answerDue(appeal))],
    ['Répondue le', answer ? `${words(answer.at)}, ${answer.by}` : 'pas encore'],
    ['Réponse', answer?.text ?? ''],
    ['Envoyée à', answer ? answer.mails.join(', ') || 'aucun courriel' : ''],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** The lines of the Journal about this participation since its list was frozen; their decisions are not read. */
function journalParts({ register }: LotteryDesk, { freeze }: DrawRow, entry: string): PaperPart[] {
  const since = freeze ? instantFrom(freeze.at) : 0;
  const lines = register
    .table(journalSpec)
    .firstColumns(8)
    .map(([number = '', , , , at = '', actor = '', about = '', act = '']) => ({
      number,
      at,
      actor,
      about,
      act,
    }))
    .filter(({ about, at }) => about === entry && instantFrom(at) >= since);
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Extrait du Journal' },
    {
      kind: 'list',
      items: lines.map(
        ({ number, at, actor, act }) => `n°\u00a0${number}, ${words(at)}, ${actor}\u00a0: ${act}`,
      ),
    },
  ];
}
