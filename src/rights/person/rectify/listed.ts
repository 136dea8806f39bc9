import { entrySpec } from '../../../draw/tabs.ts';
import { birthDateIn, identityOf } from '../../../lists/lastYearPlan.ts';
import type { Register } from '../../../register/register.ts';
import { entryKey } from '../../traces/trace.ts';
import { offersRighted } from './offers.ts';
import { type Fields, fullName, type RightRecord } from './record.ts';

/** Who waits on last year's list. Its fingerprint is made of no name, so that nothing of it changes. */
export function listedRecord(register: Register, list: string, number: string): RightRecord | null {
  const table = register.table(entrySpec);
  const found = table.all().find(({ record }) => record.draw === list && record.number === number);
  if (!found || found.record.ballots.length > 0) return null;
  const { lastName, firstName, mail, phone, mayPublish, person } = found.record;
  if (fullName({ lastName, firstName }) === '') return null;
  // Who it is stands as a name and a birth date, to be known again among those who take part (IVR-016).
  const birthDate = birthDateIn(person);
  const fields: Fields = { lastName, firstName, mail, phone, ...(birthDate && { birthDate }) };
  return {
    name: fullName(fields),
    fields,
    hints: birthDate ? { birthDate: known } : {},
    students: [],
    changes: (after) => [
      { about: number },
      ...offersRighted(register, new Set([entryKey(list, number)]), [mail, after.mail]),
    ],
    settle: (after) => {
      const put = { lastName: after.lastName ?? '', firstName: after.firstName ?? '' };
      const bornOn = after.birthDate ?? '';
      table.write(found.row, [
        {
          ...{ ...put, mayPublish, mail: after.mail ?? '', phone: after.phone ?? '' },
          person: birthDate ? identityOf({ ...put, bornOn }) : person,
        },
      ]);
    },
  };
}

const known =
  'Le nom et cette date font reconnaître la même personne parmi les bulletins. La liste ne change pas.';
