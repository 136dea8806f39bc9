import type { CampaignNow, Refusal } from '../calls.ts';
import { frenchBound, frenchInstant } from '../dates.ts';
import { type Phase, periodOf, phaseAt } from './opening.ts';
import type { Conservatoire, Town } from './town.ts';

/** Settings live in the script's memory, each with the number of the Journal line that set it. */
export interface Kept<T> {
  readonly journal: number;
  readonly value: T;
}

export const townMemory = 'town';

export function townFrom(memory: Readonly<Record<string, string>>): Town | null {
  const kept = memory[townMemory];
  return kept === undefined ? null : (JSON.parse(kept) as Kept<Town>).value;
}

export function conservatoireOf(town: Town, code: string): Conservatoire {
  const found = town.conservatoires.find((one) => one.code === code);
  if (!found) throw new Error(`Établissement inconnu des réglages\u00a0: ${code}`);
  return found;
}

/** Version of the terms and of the data notice a family accepts; one a school year for now (PAR-001). */
export function textsVersion(town: Town): string {
  return `${town.schoolYear}/1`;
}

export interface CampaignView {
  readonly phase: Phase;
  readonly opens: string;
  readonly closes: string;
}

export function campaignAt(town: Town, now: number): CampaignView {
  const period = periodOf(town);
  return {
    phase: phaseAt(period, now),
    opens: frenchInstant(period.opensAt),
    closes: frenchBound(period.closesAt),
  };
}

/** The campaign as every page shows it. */
export function campaignNow(town: Town, now: number): CampaignNow {
  const { phase, opens, closes } = campaignAt(town, now);
  const version = textsVersion(town);
  return {
    town: town.town,
    schoolYear: town.schoolYear,
    state: phase,
    opens,
    closes,
    terms: version,
    notice: version,
  };
}

/** Why nothing can be sent at this instant, or `null` while the period is open (PAR-030, PAR-033). */
export function outsidePeriod(town: Town, now: number): Refusal | null {
  const { phase, opens, closes } = campaignAt(town, now);
  if (phase === 'before') {
    return {
      kind: 'tooEarly',
      message: `Les demandes ouvrent le ${opens}. Rien n’a été envoyé. Revenez à partir de cette date.`,
    };
  }
  if (phase === 'closed') {
    return {
      kind: 'tooLate',
      message: `Les demandes sont closes depuis le ${closes}. Rien n’a été envoyé. Appelez votre conservatoire.`,
    };
  }
  return null;
}
