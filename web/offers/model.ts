import type { OfficeHome } from '../../src/calls/office.ts';

/** What every section receives. */
export interface SectionProps {
  readonly home: OfficeHome;
}
