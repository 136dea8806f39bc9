import type { ArticleChanges } from '../../src/campaign/differences.ts';

interface ChangesProps {
  readonly articles: readonly ArticleChanges[];
  /** Of the articles. */
  readonly level: 'h2' | 'h3' | 'h4';
}

const words: Readonly<Record<ArticleChanges['kind'], string>> = {
  changed: 'Article modifié',
  added: 'Article ajouté',
  removed: 'Article retiré',
};

/** What an amendment takes away and adds, each with its word: readable without colour, and aloud. */
export function Changes({ articles, level: Heading }: ChangesProps) {
  if (articles.length === 0) return <p>Le texte ne change pas. L’ordre des articles, oui.</p>;
  return (
    <>
      {articles.map(({ heading, kind, changes }) => (
        <section key={heading}>
          <Heading>
            {words[kind]}&nbsp;: {heading}
          </Heading>
          <ul class="changes">
            {changes
              .filter((change) => change.kind !== 'same')
              .map((change) => (
                <li key={change.kind + change.text}>
                  {change.kind === 'removed' ? (
                    <>
                      <strong>− Retiré&nbsp;:</strong> <del>{change.text}</del>
                    </>
                  ) : (
                    <>
                      <strong>+ Ajouté&nbsp;:</strong> <ins>{change.text}</ins>
                    </>
                  )}
                </li>
              ))}
          </ul>
          {changes.some((change) => change.kind === 'same') && (
            <p class="hint">Le reste de cet article ne change pas.</p>
          )}
        </section>
      ))}
    </>
  );
}
