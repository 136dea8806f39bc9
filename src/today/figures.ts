import type { TodayLine } from '../calls/today.ts';
import { dayOf } from '../dates.ts';
import { mailFor } from '../people/returned.ts';
import type { StudentRow } from '../people/tabs.ts';
import { reviewOf } from '../requests/decided.ts';
import { documentsOn } from '../requests/documents.ts';
import { requestOf, statusOf } from '../requests/state.ts';
import { documentLines } from '../supporting/views.ts';
import { doubleAddresses, failedMails, oddAges, returnedMails, sharedAddresses } from './controls.ts';
import { isMissing, type Seen } from './seen.ts';

export type Figure = Omit<TodayLine, 'address'>;

/** Every number of the page and of *Accueil*, with what to do about it and where its rows are. */
export function figuresOf(seen: Seen): Figure[] {
  const { students, town, now } = seen;
  const count = (test: (student: StudentRow) => boolean): number => students.filter(test).length;
  const day = dayOf(now);
  const asked = students.filter((student) => reviewOf(student)?.state === 'documentsAsked');
  const until = (student: StudentRow): string => reviewOf(student)?.until ?? '';
  const answered = count((student) => requestOf(student) !== null);
  return [
    {
      id: 'answered',
      label: 'Réponses reçues',
      count: answered,
      of: students.length,
      todo: '',
      tab: 'Demandes',
    },
    figure(
      'silent',
      'Sans réponse',
      count((s) => statusOf(s) === 'none'),
      'Relancez, ou appelez les familles.',
    ),
    figure(
      'draft',
      'Réponses commencées, pas envoyées',
      count((s) => statusOf(s) === 'draft'),
      'Relancez.',
    ),
    figure('toReview', 'Demandes à instruire', count(isToReview), 'Décidez dans l’onglet Demandes.'),
    figure(
      'disagreements',
      'Désaccords signalés',
      count((s) => (requestOf(s)?.disagreements ?? []).length > 0),
      'Appelez les deux personnes.',
    ),
    figure(
      'asks',
      'Demandes particulières à lire',
      count(hasWords),
      'Lisez les colonnes Demandes particulières et Précision.',
    ),
    figure('documents', 'Pièces à vérifier', toCheck(seen), 'Ouvrez le fichier, puis décidez.', 'Pièces'),
    figure(
      'missing',
      'Dossiers où il manque des pièces',
      count((s) => requestOf(s) !== null && isMissing(s, town, now)),
      'Relancez, ou demandez-les.',
      'Pièces',
    ),
    figure(
      'dueToday',
      'Échéances aujourd’hui',
      asked.filter((s) => until(s) === day).length,
      'Pièces attendues ce soir.',
    ),
    figure(
      'overdue',
      'Échéances dépassées',
      asked.filter((s) => until(s) < day).length,
      'Regardez, puis décidez\u00a0: prolonger ou rejeter.',
    ),
    figure(
      'noMail',
      'Élèves que personne ne reçoit par courriel',
      count((s) => isWithoutMail(s, seen)),
      'Faites les lettres.',
      'Lettres',
    ),
    figure(
      'failed',
      'Courriels revenus ou impossibles',
      failedMails(seen).length + returnedMails(seen).filter(({ instead }) => instead === '').length,
      'Appelez la famille, corrigez l’adresse.',
      null,
    ),
    figure(
      'twoAddresses',
      'Personnes avec plusieurs courriels',
      doubleAddresses(seen).length,
      'Demandez le bon (conditions d’utilisation).',
      null,
    ),
    figure(
      'oneAddress',
      'Courriels partagés par plusieurs personnes',
      sharedAddresses(seen).length,
      'Chacun doit pouvoir lire le sien.',
      null,
    ),
    figure('ages', 'Âges à vérifier', oddAges(seen).length, 'Corrigez dans le logiciel de scolarité.', null),
  ];
}

function figure(
  id: string,
  label: string,
  count: number,
  todo: string,
  tab: TodayLine['tab'] = 'Demandes',
): Figure {
  return { id, label, count, of: null, todo, tab };
}

/** Sent, and nothing decided yet. */
function isToReview(student: StudentRow): boolean {
  const status = statusOf(student);
  return status === 'submitted' || status === 'changed';
}

/** The family writes more than the cursus it keeps, and nobody has decided since. */
function hasWords(student: StudentRow): boolean {
  const request = requestOf(student);
  if (!isToReview(student) || request?.answer.decision !== 'reEnrol') return false;
  return request.answer.demands.length > 0;
}

function toCheck({ students, town, now }: Seen): number {
  return students
    .flatMap((student) => documentLines(student, documentsOn(student, town, now)))
    .filter(({ state }) => state === 'received').length;
}

function isWithoutMail(student: StudentRow, { people }: Seen): boolean {
  return student.links.every(({ person: id }) => {
    const person = people.get(id);
    return !person || mailFor(person, [student]) === '';
  });
}
