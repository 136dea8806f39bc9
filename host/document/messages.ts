import { ServiceError } from '../emulated.ts';

/** Google's words. Evidence: spec/apps-script.md 6 [L], public codebases and issues [C], unconfirmed [?]. */
const MESSAGES = {
  /** [L] */
  attached: 'Element must be detached.',
  /** [C] */
  closed: 'Document is closed, its contents cannot be updated.',
  /** [C] */
  lastParagraph: "Can't remove the last paragraph in a document section.",
  /** [?] */
  notEditor: 'Action not allowed',
  /** [L] */
  invalidImage: 'Invalid image data.',
  /** [?] the name at the end */
  tooMany: 'Service invoked too many times for one day: documents.',
  /** [C] */
  invalidUrl: 'Invalid argument: url',
  /** [?] */
  offsets: 'Invalid argument: startOffset',
} as const;

/** An error in one of Google's fixed sentences. */
export function refused(message: keyof typeof MESSAGES): ServiceError {
  return new ServiceError(MESSAGES[message]);
}

/** An identifier that names no document, or one that is not shared with the account. [C] */
export function missing(id: string): ServiceError {
  return new ServiceError(
    `Document ${id} is missing (perhaps it was deleted, or you don't have read access?)`,
  );
}

/** A read past the end. [C] */
export function pastEnd(index: number, length: number): ServiceError {
  return new ServiceError(
    `Child index (${index}) must be less than the number of child elements (${length}).`,
  );
}

/** An insertion further than just after the end. [L] */
export function pastInsertion(index: number, length: number): ServiceError {
  return new ServiceError(
    `Child index (${index}) must be less than or equal to the number of child elements (${length}).`,
  );
}

/** A document has one header and one footer. [L] */
export function alreadyThere(section: 'header' | 'footer'): ServiceError {
  return new ServiceError(`Document tab already contains a ${section}.`);
}
