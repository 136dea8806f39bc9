import { type Limits, limitsFor } from '../../src/ballots/limits.ts';
import { livesIn } from '../../src/ballots/resident.ts';
import type { BallotsTyped, PublicLottery } from '../../src/calls/lottery.ts';
import { ageOn, isAdult } from '../../src/people/age.ts';
import { isoOf, type TypedDay } from '../fields/date.tsx';
import { type Activity, activitiesOf } from './course.ts';

export const steps = {
  who: 'Participant',
  contact: 'Contact',
  wishes: 'Vœux',
  order: 'Ordre',
  consents: 'Cases facultatives',
  recap: 'Récapitulatif',
  sending: 'Envoi',
} as const;

export type Step = keyof typeof steps;

type Guardian = BallotsTyped['guardians'][number];
type Consents = BallotsTyped['consents'];

/** A ballot being filled in: what for, and its wishes, the dearest first. */
export interface Draft {
  readonly key: string;
  readonly conservatoire: string;
  readonly activity: string;
  readonly wishes: readonly string[];
}

type YesNo = 'yes' | 'no' | '';

/** What is on the screens, whatever is still missing; nothing is ticked that nobody ticked. */
export interface Form {
  readonly lastName: string;
  readonly firstName: string;
  readonly born: TypedDay;
  readonly address: { readonly street: string; readonly postcode: string; readonly town: string };
  /** Asked of who lives elsewhere only (IVR-080). */
  readonly isTownStaff: YesNo;
  readonly isSchooled: YesNo;
  readonly guardian: Pick<Guardian, 'lastName' | 'firstName'>;
  /** The other one; null where none is named. */
  readonly second: Guardian | null;
  readonly phone: string;
  readonly mail: string;
  readonly familyNumber: string;
  /** In the order between them, once one is said. */
  readonly ballots: readonly Draft[];
  readonly order: 'ordered' | 'apart' | '';
  readonly consents: Consents;
}

const noConsents: Consents = { publication: false, culture: false, municipal: false, nextYear: false };

export const emptyForm: Form = {
  lastName: '',
  firstName: '',
  born: { day: '', month: '', year: '' },
  address: { street: '', postcode: '', town: '' },
  isTownStaff: '',
  isSchooled: '',
  guardian: { lastName: '', firstName: '' },
  second: null,
  phone: '',
  mail: '',
  familyNumber: '',
  ballots: [],
  order: '',
  consents: noConsents,
};

/** For another child: the family stays, the person does not. */
export const forAnother = ({ address, guardian, second, phone, mail, familyNumber }: Form): Form => ({
  ...emptyForm,
  address,
  guardian,
  second,
  phone,
  mail,
  familyNumber,
});

/** The steps to show: an order is asked between several ballots. */
export const stepsFor = ({ ballots }: Form): readonly Step[] =>
  (Object.keys(steps) as Step[]).filter((step) => step !== 'order' || ballots.length > 1);

/** At the date of reference; null while there is no birth date. */
export function ageAt({ born }: Form, { ageReference }: PublicLottery): number | null {
  const iso = isoOf(born);
  return iso === '' ? null : ageOn(iso, ageReference.day);
}

export const isMinor = ({ born }: Form, { today }: PublicLottery): boolean => !isAdult(isoOf(born), today);

/** A postcode typed whole. */
export const hasPostcode = ({ address }: Form): boolean => address.postcode.replace(/\s/g, '').length >= 5;

/** Where the postcode is the town's, nothing more is asked. */
export const isFromTown = ({ address }: Form, lottery: PublicLottery): boolean => livesIn(address, lottery);

/** A ballot that may be handed in: an activity, several times where the town takes several. */
export interface Offer extends Activity {
  readonly key: string;
  readonly label: string;
  readonly limits: Limits;
}

/** Everything a ballot may be for, establishment by establishment (IVR-015). */
export function offersOf(lottery: PublicLottery): Offer[] {
  return activitiesOf(lottery).flatMap((one) => {
    const limits = limitsFor(one, lottery);
    return Array.from({ length: limits.forActivity }, (_, i) => ({
      ...one,
      limits,
      key: `${one.conservatoire}-${one.courses[0]?.code}-${i + 1}`,
      label: i === 0 ? one.activity : `${one.activity}, bulletin ${i + 1}`,
    }));
  });
}

/** What is sent, trimmed; questions that were not asked are answered no. */
export function typedOf(form: Form, lottery: PublicLottery): BallotsTyped {
  const { address, phone, mail, guardian, second, consents } = form;
  const reached = { phone: phone.trim(), mail: mail.trim() };
  const isAsked = !isFromTown(form, lottery);
  const guardians = isMinor(form, lottery) ? [{ ...guardian, ...reached }, ...(second ? [second] : [])] : [];
  return {
    lastName: form.lastName.trim(),
    firstName: form.firstName.trim(),
    bornOn: isoOf(form.born),
    street: address.street.trim(),
    postcode: address.postcode.replace(/\s/g, ''),
    town: address.town.trim(),
    isTownStaff: isAsked && form.isTownStaff === 'yes',
    isSchooled: isAsked && form.isSchooled === 'yes',
    ...reached,
    familyNumber: form.familyNumber.trim(),
    guardians: guardians.map(trimmed),
    consents,
    ballots: form.ballots.map(({ conservatoire, activity, wishes }) => ({
      conservatoire,
      activity,
      wishes: [...wishes],
    })),
    isOrdered: form.order === 'ordered' && form.ballots.length > 1,
    rules: lottery.rules.version,
  };
}

const trimmed = ({ lastName, firstName, mail, phone }: Guardian): Guardian => ({
  lastName: lastName.trim(),
  firstName: firstName.trim(),
  mail: mail.trim(),
  phone: phone.trim(),
});
