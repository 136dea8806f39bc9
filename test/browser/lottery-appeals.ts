import type { AppealFile, AppealsPage, OfficeAppeal } from '../../src/calls/appeals.ts';
import type { CallInput } from '../../src/calls.ts';
import type { Chapter } from './office-town.ts';

/** Questions and contestations of the invented lottery, in the autumn after its draw. */

const nb = '\u00a0';

const appeal = (number: string, more: Partial<OfficeAppeal>): OfficeAppeal => ({
  number,
  draw: 'BREZOLLES-2026-09-14',
  entry: 'T0007',
  name: 'Aubert-Lefèvre Maximilienne',
  kind: 'contestation',
  motive: 'Mon bulletin ou mes vœux ont été mal lus',
  receivedAt: `mardi 15${nb}septembre 2026 à${nb}18${nb}h${nb}30`,
  due: `dimanche 15${nb}novembre 2026`,
  state: 'open',
  answeredAt: '',
  ...more,
});

const answeredAt = `jeudi 17${nb}septembre 2026 à${nb}9${nb}h`;

const appealsPage: AppealsPage = {
  appeals: [
    appeal('R0001', {
      kind: 'question',
      motive: 'Je ne comprends pas mon rang',
      due: `jeudi 15${nb}octobre 2026`,
      state: 'overdue',
    }),
    appeal('R0003', {}),
    appeal('R0002', { entry: 'T0004', name: 'Vidal Élise', state: 'answered', answeredAt }),
  ],
};

const fileOf = (one: OfficeAppeal): AppealFile => ({
  ...one,
  text: 'Nous avions mis la danse en premier.\nMerci de regarder le papier.',
  facts: [
    ['Participation', one.entry],
    ['Tirage', one.draw],
    ['Liste', 'liste prioritaire, adresse dans la ville'],
    ['Bulletin P0001', `remis le samedi 12${nb}septembre 2026 à${nb}10${nb}h${nb}04${nb}: HAN-T8, DAN-IN`],
    ['Téléphone', `06${nb}39${nb}98${nb}00${nb}01`],
  ],
  wishes: [
    {
      title: `HAN-T8 – Théâtre, 8 à 10${nb}ans`,
      rank: 9,
      among: 40,
      seats: 2,
      lastServed: 2,
      outcome: 'en attente, 7e',
    },
    {
      title: 'DAN-IN – Initiation à la danse',
      rank: 2,
      among: 12,
      seats: 8,
      lastServed: 8,
      outcome: 'place attribuée',
    },
  ],
  history: [
    {
      day: `mercredi 16${nb}septembre 2026`,
      text: `Théâtre${nb}: 1${nb}désistement${nb}: vous passez du 7e au 6e rang.`,
    },
  ],
  mails: ['famille.aubert@example.org', 'autre.parent@example.org'],
  answer: 'Voici ce que nous avons lu.\n\nBulletin P0001\u00a0: HAN-T8, DAN-IN.',
  answeredBy: one.state === 'answered' ? 'noe.agent@brezolles.example.org' : '',
  frame: {
    subject: `Réponse à votre contestation ${one.number} – Tirage au sort de Maximilienne A.`,
    before: [`Voici notre réponse à votre contestation ${one.number}.`],
    signature: 'Camille Martin\nadjointe à la culture',
    after: ['Vous pouvez contester cette réponse dans les deux mois.'],
  },
});

/** The list, one of them, and its answer as the program would give them; `mails` none for who gave none. */
export function appealsChapter(page: AppealsPage = appealsPage, mails?: readonly string[]): Chapter {
  let here = page;
  return {
    'office.appeals': () => here,
    'office.appeal': ({ number }: CallInput<'office.appeal'>) => {
      const found = here.appeals.find((one) => one.number === number);
      return found && { ...fileOf(found), ...(mails && { mails }) };
    },
    'office.answerAppeal': ({ number }: CallInput<'office.answerAppeal'>) => {
      here = {
        appeals: here.appeals.map((one) =>
          one.number === number ? { ...one, state: 'answered', answeredAt } : one,
        ),
      };
      return here;
    },
  };
}
