/** French drops a vowel before another; before H or Y it stays. */
const isElided = (name: string): boolean =>
  /^[aeiou\u00e0\u00e2\u00e4\u00e9\u00e8\u00ea\u00eb\u00ee\u00ef\u00f4\u00f6\u00f9\u00fb\u00fc\u0153\u00e6]/i.test(
    name,
  );

/** `de Léa`, `d’Inès`. */
export const of = (name: string): string => (isElided(name) ? `d’${name}` : `de ${name}`);

/** `a, b et c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words[words.length - 1]}`;

/** `que Léa`, `qu’Inès`. */
export const that = (name: string): string => (isElided(name) ? `qu’${name}` : `que ${name}`);
