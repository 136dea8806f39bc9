import type { OfficeHome } from '../../src/calls/office.ts';
import type { SectionId } from './sections.ts';

/** What every section receives. */
export interface SectionProps {
  readonly home: OfficeHome;
  readonly onGo: (section: SectionId) => void;
  /** Work that must not be left: the other sections wait. */
  readonly onWorking: (isWorking: boolean) => void;
}
