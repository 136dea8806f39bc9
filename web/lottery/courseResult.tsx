import { counted } from '../office/words.ts';
import type { Asking, ShownCourse } from './outcome.ts';

const signs: Readonly<Record<Asking['state'], readonly [sign: string, kind: string]>> = {
  placed: ['✓', 'done'],
  waiting: ['…', 'attention'],
  preferred: ['–', ''],
};

function words({ state, waiting }: Asking): string {
  if (state === 'placed') return 'retenu';
  return state === 'waiting' ? `en attente, ${waiting === 1 ? '1er' : `${waiting}e`}` : 'a un vœu préféré';
}

interface CourseOrderProps {
  readonly course: ShownCourse;
  /** One below the heading of the course. */
  readonly heading: 'h2' | 'h3';
}

/** The order of one course: residents, then the others; each with a sign and its word. */
export function CourseOrder({ course, heading: Heading }: CourseOrderProps) {
  const lists = [
    ['R', 'Liste prioritaire'],
    ['N', 'Seconde liste'],
  ] as const;
  if (course.asking.length === 0) return <p>Personne ne demande ce cours.</p>;
  return (
    <>
      {lists.map(([category, name]) => {
        const own = course.asking.filter((one) => one.category === category);
        return (
          own.length > 0 && (
            <div key={category}>
              <Heading>{name}</Heading>
              <ol class="order" start={course.asking.indexOf(own[0] as Asking) + 1}>
                {own.map((asking) => (
                  <li key={asking.number}>
                    <strong>{asking.number}</strong>{' '}
                    <span class={`state ${signs[asking.state][1]}`}>
                      <span aria-hidden="true">{signs[asking.state][0]} </span>
                      {words(asking)}
                    </span>
                  </li>
                ))}
              </ol>
            </div>
          )
        );
      })}
    </>
  );
}

/** `3 places, 2 retenus, 5 en attente`. */
export function courseCounts({ seats, asking }: ShownCourse): string {
  const placed = asking.filter(({ state }) => state === 'placed').length;
  const waiting = asking.filter(({ state }) => state === 'waiting').length;
  return `${counted(seats, 'place')}, ${counted(placed, 'retenu')}, ${waiting}\u00a0en attente`;
}
