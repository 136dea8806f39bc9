import { describe, expect, it } from 'vitest';
import type { Answer, StudentCard } from '../../../src/calls.ts';
import { groupsOf } from '../../../web/family/answer.ts';
import { answerOf, formFor } from '../../../web/family/form.ts';
import { lea, person } from '../../browser/family-town.ts';

const accepts = { terms: '2026-1', notice: '2026-1' };
const asked = answerOf({ ...formFor(lea, person), keep: ['Traditionnel instrument'] }, accepts);

const shown = (answer: Answer, card: StudentCard, author: typeof person | string = person) =>
  groupsOf(answer, card, author).map(({ heading, lines }) => [heading, ...lines.map(({ label }) => label)]);

describe('what is asked, line by line', () => {
  it('has every field, in the order of the steps (CAE-026)', () => {
    expect(shown(asked, lea)).toEqual([
      ['Réponse', 'Décision'],
      ['Vous', 'Adresse', 'Téléphone', 'Courriel'],
      ['Léa', 'Adresse', 'Cursus à continuer', 'Cursus non demandés', 'Précision'],
    ]);
  });

  it('has one address for an adult student, and no cursus for who has none', () => {
    expect(shown(asked, { ...lea, self: true, enrolments: [] })).toEqual([
      ['Réponse', 'Décision'],
      ['Vous', 'Adresse', 'Téléphone', 'Courriel'],
      ['Cours', 'Précision'],
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
      ['Léa', 'Cursus à continuer', 'Cursus non demandés', 'Précision'],
    ]);
  });

  it('marks what differs from what the school knew (MAU-006)', () => {
    const moved = { ...person.coordinates, phone: '06 39 98 00 00' };
    const answer = answerOf({ ...formFor(lea, person), coordinates: moved }, accepts);
    const changed = groupsOf(answer, lea, person).flatMap(({ lines }) =>
      lines.filter((line) => line.isChanged),
    );
    expect(changed.map(({ label }) => label)).toEqual(['Téléphone']);
  });
});
