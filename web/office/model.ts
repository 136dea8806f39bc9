import type { OfficeHome } from '../../src/calls.ts';
import type { SectionId } from './sections.ts';

export interface School {
  readonly code: string;
  readonly name: string;
}

/** Where the office stands, with the town's conservatoires (none until the town is set up). */
export interface Home extends OfficeHome {
  readonly conservatoires: readonly School[];
}

export const homeFrom = (answer: OfficeHome): Home => ({ conservatoires: [], ...answer });

/** What every section receives. */
export interface SectionProps {
  readonly home: Home;
  /** A fresher home came with an answer. */
  readonly onHome: (answer: OfficeHome) => void;
  readonly onGo: (section: SectionId) => void;
  /** Work that must not be left: the other sections wait. */
  readonly onWorking: (isWorking: boolean) => void;
}

export const isManager = ({ me }: Home): boolean => me.role !== 'clerk';
