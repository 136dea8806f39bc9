/** A course or workshop open to the draw, as the town publishes it (IVR-011, IVR-050). */
export interface OpenCourse {
  /** The town's own, `[A-Z0-9-]{1,24}`. */
  readonly code: string;
  /** Code of the establishment. */
  readonly conservatoire: string;
  /** Danse, Musique, Théâtre…: what a ballot is for. */
  readonly activity: string;
  readonly title: string;
  /** `mercredi`, or as the town says it; empty when it is not said. */
  readonly day: string;
  /** `10:00`; empty when it is not said. */
  readonly hour: string;
  /** In whole years, included; null where the town sets no bound. */
  readonly minAge: number | null;
  readonly maxAge: number | null;
  /** `Éveil`, `Débutant`: a word for people; what shares one order is the town's `levels`. */
  readonly level: string;
  readonly isIndividual: boolean;
  /** Null: without limit (*sans limite de jauge*), so besides the draw. */
  readonly capacity: number | null;
  /** Students who asked to re-enrol in it: seats already taken (IVR-051). */
  readonly reEnrolled: number;
}
