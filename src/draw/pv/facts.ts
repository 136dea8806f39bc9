import type { PostponedWords } from '../../calls/lottery.ts';
import type { Signer } from '../../papers/paper.ts';
import type { Orders } from '../allocation.ts';
import type { Frozen } from '../frozen.ts';

/** Everything the minutes of one draw say (*procès-verbal*); what can be computed from the rest is not here. */
export interface PvFacts {
  readonly town: string;
  /** Address of the organiser, on one line (IVR-001). */
  readonly organiser: string;
  readonly rulebook: { readonly version: string; readonly address: string };
  /** A rehearsal of the ceremony: every page says that it is worth nothing. */
  readonly isTrial: boolean;
  readonly place: string;
  /** Instants in milliseconds: as announced, and as it happened. */
  readonly plannedAt: number;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Each time it was put off before (IVR-100). */
  readonly postponed: readonly PostponedWords[];
  readonly present: readonly Present[];
  /** Dice, urn, screen: in the words of who held the pen. */
  readonly material: string;
  readonly source: DrawSource;
  readonly frozen: Frozen;
  /** SHA-256 in hexadecimal, as published: the frozen list, the result, the program. */
  readonly fingerprints: { readonly list: string; readonly result: string; readonly program: string };
  readonly ballots: BallotFigures;
  /** Those in the draw, in any order. */
  readonly courses: readonly PvCourse[];
  /** By unit, where it is a level and not one course. */
  readonly levels: ReadonlyMap<string, string>;
  /** Besides the draw: nobody is refused there (IVR-014). */
  readonly unlimited: readonly UnlimitedCourse[];
  /** Who takes part, by the number of their participation. */
  readonly people: ReadonlyMap<string, Participant>;
  readonly incidents: readonly Incident[];
  readonly signers: readonly Signer[];
}

export interface Present {
  readonly name: string;
  readonly quality: string;
}

/** Where the orders come from: a seed made in the room, or an urn whose slips were typed (IVR-032). */
export type DrawSource =
  | {
      readonly kind: 'seed';
      /** The seed as one line, whose SHA-256 is `K`. */
      readonly line: string;
      /** Why, and which source announced as a substitute was used instead of the first; empty when none was. */
      readonly fallback: string;
    }
  | { readonly kind: 'typed'; readonly orders: Orders };

/** How ballots became participations: received = void + withdrawn + taking part + besides. */
export interface BallotFigures {
  readonly received: number;
  /** By motive, in French (IVR-019). */
  readonly void: readonly { readonly motive: string; readonly count: number }[];
  readonly withdrawn: number;
  readonly takingPart: number;
  /** For courses without limit alone: they take part in nothing that is drawn. */
  readonly besides: number;
}

/** A course of the list, and how its seats were computed. */
export interface PvCourse {
  readonly id: string;
  readonly title: string;
  /** Name of the establishment. */
  readonly structure: string;
  readonly activity: string;
  readonly slot: string;
  readonly capacity: number;
  readonly reEnrolled: number;
  readonly acceptances: number;
}

export interface UnlimitedCourse extends Pick<PvCourse, 'id' | 'title'> {
  /** Who asks for it, by the number of their ballot. */
  readonly asking: readonly (Named & { readonly ballot: string })[];
}

export interface Named {
  readonly firstName: string;
  readonly lastName: string;
  /** Consent to being named in the lists of results (IVR-082, first box). */
  readonly mayPublish: boolean;
}

export interface Participant extends Named {
  /** How many ballots make this participation. */
  readonly ballots: number;
}

/** What went wrong and what was done about it (IVR-101). */
export interface Incident {
  readonly at: number;
  readonly text: string;
  /** The same in words that name nobody; empty where there are none: the public reads where to ask. */
  readonly forPublic: string;
}

/**
 * `projet`: to be read before signing. `nominatif`: to sign, kept by the office (IVR-040). `consultable`: shown on
 * request, without the names of who refused (IVR-041). `public`: participation numbers, names by consent (X9).
 */
export type Edition = 'projet' | 'nominatif' | 'consultable' | 'public';
