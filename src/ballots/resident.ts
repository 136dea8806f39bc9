/** What a ballot says of where somebody belongs. */
interface Belonging {
  readonly postcode: string;
  readonly isTownStaff: boolean;
  readonly isSchooled: boolean;
}

interface Postcodes {
  readonly postcodes: readonly string[];
}

/** A resident by address, or an agent of the town, or schooled there, as the ballot itself says (IVR-035, IVR-080). */
export function isResident(who: Belonging, { postcodes }: Postcodes): boolean {
  return livesIn(who, { postcodes }) || who.isTownStaff || who.isSchooled;
}

/** Is the postcode one of the town's, however it is spaced? */
export function livesIn({ postcode }: Pick<Belonging, 'postcode'>, { postcodes }: Postcodes): boolean {
  return postcodes.includes(postcode.replace(/\s/g, ''));
}

/** Priority list or second list, and why (IVR-035). */
export function listWords(who: Belonging, town: Postcodes): string {
  const list = isResident(who, town) ? 'Liste prioritaire' : 'Seconde liste';
  return `${list}\u00a0: ${listReason(who, town)}.`;
}

/** Why a ballot is on its list (IVR-035). */
export function listReason(who: Belonging, town: Postcodes): string {
  if (livesIn(who, town)) return 'adresse dans la ville';
  if (who.isTownStaff) return 'agent de la ville';
  return who.isSchooled ? 'enfant scolarisé dans la ville' : 'adresse hors de la ville';
}
