import type { Refusal } from '../calls/reply.ts';
import { isUnder15 } from './age.ts';
import type { PersonRow, StudentRow } from './tabs.ts';

/**
 * Whether a student's own access waits for a guardian's recorded consent on the civil day `today` (CNS-002): under 15
 * and none stands. `own` is the student this person is; a guardian, who is none, never waits.
 */
export function waitsForConsent(
  { consent }: Pick<PersonRow, 'consent'>,
  own: Pick<StudentRow, 'birthDate'> | null,
  today: string,
): boolean {
  return own !== null && consent === '' && isUnder15(own.birthDate, today);
}

export const consentMissing: Refusal = {
  kind: 'notYours',
  message:
    'Avant 15\u00a0ans, un de vos responsables doit d’abord donner son accord, sur sa propre page. Rien n’a changé.',
};
