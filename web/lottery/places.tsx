import { useState } from 'preact/hooks';
import type { PlacesPage } from '../../src/calls/lottery.ts';
import { useLeaveWarning } from '../family/screen.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { CourseScreen } from './course.tsx';
import { type CourseForm, courseOf, formOf } from './courseForm.ts';
import { CoursesFile } from './coursesFile.tsx';
import type { SectionProps } from './model.ts';
import { PlacesList } from './placesList.tsx';
import { Publish } from './publish.tsx';

export interface PlacesProps extends SectionProps {
  /** The list as it is being changed; null while it is as kept. */
  readonly typed: readonly CourseForm[] | null;
  readonly onTyped: (typed: readonly CourseForm[] | null) => void;
}

type Phase =
  | { readonly at: 'list'; readonly told: string; readonly focus?: string }
  | { readonly at: 'course'; readonly code: string | null }
  | { readonly at: 'file' }
  | { readonly at: 'publish' };

/** The courses open to the draw and their seats: read from a file, mended, kept, published (IVR-050…052). */
export function PlacesSection(props: PlacesProps) {
  const { home, typed, onTyped } = props;
  const loaded = useLoaded('office.places', {});
  const [phase, setPhase] = useState<Phase>({ at: 'list', told: '' });
  useLeaveWarning(() => typed !== null);
  const page = loaded.value;
  if (!page)
    return (
      <Loading key="reading" home={home} heading="Places" doing="Nous lisons les cours…" loaded={loaded} />
    );
  const rows = typed ?? page.courses.map(formOf);
  const kept = (after: PlacesPage, told: string) => {
    loaded.set(after);
    onTyped(null);
    setPhase({ at: 'list', told });
  };
  const onBack = () => setPhase({ at: 'list', told: '' });
  switch (phase.at) {
    case 'list':
      return (
        <PlacesList
          key={`list ${phase.told}`}
          {...props}
          {...{ page, rows, kept }}
          told={phase.told}
          focus={phase.focus}
          onCourse={(code) => setPhase({ at: 'course', code })}
          onFile={() => setPhase({ at: 'file' })}
          onPublish={() => setPhase({ at: 'publish' })}
        />
      );
    case 'course': {
      const course = rows.find(({ code }) => code === phase.code) ?? null;
      const others = rows.filter((one) => one !== course);
      return (
        <CourseScreen
          key="course"
          home={home}
          course={course}
          taken={others.map(({ code }) => code)}
          onBack={onBack}
          onDone={(after) => {
            onTyped(course ? rows.map((one) => (one === course ? after : one)) : [...rows, after]);
            setPhase({ at: 'list', told: '', focus: `capacity-${after.code}` });
          }}
          {...(course
            ? {
                onRemove: () => {
                  onTyped(others);
                  onBack();
                },
              }
            : {})}
        />
      );
    }
    case 'file':
      return (
        <CoursesFile
          {...props}
          onBack={onBack}
          onKept={(after) => kept(after, 'Les cours du fichier sont gardés')}
        />
      );
    case 'publish':
      return (
        <Publish
          key="publish"
          home={home}
          page={page}
          onBack={onBack}
          onPublished={(after) => kept(after, 'La liste est publiée')}
        />
      );
  }
}

/** As the program takes the whole list. */
export const coursesOf = (rows: readonly CourseForm[]) => rows.map(courseOf);
