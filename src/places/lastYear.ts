/** Name of the memory that says that acceptances are counted from last year's list, no longer typed. */
export const lastYearMemory = 'an-dernier';

/** One person still waiting from last year's draw (IVR-052, IVR-053). */
export interface LastYearWaiting {
  /** Code of a course; last year's codes are this year's. */
  readonly course: string;
  readonly drawRank: number;
  readonly lastName: string;
  readonly firstName: string;
  /** `YYYY-MM-DD`. */
  readonly bornOn: string;
  readonly isResident: boolean;
  readonly mayBeContacted: boolean;
  readonly mail: string;
  readonly phone: string;
  /** A seat was offered last year already, whatever the answer. */
  readonly hadOffer: boolean;
}

/** Whether the reserve is for this person: a resident who agreed to be called again and never had an offer (IVR-052). */
export function isForReserve({ isResident, mayBeContacted, hadOffer }: LastYearWaiting): boolean {
  return isResident && mayBeContacted && !hadOffer;
}
