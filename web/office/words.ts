const groups = new Intl.NumberFormat('fr-FR');

/** `1 300`, with the no-break space of French figures. */
export const figure = (count: number): string => groups.format(count);

/** `1 élève`, `1 300 élèves`; nothing takes the singular in French. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)}\u00a0${count < 2 ? one : many}`;

/** `2026-2027` with a dash that does not break. */
export const schoolYear = (year: string): string => year.replace('-', '\u2011');
