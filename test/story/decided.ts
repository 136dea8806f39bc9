import type { CallAnswers, CallInput } from '../../src/calls.ts';
import { partsOfFile } from '../../src/supporting/parts.ts';
import { piece } from '../supporting/files.ts';
import { answerFor, clerk, key, type Town } from './town.ts';

export const agent = clerk('CMD');

export type Picked = NonNullable<CallInput<'office.reviewPreview'>['picked']>;

/** Somebody sends a request for each of their students; the numbers of these. */
export function sendAll(town: Town, mail: string): string[] {
  const home = town.open(mail);
  return home.students.map((card) => {
    const sent = { session: home.session, student: card.number, requestKey: key(`envoi-${card.number}`) };
    town.get('family.send', { ...sent, answer: answerFor(home, card) });
    return card.number;
  });
}

export const previewOf = (town: Town, picked: Picked) => town.get('office.reviewPreview', { picked }, agent);

/** One decision on chosen students, shown and done. */
export function decideFor(town: Town, name: string, picked: Picked): CallAnswers['office.reviewApply'] {
  const asked = { picked, shown: previewOf(town, picked).shown, requestKey: key(name) };
  for (;;) {
    const progress = town.get('office.reviewApply', asked, agent);
    if (progress.done === progress.total) return progress;
  }
}

/** Somebody gives a photo, for the document that their page calls by this name. */
export function give(town: Town, mail: string, student: string, label: string): void {
  const { session, students } = town.open(mail);
  const documents = students.find(({ number }) => number === student)?.documents ?? [];
  const document = documents.find((one) => one.label === label)?.id;
  if (document === undefined) throw new Error(`${label} n’est pas demandée pour ${student}`);
  const [data = ''] = partsOfFile(Buffer.from(piece('photo-identite.jpg')).toString('base64'));
  const file = { session, student, document, name: 'photo.jpg', part: 0, parts: 1, data };
  town.get('family.upload', { ...file, requestKey: key(`piece-${town.host.files.length}`) });
}
