import { listWords } from '../../src/ballots/resident.ts';
import type { PublicLottery } from '../../src/calls/lottery.ts';
import { ballotConsents } from '../../src/people/consentTexts.ts';
import { Answers } from '../family/answers.tsx';
import { LegalDetails } from '../family/legal.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { isoOf } from '../fields/date.tsx';
import { errorOf } from '../fields/errors.ts';
import { Fault } from '../fields/text.tsx';
import { consentWords } from './consents.tsx';
import { nameOf } from './course.ts';
import type { StepProps } from './flow.tsx';
import { type Form, isFromTown, isMinor, type Step, typedOf } from './form.ts';
import { BareStep } from './step.tsx';
import { wishRank } from './wishes.tsx';

interface RecapLine {
  readonly label: string;
  readonly value: string | readonly string[];
  /** Where it is changed: the step, and the field to focus there. */
  readonly step: Step;
  readonly field: string;
}

interface RecapProps extends StepProps {
  readonly onChange: (line: RecapLine) => void;
  readonly onSend: () => void;
}

/** Everything before it goes, the rules to read, and one button: sending accepts them (IVR-072). */
export function RecapStep(props: RecapProps) {
  const { form, lottery, errors, onChange, onSend, onBack } = props;
  return (
    <BareStep
      {...props}
      heading={form.ballots.length > 1 ? 'Vérifiez vos bulletins' : 'Vérifiez votre bulletin'}
    >
      <p>Rien n’est encore envoyé. Relisez, corrigez si besoin, puis envoyez en bas de la page.</p>
      <Answers groups={groupsOf(form, lottery)} onChange={onChange} />
      <h2>Avant d’envoyer</h2>
      <div id="rules" tabIndex={-1} class={errorOf(errors, 'rules') ? 'field wrong' : 'field'}>
        {errorOf(errors, 'rules') && <Fault id="rules" message={errorOf(errors, 'rules') ?? ''} />}
        <LegalDetails text={lottery.rules} />
      </div>
      <p>Envoyer, c’est accepter ce règlement, version {lottery.rules.version}.</p>
      <div class="actions">
        <Button primary onPress={onSend}>
          {form.ballots.length > 1
            ? `Envoyer mes ${form.ballots.length}\u00a0bulletins`
            : 'Envoyer mon bulletin'}
        </Button>
        {onBack && <LinkButton onPress={onBack}>Revenir à l’étape précédente</LinkButton>}
      </div>
    </BareStep>
  );
}

/** Every answer, in the order of the steps. */
function groupsOf(form: Form, lottery: PublicLottery) {
  const { who, contact, wishes, consents } = {
    who: lineFor('who'),
    contact: lineFor('contact'),
    wishes: lineFor('wishes'),
    consents: lineFor('consents'),
  };
  const typed = typedOf(form, lottery);
  const [year, month, day] = isoOf(form.born).split('-');
  const ticked = ballotConsents.filter((name) => form.consents[name]).map((name) => consentWords[name].label);
  return [
    {
      heading: 'Participant',
      lines: [
        who('Nom', `${typed.firstName} ${typed.lastName}`, 'lastName'),
        who('Date de naissance', `${day}/${month}/${year}`, 'bornOn'),
        who('Adresse', `${typed.street}\n${typed.postcode} ${typed.town}`, 'street'),
        who('Liste', listWords(typed, lottery), isFromTown(form, lottery) ? 'postcode' : 'isTownStaff'),
      ],
    },
    {
      heading: 'Contact',
      lines: [
        ...(isMinor(form, lottery)
          ? [
              contact(
                'Responsables',
                typed.guardians.map(({ firstName, lastName }) => `${firstName} ${lastName}`),
                'guardianLastName',
              ),
            ]
          : []),
        contact('Téléphone', typed.phone, 'phone'),
        contact('Courriel', typed.mail, 'mail'),
        contact('Pôle famille', typed.familyNumber, 'familyNumber'),
      ],
    },
    {
      heading: 'Vœux',
      lines: [
        ...form.ballots.map((ballot, i) =>
          wishes(
            `${typed.isOrdered ? `${i + 1}. ` : ''}${ballot.activity}, ${nameOf(lottery, ballot.conservatoire)}`,
            ballot.wishes.map(
              (code, place) => `${wishRank(place + 1)}\u00a0: ${titleOfCourse(lottery, code)}`,
            ),
            `ballots.${i}`,
          ),
        ),
        ...(form.ballots.length > 1
          ? [lineFor('order')('Ordre', typed.isOrdered ? 'Dans cet ordre' : 'Sans ordre', 'order')]
          : []),
      ],
    },
    { heading: 'Cases facultatives', lines: [consents('D’accord pour', ticked, 'consents')] },
  ];
}

const lineFor =
  (step: Step) =>
  (label: string, value: RecapLine['value'], field: string): RecapLine => ({ label, value, step, field });

export const titleOfCourse = ({ courses }: PublicLottery, code: string): string =>
  courses.find((course) => course.code === code)?.title ?? code;
