import type { Coordinates } from '../../src/calls/answer.ts';

type Address = Coordinates['address'];

/** The town of each postcode, as most families of the conservatoires write it. */
export type Towns = Readonly<Record<string, string>>;

/** Writes the town as soon as its postcode is typed; a town that somebody wrote otherwise stays. */
export function completedBy(towns: Towns): (address: Address, before: Address) => Address {
  return (address, before) => {
    const town = towns[address.postcode];
    const isTheirs = before.town.trim() !== '' && before.town !== towns[before.postcode];
    return town === undefined || isTheirs ? address : { ...address, town };
  };
}
