import type { Signatory } from '../../../ballots/ballot.ts';
import { namesOf } from '../../../ballots/gather.ts';
import { type BallotRow, ballotRows, ballotSpec } from '../../../ballots/tabs.ts';
import { entrySpec, unlimitedSpec } from '../../../draw/tabs.ts';
import { unlimitedId } from '../../../lists/unlimited.ts';
import { lotteryStanding } from '../../../places/standing.ts';
import type { Register } from '../../../register/register.ts';
import { entryKey } from '../../traces/trace.ts';
import { offersRighted } from './offers.ts';
import { type Fields, fullName, type RightRecord } from './record.ts';

/** Who takes part by a ballot. */
export function ballotRecord(register: Register, number: string): RightRecord | null {
  const ballots = ballotRows(register);
  const found = ballots.find(({ record }) => record.number === number);
  if (!found) return null;
  const { lastName, firstName, bornOn, mail, phone, street, postcode, town } = found.record;
  const fields = { lastName, firstName, birthDate: bornOn, mail, phone, street, postcode, town };
  return {
    name: fullName(fields),
    fields,
    hints: lotteryStanding(register.memory) ? frozenHints : openHints,
    students: [],
    changes: (after) => {
      const change = register.table(ballotSpec).change(found.row, righted(found.record, after));
      return [
        { about: number, change },
        ...offersRighted(register, entriesOf(register, number), [mail, after.mail]),
      ];
    },
    settle: (after) => {
      const rows = ballots.map(({ record }) => record);
      const byNumber = new Map(rows.map((ballot) => [ballot.number, ballot]));
      byNumber.set(number, { ...found.record, ...righted(found.record, after) });
      renameEntries(register, number, byNumber);
    },
  };
}

const openHints: Fields = {
  birthDate:
    'La liste n’est pas encore figée\u00a0: l’âge compte pour les cours demandés, et ce bulletin peut devenir valable, ou nul.',
  postcode: 'La liste n’est pas encore figée\u00a0: ce code postal dit si c’est la liste prioritaire.',
};

const unmoved = 'La liste est figée\u00a0: cela ne change rien au tirage.';

const frozenHints: Fields = { birthDate: unmoved, postcode: unmoved };

/** The fields of a ballot that stand side by side in its row. */
function righted({ isTownStaff, isSchooled }: BallotRow, after: Fields) {
  const { lastName = '', firstName = '', birthDate = '', mail = '', phone = '' } = after;
  const { street = '', postcode = '', town = '' } = after;
  const who = { lastName, firstName, bornOn: birthDate, street, postcode, town };
  return { ...who, isTownStaff, isSchooled, phone, mail };
}

/**
 * Writes the names of the participations this ballot stands in, by the rule that froze them; never their number, their
 * list or their wishes.
 */
function renameEntries(register: Register, number: string, byNumber: ReadonlyMap<string, BallotRow>): void {
  const drawn = register.table(entrySpec);
  const entries = drawn.all().filter(({ record }) => record.ballots.includes(number));
  const beside = register.table(unlimitedSpec);
  const seats = beside.all().filter(({ record }) => record.ballot === number);
  const named = (ballots: readonly string[], mayPublish: boolean) => {
    const { lastName, firstName, mail, phone } = namesOf(ballots, byNumber);
    return { lastName, firstName, mayPublish, mail, phone };
  };
  for (const { row, record } of entries) drawn.write(row, [named(record.ballots, record.mayPublish)]);
  for (const { row, record } of seats) beside.write(row, [named([number], record.mayPublish)]);
}

/** The participations a ballot stands in. */
function entriesOf(register: Register, number: string): Set<string> {
  const drawn = register.table(entrySpec).all();
  const beside = register.table(unlimitedSpec).all();
  return new Set([
    ...drawn
      .filter(({ record }) => record.ballots.includes(number))
      .map(({ record }) => entryKey(record.draw, record.number)),
    ...beside
      .filter(({ record }) => record.ballot === number)
      .map(({ record }) => entryKey(unlimitedId(record.draw), record.number)),
  ]);
}

/** A guardian who signed a ballot. */
export function signatoryRecord(register: Register, number: string, rank: number): RightRecord | null {
  const found = ballotRows(register).find(({ record }) => record.number === number);
  const signatory = found?.record.guardians[rank];
  if (!found || !signatory || fullName({ ...signatory }) === '') return null;
  const { lastName, firstName, mail, phone } = signatory;
  return {
    name: fullName({ lastName, firstName }),
    fields: { lastName, firstName, mail, phone },
    hints: {},
    students: [],
    changes: (after) => {
      const put: Signatory = { ...signatory, ...after };
      const guardians = found.record.guardians.map((one, i) => (i === rank ? put : one));
      const change = register.table(ballotSpec).change(found.row, { guardians });
      return [
        { about: number, change },
        ...offersRighted(register, entriesOf(register, number), [mail, after.mail]),
      ];
    },
    settle: () => {},
  };
}
