import type { OfficeHome } from '../../src/calls/office.ts';
import type { SectionId } from './sections.ts';

/** What every section receives. */
export interface SectionProps {
  readonly home: OfficeHome;
  readonly onGo: (section: SectionId) => void;
  /** Work that must not be left: the other sections wait. */
  readonly onWorking: (isWorking: boolean) => void;
}

/** The name of an establishment, or its code where the colleague does not work for it. */
export const schoolName = ({ conservatoires }: OfficeHome, code: string): string =>
  conservatoires.find((one) => one.code === code)?.name ?? code;
