import type { OfficeHome } from '../../src/calls/office.ts';
import type { SectionId } from './sections.ts';

export type School = OfficeHome['conservatoires'][number];

/** What every section receives. */
export interface SectionProps {
  readonly home: OfficeHome;
  /** A fresher home came with an answer. */
  readonly onHome: (home: OfficeHome) => void;
  readonly onGo: (section: SectionId) => void;
  /** Work that must not be left: the other sections wait. */
  readonly onWorking: (isWorking: boolean) => void;
}

export const isManager = ({ me }: OfficeHome): boolean => me.role !== 'clerk';

/** The name of an establishment, or its code where the colleague does not work for it. */
export const schoolName = ({ conservatoires }: OfficeHome, code: string): string =>
  conservatoires.find((one) => one.code === code)?.name ?? code;
