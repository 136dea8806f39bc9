/** A "no" the person can understand: `message` is French and says what happened to the data. */
export interface Refusal {
  readonly kind:
    | 'unknownAccess'
    | 'paused'
    | 'sessionOver'
    | 'notYours'
    | 'readOnly'
    | 'tooEarly'
    | 'tooLate'
    | 'stopped'
    | 'invalid'
    | 'busy'
    | 'notSetUp'
    | 'notAClerk'
    | 'broken';
  readonly message: string;
  /** With `busy`: send the same request again after a random 2 to 10 s, with this. */
  readonly arrival?: string;
  /** With `invalid`: which field, and what to do. */
  readonly fields?: readonly { readonly field: string; readonly message: string }[];
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };
