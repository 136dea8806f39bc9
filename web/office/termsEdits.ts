import type { LegalText } from '../../src/calls/texts.ts';
import { sentencesOf } from '../../src/campaign/differences.ts';

type Article = LegalText['parts'][number];

/** An article as typed: paragraphs stand apart by an empty line. */
export interface Typed {
  readonly heading: string;
  readonly text: string;
}

/**
 * What is typed of an amendment, apart from the version it changes: when somebody else publishes meanwhile, it is laid
 * on the new version, and nothing typed is lost.
 */
export interface Edits {
  /** Articles that change, by the heading they have in the version published. */
  readonly changed: Readonly<Record<string, Typed>>;
  readonly added: readonly Typed[];
}

export const noEdits: Edits = { changed: {}, added: [] };

export const typedOf = ({ heading, paragraphs }: Article): Typed => ({
  heading,
  text: paragraphs.join('\n\n'),
});

const articleOf = ({ heading, text }: Typed): Article => ({
  heading: heading.trim(),
  paragraphs: text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== ''),
});

/** The terms as they would be published: the articles nobody touched stay exactly as they are. */
export function articlesFrom(published: readonly Article[], { changed, added }: Edits): Article[] {
  const headings = published.map(({ heading }) => heading);
  const orphans = Object.entries(changed).filter(([heading]) => !headings.includes(heading));
  return [
    ...published.map((article) => {
      const typed = changed[article.heading];
      return typed && isChanged(article, typed) ? articleOf(typed) : article;
    }),
    ...[...orphans.map(([, typed]) => typed), ...added].map(articleOf),
  ];
}

function isChanged(article: Article, typed: Typed): boolean {
  const next = articleOf(typed);
  const written = (one: Article) => [one.heading, ...sentencesOf(one)].join('\n');
  return written(article) !== written(next);
}
