import { describe, expect, test } from 'vitest';
import type { Answer, Demand } from '../../src/calls/answer.ts';
import type { CallInput } from '../../src/calls.ts';
import { answerFor, example, key, nDiaye, owner, smallTown, type Town } from './town.ts';

const { student, claire } = nDiaye;
const nb = '\u00a0';
const cursus = 'TRAD – Instrument';

/** The town says which cursus may be kept in part. */
function allowParts(town: Town): void {
  const settings = JSON.parse(new TextDecoder().decode(example('valmont-small', 'ville.json')));
  settings.reEnrolment.divisibleCursus = [cursus];
  town.get('office.town', { town: settings, requestKey: key('secable') }, owner);
}

type ReEnrolment = Extract<Answer, { decision: 'reEnrol' }>;

function sendOf(town: Town, change: Partial<ReEnrolment>, n = 1): CallInput<'family.send'> {
  const home = town.open(claire);
  const card = home.students[0];
  if (!card) throw new Error('aucun élève');
  const answer = { ...(answerFor(home, card) as ReEnrolment), ...change };
  return { session: home.session, student, requestKey: key(n), answer };
}

/** What Emma’s row of *Demandes* says. */
function shown(town: Town, ...headings: string[]): string[] {
  const row = town.records('danse', 'Demandes').find((line) => line['N° élève'] === student);
  return headings.map((heading) => row?.[heading] ?? '');
}

const fieldsOf = (town: Town, args: CallInput<'family.send'>) => {
  const reply = town.ask('family.send', args);
  return reply.ok ? [] : [reply.refusal.kind, ...(reply.refusal.fields ?? []).map(({ field }) => field)];
};

describe('what a family asks besides its cursus', () => {
  test('is on the receipt, in the tab Demandes a sentence a line, and in the acknowledgement', () => {
    const town = smallTown();
    const demands: Demand[] = [
      { kind: 'change', stopped: 'le hautbois', text: 'le violon' },
      { kind: 'studyLeave', text: '' },
      { kind: 'leaveEnsemble', text: 'ensemble de guitares' },
      { kind: 'other', text: 'Emma finit l’école à 17 h.\nMerci 🎻' },
    ];
    const args = sendOf(town, { keep: [], stop: [cursus], demands });
    const { session, student: card } = town.get('family.send', args);
    expect(card.request?.answer).toMatchObject({ keep: [], stop: [cursus], demands });
    town.get('family.afterwards', { session, student });
    const sentences = [
      `Arrêt${nb}: TRAD – Instrument.`,
      `Changement, ce qui s’arrête${nb}: le hautbois. Souhaité${nb}: le violon.`,
      'Congé d’études.',
      `Quitter une pratique collective${nb}: ensemble de guitares.`,
    ];
    expect(shown(town, 'Cursus demandés', 'Cours gardés', 'Demandes particulières', 'Précision')).toEqual([
      '',
      '',
      sentences.join('\n'),
      'Emma finit l’école à 17 h.\nMerci 🎻',
    ]);
    const body = town.host.outbox[town.host.outbox.length - 1]?.body ?? '';
    for (const sentence of [...sentences, 'Merci 🎻']) expect(body).toContain(sentence);
  });

  test('is kept in a draft as long as it is typed, and refused at its field when it is too long', () => {
    const town = smallTown();
    const demands: Demand[] = [{ kind: 'other', text: '🎻'.repeat(10_000) }];
    const home = town.open(claire);
    const draft = { step: 'courses' as const, keep: [], demands };
    town.get('family.saveDraft', { session: home.session, student, draft });
    expect(town.open(claire).students[0]?.draft?.draft).toEqual(draft);
    expect(fieldsOf(town, sendOf(town, { demands }))).toEqual(['invalid', 'demand-other']);
    expect(town.open(claire).students[0]?.draft?.draft).toEqual(draft);
  });

  test('of an unknown kind, about dance for who does not dance, or empty, is refused at its field', () => {
    const town = smallTown();
    const unknown = [{ kind: 'violon', text: 'x' }] as unknown as Demand[];
    expect(fieldsOf(town, sendOf(town, { demands: unknown }))).toEqual(['invalid', 'demands']);
    expect(fieldsOf(town, sendOf(town, { demands: [{ kind: 'dance', text: 'x' }] }))).toEqual([
      'invalid',
      'demands',
    ]);
    expect(fieldsOf(town, sendOf(town, { demands: [{ kind: 'add', text: '\n' }] }))).toEqual([
      'invalid',
      'demand-add',
    ]);
    expect(fieldsOf(town, sendOf(town, { keep: ['Théâtre'] }))).toEqual(['invalid', 'keep']);
    expect(shown(town, 'Statut')).toEqual(['Sans réponse']);
  });
});

describe('a part of a cursus (X8)', () => {
  const partial = [{ cursus, courses: ['Hautbois', 'Formation musicale'] }];

  test('is refused, until the settings of the town allow it', () => {
    const town = smallTown();
    expect(town.open(claire).students[0]?.enrolments.map(({ divisible }) => divisible)).toEqual([false]);
    expect(fieldsOf(town, sendOf(town, { partial }))).toEqual(['invalid', 'keep']);
    allowParts(town);
    expect(town.open(claire).students[0]?.enrolments.map(({ divisible }) => divisible)).toEqual([true]);
    const { session } = town.get('family.send', sendOf(town, { partial }, 2));
    town.get('family.afterwards', { session, student });
    expect(shown(town, 'Cursus demandés', 'Cours gardés')).toEqual([
      cursus,
      `${cursus}${nb}: Hautbois, Formation musicale`,
    ]);
    expect(town.host.outbox[town.host.outbox.length - 1]?.body).toContain(
      `Cours gardés${nb}: ${cursus}${nb}: Hautbois, Formation musicale`,
    );
  });
});
