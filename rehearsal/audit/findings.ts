/** Something that does not reconcile: an answer or a mail that is missing, twice there, or not as it was given. */
export interface Finding {
  readonly kind: 'lost' | 'doubled' | 'wrong';
  /** A French sentence, by student number: no name. */
  readonly what: string;
}

/** Too few of something is lost, too many is doubled. */
export function counted(found: number, expected: number, what: string): Finding[] {
  if (found === expected) return [];
  const kind = found < expected ? 'lost' : 'doubled';
  return [{ kind, what: `${what} : ${found} au lieu de ${expected}.` }];
}

/** Items under their keys, in their order. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Something is not as it was given or decided. */
export function wrong(what: string): Finding {
  return { kind: 'wrong', what };
}
