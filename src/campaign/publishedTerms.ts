import type { LegalText, TermsVersion } from '../calls/texts.ts';
import { frenchInstant, instantFrom } from '../dates.ts';
import { journalSpec } from '../register/journal.ts';
import type { Register } from '../register/register.ts';
import { type Amendment, amendmentAt } from './amendments.ts';
import type { Fees, FeesDocuments } from './fees.ts';
import { type Kept, type TownNow, townMemory } from './settings.ts';
import { standingMemory } from './standing.ts';
import { termsOf } from './terms.ts';

/** Terms as they stood, and since when (a stamp). */
interface DatedTerms extends LegalText {
  readonly at: string;
}

/** What the Journal keeps of an amendment: whole texts, so that its differences never depend on anything else. */
export interface AmendmentFacts {
  readonly before: DatedTerms;
  readonly after: DatedTerms;
}

/** The terms in force, in full. No round trip before the first amendment, one after. */
export function termsInForce(register: Register, town: TownNow, now: number): LegalText {
  const amendment = amendmentAt(town, now);
  return amendment ? factsOf(register, amendment).after : termsOf(town);
}

/** The same, and since when. */
export function datedTerms(register: Register, town: TownNow, now: number): DatedTerms {
  const amendment = amendmentAt(town, now);
  return amendment ? factsOf(register, amendment).after : { ...termsOf(town), at: writtenAt(register, town) };
}

/** Every version of the terms, the oldest first: none is ever edited (PAR-071). */
export function everyTerms(register: Register, town: TownNow, now: number): TermsVersion[] {
  const published = town.amendments.map((amendment) => factsOf(register, amendment));
  const versions = published.flatMap(({ before, after }, rank) =>
    published[rank - 1]?.after.version === before.version ? [after] : [before, after],
  );
  const current = datedTerms(register, town, now);
  const isShown = versions[versions.length - 1]?.version === current.version;
  return [...versions, ...(isShown ? [] : [current])].map(({ at, ...text }) => ({
    ...text,
    since: frenchInstant(instantFrom(at)),
  }));
}

/** The fees and rules in full: one round trip where the town gave a text. */
export function feesTexts(register: Register, { journal }: Fees): FeesDocuments {
  return lineAt(register, journal).decision.facts?.['documents'] as FeesDocuments;
}

function factsOf(register: Register, { journal }: Amendment): AmendmentFacts {
  return lineAt(register, journal).decision.facts as unknown as AmendmentFacts;
}

/** When the settings that the first version is written from were last set: the town's file, or an extension since. */
function writtenAt(register: Register, { standing }: TownNow): string {
  const lineOf = (setting: string) =>
    (JSON.parse(register.memory[setting] ?? '{"journal":0}') as Kept<unknown>).journal;
  const extended = standing.closesAt === null ? 0 : lineOf(standingMemory);
  return lineAt(register, Math.max(lineOf(townMemory), extended)).at;
}

function lineAt(register: Register, number: number) {
  const line = register.table(journalSpec).rowAt(number + 1);
  if (!line) throw new Error(`Journal\u00a0: la ligne ${number} manque`);
  return line;
}
