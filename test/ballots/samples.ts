import { readFileSync } from 'node:fs';
import { type Lottery, lotterySchema } from '../../src/campaign/lottery.ts';
import { type Town, townSchema } from '../../src/campaign/town.ts';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';

export const sampleTowns = ['valmont', 'valmont-small', 'abime'] as const;
export type SampleTown = (typeof sampleTowns)[number];

const file = (town: SampleTown, name: string) =>
  readFileSync(new URL(`../../examples/${town}/${name}`, import.meta.url));

/** A file of a sample town, decoded as the office page decodes it. */
export function textOf(town: SampleTown, name: string): string {
  const read = decodeSchoolFile(file(town, name));
  if (read.kind !== 'text') throw new Error(read.sentence);
  return read.text;
}

export function townOf(town: SampleTown): Town & { readonly lottery: Lottery } {
  const read = townSchema.parse(JSON.parse(file(town, 'ville.json').toString()));
  return { ...read, lottery: lotterySchema.parse(read.lottery) };
}
