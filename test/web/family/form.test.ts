import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSchema, type Draft, draftSchema, type StudentCard } from '../../../src/calls.ts';
import { errorsAt, stepOf } from '../../../web/family/check.ts';
import { answerOf, draftOf, type Form, formFor, isSameAddress } from '../../../web/family/form.ts';
import { campaign, lea, person } from '../../browser/family-town.ts';

const accepts = { terms: campaign.terms, notice: campaign.notice };
const text = fc.string({ maxLength: 30 });
const address = fc.record({ street: text, postcode: text, town: text });
const form: fc.Arbitrary<Form> = fc.record({
  decision: fc.constantFrom('reEnrol', 'decline'),
  coordinates: fc.record({ address, phone: text, mail: text }),
  sameAddress: fc.boolean(),
  studentAddress: address,
  keep: fc.subarray(lea.enrolments.map((enrolment) => enrolment.cursus)),
  demand: text,
  later: fc.subarray(lea.documents.map(({ id }) => id)),
});
const step = fc.constantFrom<Draft['step']>('coordinates', 'documents', 'courses', 'recap');

const withDraft = (draft: Draft): StudentCard => ({ ...lea, draft: { draft, savedAt: '18 h 42' } });

describe('a draft', () => {
  it('is one the program takes, and opens as the same answer', () => {
    fc.assert(
      fc.property(form, step, (typed, left) => {
        const draft = draftOf(typed, left);
        expect(draftSchema.parse(draft)).toEqual(draft);
        expect(answerOf(formFor(withDraft(draft), person), accepts)).toEqual(answerOf(typed, accepts));
      }),
    );
  });

  it('never keeps a cursus the student no longer has', () => {
    const draft: Draft = { step: 'courses', keep: ['Théâtre', 'Traditionnel instrument'] };
    expect(formFor(withDraft(draft), person).keep).toEqual(['Traditionnel instrument']);
  });
});

describe('a form', () => {
  it('opens with nothing ticked, what the school knows, and the same address when it is', () => {
    expect(formFor(lea, person)).toEqual({
      decision: 'reEnrol',
      coordinates: person.coordinates,
      sameAddress: true,
      studentAddress: lea.address,
      keep: [],
      demand: '',
    });
  });

  it('gives an answer the program takes', () => {
    fc.assert(
      fc.property(form, (typed) => {
        const answer = answerOf(typed, accepts);
        expect(answerSchema.parse(answer)).toEqual(answer);
      }),
    );
  });

  it('a student who lives with the author moves with them', () => {
    const moved = { ...person.coordinates.address, street: '3 quai des Brumes' };
    const typed: Form = { ...formFor(lea, person), coordinates: { ...person.coordinates, address: moved } };
    expect(answerOf(typed, accepts)).toMatchObject({ studentAddress: moved });
  });

  it('who stops sends no coordinates', () => {
    expect(answerOf({ ...formFor(lea, person), decision: 'decline' }, accepts)).toEqual({
      decision: 'decline',
      accepts,
    });
  });
});

describe('two spellings of one address', () => {
  it('differ by more than capitals and outer spaces', () => {
    expect(
      isSameAddress(lea.address, { street: ' 12 RUE des Lilas ', postcode: '99100', town: 'VALMONT' }),
    ).toBe(true);
    expect(isSameAddress(lea.address, { ...lea.address, street: '14 rue des Lilas' })).toBe(false);
  });
});

describe('what must be corrected', () => {
  const good = formFor(lea, person);
  const fieldsAt = (at: Draft['step'], part: Partial<Form>) =>
    errorsAt(at, { ...good, ...part }, lea).map(({ field }) => field);
  const reach = (phone: string, mail: string) => ({ coordinates: { ...good.coordinates, phone, mail } });

  it('is nothing for what the school knows', () => {
    expect(fieldsAt('coordinates', {})).toEqual([]);
  });

  it('is a missing line of either address, each on its own field', () => {
    const empty = { street: ' ', postcode: '', town: '' };
    expect(fieldsAt('coordinates', { coordinates: { ...good.coordinates, address: empty } })).toEqual([
      'street',
      'postcode',
      'town',
    ]);
    expect(fieldsAt('coordinates', { sameAddress: false, studentAddress: empty })).toEqual([
      'studentStreet',
      'studentPostcode',
      'studentTown',
    ]);
    expect(fieldsAt('coordinates', { sameAddress: true, studentAddress: empty })).toEqual([]);
  });

  it('is nobody to reach, or a telephone or mail that cannot work; one of the two is enough', () => {
    expect(fieldsAt('coordinates', reach('', ''))).toEqual(['phone']);
    expect(fieldsAt('coordinates', reach('06 39 98 12 34', ''))).toEqual([]);
    expect(fieldsAt('coordinates', reach('', 'b@example.org'))).toEqual([]);
    expect(fieldsAt('coordinates', reach('zéro six', 'b@example'))).toEqual(['phone', 'mail']);
  });

  it('is nothing ticked and nothing written (MAU-013)', () => {
    expect(fieldsAt('courses', {})).toEqual(['keep']);
    expect(fieldsAt('courses', { demand: 'Un congé.' })).toEqual([]);
    expect(fieldsAt('courses', { keep: ['Traditionnel instrument'] })).toEqual([]);
    expect(errorsAt('courses', good, { ...lea, enrolments: [] }).map(({ field }) => field)).toEqual([
      'demand',
    ]);
  });

  it('is nothing at all for who stops', () => {
    fc.assert(
      fc.property(form, step, (typed, at) => {
        expect(errorsAt(at, { ...typed, decision: 'decline' }, lea)).toEqual([]);
      }),
    );
  });

  it('is mended at the step that shows its field', () => {
    fc.assert(
      fc.property(form, fc.constantFrom<Draft['step']>('coordinates', 'courses'), (typed, at) => {
        for (const { field } of errorsAt(at, typed, lea)) expect(stepOf(field)).toBe(at);
      }),
    );
  });
});
