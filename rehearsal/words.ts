/** `« text »`, with its no-break spaces. */
export function quoted(text: string): string {
  return `«\u00a0${text}\u00a0»`;
}

/** Gives the signs of a French text their no-break spaces. */
export function french(text: string): string {
  return text.replace(/ (?=[:;?!»])|(?<=«) /g, '\u00a0');
}

/** `1 302`: thousands apart, as French writes them. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** `2,4` */
export function decimal(value: number): string {
  return value.toFixed(1).replace('.', ',');
}

/** Lines of words and values, the values under one another on the right. */
export function table(rows: readonly (readonly [label: string, value: string])[]): string {
  const left = Math.max(...rows.map(([label]) => label.length));
  const right = Math.max(...rows.map(([, value]) => value.length));
  return rows.map(([label, value]) => `  ${label.padEnd(left)}  ${value.padStart(right)}`).join('\n');
}

/** Letters and digits in small letters, the rest as single spaces: `N° Élève` is `n eleve`. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
