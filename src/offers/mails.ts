import { answerHours } from '../campaign/lottery.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { frenchBound, frenchInstant, instantFrom } from '../dates.ts';
import type { EntryRow } from '../draw/tabs.ts';
import { of } from '../french.ts';
import type { OfferKind, OfferRow } from '../lists/tabs.ts';
import type { Turn } from '../lists/turn.ts';
import { isMail } from '../mailAddress.ts';
import type { Mail, MailPart } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import { dueOf } from './deadline.ts';
import { consentsAddress, entryAddress, entryLink } from './link.ts';
import { algorithmWords } from './mention.ts';

/** Names of the templates: a seat is offered, soon to be lost, lost or given back; somebody waits. */
export const seatOffered = 'place proposée';
export const seatReminder = 'rappel de proposition';
export const seatAnswered = 'réponse à une proposition';
export const waitingTold = 'liste d’attente';

/** To everybody an offer is for: one mail each. */
export function offerMailOrders(offer: OfferRow, turn: Turn): MailOrder[] {
  return offer.mails.map((to) => ({
    template: seatOffered,
    person: '',
    student: '',
    facts: { to, ...offerFacts(offer, turn) },
  }));
}

/** Before the deadline, to the same. */
export function reminderOrders(offer: OfferRow, turn: Turn): MailOrder[] {
  return offer.mails.map((to) => ({
    template: seatReminder,
    person: '',
    student: '',
    facts: { to, ...offerFacts(offer, turn), due: offer.due },
  }));
}

/** What became of an offer: what was answered, or that nobody did. */
export function answeredOrders(
  offer: OfferRow,
  turn: Turn,
  outcome: {
    readonly what: 'accepte' | 'renonce' | 'expire' | 'garde' | 'rendue';
    /** The seat that is kept, or was chosen instead. */
    readonly keeps: string;
    readonly at: string;
  },
): MailOrder[] {
  return offer.mails.map((to) => ({
    template: seatAnswered,
    person: '',
    student: '',
    facts: { to, ...offerFacts(offer, turn), ...outcome },
  }));
}

/** Who waits is told their number of places and where they stand. */
export function waitingMailOrders(entry: EntryRow, turn: Turn): MailOrder[] {
  if (!isMail(entry.mail)) return [];
  const places = turn.standing.lists.flatMap(({ course, waiting }) => {
    const at = waiting.findIndex(({ number }) => number === entry.number);
    return at < 0
      ? []
      : [[turn.places.get(course.id)?.title ?? course.id, `${at + 1}\u00a0sur ${waiting.length}`]];
  });
  const facts = { to: entry.mail, ...entryFacts(entry.number, turn), places: JSON.stringify(places) };
  return [{ template: waitingTold, person: '', student: '', facts }];
}

function offerFacts(offer: OfferRow, turn: Turn): Record<string, string> {
  const place = turn.places.get(offer.course);
  const held = turn.standing.confirmed.get(offer.entry);
  return {
    ...entryFacts(offer.entry, turn),
    conservatoire: place?.conservatoire ?? '',
    offer: offer.number,
    title: place?.title ?? offer.course,
    slot: place?.slot ?? '',
    kind: offer.kind,
    // Of one wish alone nothing is said of the others.
    only: turn.people.get(offer.entry)?.wishes.length === 1 ? 'oui' : '',
    held: held === undefined ? '' : (turn.places.get(held)?.title ?? held),
  };
}

/** Of a participation: its number, whom it is for by a first name and a letter, its first establishment. */
export function entryFacts(number: string, { list, people, places }: Turn): Record<string, string> {
  const person = people.get(number);
  const first = person?.wishes[0] ?? '';
  return {
    draw: list.id,
    // A course without limit is open to all: no computation decided.
    isDrawn: list.kind === 'unlimited' ? '' : 'oui',
    entry: number,
    initial: `${person?.firstName ?? ''} ${(person?.lastName ?? '').slice(0, 1)}.`,
    conservatoire: places.get(first)?.conservatoire ?? '',
  };
}

type Facts = Readonly<Record<string, string>>;

/** What a mail says that is known only when it leaves: its link, and the bound its clock gives. */
export function leavingFacts(
  facts: Facts,
  {
    key,
    families,
    town,
    now,
  }: { readonly key: string; readonly families: string; readonly town: TownNow; readonly now: number },
): Facts {
  const { draw = '', entry = '', kind = '', conservatoire = '' } = facts;
  if (entry === '' || draw === '') return facts;
  const secret = entryLink(key, draw, entry);
  const link = entryAddress(families, secret);
  const { lottery } = town;
  if (kind === '' || !lottery) return { ...facts, link, consents: consentsAddress(families, secret) };
  const hours = answerHours(lottery, conservatoireOf(town, conservatoire));
  const due = facts['due'] ? instantFrom(facts['due']) : dueOf(kind as OfferKind, now, { lottery, hours });
  // To the minute, and never later than the bound itself.
  return { ...facts, link, until: frenchBound(due - (due % 60_000)) };
}

/** The law owes it where a decision follows from the draw. */
export const algorithm: MailPart = { kind: 'small', text: algorithmWords };

const algorithmParts = (isDrawn: string): MailPart[] => (isDrawn === '' ? [] : [algorithm]);

