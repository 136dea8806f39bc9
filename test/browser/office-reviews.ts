import type { RemindPreview } from '../../src/calls/office.ts';
import type { LotSummary, ReviewPreview } from '../../src/calls/review.ts';
import type { TodayPage } from '../../src/calls/today.ts';
import type { CallAnswers, CallInput } from '../../src/calls.ts';
import { decisionWords } from '../../src/requests/decided.ts';
import { controls } from './office-controls.ts';
import { messages } from './office-messages.ts';

type Picked = NonNullable<CallInput<'office.reviewPreview'>['picked']>;

const nb = '\u00a0';

const lot: LotSummary = {
  lot: 1,
  by: 'cmd.agent@brezolles.example.org',
  at: `lundi 1er${nb}juin 2026 à${nb}9${nb}h`,
  undoes: 0,
  total: 12,
  done: 12,
  left: 0,
  isUndone: false,
};

const students = Array.from({ length: 19 }, (_, i) => ({
  number: `E100${String(i + 1).padStart(2, '0')}`,
  name: `Martin Enfant${i + 1}`,
  conservatoire: 'Conservatoire de danse et de musique',
  now: 'Déposée',
  reason: '',
}));

/** Twenty rows decided, one that cannot be followed. */
const reviewPreview: ReviewPreview = {
  groups: [
    { word: 'Confirmer', count: 19, mails: 17, noMail: 2, students },
    {
      word: 'Demander des pièces',
      count: 1,
      mails: 1,
      noMail: 0,
      students: [
        {
          number: 'E10042',
          name: 'Sow Aïssatou',
          conservatoire: 'Le Hangar',
          now: 'Modifiée',
          reason: 'RIB\nCertificat de scolarité',
        },
      ],
    },
  ],
  total: 20,
  mails: 18,
  same: 1,
  problems: [
    {
      book: 'Le Hangar',
      tab: 'Demandes',
      row: 14,
      sentence: `«${nb}Valider${nb}» n’est pas une décision connue. Choisissez dans la liste${nb}: Confirmer, Rejeter.`,
    },
  ],
  problemCount: 1,
  shown: 'empreinte-de-l-apercu',
  late: ['E10031', 'E10032', 'E10033'],
  lots: [lot],
};

const emptied: ReviewPreview = {
  ...reviewPreview,
  groups: [],
  total: 0,
  mails: 0,
  same: 0,
  problems: [],
  problemCount: 0,
  shown: 'empreinte-vide',
};

const words: Readonly<Record<string, string>> = decisionWords;

/** One decision on chosen students, all of them known but `E19999`, with the reason the program proposes. */
function pickedPreview({ students: numbers, decision, reason }: Picked): ReviewPreview {
  const known = numbers.filter((number) => number !== 'E19999');
  const chosen = known.map((number) => ({
    number,
    name: `Martin Enfant${Number(number.slice(-2))}`,
    conservatoire: 'Le Hangar',
    now: 'Pièces demandées',
    reason: reason === '' && decision === 'reject' ? `RIB de ${number} non reçu.` : reason,
  }));
  const count = known.length;
  const group = { word: words[decision] ?? '', count, mails: count, noMail: 0, students: chosen };
  const sentence = `E19999${nb}: Cet élève n’est pas parmi les vôtres.`;
  const problems = known.length < numbers.length ? [{ book: '', tab: '', row: 0, sentence }] : [];
  const shown = `empreinte-${known.join('-')}`;
  const counts = { total: count, mails: count, problemCount: problems.length };
  return { ...emptied, groups: [group], ...counts, problems, shown };
}

