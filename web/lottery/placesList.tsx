import { useState } from 'preact/hooks';
import type { PlacesPage } from '../../src/calls/lottery.ts';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { isManager, schoolName } from '../office/model.ts';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { type CourseForm, figuresIn, seatsTyped } from './courseForm.ts';
import { PaperButtons } from './paper.tsx';
import { coursesOf, type PlacesProps } from './places.tsx';

interface PlacesListProps extends PlacesProps {
  readonly page: PlacesPage;
  readonly rows: readonly CourseForm[];
  readonly told: string;
  readonly focus: string | undefined;
  readonly kept: (after: PlacesPage, told: string) => void;
  readonly onCourse: (code: string | null) => void;
  readonly onFile: () => void;
  readonly onPublish: () => void;
}

/** The list, its figures open to change while no list is frozen. */
export function PlacesList(props: PlacesListProps) {
  const { home, page, rows, typed, onTyped, told, focus, kept, onCourse, onFile, onPublish } = props;
  const call = useCall('office.setCourses');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const mayChange = isManager(home) && page.closed === '';
  const mayPublish = rows.length > 0 && (page.published === null || page.isChanged);
  const save = async () => {
    const wrong = rows.flatMap(figuresIn);
    setErrors(wrong);
    if (wrong.length > 0) return;
    const after = await call.run({ courses: coursesOf(rows), requestKey: call.requestKey() });
    if (after) kept(after, 'La liste est gardée');
  };
  const change = (code: string, part: Partial<CourseForm>) =>
    onTyped(rows.map((one) => (one.code === code ? { ...one, ...part } : one)));
  return (
    <SectionScreen home={home} heading="Places" isWrong={errors.length > 0} {...(focus ? { focus } : {})}>
      {told !== '' && <Notice kind="done" state={told} />}
      <ErrorSummary errors={errors} />
      <Standing page={page} isTyped={typed !== null} />
      {rows.length > 0 ? (
        <Table {...{ props, mayChange, change, errors }} />
      ) : (
        <p>La liste est vide. Choisissez le fichier des cours, ou ajoutez-les un par un.</p>
      )}
      <CallNotice state={call.state} doing="Nous gardons la liste…" />
      {mayChange && (
        <Actions
          label={typed ? 'Garder la liste' : 'Publier la liste…'}
          disabled={call.isAsking || !(typed || mayPublish)}
          onConfirm={typed ? save : onPublish}
          {...(typed && !call.isAsking
            ? { back: 'Revenir à la liste gardée', onBack: () => onTyped(null) }
            : {})}
        >
          <Button onPress={() => onCourse(null)}>Ajouter un cours</Button>
          <Button onPress={onFile}>Choisir un fichier de cours</Button>
        </Actions>
      )}
      {isManager(home) && rows.length > 0 && (
        <>
          <h2>Documents</h2>
          <PaperButtons
            papers={[
              { label: 'Liste des places', paper: { kind: 'places' } },
              { label: 'Bulletin vierge', paper: { kind: 'ballot' } },
            ]}
          />
        </>
      )}
    </SectionScreen>
  );
}

function Standing({ page, isTyped }: { readonly page: PlacesPage; readonly isTyped: boolean }) {
  const { published, isChanged, publishBy, isLate, closed } = page;
  return (
    <>
      {closed !== '' && <Notice kind="plain" state={closed} />}
      {isTyped && <Notice kind="attention" state="Vos changements ne sont pas encore gardés" />}
      {isChanged && (
        <Notice kind="attention" state="La liste a changé depuis sa publication">
          <p>Les familles lisent encore l’ancienne. Publiez de nouveau&nbsp;: rien n’est figé avant.</p>
        </Notice>
      )}
      <Facts
        facts={[
          {
            label: 'Publiée',
            value: published
              ? `version ${published.version}, le ${published.at}, ${counted(published.courses, 'cours', 'cours')}, par ${published.by}`
              : 'pas encore',
          },
          {
            label: 'À publier au plus tard',
            value: `le ${publishBy}${isLate ? ' (ce jour est passé)' : ''}`,
          },
        ]}
      />
    </>
  );
}

interface TableProps {
  readonly props: PlacesListProps;
  readonly mayChange: boolean;
  readonly change: (code: string, part: Partial<CourseForm>) => void;
  readonly errors: readonly FieldError[];
}

const figures = [
  ['capacity', 'Jauge'],
  ['reEnrolled', 'Réinscriptions'],
  ['acceptances', 'Acceptations de l’an dernier'],
] as const;

function Table({ props: { home, page, rows, onCourse }, mayChange, change, errors }: TableProps) {
  const isTyped = (field: string) => mayChange && !(field === 'acceptances' && page.areAcceptancesCounted);
  return (
    <table class="courses">
      <caption class="unseen">Cours ouverts au tirage</caption>
      <thead>
        <tr>
          <th scope="col">Cours</th>
          {figures.map(([field, label]) => (
            <th key={field} scope="col" class="number">
              {label}
            </th>
          ))}
          <th scope="col" class="number">
            Places
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">
              {mayChange ? <LinkButton onPress={() => onCourse(row.code)}>{row.code}</LinkButton> : row.code}{' '}
              {row.title}
              <span class="hint">
                {schoolName(home, row.conservatoire)}, {row.activity}
                {row.drawnWith !== '' && ` – tiré avec le niveau ${row.drawnWith}`}
              </span>
              <Why row={row} />
            </th>
            {figures.map(([field, label]) => (
              <td key={field} class="number">
                {isTyped(field) ? (
                  <input
                    class="input figure"
                    id={`${field}-${row.code}`}
                    inputMode="numeric"
                    autocomplete="off"
                    maxLength={4}
                    aria-label={`${label}, ${row.code}`}
                    aria-invalid={errorOf(errors, `${field}-${row.code}`) ? true : undefined}
                    value={row[field]}
                    onInput={(event) => change(row.code, { [field]: event.currentTarget.value.trim() })}
                  />
                ) : (
                  row[field] || '–'
                )}
              </td>
            ))}
            <td class="number">
              <strong>{seatsTyped(row).seats}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How its figures give its seats, at once. */
function Why({ row }: { readonly row: CourseForm }) {
  return (
    <details>
      <summary>
        Pourquoi ce nombre de places&#8239;?<span class="unseen"> {row.code}</span>
      </summary>
      {seatsTyped(row).explained.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </details>
  );
}
