import type { Node, Run, Style } from './node.ts';

/** The characters from `start` to `end`, both included, over several texts in a row. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Attributes to set; null takes the attribute away. */
export type Changes = Readonly<Record<string, string | number | boolean | null>>;

/** The style with these changes. */
export function changed(style: Readonly<Style>, changes: Changes): Style {
  const kept = Object.entries({ ...style, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Style;
}

/** Styles a span of the texts, cutting runs where it begins and ends. */
export function restyle(texts: readonly Node[], { start, end }: Span, changes: Changes): void {
  let at = 0;
  for (const node of texts) {
    const pieces: Run[] = [];
    for (const run of node.runs) {
      const [from, to] = [start - at, end + 1 - at].map((offset) => clamp(offset, run.text.length));
      const parts = [
        { text: run.text.slice(0, from), style: run.style },
        { text: run.text.slice(from, to), style: changed(run.style, changes) },
        { text: run.text.slice(to), style: run.style },
      ];
      pieces.push(...parts.filter(({ text }) => text !== ''));
      at += run.text.length;
    }
    node.runs = joined(pieces);
  }
}

/** One style for all the runs, or for the one at an offset; undefined where they differ. */
export function styleAt(
  texts: readonly Node[],
  name: string,
  offset?: number,
): Style[string] | null | undefined {
  const runs = texts.flatMap((node) => node.runs);
  const seen = offset === undefined ? runs : runs.slice(...around(runs, offset));
  const [first, ...others] = seen.map(({ style }) => style[name] ?? null);
  return others.every((value) => value === first) ? (first ?? null) : undefined;
}

/** The style of the last characters: what is appended goes on in it. */
export function lastStyle(node: Node): Readonly<Style> {
  const runs = node.all('TEXT').flatMap((text) => text.runs);
  return runs[runs.length - 1]?.style ?? {};
}

function around(runs: readonly Run[], offset: number): [number, number] {
  let at = 0;
  const index = runs.findIndex(({ text }) => {
    at += text.length;
    return offset < at;
  });
  return [index, index + 1];
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}

/** Neighbours of one style are one run. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found[found.length - 1];
    if (last !== undefined && isSame(last.style, run.style)) {
      found[found.length - 1] = { text: last.text + run.text, style: last.style };
    } else found.push(run);
  }
  return found;
}

function isSame(one: Readonly<Style>, other: Readonly<Style>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
