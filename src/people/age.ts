/** Majority: *18 on that civil day in Paris* (rules of the input files; PAR-021). */
const MAJORITY = 18;
/** Under this age a student's own access waits for a guardian's recorded consent (CNS-002). */
const OWN_ACCESS = 15;

/**
 * Whole years lived on a civil day. Both are `YYYY-MM-DD`, the day being the one of Paris.
 * Somebody born on 29 February grows older on 1 March of common years: month and day are compared as text.
 */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Whether somebody born on `birthDate` is of age on the civil day `today`, both `YYYY-MM-DD`. */
export function isAdult(birthDate: string, today: string): boolean {
  return ageOn(birthDate, today) >= MAJORITY;
}

/** Whether the student's own access needs a guardian's consent on the civil day `today` (CNS-002). */
export function isUnder15(birthDate: string, today: string): boolean {
  return ageOn(birthDate, today) < OWN_ACCESS;
}
