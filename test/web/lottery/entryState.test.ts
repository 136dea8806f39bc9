import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterKeeping,
  type BallotForm,
  ballotOf,
  civilDayOf,
  dayTyped,
  emptyBallot,
  emptyEntry,
  faultsOf,
  isEmpty,
} from '../../../web/lottery/entryState.ts';
import { hourOf } from '../../../web/office/parisTime.ts';

const form: BallotForm = {
  ...emptyBallot,
  number: 'P0001',
  hour: '100405',
  place: 'CMD|Danse',
  lastName: 'Roy',
  born: '31/12/2018',
  postcode: '75001',
  isTownStaff: true,
  wishes: ['DAN-IN', '', '', ''],
  consents: 'ONno',
};

describe('a day as it is typed', () => {
  test('is that civil day, with slashes, dots or nothing', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('/', '.', '-', ''), (date, sign) => {
        const civil = date.toISOString().slice(0, 10);
        expect(civilDayOf(civil.split('-').reverse().join(sign))).toBe(civil);
        expect(civilDayOf(dayTyped(civil))).toBe(civil);
      }),
    );
  });

  test.each(['31/06/2018', '29/02/2019', '00/01/2018', '31/12/18', '2018-12-31', 'hier', ''])(
    'is none for %j',
    (typed) => expect(civilDayOf(typed)).toBe(''),
  );
});

test.each([
  ['100405', '10:04:05'],
  ['1004', '10:04:00'],
  ['10:04:05', '10:04:05'],
  ['9h04', '09:04:00'],
  ['24:00:00', ''],
  ['10:60', ''],
  ['10', ''],
])('an hour typed %j is %j', (typed, hour) => expect(hourOf(typed)).toBe(hour));

describe('a line of the grid', () => {
  test('names who signed for a minor, whom its phone and mail reach; nobody where nobody is named', () => {
    const signed = {
      ...form,
      guardianLastName: 'Roy',
      guardianFirstName: 'Awa',
      phone: '01',
      mail: 'a@b.fr',
    };
    expect(ballotOf(signed, '12/09/2026', []).guardians).toEqual([
      { lastName: 'Roy', firstName: 'Awa', phone: '01', mail: 'a@b.fr' },
    ]);
    expect(ballotOf(form, '12/09/2026', []).guardians).toEqual([]);
  });

  test('is sent as the program takes it, its four consents letter by letter', () => {
    expect(ballotOf(form, '12/09/2026', ['91990'])).toMatchObject({
      number: 'P0001',
      handedInAt: '2026-09-12T10:04:05',
      conservatoire: 'CMD',
      activity: 'Danse',
      bornOn: '2018-12-31',
      isTownStaff: true,
      wishes: ['DAN-IN'],
      rank: null,
      consents: { publication: true, culture: false, municipal: false, nextYear: true },
    });
  });

  test('says nothing of agents and schools where the postcode is the town’s, and agrees to nothing unless told', () => {
    const ballot = ballotOf({ ...form, postcode: '91990', consents: '' }, '12/09/2026', ['91990']);
    expect([ballot.isTownStaff, ballot.isSchooled]).toEqual([false, false]);
    expect(Object.values(ballot.consents)).toEqual([false, false, false, false]);
  });

  test('that is incomplete is kept all the same: it will be void with its motive', () => {
    const incomplete = { ...form, lastName: '', born: '', familyNumber: '', wishes: emptyBallot.wishes };
    expect(faultsOf(incomplete, '12/09/2026')).toEqual([]);
  });

  test.each([
    ['number', { number: 'n 1' }],
    ['hour', { hour: '25:00' }],
    ['place', { place: '' }],
    ['born', { born: '31/06/2018' }],
    ['rank', { rank: '21' }],
    ['consents', { consents: 'on' }],
  ])('waits in the grid while its %s cannot be read', (field, part) => {
    expect(faultsOf({ ...form, ...part }, '12/09/2026').map((fault) => fault.field)).toEqual([field]);
  });
});

test('of the lines answered those kept leave, the others stay first, in their order, with their sentence', () => {
  const lines = ['P1', 'P2', 'P1'].map((number) => ({ form: { ...form, number }, refused: '' }));
  const entry = { ...emptyEntry, lines: [...lines, ...emptyEntry.lines.slice(3)], current: 2 };
  const said = [true, true, false].map((isKept) => ({ isKept, sentence: isKept ? '' : 'Déjà pris.' }));
  const after = afterKeeping(
    entry,
    new Map(lines.map((line, i) => [line, said[i] ?? { isKept: false, sentence: '' }])),
  );
  expect(after.lines.filter((line) => !isEmpty(line.form))).toEqual([{ ...lines[2], refused: 'Déjà pris.' }]);
  expect([after.lines.length, after.current, after.kept]).toEqual([20, 0, 2]);
  expect(after.lines[5]?.form.place).toBe('CMD|Danse');
});

test('a line typed while the others were being kept stays, and stays open', () => {
  const [sent, typed] = ['P1', 'P2'].map((number) => ({ form: { ...form, number }, refused: '' }));
  if (!sent || !typed) throw new Error('two lines');
  const entry = { ...emptyEntry, lines: [sent, typed, ...emptyEntry.lines.slice(2)], current: 1 };
  const after = afterKeeping(entry, new Map([[sent, { isKept: true, sentence: '' }]]));
  expect([after.lines[0], after.current, after.kept]).toEqual([typed, 0, 1]);
});
