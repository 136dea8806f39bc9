import type { Node } from './store/node.ts';

/** A table that only lays things out. */
export function isWithoutLines({ style }: Node): boolean {
  return style['BORDER_WIDTH'] === 0;
}

/** Rows whose every word is bold, at the top of a table with lines, are its head: how many. */
export function headRows(table: Node): number {
  if (isWithoutLines(table)) return 0;
  return Math.max(
    0,
    table.children.findIndex((row) => !isBold(row)),
  );
}

function isBold(row: Node): boolean {
  const runs = row.all('TEXT').flatMap((text) => text.runs);
  return runs.length > 0 && runs.every(({ style }) => style['BOLD'] === true);
}

/** Items of one list stand together, everything else alone. */
export function grouped(nodes: readonly Node[]): Node[][] {
  const groups: Node[][] = [];
  for (const node of nodes) {
    const last = groups[groups.length - 1];
    const isNext = node.type === 'LIST_ITEM' && last?.[0]?.style['LIST_ID'] === node.style['LIST_ID'];
    if (isNext && last !== undefined) last.push(node);
    else groups.push([node]);
  }
  return groups;
}
