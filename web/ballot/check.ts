import { isOfAge } from '../../src/ballots/limits.ts';
import type { PublicLottery } from '../../src/calls/lottery.ts';
import { coordinatesProblems } from '../../src/requests/check.ts';
import { isoOf } from '../fields/date.tsx';
import type { FieldError } from '../fields/errors.ts';
import { counted } from '../office/words.ts';
import { nameOf } from './course.ts';
import { ageAt, type Form, hasPostcode, isFromTown, isMinor, offersOf, type Step } from './form.ts';

/** What must be corrected before leaving a step, in the order of the screen; the program checks again. */
export function errorsAt(step: Step, form: Form, lottery: PublicLottery): FieldError[] {
  switch (step) {
    case 'who':
      return whoErrors(form, lottery);
    case 'contact':
      return contactErrors(form, lottery);
    case 'wishes':
      return wishErrors(form, lottery);
    case 'order':
      return form.ballots.length > 1 && form.order === ''
        ? [{ field: 'order', message: 'Dites s’il y a un ordre entre vos bulletins.' }]
        : [];
    default:
      return [];
  }
}

const asked = (field: string, value: string, message: string): FieldError[] =>
  value.trim() === '' ? [{ field, message }] : [];

function whoErrors(form: Form, lottery: PublicLottery): FieldError[] {
  const bornOn = isoOf(form.born);
  const isCut = form.address.postcode.trim() !== '' && !hasPostcode(form);
  const isElsewhere = hasPostcode(form) && !isFromTown(form, lottery);
  return [
    ...asked('lastName', form.lastName, 'Indiquez le nom.'),
    ...asked('firstName', form.firstName, 'Indiquez le prénom.'),
    ...(bornOn === '' || bornOn > lottery.today
      ? [
          {
            field: 'bornOn',
            message: 'Indiquez la date de naissance\u00a0: jour, mois, année. Exemple\u00a0: 3 4 2017.',
          },
        ]
      : []),
    ...reachErrors(form).filter(({ field }) => addressFields.includes(field)),
    ...(isCut ? [{ field: 'postcode', message: 'Le code postal a 5\u00a0chiffres.' }] : []),
    ...(isElsewhere
      ? [
          ...asked('isTownStaff', form.isTownStaff, 'Répondez\u00a0: agent de la ville, oui ou non.'),
          ...asked('isSchooled', form.isSchooled, 'Répondez\u00a0: scolarisé dans la ville, oui ou non.'),
        ]
      : []),
  ];
}

const addressFields = ['street', 'postcode', 'town'];
const reachErrors = ({ address, phone, mail }: Form) => coordinatesProblems({ address, phone, mail });

function contactErrors(form: Form, lottery: PublicLottery): FieldError[] {
  const { guardian, second } = form;
  const guardians = isMinor(form, lottery)
    ? [
        ...asked('guardianLastName', guardian.lastName, 'Indiquez votre nom.'),
        ...asked('guardianFirstName', guardian.firstName, 'Indiquez votre prénom.'),
        ...(second
          ? [
              ...asked('secondLastName', second.lastName, 'Indiquez le nom du deuxième responsable.'),
              ...asked('secondFirstName', second.firstName, 'Indiquez le prénom du deuxième responsable.'),
            ]
          : []),
      ]
    : [];
  return [
    ...guardians,
    ...reachErrors(form).filter(({ field }) => !addressFields.includes(field)),
    ...asked(
      'familyNumber',
      form.familyNumber,
      'Indiquez le numéro de pôle famille\u00a0: sans lui, un bulletin est nul.',
    ),
  ];
}

function wishErrors(form: Form, lottery: PublicLottery): FieldError[] {
  const age = ageAt(form, lottery);
  const offers = offersOf(lottery);
  if (form.ballots.length === 0)
    return [{ field: `ballots-${offers[0]?.conservatoire}`, message: 'Choisissez au moins une activité.' }];
  const tooMany = lottery.conservatoires.flatMap(({ code }) => {
    const own = form.ballots.filter(({ conservatoire }) => conservatoire === code);
    const most = offers.find(({ conservatoire }) => conservatoire === code)?.limits.inAll ?? own.length;
    if (own.length <= most) return [];
    const message = `${nameOf(lottery, code)}\u00a0: ${counted(most, 'bulletin')} par personne au plus. Décochez une activité.`;
    return [{ field: `ballots-${code}`, message }];
  });
  const wishes = form.ballots.flatMap(({ activity, wishes: chosen }, i) => {
    const field = `ballots.${i}`;
    if (chosen.length === 0) return [{ field, message: `${activity}\u00a0: choisissez au moins un cours.` }];
    const unfit = lottery.courses.find(
      (course) => chosen.includes(course.code) && age !== null && !isOfAge(age, course),
    );
    return unfit
      ? [{ field, message: `${unfit.title}\u00a0: ce cours n’est pas pour ${age}\u00a0ans. Décochez-le.` }]
      : [];
  });
  return [...tooMany, ...wishes];
}

/** The step where a field is mended, for what the program refuses; and the field's own name there. */
export function mended({ field, message }: FieldError): { readonly step: Step; readonly error: FieldError } {
  if (field === 'rules') return { step: 'recap', error: { field, message } };
  if (field.startsWith('ballots')) return { step: 'wishes', error: { field, message } };
  if (field === 'person') return { step: 'who', error: { field: 'lastName', message } };
  return { step: 'contact', error: { field, message } };
}
