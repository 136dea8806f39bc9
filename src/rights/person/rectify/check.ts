import type { Reply } from '../../../calls/reply.ts';
import { type Rectifiable, rectifiable } from '../../../calls/rights.ts';
import { readBirthDate, tidyMail, tidyPhone, tidyText } from '../../../people/import/cells.ts';
import { type Fields, fullName } from './record.ts';

/** A field as it is kept, or why not, in a sentence. */
type Read = { readonly value: string } | { readonly problem: string };

/**
 * What was typed, tidied as an import does, without what stays the same; or what is to be corrected first. `today` is
 * the civil day in Paris.
 */
export function checkFields(before: Fields, typed: Fields, today: string): Reply<Fields> {
  const read = rectifiable.flatMap((field): [Rectifiable, Read][] => {
    const text = typed[field];
    return text === undefined || text === before[field] ? [] : [[field, readField(field, text, before)]];
  });
  const isFuture = read.some(([field, one]) => field === 'birthDate' && 'value' in one && one.value > today);
  const after = Object.fromEntries(
    read.flatMap(([field, one]) => ('value' in one ? [[field, one.value]] : [])),
  );
  const problems = read.flatMap(([field, one]) =>
    'problem' in one ? [{ field, message: one.problem }] : [],
  );
  if (isFuture) problems.push({ field: 'birthDate', message: wrongDay });
  if (fullName({ ...before, ...after }) === '')
    problems.push({ field: 'lastName', message: 'Écrivez un nom ou un prénom.' });
  if (problems.length === 0) return { ok: true, value: after };
  const message = 'Rien n’est rectifié. Corrigez ce qui suit.';
  return { ok: false, refusal: { kind: 'invalid', message, fields: problems } };
}

function readField(field: Rectifiable, text: string, before: Fields): Read {
  if (before[field] === undefined) return { problem: 'Cette fiche n’a pas cette donnée.' };
  if (field === 'birthDate') {
    const day = readBirthDate(text.trim());
    return day === undefined ? { problem: wrongDay } : { value: day };
  }
  if (field === 'mail') {
    const mail = tidyMail(text);
    return mail === '' && text.trim() !== ''
      ? { problem: 'Écrivez une adresse de courriel, comme nom@exemple.fr, ou rien.' }
      : { value: mail };
  }
  return { value: field === 'phone' ? tidyPhone(text) : tidyText(text) };
}

const wrongDay = 'Écrivez une date de naissance qui existe et qui est passée, comme 30/06/2015.';
