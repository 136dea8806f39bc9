import { useState } from 'preact/hooks';
import type { TermsVersion } from '../../src/calls/texts.ts';
import { differencesOf } from '../../src/campaign/differences.ts';
import { Changes } from '../family/changes.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { articlesFrom, type Edits, type Typed, typedOf } from './termsEdits.ts';

interface EditingProps extends SectionProps {
  readonly current: TermsVersion;
  readonly edits: Edits;
  readonly onEdits: (edits: Edits) => void;
}

interface EditProps extends EditingProps {
  readonly onNext: () => void;
  readonly onLeave: () => void;
}

/** The articles of the version in force, each to change or to leave, and new ones (PAR-071). */
export function EditTerms({ home, current, edits, onEdits, onNext, onLeave }: EditProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const change = (heading: string, typed: Typed) =>
    onEdits({ ...edits, changed: { ...edits.changed, [heading]: typed } });
  const leave = (heading: string) => {
    const { [heading]: _, ...changed } = edits.changed;
    onEdits({ ...edits, changed });
  };
  const add = (rank: number, typed: Typed) =>
    onEdits({ ...edits, added: edits.added.map((other, i) => (i === rank ? typed : other)) });
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = errorsIn(current, edits);
    setErrors(wrong);
    if (wrong.length === 0) onNext();
  };
  return (
    <SectionScreen home={home} heading="Préparer un avenant" isWrong={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <p>
        Choisissez les articles à changer. Une ligne vide sépare deux paragraphes. Rien n’est publié avant la
        page suivante, qui montre les différences.
      </p>
      <form noValidate onSubmit={submit}>
        {current.parts.map((article, rank) => (
          <PublishedArticle
            key={article.heading}
            id={`article-${rank}`}
            {...{ article, errors }}
            typed={edits.changed[article.heading] ?? null}
            onTyped={(typed) => change(article.heading, typed)}
            onLeave={() => leave(article.heading)}
          />
        ))}
        {edits.added.map((typed, rank) => (
          <section key={rank}>
            <h2>Nouvel article {edits.added.length > 1 ? rank + 1 : ''}</h2>
            <ArticleFields id={`added-${rank}`} {...{ typed, errors }} onTyped={(next) => add(rank, next)} />
          </section>
        ))}
        <div class="actions">
          <Button onPress={() => onEdits({ ...edits, added: [...edits.added, { heading: '', text: '' }] })}>
            Ajouter un article
          </Button>
          {edits.added.length > 0 && (
            <LinkButton onPress={() => onEdits({ ...edits, added: edits.added.slice(0, -1) })}>
              Retirer le dernier article ajouté
            </LinkButton>
          )}
        </div>
        <Actions label="Voir les différences" onBack={onLeave} />
      </form>
    </SectionScreen>
  );
}

interface PublishedProps {
  readonly id: string;
  readonly article: TermsVersion['parts'][number];
  /** Null while it stays as it is. */
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
  readonly onTyped: (typed: Typed) => void;
  readonly onLeave: () => void;
}

/** An article of the version in force: to read, or to change. */
function PublishedArticle({ id, article, typed, errors, onTyped, onLeave }: PublishedProps) {
  return (
    <section>
      <h2>{article.heading}</h2>
      {typed ? (
        <>
          <ArticleFields {...{ id, typed, errors, onTyped }} />
          <LinkButton onPress={onLeave}>
            Revenir au texte publié<span class="unseen"> de «&nbsp;{article.heading}&nbsp;»</span>
          </LinkButton>
        </>
      ) : (
        <>
          {article.paragraphs.map((paragraph) => (
            <p class="paragraph" key={paragraph}>
              {paragraph}
            </p>
          ))}
          <LinkButton onPress={() => onTyped(typedOf(article))}>
            Changer<span class="unseen"> «&nbsp;{article.heading}&nbsp;»</span>
          </LinkButton>
        </>
      )}
    </section>
  );
}

interface ArticleProps {
  readonly id: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly onTyped: (typed: Typed) => void;
}

function ArticleFields({ id, typed, errors, onTyped }: ArticleProps) {
  return (
    <>
      <TextField
        id={`${id}-heading`}
        label="Titre de l’article"
        value={typed.heading}
        onValue={(heading) => onTyped({ ...typed, heading })}
        error={errorOf(errors, `${id}-heading`)}
      />
      <TextArea
        id={`${id}-text`}
        label="Texte de l’article"
        value={typed.text}
        onValue={(text) => onTyped({ ...typed, text })}
        error={errorOf(errors, `${id}-text`)}
        maxLength={50_000}
        rows={12}
      />
    </>
  );
}

/** What to correct before the differences can be shown, in the order of the page; the program checks the rest. */
function errorsIn(current: TermsVersion, edits: Edits): FieldError[] {
  const changed = current.parts.flatMap(({ heading }, rank) => {
    const typed = edits.changed[heading];
    return typed ? [{ id: `article-${rank}`, typed }] : [];
  });
  const added = edits.added.map((typed, rank) => ({ id: `added-${rank}`, typed }));
  const missing = [...changed, ...added].flatMap(({ id, typed }) => [
    ...(typed.heading.trim() === ''
      ? [{ field: `${id}-heading`, message: 'Donnez un titre à cet article.' }]
      : []),
    ...(typed.text.trim() === ''
      ? [{ field: `${id}-text`, message: 'Écrivez le texte de cet article.' }]
      : []),
  ]);
  return missing;
}

interface ConfirmProps extends EditingProps {
  /** The terms in force are no longer those that were shown. */
  readonly onStale: () => void;
  readonly onBack: () => void;
  readonly onPublished: () => void;
}

/** The differences, and what publishing does, before it does it. */
export function ConfirmAmendment({ home, current, edits, onStale, onBack, onPublished }: ConfirmProps) {
  const call = useCall('office.publishTerms');
  const articles = articlesFrom(current.parts, edits);
  const changes = differencesOf(current.parts, articles);
  const publish = async () => {
    const asked = { articles: written(articles), base: current.version, requestKey: call.requestKey() };
    const answer = await call.run(asked);
    if (answer) onPublished();
    else onStale();
  };
  if (changes.length === 0)
    return (
      <SectionScreen home={home} heading="Aucune différence">
        <p>Aucun article n’est différent de la version publiée {current.version}. Rien n’est à publier.</p>
        <Actions label="Revenir aux articles" onConfirm={onBack} />
      </SectionScreen>
    );
  return (
    <SectionScreen home={home} heading="Publier cet avenant&#8239;?" isWrong={call.state.at === 'refused'}>
      <CallNotice state={call.state} doing="Nous publions l’avenant…" />
      <ul>
        <li>Il est en ligne et en vigueur dès que vous le publiez. Il ne se modifie plus.</li>
        <li>La version {current.version} reste lisible par tous, avec sa date.</li>
        <li>
          Une demande déjà envoyée reste valable. À sa prochaine visite, la famille lit les différences, puis
          accepte ou refuse.
        </li>
        <li>Aucun courriel ne part. Vous pourrez ensuite prévenir les familles.</li>
      </ul>
      <h2>Ce qui change depuis la version {current.version}</h2>
      <Changes articles={changes} level="h3" />
      <Actions
        label="Publier l’avenant"
        onConfirm={publish}
        disabled={call.isAsking}
        {...(call.isAsking ? {} : { onBack })}
      />
    </SectionScreen>
  );
}

/** Plain lists, as the call takes them. */
const written = (articles: TermsVersion['parts']) =>
  articles.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] }));
