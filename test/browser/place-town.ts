import type { FamilyAppeal, PlacePage } from '../../src/calls/appeals.ts';
import type { FamilyOffer, FamilyWish } from '../../src/calls/offers.ts';
import type { Refusal } from '../../src/calls/reply.ts';
import type { CallInput } from '../../src/calls.ts';
import { ballotConsents, consentText, consentVersion } from '../../src/people/consentTexts.ts';
import type { Boot } from '../../web/place/boot.ts';
import { bootOf as familyBoot } from './family-town.ts';
import type { Answer } from './support.ts';

/** One participation of a small invented town, that answers the page of its family and remembers every call. */

const nb = '\u00a0';

const access = `T0012.${'a1'.repeat(20)}`;

export const bootOf = (part: Partial<Boot> = {}): Boot => {
  const { town, contact, families } = familyBoot();
  return { page: 'place', access, town, contact, families, ...part };
};

/** Monday 14 September 2026, 11:50 in Paris. */
export const now = Date.parse('2026-09-14T11:50:20+02:00');

export const due = `mercredi 16${nb}septembre 2026 inclus`;

export const offer = (part: Partial<FamilyOffer> = {}): FamilyOffer => ({
  number: 'O0003',
  course: 'MUS-VIO',
  title: 'Violon débutant',
  slot: `mercredi à 14${nb}h`,
  conservatoire: 'Conservatoire Nadia-et-Lili-Boulanger',
  state: 'open',
  due,
  regretUntil: 0,
  keeps: '',
  below: [],
  givesBack: [],
  ...part,
});

export const wish = (course: string, title: string, part: Partial<FamilyWish> = {}): FamilyWish => ({
  course,
  title,
  seats: 3,
  rank: 9,
  among: 40,
  place: 0,
  waiting: 12,
  state: 'quitté',
  ...part,
});

const waiting = { state: 'en attente', place: 5 } as const;
const piano = wish('MUS-PIA', 'Piano débutant', waiting);
const violin = wish('MUS-VIO', 'Violon débutant', { rank: 2, state: 'proposé' });
const viola = wish('MUS-ALT', 'Alto débutant', {
  rank: 1,
  among: 8,
  waiting: 0,
  state: 'vœu préféré obtenu',
});

const base: PlacePage = {
  town: 'Valmont',
  kind: 'draw',
  draw: 'VALMONT-2026-09-14',
  entry: 'T0012',
  name: 'Léa D.',
  list: 'liste prioritaire',
  offers: [],
  wishes: [piano, violin, viola],
  history: [],
  next: `Répondez avant le ${due}.`,
  consents: {
    name: 'Léa D.',
    about: 'participation T0012, bulletins W0031, W0032',
    choices: ballotConsents.map((name) => ({
      name,
      label: consentText(consentVersion).ballot[name].label,
      detail: consentText(consentVersion).ballot[name].detail,
      isGiven: name === 'publication',
      since: `le samedi 12${nb}septembre 2026 à${nb}10${nb}h${nb}03, en ligne`,
      text: consentVersion,
    })),
  },
  now,
  appeals: {
    list: [],
    mayWrite: true,
    ways: [
      'Vous pouvez aussi écrire à Monsieur le Maire ou Madame la Maire, Mairie de Valmont, 1 place du Marché.',
      `Vous pouvez saisir le juge${nb}: le tribunal administratif, 2 rue du Palais.`,
    ],
  },
};

export const appeal = (part: Partial<FamilyAppeal> = {}): FamilyAppeal => ({
  number: 'R0002',
  kind: 'contestation',
  motive: 'Je ne comprends pas mon rang',
  text: 'Notre voisine a une place,\net pas nous.',
  receivedAt: `lundi 14${nb}septembre 2026 à${nb}11${nb}h${nb}50`,
  due: `samedi 14${nb}novembre 2026`,
  state: 'open',
  answeredAt: '',
  answer: '',
  ...part,
});

/** The same page, once the family wrote these. */
export const written = (page: PlacePage, ...list: readonly FamilyAppeal[]): PlacePage => ({
  ...page,
  appeals: { ...page.appeals, list, mayWrite: list.length < 5 },
});

/** A seat in the second wish: a better one is still waited for, a lower one would go. */
export const offered: PlacePage = { ...base, offers: [offer({ below: ['Alto débutant'] })] };

