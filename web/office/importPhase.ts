import type { ImportPreview } from '../../src/calls/office.ts';
import type { SectionProps } from './model.ts';
import type { Upload } from './upload.ts';

/** Where an import is: nothing is written in the Registre's lists before `applying`. */
export type Phase =
  | { readonly at: 'choose'; readonly fault: string }
  /** `accepted`: students whom a clerk said to be the same, see `ImportPreview.decisions`. */
  | { readonly at: 'staging'; readonly upload: Upload; readonly accepted: readonly string[] }
  | Looked<'preview'>
  | Looked<'confirm'>
  | Looked<'applying'>
  | Looked<'done'>;

/** Once the program has read the file. */
interface Looked<At extends string> {
  readonly at: At;
  readonly upload: Upload;
  readonly preview: ImportPreview;
}

export interface PhaseProps<P extends Phase['at']> extends SectionProps {
  readonly phase: Extract<Phase, { at: P }>;
  readonly onPhase: (phase: Phase) => void;
}

export const choosing: Phase = { at: 'choose', fault: '' };

/** The students whom a clerk said to be the same when the file was read. */
export const acceptedOf = ({ decisions }: ImportPreview): string[] =>
  decisions.filter(({ accepted }) => accepted).map(({ student }) => student);
