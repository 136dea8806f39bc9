/** Things put in groups two by two, in nearly constant time each. */
export interface Groups {
  readonly join: (one: number, other: number) => void;
  /** The same number for all of one group: its lowest member. */
  readonly rootOf: (one: number) => number;
}

/** `size` things numbered from 0, each alone in its group to begin with. */
export function createGroups(size: number): Groups {
  const parents = Array.from({ length: size }, (_, at) => at);
  const parentOf = (one: number): number => parents[one] ?? one;
  const rootOf = (one: number): number => {
    let root = one;
    while (parentOf(root) !== root) root = parentOf(root);
    for (let at = one; at !== root; ) {
      const next = parentOf(at);
      parents[at] = root;
      at = next;
    }
    return root;
  };
  const join = (one: number, other: number): void => {
    const [a, b] = [rootOf(one), rootOf(other)];
    parents[Math.max(a, b)] = Math.min(a, b);
  };
  return { join, rootOf };
}
