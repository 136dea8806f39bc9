/** Chance that can be replayed: mulberry32, by Tommy Ettinger (public domain), good enough for rehearsals. */
export class Chance {
  private state: number;

  /** @param seed printed by whoever wants to replay; @param turn makes a later session of the same folder differ */
  constructor(
    readonly seed: number,
    turn: number,
  ) {
    this.state = (seed ^ Math.imul(turn + 1, 0x9e3779b1)) >>> 0;
  }

  /** A number in [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number in [0, bound). */
  below(bound: number): number {
    return Math.floor(this.next() * bound);
  }

  /** `length` hexadecimal digits. */
  hex(length: number): string {
    return Array.from({ length }, () => this.below(16).toString(16)).join('');
  }
}
