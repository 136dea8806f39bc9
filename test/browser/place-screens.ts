import type { Page } from 'playwright-core';
import type { OfferState } from '../../src/lists/state.ts';
import type { Boot } from '../../web/place/boot.ts';
import { press } from './ballot-screens.ts';
import {
  appeal,
  better,
  bootOf,
  no,
  now,
  offer,
  offered,
  type PlaceTown,
  placeTown,
  unknownAccess,
  waitingOnly,
  written,
} from './place-town.ts';

/** One screen of the page of a participation: how it is reached, and what its title must say. */
interface ShownScreen {
  readonly name: string;
  readonly title: string;
  readonly boot?: Boot;
  readonly town?: () => PlaceTown;
  readonly reach?: (page: Page) => Promise<void>;
}

const about = 'Participation de Léa\u00a0D., T0012 – Valmont';
const on = (heading: string) => `${heading} – ${about}`;
const outside = (heading: string) => `${heading} – Votre participation – Valmont`;
const wrong = (title: string) => `Erreur\u00a0: ${title}`;

const over = (state: OfferState, number: string) =>
  offer({ number, state, regretUntil: state === 'declining' ? now + 600_000 : 0 });

const writing = 'Poser une question ou contester';

const ended: readonly OfferState[] = ['expired', 'declined', 'withdrawn', 'left', 'excluded', 'replaced'];

const interrupted =
  (...answers: Parameters<typeof no>) =>
  () => {
    const town = placeTown();
    town.interruptions.push(...answers.map(no));
    return town;
  };

const toWrite = async (page: Page) => {
  await press(page, 'Poser une question ou contester');
  await page.getByRole('heading', { level: 1, name: writing }).waitFor();
};

const contest = async (page: Page) => {
  await toWrite(page);
  await page.getByLabel('Contester le résultat').check();
  await page.getByLabel('Je ne comprends pas mon rang').check();
  await press(page, 'Envoyer');
};

const closedBy = (refusal: Parameters<typeof no>[0]) => () => ({
  ...placeTown(),
  answer: () => no(refusal),
});

const accept = async (page: Page) => {
  await press(page, /^J’accepte/);
  await press(page, /^Oui/);
};

export const screens: ShownScreen[] = [
  { name: 'a seat offered, a lower wish given up with it', title: about },
  { name: 'a better seat offered, a lower one held', title: about, town: () => placeTown(better) },
  {
    name: 'a seat offered whose clock does not run yet',
    title: about,
    town: () => placeTown({ ...offered, offers: [offer({ due: '', givesBack: ['Théâtre', 'Dessin'] })] }),
  },
  { name: 'waiting, nothing moved', title: about, town: () => placeTown(waitingOnly) },
  {
    name: 'every way an offer ends',
    title: about,
    town: () => placeTown({ ...offered, offers: ended.map((state, i) => over(state, `O000${i}`)) }),
  },
  {
    name: 'a renunciation that may be taken back',
    title: about,
    town: () => placeTown({ ...offered, offers: [over('declining', 'O0003')] }),
  },
  {
    name: 'accepting, confirmed',
    title: on('Accepter la place en Violon débutant\u202f?'),
    reach: (page) => press(page, 'J’accepte'),
  },
  {
    name: 'renouncing, confirmed',
    title: on('Renoncer à la place en Violon débutant\u202f?'),
    reach: (page) => press(page, 'Je renonce'),
  },
  {
    name: 'keeping the lower seat, confirmed',
    title: on('Garder la place en Alto débutant\u202f?'),
    town: () => placeTown(better),
    reach: (page) => press(page, 'Je garde Alto débutant'),
  },
  {
    name: 'leaving a list, confirmed',
    title: on('Quitter la liste d’attente\u00a0: Piano débutant\u202f?'),
    reach: (page) => press(page, /^Quitter cette liste/),
  },
  {
    name: 'just accepted',
    title: about,
    reach: async (page) => {
      await accept(page);
      await page.getByText('C’est noté').waitFor();
    },
  },
  {
    name: 'too many families at once',
    title: on('Envoi en cours'),
    town: () => {
      const town = interrupted({ kind: 'busy', message: 'Beaucoup de monde.', arrival: 'preuve' })();
      town.interruptions.push('hangs');
      return town;
    },
    reach: async (page) => {
      await accept(page);
      await page.getByText('L’heure de votre réponse est notée').waitFor();
    },
  },
  {
    name: 'too late',
    title: wrong(on('Votre réponse n’est pas prise en compte')),
    town: interrupted({
      kind: 'tooLate',
      message:
        'La réponse était attendue avant le mercredi 16\u00a0septembre 2026 inclus. Elle arrive trop tard.',
    }),
    reach: accept,
  },
  {
    name: 'a fault of the service',
    title: wrong(on('Votre réponse n’est pas confirmée')),
    town: interrupted({ kind: 'broken', message: 'Le service a une panne. Réessayez dans un instant.' }),
    reach: accept,
  },
  {
    name: 'a question waits, a contestation was left too long, another was answered',
    title: about,
    town: () =>
      placeTown(
        written(
          waitingOnly,
          appeal({ number: 'R0003', kind: 'question', text: '', due: 'mercredi 14\u00a0octobre 2026' }),
          appeal({ state: 'overdue' }),
          appeal({
            number: 'R0001',
            state: 'answered',
            answeredAt: 'mardi 15\u00a0septembre 2026 à\u00a09\u00a0h',
            answer: 'Votre rang est le 9.\nIl y avait 3\u00a0places.',
          }),
        ),
      ),
    reach: (page) => page.locator('summary').last().click(),
  },
  {
    name: 'five messages wait',
    title: about,
    town: () =>
      placeTown(written(waitingOnly, ...[5, 4, 3, 2, 1].map((n) => appeal({ number: `R000${n}` })))),
  },
  { name: 'writing', title: on(writing), reach: toWrite },
  {
    name: 'writing nothing',
    title: wrong(on(writing)),
    reach: async (page) => {
      await toWrite(page);
      await press(page, 'Envoyer');
    },
  },
  {
    name: 'just contested',
    title: about,
    reach: async (page) => {
      await contest(page);
      await page.getByText('Contestation R0001 envoyée').waitFor();
    },
  },
  {
    name: 'a message refused',
    title: wrong(on('Votre message n’est pas enregistré')),
    town: interrupted({ kind: 'stopped', message: 'Vous avez déjà 5\u00a0messages qui attendent.' }),
    reach: contest,
  },
  {
    name: 'a consent just withdrawn',
    title: about,
    reach: async (page) => {
      await press(page, /^Retirer mon accord/);
      await page.getByText('Dès maintenant, les listes ne donnent que le numéro.').waitFor();
    },
  },
  {
    name: 'a consent not kept',
    title: about,
    town: interrupted({ kind: 'broken', message: 'Le service a une panne. Réessayez dans un instant.' }),
    reach: async (page) => {
      await press(page, /^Retirer mon accord/);
      await page.getByText('Le service a une panne').waitFor();
    },
  },
  {
    name: 'the consents alone',
    title: 'Les accords de Léa\u00a0D. – Valmont',
    boot: bootOf({ page: 'accords' }),
  },
  {
    name: 'the consents by an altered link',
    title: wrong(outside('Lien inconnu')),
    boot: bootOf({ page: 'accords', access: `T0013.${'b2'.repeat(20)}` }),
  },
  { name: 'an altered link', title: wrong(outside('Lien inconnu')), town: closedBy(unknownAccess) },
  { name: 'an address without a link', title: wrong(outside('Lien inconnu')), boot: bootOf({ access: '' }) },
  {
    name: 'a draw cancelled',
    title: outside('Ce tirage est annulé'),
    town: closedBy({
      kind: 'stopped',
      message:
        'Le tirage VALMONT-2026-09-14 est annulé\u00a0: Un dé était cassé. Cette participation ne compte plus.',
    }),
  },
  {
    name: 'a page that does not open',
    title: wrong(outside('La page ne s’ouvre pas')),
    town: closedBy({ kind: 'broken', message: 'Le service a une panne. Réessayez dans un instant.' }),
  },
  { name: 'a town that has not said its address', title: about, boot: bootOf({ families: '' }) },
];
