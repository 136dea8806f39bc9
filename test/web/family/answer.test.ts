import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/calls/answer.ts';
import type { StudentCard } from '../../../src/calls/family.ts';
import { groupsOf } from '../../../web/family/answer.ts';
import { answerOf, type Form, formFor } from '../../../web/family/form.ts';
import { ismael, lea, person } from '../../browser/family-town.ts';

const accepts = { terms: '2026-1', notice: '2026-1' };
const asked = answerOf({ ...formFor(lea, person), keep: ['Traditionnel instrument'] }, lea, accepts);

const documents = ['Pièces', ...lea.documents.map(({ label }) => label)];

const shown = (answer: Answer, card: StudentCard, author: typeof person | string = person) =>
  groupsOf(answer, card, author).map(({ heading, lines }) => [heading, ...lines.map(({ label }) => label)]);

describe('what is asked, line by line', () => {
  it('has every field, in the order of the steps (CAE-026)', () => {
    expect(shown(asked, lea)).toEqual([
      ['Réponse', 'Décision'],
      ['Vous', 'Adresse', 'Téléphone', 'Courriel'],
      ['Léa', 'Adresse', 'Cursus à continuer', 'Arrêt'],
      documents,
    ]);
  });

  it('has one address for an adult student, and no cursus for who has none', () => {
    expect(shown(asked, { ...lea, self: true, enrolments: [] })).toEqual([
      ['Réponse', 'Décision'],
      ['Vous', 'Adresse', 'Téléphone', 'Courriel'],
      documents,
    ]);
  });

  it('says what stops, the courses kept of a cursus, and each demand, and where each is changed (MAU-011…013, CAE-024)', () => {
    const form: Form = {
      ...formFor(ismael, person),
      keep: ['Théâtre'],
      partial: [{ cursus: 'Théâtre', courses: ['Voix et corps'] }],
      demands: [
        { kind: 'change', stopped: 'l’alto', text: 'le violon' },
        { kind: 'studyLeave', text: '' },
        { kind: 'joinEnsemble', text: 'chœur' },
      ],
    };
    const lines = groupsOf(answerOf(form, ismael, accepts), ismael, person)[2]?.lines ?? [];
    expect(lines.slice(1).map(({ label, value, step, field }) => [label, value, step, field])).toEqual([
      ['Cursus à continuer', ['Théâtre'], 'courses', 'keep'],
      ['Cours gardés', ['Théâtre\u00a0: Voix et corps'], 'courses', 'keep'],
      [
        'Changer de discipline ou de cursus',
        ['Ce qui s’arrête\u00a0: l’alto', 'Souhaité\u00a0: le violon'],
        'courses',
        'demand-change-stopped',
      ],
      ['Demander un congé d’études', 'Pour toute l’année', 'courses', 'demand-studyLeave'],
      ['Entrer dans une pratique collective', 'chœur', 'courses', 'demand-joinEnsemble'],
    ]);
  });

  it('is the decision alone for who stops', () => {
    expect(shown({ decision: 'decline', accepts }, lea)).toEqual([['Réponse', 'Décision']]);
  });

  it('leaves out what the program keeps from the other guardian', () => {
    const nothing = { street: '', postcode: '', town: '' };
    const kept = {
      ...asked,
      coordinates: { address: nothing, phone: '', mail: '' },
      studentAddress: nothing,
    };
    expect(shown(kept as Answer, lea, 'Mme Bérénice Marchand')).toEqual([
      ['Réponse', 'Décision'],
      ['Léa', 'Cursus à continuer', 'Arrêt'],
      documents,
    ]);
  });

  it('marks what differs from what the school knew (MAU-006)', () => {
    const moved = { ...person.coordinates, phone: '06 39 98 00 00' };
    const answer = answerOf({ ...formFor(lea, person), coordinates: moved }, lea, accepts);
    const changed = groupsOf(answer, lea, person).flatMap(({ lines }) =>
      lines.filter((line) => line.isChanged),
    );
    expect(changed.map(({ label }) => label)).toEqual(['Téléphone']);
  });
});
