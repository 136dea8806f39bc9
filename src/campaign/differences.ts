/** An article of the terms, on the server or on a page. */
interface Article {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly table?: { readonly rows: readonly (readonly string[])[] };
}

/** One sentence of an article, and what became of it. */
export interface Change {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export interface ArticleChanges {
  readonly heading: string;
  readonly kind: 'changed' | 'removed' | 'added';
  readonly changes: readonly Change[];
}

/**
 * What an amendment changes, sentence by sentence, article by article: the articles that stay as they were are left
 * out. Articles are known by their heading; a new heading is another article.
 */
export function differencesOf(before: readonly Article[], after: readonly Article[]): ArticleChanges[] {
  const old = new Map(before.map((article) => [article.heading, article]));
  const kept = new Set(after.map(({ heading }) => heading));
  const gone = before.filter(({ heading }) => !kept.has(heading));
  return [
    ...after.flatMap((article) => {
      const was = old.get(article.heading);
      const changes = changesIn(was ? sentencesOf(was) : [], sentencesOf(article));
      const kind = was ? ('changed' as const) : ('added' as const);
      return changes.every((change) => change.kind === 'same') && was
        ? []
        : [{ heading: article.heading, kind, changes }];
    }),
    ...gone.map((article) => ({
      heading: article.heading,
      kind: 'removed' as const,
      changes: changesIn(sentencesOf(article), []),
    })),
  ];
}

/** Whether anything at all is different, the order of the articles too. */
export function hasDifferences(before: readonly Article[], after: readonly Article[]): boolean {
  const written = (articles: readonly Article[]) =>
    JSON.stringify(articles.map((article) => [article.heading, sentencesOf(article)]));
  return written(before) !== written(after);
}

/** The sentences of an article, each whole: a reader compares sentences, not words. A row of its table is one. */
export function sentencesOf({ paragraphs, table }: Article): string[] {
  const sentences = paragraphs.flatMap((paragraph) =>
    paragraph
      .replace(/([.!?…])\s+/g, '$1\n')
      .split('\n')
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== ''),
  );
  const rows = table?.rows.map((cells) => cells.filter((cell) => cell !== '').join(' – ')) ?? [];
  return [...sentences, ...rows];
}

/** The shortest way from one list of sentences to another, what goes before what comes. */
function changesIn(before: readonly string[], after: readonly string[]): Change[] {
  const common = commonLengths(before, after);
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]];
    if (old !== undefined && old === fresh) {
      changes.push({ kind: 'same', text: old });
      i++;
      j++;
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'removed', text: old });
      i++;
    } else if (fresh !== undefined) {
      changes.push({ kind: 'added', text: fresh });
      j++;
    }
  }
  return changes;
}

/** How many sentences the rests of both lists have in common, from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () =>
    new Array<number>(after.length + 1).fill(0),
  );
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const [row = [], below = []] = [lengths[i], lengths[i + 1]];
      row[j] = before[i] === after[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