/** A better seat for who accepted a lower one. */
export const better: PlacePage = {
  ...base,
  offers: [
    offer({ number: 'O0007', keeps: 'Alto débutant', below: ['Clarinette débutant'] }),
    offer({ course: 'MUS-ALT', title: 'Alto débutant', state: 'accepted' }),
  ],
  wishes: [
    piano,
    violin,
    wish('MUS-CLA', 'Clarinette débutant', { ...waiting, place: 0, state: 'vœu préféré obtenu' }),
    { ...viola, state: 'inscrit' },
  ],
  history: [
    {
      day: `mardi 15${nb}septembre 2026`,
      sentence: `Violon débutant${nb}: 1 désistement${nb}: vous passez du 2e au 1er rang.`,
    },
    {
      day: `mercredi 16${nb}septembre 2026`,
      sentence: `Piano débutant${nb}: 2 désistements${nb}: vous passez du 7e au 5e rang.`,
    },
    {
      day: `mercredi 16${nb}septembre 2026`,
      sentence: `Violon débutant${nb}: 1 place de plus${nb}: vous passez du 3e au 2e rang.`,
    },
  ],
};

/** Nothing offered yet, nothing moved. */
export const waitingOnly: PlacePage = {
  ...base,
  list: 'seconde liste',
  wishes: [piano, wish('HAN-T8', `Théâtre 8–10${nb}ans`, { ...waiting, place: 1, waiting: 1, rank: 4 })],
  next: 'Quand une place se libère pour vous, nous vous écrivons, ou nous vous appelons.',
};

const yes = (value: PlacePage): Answer => ({ json: { ok: true, value } });
export const no = (refusal: Refusal): Answer => ({ json: { ok: false, refusal } });

type Sent =
  | CallInput<'place.answer'>
  | CallInput<'place.leave'>
  | CallInput<'place.appeal'>
  | CallInput<'place.consent'>;

export interface PlaceTown {
  page: PlacePage;
  readonly sent: Sent[];
  opened: number;
  /** What happens to the next sendings, before one is taken. */
  readonly interruptions: Answer[];
  answer(name: string, args: never): Answer;
}

export function placeTown(page: PlacePage = offered): PlaceTown {
  const take = (args: Sent, change: () => PlacePage): Answer => {
    town.sent.push(args);
    const interruption = town.interruptions.shift();
    if (interruption) return interruption;
    town.page = change();
    return yes(town.page);
  };
  const handlers: { readonly [name: string]: (args: never) => Answer } = {
    'place.open': (args: CallInput<'place.open'>) => {
      town.opened += 1;
      return args.access === access ? yes(town.page) : no(unknownAccess);
    },
    'place.answer': (args: CallInput<'place.answer'>) => take(args, () => answered(town.page, args)),
    'place.appeal': (args: CallInput<'place.appeal'>) =>
      take(args, () => {
        const { kind, text } = args;
        const list = town.page.appeals.list;
        return written(town.page, appeal({ kind, text, number: `R000${list.length + 1}` }), ...list);
      }),
    'place.consents': (args: CallInput<'place.consents'>) =>
      args.access === access ? { json: { ok: true, value: town.page.consents } } : no(unknownAccess),
    'place.consent': (args: CallInput<'place.consent'>) => {
      town.sent.push(args);
      const interruption = town.interruptions.shift();
      if (interruption) return interruption;
      town.page = changed(town.page, args);
      return { json: { ok: true, value: town.page.consents } };
    },
    'place.leave': (args: CallInput<'place.leave'>) => take(args, () => left(town.page, args)),
  };
  const town: PlaceTown = {
    page,
    sent: [],
    opened: 0,
    interruptions: [],
    answer: (name, args) => handlers[name]?.(args) ?? 'fails',
  };
  return town;
}

const changed = (page: PlacePage, { consent, isGiven }: CallInput<'place.consent'>): PlacePage => ({
  ...page,
  consents: page.consents && {
    ...page.consents,
    choices: page.consents.choices.map((one) => (one.name === consent ? { ...one, isGiven } : one)),
  },
});

const states = { accept: 'accepted', decline: 'declining', takeBack: 'open' } as const;

const answered = (page: PlacePage, { offer: number, answer }: CallInput<'place.answer'>): PlacePage => ({
  ...page,
  offers: page.offers.map((one) =>
    one.number === number
      ? { ...one, state: states[answer], regretUntil: answer === 'decline' ? now + 900_000 : 0 }
      : one,
  ),
});

const left = (page: PlacePage, { course }: CallInput<'place.leave'>): PlacePage => ({
  ...page,
  wishes: page.wishes.map((one) => (one.course === course ? { ...one, place: 0, state: 'quitté' } : one)),
});

export const unknownAccess: Refusal = {
  kind: 'unknownAccess',
  message: 'Ce lien n’ouvre aucune participation.',
};
