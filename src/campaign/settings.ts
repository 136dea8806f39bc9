import type { CampaignNow } from '../calls/family.ts';
import type { Refusal } from '../calls/reply.ts';
import { frenchBound, frenchInstant, instantFrom } from '../dates.ts';
import { type Amendment, termsMemory, termsVersion } from './amendments.ts';
import { type Fees, feesMemory, feesVersion } from './fees.ts';
import { type Legal, legalMemory } from './legal.ts';
import { type NoticeVersion, noticeMemory, noticeVersion } from './notices.ts';
import { type Phase, periodOf, phaseAt } from './opening.ts';
import { type Postponements, postponedMemory, withPostponed } from './postponed.ts';
import { asPlanned, extended, type Standing, standingMemory } from './standing.ts';
import type { Conservatoire, Town } from './town.ts';

/** Settings live in the script's memory, each with the number of the Journal line that set it. */
export interface Kept<T> {
  readonly journal: number;
  readonly value: T;
}

export const townMemory = 'town';

/** The town as it stands: its settings file, its legal texts once somebody wrote them, and what was decided since. */
export interface TownNow extends Town {
  readonly legal: Legal | null;
  readonly standing: Standing;
  /** What changed the terms since they were written from the settings, the oldest first. */
  readonly amendments: readonly Amendment[];
  readonly fees: Fees | null;
  /** Every version of the data notice, the oldest first. */
  readonly notices: readonly NoticeVersion[];
}

export function townFrom(memory: Readonly<Record<string, string>>): TownNow | null {
  const town = kept<Town>(memory[townMemory]);
  const standing = kept<Standing>(memory[standingMemory]) ?? asPlanned;
  return (
    town && {
      ...withPostponed(extended(town, standing), kept<Postponements>(memory[postponedMemory])),
      legal: kept<Legal>(memory[legalMemory]),
      standing,
      amendments: kept<readonly Amendment[]>(memory[termsMemory]) ?? [],
      fees: kept<Fees>(memory[feesMemory]),
      notices: kept<readonly NoticeVersion[]>(memory[noticeMemory]) ?? [],
    }
  );
}

/** What the memory keeps under a name, without its Journal number. */
export function kept<T>(text: string | undefined): T | null {
  return text === undefined ? null : (JSON.parse(text) as Kept<T>).value;
}

export function conservatoireOf(town: Town, code: string): Conservatoire {
  const found = town.conservatoires.find((one) => one.code === code);
  if (!found) throw new Error(`Établissement inconnu des réglages\u00a0: ${code}`);
  return found;
}

/** Version of the texts that the program writes from the settings: one a school year (PAR-001). */
export function textsVersion(town: Town): string {
  return `${town.schoolYear}/1`;
}

/** Versions an answer must carry. */
export interface Versions {
  readonly terms: string;
  readonly notice: string;
  /** Empty where the town gives no fees and rules to read. */
  readonly fees: string;
}

/** What is to be accepted at an instant: an answer that arrived before a publication was given to the texts before. */
export function versionsAt(town: TownNow, now: number): Versions {
  return {
    terms: termsVersion(town, now),
    notice: noticeVersion(town, now),
    fees: feesVersion(town.fees, now),
  };
}

export interface CampaignView {
  /**
   * `delayed`: the hour has come, and nobody can send before the town has written its legal texts. `suspended` and
   * `cancelled`: the town decided so (PAR-060).
   */
  readonly phase: Phase | 'delayed' | NonNullable<Standing['stopped']>['kind'];
  readonly opens: string;
  readonly closes: string;
}

export function campaignAt(town: TownNow, now: number): CampaignView {
  return { phase: phaseOf(town, now), ...periodWords(town) };
}

/** A suspension ends with the period; what arrived before a stop is still taken. */
function phaseOf(town: TownNow, now: number): CampaignView['phase'] {
  const { stopped } = town.standing;
  const phase = phaseAt(periodOf(town), now);
  const isStopped = stopped !== null && now >= instantFrom(stopped.at);
  if (isStopped && (phase !== 'closed' || stopped.kind === 'cancelled')) return stopped.kind;
  return phase === 'open' && town.legal === null ? 'delayed' : phase;
}

/** When families may answer, in words. */
export function periodWords(town: Town): Omit<CampaignView, 'phase'> {
  const { opensAt, closesAt } = periodOf(town);
  return { opens: frenchInstant(opensAt), closes: frenchBound(closesAt) };
}

/** The campaign as every page shows it. */
export function campaignNow(town: TownNow, now: number): CampaignNow {
  const { phase, opens, closes } = campaignAt(town, now);
  return {
    town: town.town,
    schoolYear: town.schoolYear,
    state: phase,
    ...stopWords(town),
    opens,
    closes,
    ...versionsAt(town, now),
  };
}

/** Since when and why the campaign is stopped, for families: never who decided. */
function stopWords({ standing: { stopped } }: TownNow): Pick<CampaignNow, 'since' | 'reason'> {
  return stopped
    ? { since: frenchInstant(instantFrom(stopped.at)), reason: stopped.reason }
    : { since: '', reason: '' };
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
  if (phase === 'suspended') {
    return {
      kind: 'stopped',
      message:
        'Les demandes sont suspendues. Rien n’a été envoyé. Ce que vous avez écrit est gardé\u00a0: revenez plus tard.',
    };
  }
  if (phase === 'cancelled') {
    return {
      kind: 'stopped',
      message: 'Les demandes sont annulées. Rien n’a été envoyé. Appelez votre conservatoire.',
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
