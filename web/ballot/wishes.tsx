import { useState } from 'preact/hooks';
import { isOfAge, mostWishes } from '../../src/ballots/limits.ts';
import type { PublicCourse } from '../../src/calls/lottery.ts';
import { CheckboxRows } from '../fields/choices.tsx';
import { errorOf } from '../fields/errors.ts';
import { OrderedList } from '../fields/ordered.tsx';
import { counted } from '../office/words.ts';
import { PageLink } from '../shell/pageLink.tsx';
import { factsOf, seatsWords } from './course.ts';
import type { StepProps } from './flow.tsx';
import { ageAt, type Draft, type Offer, offersOf } from './form.ts';
import { StepScreen } from './step.tsx';

export const wishRank = (place: number): string => `${place === 1 ? '1er' : `${place}e`} vœu`;

/** An activity a ballot, then at most four courses in order, among those of the age (IVR-011, IVR-015, IVR-017). */
export function WishesStep(props: StepProps) {
  const { form, lottery, boot } = props;
  const age = ageAt(form, lottery);
  const offers = offersOf(lottery);
  return (
    <StepScreen {...props} heading={<>Quels cours souhaitez-vous&#8239;?</>}>
      <p>
        Cochez une activité, puis ses cours, votre préféré d’abord.{' '}
        {age !== null && (
          <>
            Le {lottery.ageReference.words}, {form.firstName.trim()} a <strong>{age}&nbsp;ans</strong>&nbsp;:
            les cours d’un autre âge sont grisés.{' '}
          </>
        )}
        <PageLink boot={boot} to="places" inNewTab>
          Lire la liste complète
        </PageLink>
      </p>
      {lottery.conservatoires.map(({ code, name }) => (
        <Establishment
          key={code}
          {...props}
          name={name}
          code={code}
          age={age}
          offers={offers.filter(({ conservatoire }) => conservatoire === code)}
        />
      ))}
    </StepScreen>
  );
}

interface EstablishmentProps extends StepProps {
  readonly name: string;
  readonly code: string;
  readonly age: number | null;
  readonly offers: readonly Offer[];
}

function Establishment(props: EstablishmentProps) {
  const { name, code, age, offers, form, change, errors } = props;
  if (offers.length === 0) return null;
  const ticked = form.ballots.map(({ key }) => key);
  const choose = (keys: readonly string[]) => {
    const others = form.ballots.filter(({ conservatoire }) => conservatoire !== code);
    const own = form.ballots.filter(({ key }) => keys.includes(key));
    const added = offers.filter(({ key }) => keys.includes(key) && !ticked.includes(key));
    const kept = form.ballots.filter((one) => others.includes(one) || own.includes(one));
    change({ ballots: [...kept, ...added.map(emptyDraft)] });
  };
  return (
    <CheckboxRows
      id={`ballots-${code}`}
      legend={name}
      hint={hintFor(offers)}
      error={errorOf(errors, `ballots-${code}`)}
      values={offers.map(({ key }) => key).filter((key) => ticked.includes(key))}
      onValues={choose}
      choices={offers.map((offer) => {
        const hasCourse = age === null || offer.courses.some((course) => isOfAge(age, course));
        return {
          value: offer.key,
          label: offer.label,
          isOff: !hasCourse && !ticked.includes(offer.key),
          detail: hasCourse ? undefined : <>Aucun cours pour {age}&nbsp;ans</>,
          opened: <Wishes {...props} offer={offer} />,
        };
      })}
    />
  );
}

const emptyDraft = ({ key, conservatoire, activity }: Offer): Draft => ({
  key,
  conservatoire,
  activity,
  wishes: [],
});

/** Said where an establishment takes fewer ballots than it has activities. */
function hintFor(offers: readonly Offer[]): string {
  const inAll = offers[0]?.limits.inAll ?? null;
  if (inAll === null || inAll >= offers.length) return '';
  return `${counted(inAll, 'bulletin')} par personne au plus.`;
}

/** The courses of one ballot: the fifth is refused, and what is ticked is put in order. */
function Wishes({ offer, form, change, errors, age }: EstablishmentProps & { readonly offer: Offer }) {
  const [isFull, setFull] = useState(false);
  const index = form.ballots.findIndex(({ key }) => key === offer.key);
  const wishes = form.ballots[index]?.wishes ?? [];
  const set = (next: readonly string[]) => {
    setFull(next.length > mostWishes);
    if (next.length > mostWishes) return;
    change({
      ballots: form.ballots.map((one) => (one.key === offer.key ? { ...one, wishes: next } : one)),
    });
  };
  const id = `ballots.${index}`;
  return (
    <>
      <CheckboxRows
        id={id}
        legend={`${offer.label}\u00a0: vos vœux, ${mostWishes} au plus`}
        error={isFull ? tooMany : errorOf(errors, id)}
        values={wishes}
        onValues={set}
        choices={offer.courses.map((course) => rowOf(course, age, wishes.indexOf(course.code) + 1))}
      />
      <div role="status">{isFull && <span class="unseen">{tooMany}</span>}</div>
      {wishes.length > 1 && (
        <OrderedList
          id={`order-${offer.key}`}
          rankWords={wishRank}
          onOrder={set}
          items={wishes.map((code) => {
            const name = offer.courses.find((course) => course.code === code)?.title ?? code;
            return { key: code, name, label: name };
          })}
        />
      )}
    </>
  );
}

const tooMany = `${mostWishes}\u00a0vœux au plus par bulletin. Décochez un cours pour en choisir un autre.`;

/** `place` is that among the wishes, from 1; 0 where it is none. */
function rowOf(course: PublicCourse, age: number | null, place: number) {
  const fits = age === null || isOfAge(age, course);
  return {
    value: course.code,
    label: course.title,
    isOff: !fits && place === 0,
    detail: (
      <>
        {place > 0 && <strong class="rank">{wishRank(place)}</strong>}
        <span class="facts">{factsOf(course)}</span>
        <span class="facts">{fits ? seatsWords(course.seats) : `Pas pour ${age}\u00a0ans`}</span>
      </>
    ),
  };
}
