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
  /** `10:00`, `10:00–11:00`; empty when it is not said. */
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

/** `mercredi à 14 h 30`, `mercredi de 10 h à 11 h`; what is not said is left out. */
export function slotWords({ day, hour }: Pick<OpenCourse, 'day' | 'hour'>): string {
  if (hour === '') return day;
  const [from = '', to] = hour.split('–').map(hourWords);
  const words = to === undefined ? `à ${from}` : `de ${from} à ${to}`;
  return day === '' ? words.replace(/^à /, '') : `${day} ${words}`;
}

function hourWords(hour: string): string {
  const [hours = '', minutes = ''] = hour.split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

/** `de 6 à 8 ans`, `à partir de 6 ans`. */
export function agesWords({ minAge, maxAge }: Pick<OpenCourse, 'minAge' | 'maxAge'>): string {
  const isOpenEnded = maxAge === null || maxAge >= 99;
  if (minAge === null) return isOpenEnded ? 'tous les âges' : `jusqu’à ${maxAge}\u00a0ans`;
  if (isOpenEnded) return `à partir de ${minAge}\u00a0ans`;
  return minAge === maxAge ? `${minAge}\u00a0ans` : `de ${minAge} à ${maxAge}\u00a0ans`;
}
