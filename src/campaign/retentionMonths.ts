/** How long something may be kept, in months: what the sources allow. */
export interface Bounds {
  readonly label: string;
  readonly least: number;
  readonly most: number;
}

/** Why so many months cannot be chosen, or nothing: whole months, within the bounds. */
export function boundsFault({ label, least, most }: Bounds, months: number): string | null {
  if (Number.isInteger(months) && months >= least && months <= most) return null;
  return `${label}\u00a0: ${String(months).replace('-', '−').replace('.', ',')}\u00a0mois n’est pas possible. Choisissez de ${least} à ${most}\u00a0mois.`;
}

/** `5 ans`, `18 mois`. */
export function durationWords(months: number): string {
  const years = months / 12;
  if (!Number.isInteger(years)) return `${months}\u00a0mois`;
  return years === 1 ? '1\u00a0an' : `${years}\u00a0ans`;
}
