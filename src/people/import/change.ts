type Branch = Readonly<Record<string, unknown>>;

/**
 * Whether what is registered says already all that is planned, whatever the order of keys. What is registered may say
 * more at its first level (the mark of the Journal, drafts): an import knows nothing of it.
 */
export function isAlready(planned: object, registered: object | undefined): boolean {
  if (!isBranch(planned) || !isBranch(registered)) return false;
  return Object.keys(planned).every((key) => isSame(planned[key], registered[key]));
}

function isSame(one: unknown, other: unknown): boolean {
  if (!isBranch(one) || !isBranch(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(one[key], other[key]));
}

function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null;
}
