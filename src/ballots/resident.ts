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
  if (!isResident(who, town)) return 'Seconde liste\u00a0: adresse hors de la ville.';
  const why = livesIn(who, town)
    ? 'adresse dans la ville'
    : who.isTownStaff
      ? 'agent de la ville'
      : 'scolarisé dans la ville';
  return `Liste prioritaire\u00a0: ${why}.`;
}
