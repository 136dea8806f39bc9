import type { OfficeHome } from '../../src/calls/office.ts';
import type { FieldError } from '../fields/errors.ts';
import type { CallState } from '../office/call.tsx';

/** What every section receives. */
export interface SectionProps {
  readonly home: OfficeHome;
  /** Work that must not be left: the other sections wait. */
  readonly onWorking: (isWorking: boolean) => void;
}

/** What the program found wrong with the fields. */
export const refusedFields = (state: CallState): readonly FieldError[] =>
  state.at === 'refused' ? (state.refusal.fields ?? []) : [];