export function seatOfferedMail(facts: Facts, town: TownNow): Mail {
  const fact = (name: string) => facts[name] ?? '';
  return {
    subject: `Une place pour ${fact('initial')} – Répondez avant le ${fact('until')}`,
    greeting: 'Bonjour,',
    parts: [
      ...(fact('kind') === 'an-dernier' ? lastYearParts(fact('initial')) : []),
      { kind: 'text', text: `Une place est proposée à ${fact('initial')}. Acceptez-la ou renoncez-y.` },
      { kind: 'facts', facts: seatFacts(facts, town) },
      { kind: 'link', label: 'Répondre', address: fact('link') },
      ...silenceParts(fact('held'), fact('until'), fact('only') !== ''),
      { kind: 'text', text: 'Pas d’internet\u202f? Appelez-nous\u00a0: nous notons votre réponse.' },
      ...algorithmParts(fact('isDrawn')),
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}

/** Why somebody is written to who asked nothing this year (IVR-052, IVR-086). */
const lastYearParts = (initial: string): MailPart[] => [
  {
    kind: 'text',
    text: `L’an dernier, après le tirage au sort, ${initial} était en liste d’attente, et vous avez accepté que nous vous recontactions.`,
  },
];

/** What silence and a refusal mean: a seat that is held already is never lost by them. */
function silenceParts(held: string, until: string, isOnly: boolean): MailPart[] {
  const texts =
    held === ''
      ? [
          `Sans réponse avant le ${until}, nous comprenons que vous renoncez\u00a0: la place va à la personne suivante.`,
          ...(isOnly
            ? []
            : [
                'Renoncer à ce cours, c’est aussi quitter les vœux placés après lui. L’accepter, c’est rester en attente pour les vœux placés avant lui.',
              ]),
        ]
      : [
          `Accepter cette place, c’est rendre celle de ${held}.`,
          `Y renoncer, ou ne pas répondre avant le ${until}, c’est garder la place de ${held}\u00a0: celle-ci va à la personne suivante.`,
        ];
  return texts.map((text) => ({ kind: 'text', text }));
}

export function seatReminderMail(facts: Facts, town: TownNow): Mail {
  const fact = (name: string) => facts[name] ?? '';
  return {
    subject: `Rappel – Une place attend votre réponse pour ${fact('initial')}`,
    greeting: 'Bonjour,',
    parts: [
      { kind: 'text', text: `Nous n’avons pas encore votre réponse pour la place de ${fact('initial')}.` },
      { kind: 'facts', facts: seatFacts(facts, town) },
      { kind: 'link', label: 'Répondre', address: fact('link') },
      { kind: 'text', text: `Après le ${fact('until')}, elle va à la personne suivante.` },
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}

const seatFacts = (facts: Facts, town: TownNow): [string, string][] => [
  ['Cours', facts['title'] ?? ''],
  ['Horaire', facts['slot'] ?? ''],
  ['Établissement', conservatoireOf(town, facts['conservatoire'] ?? '').name],
  ['Participation', facts['entry'] ?? ''],
  ['Répondez avant le', facts['until'] ?? ''],
];

export function seatAnsweredMail(facts: Facts, town: TownNow): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const at = fact('at') === '' ? '' : frenchInstant(instantFrom(fact('at')));
  const keeps = fact('keeps');
  const kept = keeps === '' ? '' : ` Vous gardez la place en ${keeps}.`;
  const words: Readonly<Record<string, readonly [subject: string, text: string]>> = {
    accepte: [
      `Place acceptée pour ${fact('initial')} – ${fact('title')}`,
      `La place de ${fact('initial')} en ${fact('title')} est acceptée le ${at}. L’établissement vous envoie la fiche d’inscription.`,
    ],
    renonce: [
      `Renonciation pour ${fact('initial')} – ${fact('title')}`,
      `La renonciation à ${fact('title')} pour ${fact('initial')} est enregistrée le ${at}. La place va à la personne suivante.`,
    ],
    rendue: [
      `Place rendue pour ${fact('initial')} – ${fact('title')}`,
      `Vous avez accepté la place en ${keeps} pour ${fact('initial')} le ${at}. Celle en ${fact('title')} est donc rendue\u00a0: elle va à la personne suivante.`,
    ],
    garde: [
      `Place gardée pour ${fact('initial')}`,
      `La place proposée en ${fact('title')} va à la personne suivante.${kept}`,
    ],
    expire: [
      `Place perdue pour ${fact('initial')} – ${fact('title')}`,
      `Nous n’avons pas reçu de réponse à temps pour la place de ${fact('initial')} en ${fact('title')}. Elle va à la personne suivante.`,
    ],
  };
  const [subject, text] = words[fact('what')] ?? ['', ''];
  return {
    subject,
    greeting: 'Bonjour,',
    parts: [
      { kind: 'text', text },
      { kind: 'link', label: 'Voir la participation', address: fact('link') },
      { kind: 'text', text: 'Une erreur\u202f? Appelez-nous au plus vite.' },
      ...algorithmParts(fact('isDrawn')),
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}

export function waitingToldMail(facts: Facts, town: TownNow): Mail {
  const fact = (name: string) => facts[name] ?? '';
  return {
    subject: `Tirage au sort ${of(fact('initial'))} – En liste d’attente`,
    greeting: 'Bonjour,',
    parts: [
      {
        kind: 'text',
        text: `Le tirage n’a pas donné de place à ${fact('initial')} pour l’instant. La participation ${fact('entry')} reste en attente.`,
      },
      { kind: 'facts', facts: JSON.parse(fact('places')) as [string, string][] },
      {
        kind: 'text',
        text: 'Quand une place se libère, elle est proposée à la première personne en attente. Nous vous écrivons si c’est vous.',
      },
      { kind: 'link', label: 'Suivre la participation', address: fact('link') },
      algorithm,
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}
