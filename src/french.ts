/** `de Léa`, `d’Inès`: French drops the vowel before another. Names in H or Y keep `de`. */
export const of = (name: string): string =>
  /^[aeiou\u00e0\u00e2\u00e4\u00e9\u00e8\u00ea\u00eb\u00ee\u00ef\u00f4\u00f6\u00f9\u00fb\u00fc\u0153\u00e6]/i.test(
    name,
  )
    ? `d’${name}`
    : `de ${name}`;
