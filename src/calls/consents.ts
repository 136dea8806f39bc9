import * as z from 'zod/mini';
import { type BallotConsent, ballotConsents } from '../people/consentTexts.ts';
import { key, line } from './fields.ts';

/** One of the four consents of a participation, as it stands. */
export interface ConsentChoice {
  readonly name: BallotConsent;
  readonly label: string;
  readonly detail: string;
  readonly isGiven: boolean;
  /** When it was said, and by which way: `le samedi 12 septembre 2026 à 10 h, en ligne`. */
  readonly since: string;
  /** Version of the text it answered. */
  readonly text: string;
}

/**
 * What somebody agreed to, and for what: changing one changes it for all of that, and for nothing else; news go to
 * addresses, and theirs changes on every page where it stands.
 */
export interface ConsentsShown {
  /** `Léa D.` */
  readonly name: string;
  /** The participation, or the ballots sent together, in words. */
  readonly about: string;
  readonly choices: readonly ConsentChoice[];
}

/** Gives a consent or withdraws it, by the link of a participation or of ballots. */
export const consentSchema = z.lazy(() =>
  z.object({
    access: line,
    consent: z.enum(ballotConsents),
    isGiven: z.boolean(),
    requestKey: key,
  }),
);
