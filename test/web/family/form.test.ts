import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerSchema, type Draft, draftSchema } from '../../../src/calls/answer.ts';
import type { StudentCard } from '../../../src/calls/family.ts';
import { kindsFor } from '../../../src/requests/demands.ts';
import { errorsAt, stepOf } from '../../../web/family/check.ts';
import { answerOf, draftOf, type Form, formFor, isSameAddress } from '../../../web/family/form.ts';
import { campaign, ismael, lea, person } from '../../browser/family-town.ts';
import { someDemands } from '../../requests/some.ts';

const accepts = { terms: campaign.terms, notice: campaign.notice };
const text = fc.string({ maxLength: 30 });
const address = fc.record({ street: text, postcode: text, town: text });
const form: fc.Arbitrary<Form> = fc.record({
  decision: fc.constantFrom('reEnrol', 'decline'),
  coordinates: fc.record({ address, phone: text, mail: text }),
  sameAddress: fc.boolean(),
  studentAddress: address,
  keep: fc.subarray(lea.enrolments.map((enrolment) => enrolment.cursus)),
  partial: fc.constant([]),
  demands: someDemands(kindsFor(lea.enrolments)),
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
        expect(answerOf(formFor(withDraft(draft), person), lea, accepts)).toEqual(
          answerOf(typed, lea, accepts),
        );
      }),
    );
  });

  it('never keeps a cursus the student no longer has', () => {
    const draft: Draft = { step: 'courses', keep: ['Théâtre', 'Traditionnel instrument'] };
    expect(formFor(withDraft(draft), person).keep).toEqual(['Traditionnel instrument']);
  });
});

describe('a draft of who had other courses', () => {
  const partial = [{ cursus: 'Théâtre', courses: ['Voix et corps'] }];
  const left: Draft = {
    step: 'courses',
    keep: ['Théâtre'],
    partial,
    demands: [{ kind: 'dance', text: 'x' }],
  };

  it('keeps the part of a cursus while the town allows it (X8), and a demand while it may be made', () => {
    const opened = (card: StudentCard) =>
      formFor({ ...card, draft: { draft: left, savedAt: '18 h 42' } }, person);
    expect(opened(ismael)).toMatchObject({ keep: ['Théâtre'], partial, demands: [] });
    const whole = ismael.enrolments.map((one) => ({ ...one, divisible: false }));
    expect(opened({ ...ismael, enrolments: whole })).toMatchObject({ keep: ['Théâtre'], partial: [] });
    expect(opened({ ...lea, enrolments: lea.enrolments })).toMatchObject({
      keep: [],
      partial: [],
      demands: left.demands,
    });
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
      partial: [],
      demands: [],
      later: [],
    });
  });

  it('gives an answer the program takes', () => {
    fc.assert(
      fc.property(form, (typed) => {
        const answer = answerOf(typed, lea, accepts);
        expect(answerSchema.parse(answer)).toEqual(answer);
      }),
    );
  });

  it('says of each cursus the person saw that it goes on or stops (MAU-011)', () => {
    fc.assert(
      fc.property(form, (typed) => {
        const answer = answerOf({ ...typed, decision: 'reEnrol' }, lea, accepts);
        const said = answer.decision === 'reEnrol' ? [...answer.keep, ...answer.stop] : [];
        expect(said.sort()).toEqual(lea.enrolments.map(({ cursus }) => cursus).sort());
      }),
    );
  });

  it('a student who lives with the author moves with them', () => {
    const moved = { ...person.coordinates.address, street: '3 quai des Brumes' };
    const typed: Form = { ...formFor(lea, person), coordinates: { ...person.coordinates, address: moved } };
    expect(answerOf(typed, lea, accepts)).toMatchObject({ studentAddress: moved });
  });

  it('who stops sends no coordinates', () => {
    expect(answerOf({ ...formFor(lea, person), decision: 'decline' }, lea, accepts)).toEqual({
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
    expect(fieldsAt('courses', { demands: [{ kind: 'studyLeave', text: '' }] })).toEqual([]);
    expect(fieldsAt('courses', { keep: ['Traditionnel instrument'] })).toEqual([]);
    expect(errorsAt('courses', good, { ...lea, enrolments: [] }).map(({ field }) => field)).toEqual([
      'demands',
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
