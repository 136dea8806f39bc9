import { offerRows, offerSpec } from '../../../lists/tabs.ts';
import type { Register } from '../../../register/register.ts';
import { entryKey } from '../../traces/trace.ts';
import type { Righting } from './record.ts';

/** Offers made to these participations write to the address that was put right from now on. */
export function offersRighted(
  register: Register,
  entries: ReadonlySet<string>,
  [before = '', after = '']: readonly [string | undefined, string | undefined],
): Righting[] {
  if (before === after || before === '') return [];
  const isBefore = (mail: string) => mail.toLowerCase() === before.toLowerCase();
  return offerRows(register)
    .filter(({ record }) => entries.has(entryKey(record.list, record.entry)) && record.mails.some(isBefore))
    .map(({ row, record }) => {
      const put = record.mails.flatMap((mail) => (isBefore(mail) ? [after].filter(Boolean) : [mail]));
      const change = register.table(offerSpec).change(row, { mails: [...new Set(put)] });
      return { about: record.entry, change };
    });
}
