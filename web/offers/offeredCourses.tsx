import type { OfficeCourse } from '../../src/calls/offers.ts';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { Actions } from '../office/actions.tsx';
import { useFirstRows } from '../office/firstRows.tsx';
import { isManager, schoolName } from '../office/model.ts';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import type { OffersProps } from './offers.tsx';
import { OfferTable } from './offersTable.tsx';

/** How the seats of a course stand; the first is the sum of the three after it, and of what nobody asks for. */
const courseFigures: readonly (readonly [label: string, read: (course: OfficeCourse) => number])[] = [
  ['Places', ({ seats }) => seats],
  ['Acceptées', ({ confirmed }) => confirmed],
  ['Proposées', ({ pending, toOffer }) => pending - toOffer],
  ['À proposer', ({ toOffer }) => toOffer],
  ['En attente', ({ waiting }) => waiting],
];

/** How the seats of each course stand, and of all. */
export function CourseTable({ home, page, onOpen }: OffersProps) {
  return (
    <table class="offers">
      <caption class="unseen">Places de chaque cours</caption>
      <thead>
        <tr>
          <th scope="col">Cours</th>
          {courseFigures.map(([label]) => (
            <th key={label} scope="col" class="number">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.courses.map((course) => (
          <tr key={course.id}>
            <th scope="row">
              <LinkButton onPress={() => onOpen({ at: 'course', course: course.id })}>
                {course.id} {course.title}
              </LinkButton>
              <span class="hint">
                {schoolName(home, course.conservatoire)}
                {course.kind === 'unlimited' && ', sans limite de jauge'}
              </span>
            </th>
            {courseFigures.map(([label, read]) => (
              <td key={label} class="number">
                {figure(read(course))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          {courseFigures.map(([label, read]) => (
            <td key={label} class="number">
              {figure(page.courses.reduce((sum, course) => sum + read(course), 0))}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

interface OfferedCourseProps extends OffersProps {
  readonly course: OfficeCourse;
}

/** One course since the draw: its figures, its offers, its seats for a manager to change. */
export function OfferedCourse({ course, ...props }: OfferedCourseProps) {
  const { home, page, told, now, onOpen, onBack } = props;
  const { id, title } = course;
  const own = page.offers.filter((offer) => offer.course === id);
  return (
    <SectionScreen home={home} heading={`${id} – ${title}`}>
      {told !== '' && <Notice kind="done" state={told} />}
      <Facts
        facts={[
          { label: 'Établissement', value: schoolName(home, course.conservatoire) },
          ...courseFigures.map(([label, read]) => ({ label, value: figure(read(course)) })),
        ]}
      />
      <h2>Propositions</h2>
      {own.length > 0 ? (
        <OfferTable isOfOne offers={own} now={now()} onOpen={(offer) => onOpen({ at: 'offer', offer })} />
      ) : (
        <p>Aucune place de ce cours n’est encore proposée.</p>
      )}
      <h2>Liste d’attente</h2>
      <WaitingList {...props} course={course} />
      {isManager(home) && course.kind !== 'unlimited' ? (
        <Actions
          label="Ajouter une place…"
          onConfirm={() => onOpen({ at: 'seats', course: id, isMore: true })}
          onBack={onBack}
        >
          <Button onPress={() => onOpen({ at: 'seats', course: id, isMore: false })}>
            Reprendre une place ajoutée…
          </Button>
        </Actions>
      ) : (
        <Actions label="Revenir aux cours" onConfirm={onBack} onBack={onBack} />
      )}
    </SectionScreen>
  );
}

/** Who waits for a course, the first one first, with whom to call (IVR-062). */
function WaitingList({ page, course, onOpen }: OfferedCourseProps) {
  const people = new Map(page.people.map((person) => [person.entry, person]));
  const { shown, more } = useFirstRows(course.queue, counted(course.queue.length, 'personne'));
  if (course.queue.length === 0) return <p>Personne n’attend ce cours.</p>;
  return (
    <>
      <table class="offers">
        <caption class="unseen">Personnes en attente</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              Place
            </th>
            <th scope="col">Participation</th>
            <th scope="col">Téléphone</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((entry, i) => (
            <tr key={entry}>
              <td class="number">{i + 1}</td>
              <th scope="row">
                <LinkButton onPress={() => onOpen({ at: 'entry', entry })}>
                  {entry} {people.get(entry)?.name}
                </LinkButton>
              </th>
              <td>
                <span class="phone">{people.get(entry)?.phone || 'sans téléphone'}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}
