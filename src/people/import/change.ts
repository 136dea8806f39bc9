/** Whether two records read or made apart say the same, whatever the order of their keys; lists in order. */
export function isSame(one: unknown, other: unknown): boolean {
  if (!isBranch(one) || !isBranch(other)) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && isSame(one[key], other[key]))
  );
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
