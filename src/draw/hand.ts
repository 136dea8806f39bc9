import type { Frozen } from './frozen.ts';

/** Orders drawn from an urn, as they are typed: the numbers of each unit, the first drawn first. */
export type HandOrders = readonly { readonly unit: string; readonly order: readonly string[] }[];

/**
 * What is wrong with typed orders (IVR-032, IVR-034): each unit once, each of its entries once, nobody else, residents
 * before the others. Nothing is guessed: a number that is missing is named.
 */
export function wrongOrders(
  { courses, entries }: Pick<Frozen, 'courses' | 'entries'>,
  typed: HandOrders,
): { readonly unit: string; readonly sentence: string }[] {
  const unitOf = new Map(courses.map(({ id, unit }) => [id, unit]));
  const wanted = new Map(courses.map(({ unit }) => [unit, new Map<string, 'R' | 'N'>()]));
  for (const { number, category, wishes } of entries)
    for (const wish of wishes) wanted.get(unitOf.get(wish) ?? '')?.set(number, category);
  const given = new Map(typed.map(({ unit, order }) => [unit, order]));
  const strangers = typed.filter(
    ({ unit }, i) => !wanted.has(unit) || typed.findIndex((one) => one.unit === unit) < i,
  );
  return [
    ...strangers.map(({ unit }) => ({ unit, sentence: `«\u00a0${unit}\u00a0» est de trop.` })),
    ...[...wanted].flatMap(([unit, asking]) => {
      const sentence = wrongOrder(asking, given.get(unit) ?? []);
      return sentence === '' ? [] : [{ unit, sentence: `${unit}\u00a0: ${sentence}` }];
    }),
  ];
}

function wrongOrder(asking: ReadonlyMap<string, 'R' | 'N'>, order: readonly string[]): string {
  const stranger = order.find((number) => !asking.has(number));
  if (stranger !== undefined) return `«\u00a0${stranger}\u00a0» ne demande pas ce cours.`;
  const twice = order.find((number, i) => order.indexOf(number) < i);
  if (twice !== undefined) return `${twice} est écrit deux fois.`;
  const missing = [...asking.keys()].filter((number) => !order.includes(number));
  if (missing.length > 0)
    return `il manque ${missing.slice(0, 10).join(', ')}${missing.length > 10 ? '…' : ''}.`;
  const late = order.find(
    (number, i) => asking.get(number) === 'R' && asking.get(order[i - 1] ?? '') === 'N',
  );
  return late === undefined ? '' : `${late}, de la liste prioritaire, vient après la seconde liste.`;
}
