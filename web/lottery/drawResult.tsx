import { Participation } from '../verify/participation.tsx';
import { CourseOrder, courseCounts } from './courseResult.tsx';
import type { Shown } from './outcome.ts';

export const worthless = 'TIRAGE D’ESSAI – SANS VALEUR';

interface ResultProps {
  readonly shown: Shown;
  readonly isTrial?: boolean;
}

/** Course after course, then any one participation with all that decided on it. */
export function DrawResult({ shown, isTrial = false }: ResultProps) {
  return (
    <>
      <h2>Cours par cours{isTrial && ` – ${worthless}`}</h2>
      {shown.lists.map((course) => (
        <details key={course.id}>
          <summary>
            {course.id}, {course.title}&nbsp;: {courseCounts(course)}
            {isTrial && ` – ${worthless}`}
          </summary>
          <div class="legal">
            {course.unit !== course.id && <p>Ce cours partage l’ordre du niveau {course.unit}.</p>}
            <CourseOrder course={course} heading="h3" />
          </div>
        </details>
      ))}
      {shown.checked && <Participation checked={shown.checked} />}
    </>
  );
}