const todayPage: TodayPage = {
  campaign: `Les demandes sont ouvertes, jusqu’au samedi 30${nb}mai 2026 à${nb}15${nb}h.`,
  warnings: [
    `Le minuteur n’a pas tourné depuis le mercredi 20${nb}mai 2026 à${nb}9${nb}h${nb}: les courriels attendent. Prévenez la personne qui gère le compte municipal.`,
  ],
  lines: [
    {
      id: 'answered',
      label: 'Réponses reçues',
      count: 812,
      of: 1302,
      todo: '',
      tab: 'Demandes',
      address: '',
    },
    {
      id: 'silent',
      label: 'Sans réponse',
      count: 490,
      of: null,
      todo: 'Relancez, ou appelez les familles.',
      tab: 'Demandes',
      address: 'https://docs.google.com/spreadsheets/d/un-classeur/edit#gid=1',
    },
    {
      id: 'overdue',
      label: 'Échéances dépassées',
      count: 3,
      of: null,
      todo: `Regardez, puis décidez${nb}: prolonger ou rejeter.`,
      tab: 'Demandes',
      address: '',
    },
    {
      id: 'documents',
      label: 'Pièces à vérifier',
      count: 61,
      of: null,
      todo: 'Ouvrez le fichier, puis décidez.',
      tab: 'Pièces',
      address: '',
    },
    {
      id: 'oneAddress',
      label: 'Courriels partagés par plusieurs personnes',
      count: 12,
      of: null,
      todo: 'Chacun doit pouvoir lire le sien.',
      tab: null,
      address: '',
    },
  ],
  perDay: [
    { day: `lundi 11${nb}mai 2026`, count: 410 },
    { day: `mardi 12${nb}mai 2026`, count: 402 },
  ],
  perConservatoire: [
    { name: 'Conservatoire de danse et de musique', students: 900, answered: 600, missing: 210 },
    { name: 'Le Hangar', students: 402, answered: 212, missing: 0 },
  ],
};

/** What an office answers to decisions: one batch of twenty, in two executions, that can be taken back. */
export function reviews(): { readonly [name: string]: (args: never) => unknown } {
  let lots: LotSummary[] = [lot];
  let isDone = false;
  let done = 0;
  let toRemind = 490;
  const reminding = (kind: RemindPreview['kind'], already: number): RemindPreview => {
    const plan = [{ day: `jeudi 21${nb}mai 2026`, mails: toRemind }];
    return { kind, toMail: toRemind, toCall: 12, already, plan: toRemind === 0 ? [] : plan, perHour: 110 };
  };
  return {
    'office.today': () => todayPage,
    ...controls(),
    ...messages(),
    'office.remindPreview': ({ kind }: CallInput<'office.remindPreview'>) => reminding(kind, 0),
    'office.remind': ({ kind, confirmed }: CallInput<'office.remind'>) => {
      if (confirmed === toRemind) toRemind = 0;
      return reminding(kind, confirmed);
    },
    'office.reviewPreview': ({ picked }: CallInput<'office.reviewPreview'>): ReviewPreview => {
      if (picked) return pickedPreview(picked);
      return isDone ? { ...emptied, lots } : reviewPreview;
    },
    'office.reviewApply': ({
      picked,
    }: CallInput<'office.reviewApply'>): CallAnswers['office.reviewApply'] => {
      if (picked) {
        const total = picked.students.length;
        return {
          lot: 2,
          done: total,
          total,
          skipped: [],
          lots: [{ ...lot, lot: 2, total, done: total }, lot],
        };
      }
      done = done === 0 ? 10 : 20;
      isDone = done === 20;
      if (isDone) lots = [{ ...lot, lot: 2, total: 20, done: 20 }, ...lots];
      return { lot: 2, done, total: 20, skipped: [], lots };
    },
    'office.reviewUndoPreview': ({ lot: number }: CallInput<'office.reviewUndoPreview'>) => {
      return { lot: number, count: 19, changed: 1, mailsWaiting: 15, mailsGone: 3 };
    },
    'office.reviewUndo': ({
      lot: number,
    }: CallInput<'office.reviewUndo'>): CallAnswers['office.reviewUndo'] => {
      const undo = { ...lot, lot: 3, undoes: number, total: 19, done: 19 };
      lots = [undo, ...lots.map((one) => (one.lot === number ? { ...one, isUndone: true } : one))];
      return { lot: 3, done: 19, total: 19, skipped: [], lots };
    },
  };
}
