import type { StudentCard } from '../../src/calls/family.ts';
import { courseNames } from '../../src/requests/courses.ts';
import { coursesField } from '../../src/requests/coursesCheck.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { CheckboxRows } from '../fields/choices.tsx';
import { errorOf } from '../fields/errors.ts';
import { Notice } from './band.tsx';
import { isEmptyRequest } from './check.ts';
import { Demands } from './demands.tsx';
import type { FieldsProps, StepProps } from './flow.tsx';
import { StepScreen } from './step-screen.tsx';

/** One box a cursus, kept whole (CAE-023) but where the town allows a part (X8); then what else is asked. */
export function CoursesStep(props: StepProps & { readonly onDecline: () => void }) {
  const { card, form, errors, onNext, onBack, onDecline } = props;
  return (
    <StepScreen
      {...props}
      heading={
        card.self ? (
          <>Que souhaitez-vous continuer&#8239;?</>
        ) : (
          <>Que souhaitez-vous pour {card.firstName}&#8239;?</>
        )
      }
    >
      {errors.length > 0 && isEmptyRequest(form) && <PerhapsStop card={card} onDecline={onDecline} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        {card.enrolments.length > 0 && <Cursuses {...props} />}
        <div class="group">
          <Demands {...props} />
        </div>
        <div class="actions">
          <Button primary>Continuer</Button>
          <LinkButton onPress={onBack}>Revenir à l’étape précédente</LinkButton>
        </div>
      </form>
    </StepScreen>
  );
}

function Cursuses(props: StepProps) {
  return (
    <>
      <p>
        Cochez chaque cursus à continuer. Un cursus non coché s’arrête. Le niveau indiqué est celui de cette
        année. Il sera confirmé après les examens ou l’avis des professeurs.
      </p>
      <p>Vous hésitez&#8239;? Cochez. Vous pourrez changer d’avis ensuite avec le conservatoire.</p>
      <CursusRows {...props} />
    </>
  );
}

/** The boxes themselves. */
export function CursusRows({ card, form, change, errors }: Omit<FieldsProps, 'home'>) {
  const keepOnly = (keep: readonly string[]) =>
    change({ keep, partial: form.partial.filter(({ cursus }) => keep.includes(cursus)) });
  return (
    <CheckboxRows
      id="keep"
      legend="Cursus à continuer"
      hint={card.enrolments.some(isSplit) ? undefined : 'Un cursus se garde en entier, avec tous ses cours.'}
      error={errorOf(errors, 'keep')}
      choices={card.enrolments.map((enrolment, rank) => ({
        value: enrolment.cursus,
        label: enrolment.cursus,
        ...(isSplit(enrolment)
          ? {
              detail: !form.keep.includes(enrolment.cursus) && <SplitDetail enrolment={enrolment} />,
              opened: <Courses {...{ enrolment, rank, form, change, errors }} />,
            }
          : { detail: <CourseList courses={enrolment.courses} /> }),
      }))}
      values={form.keep}
      onValues={keepOnly}
    />
  );
}

type Enrolment = StudentCard['enrolments'][number];

/** There is something to choose. */
const isSplit = (enrolment: Enrolment): boolean => enrolment.divisible && courseNames(enrolment).length > 1;

function SplitDetail({ enrolment }: { readonly enrolment: Enrolment }) {
  return (
    <>
      <CourseList courses={enrolment.courses} />
      <span class="hint">Vous pourrez garder une partie de ces cours.</span>
    </>
  );
}

interface CoursesProps extends Pick<FieldsProps, 'form' | 'change' | 'errors'> {
  readonly enrolment: Enrolment;
  readonly rank: number;
}

/** The courses of a cursus kept in part, all ticked at first. */
function Courses({ enrolment, rank, form, change, errors }: CoursesProps) {
  const { cursus, courses } = enrolment;
  const names = courseNames(enrolment);
  const id = coursesField(rank);
  const keepCourses = (ticked: readonly string[]) => {
    const others = form.partial.filter((one) => one.cursus !== cursus);
    const kept = names.filter((name) => ticked.includes(name));
    change({ partial: kept.length === names.length ? others : [...others, { cursus, courses: kept }] });
  };
  return (
    <CheckboxRows
      id={id}
      legend="Cours à garder"
      error={errorOf(errors, id)}
      choices={names.map((name) => ({
        value: name,
        label: name,
        detail: courses
          .filter((course) => course.name === name)
          .map(aboutCourse)
          .join(', '),
      }))}
      values={form.partial.find((one) => one.cursus === cursus)?.courses ?? names}
      onValues={keepCourses}
    />
  );
}

type Course = Enrolment['courses'][number];

/** `cycle I, horaires aménagés` */
const aboutCourse = ({ level, adapted }: Course): string =>
  [level, adapted ? 'horaires aménagés' : ''].filter((part) => part !== '').join(', ');

function CourseList({ courses }: { readonly courses: readonly Course[] }) {
  return (
    <ul>
      {courses.map((course, index) => (
        <li key={`${course.name}${index}`}>
          {[course.name, aboutCourse(course)].filter((part) => part !== '').join(', ')}
        </li>
      ))}
    </ul>
  );
}

/** Nothing ticked, nothing asked: we ask rather than guess (MAU-013). */
function PerhapsStop({ card, onDecline }: { readonly card: StudentCard; readonly onDecline: () => void }) {
  return (
    <Notice kind="attention">
      <p>
        {card.self ? (
          <>Souhaitez-vous arrêter&#8239;?</>
        ) : (
          <>Souhaitez-vous que {card.firstName} arrête&#8239;?</>
        )}{' '}
        Dites-le-nous par ce bouton.
      </p>
      <Button onPress={onDecline}>
        {card.self ? 'Je ne souhaite pas me réinscrire' : `Je ne souhaite pas réinscrire ${card.firstName}`}
      </Button>
    </Notice>
  );
}
