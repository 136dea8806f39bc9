import type { StudentCard } from '../../src/calls.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import { CheckboxRows } from '../fields/choices.tsx';
import { errorOf } from '../fields/errors.ts';
import { TextArea } from '../fields/text.tsx';
import { Notice } from './band.tsx';
import { isEmptyRequest } from './check.ts';
import type { StepProps } from './flow.tsx';
import { StepScreen } from './step-screen.tsx';

/** One box a cursus: a cursus is kept whole (CAE-023), the rest is said in words (MAU-011…013). */
export function CoursesStep(props: StepProps & { readonly onDecline: () => void }) {
  const { card, form, change, errors, onNext, onBack, onDecline } = props;
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
        <TextArea
          id="demand"
          label="Précision"
          optional={card.enrolments.length > 0}
          hint="Ce qui change&nbsp;: un cours que vous arrêtez, un autre que vous souhaitez, un congé."
          maxLength={2000}
          value={form.demand}
          onValue={(demand) => change({ demand })}
          error={errorOf(errors, 'demand')}
        />
        <div class="actions">
          <Button primary>Continuer</Button>
          <LinkButton onPress={onBack}>Revenir à l’étape précédente</LinkButton>
        </div>
      </form>
    </StepScreen>
  );
}

function Cursuses({ card, form, change, errors }: StepProps) {
  return (
    <>
      <p>
        Cochez chaque cursus à continuer. Un cursus se garde en entier, avec tous ses cours. Le niveau indiqué
        est celui de cette année. Il sera confirmé après les examens ou l’avis des professeurs.
      </p>
      <p>Vous hésitez&#8239;? Cochez. Vous pourrez changer d’avis ensuite avec le conservatoire.</p>
      <CheckboxRows
        id="keep"
        legend="Cursus à continuer"
        error={errorOf(errors, 'keep')}
        choices={card.enrolments.map((enrolment) => ({
          value: enrolment.cursus,
          label: enrolment.cursus,
          detail: <CourseList courses={enrolment.courses} />,
        }))}
        values={form.keep}
        onValues={(keep) => change({ keep })}
      />
    </>
  );
}

type Course = StudentCard['enrolments'][number]['courses'][number];

function CourseList({ courses }: { readonly courses: readonly Course[] }) {
  return (
    <ul>
      {courses.map((course, index) => (
        <li key={`${course.name}${index}`}>
          {course.name}
          {course.level !== '' && `, ${course.level}`}
          {course.adapted && ', horaires aménagés'}
        </li>
      ))}
    </ul>
  );
}

/** Nothing ticked, nothing written: we ask rather than guess (MAU-013). */
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
