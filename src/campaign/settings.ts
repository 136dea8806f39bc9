import type { CampaignNow, Refusal } from '../calls.ts';
import { frenchBound, frenchInstant } from '../dates.ts';
import { type Legal, legalMemory } from './legal.ts';
import { type Phase, periodOf, phaseAt } from './opening.ts';
import type { Conservatoire, Town } from './town.ts';

/** Settings live in the script's memory, each with the number of the Journal line that set it. */
export interface Kept<T> {
  readonly journal: number;
  readonly value: T;
}

export const townMemory = 'town';

/** The town as it stands: its settings file, and its legal texts once somebody wrote them. */
export interface TownNow extends Town {
  readonly legal: Legal | null;
}

export function townFrom(memory: Readonly<Record<string, string>>): TownNow | null {
  const town = kept<Town>(memory[townMemory]);
  return town && { ...town, legal: kept<Legal>(memory[legalMemory]) };
}

function kept<T>(text: string | undefined): T | null {
  return text === undefined ? null : (JSON.parse(text) as Kept<T>).value;
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
  /** `delayed`: the hour has come, and nobody can send before the town has written its legal texts. */
  readonly phase: Phase | 'delayed';
  readonly opens: string;
  readonly closes: string;
}

export function campaignAt(town: TownNow, now: number): CampaignView {
  const phase = phaseAt(periodOf(town), now);
  return { phase: phase === 'open' && town.legal === null ? 'delayed' : phase, ...periodWords(town) };
}

/** When families may answer, in words. */
export function periodWords(town: Town): Omit<CampaignView, 'phase'> {
  const { opensAt, closesAt } = periodOf(town);
  return { opens: frenchInstant(opensAt), closes: frenchBound(closesAt) };
}

/** The campaign as every page shows it. */
export function campaignNow(town: TownNow, now: number): CampaignNow {
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
export function outsidePeriod(town: TownNow, now: number): Refusal | null {
  const { phase, opens, closes } = campaignAt(town, now);
  if (phase === 'before') {
    return {
      kind: 'tooEarly',
      message: `Les demandes ouvrent le ${opens}. Rien n’a été envoyé. Revenez à partir de cette date.`,
    };
  }
  if (phase === 'delayed') {
    return {
      kind: 'tooEarly',
      message: 'L’ouverture des demandes est retardée. Rien n’a été envoyé. Revenez plus tard.',
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
