import { useState } from 'preact/hooks';
import { isOfAge } from '../../src/ballots/limits.ts';
import type { PublicCourse } from '../../src/calls/lottery.ts';
import { Notice } from '../family/band.tsx';
import { Screen } from '../family/screen.tsx';
import { Button } from '../fields/button.tsx';
import { TextField } from '../fields/text.tsx';
import { PageLink } from '../shell/pageLink.tsx';
import type { PageProps } from './app.tsx';
import { type Activity, activitiesOf, factsOf, nameOf, seatsWords } from './course.ts';
import { Elsewhere, titleOf } from './links.tsx';

/** The published list: what, when, for whom, how many seats and why (IVR-050…052). */
export function PlacesPage({ boot, lottery }: PageProps) {
  const { published, schoolYear } = lottery;
  return (
    <Screen
      key="places"
      title={titleOf(boot)}
      heading={`Cours et places, ${schoolYear.replace('-', '\u2011')}`}
    >
      {published === null ? (
        <Notice kind="attention" state="La liste n’est pas encore publiée">
          <p>
            Elle est publiée au moins une semaine avant l’ouverture des bulletins, le {lottery.opens}. Revenez
            d’ici là.
          </p>
        </Notice>
      ) : (
        <Published boot={boot} lottery={lottery} version={published.version} at={published.at} />
      )}
      <Elsewhere boot={boot} />
    </Screen>
  );
}

interface PublishedProps extends PageProps {
  readonly version: string;
  readonly at: string;
}

function Published({ boot, lottery, version, at }: PublishedProps) {
  const [age, setAge] = useState('');
  const all = activitiesOf(lottery);
  const shown = all
    .map((one) => ({ ...one, courses: one.courses.filter((course) => isFor(age, course)) }))
    .filter(({ courses }) => courses.length > 0);
  const count = shown.reduce((sum, { courses }) => sum + courses.length, 0);
  return (
    <>
      <p>
        Version {version}, publiée le {at}.
      </p>
      <Entries boot={boot} lottery={lottery} />
      <div class="unprinted">
        <TextField
          id="age"
          label={`Âge le ${lottery.ageReference.words}`}
          hint="Pour ne voir que les cours de cet âge."
          inputMode="numeric"
          short
          optional
          maxLength={3}
          value={age}
          onValue={setAge}
        />
        <p role="status">{count === 0 ? 'Aucun cours pour cet âge.' : `${count}\u00a0cours.`}</p>
      </div>
      {lottery.conservatoires.map(({ code }) => (
        <Establishment
          key={code}
          name={nameOf(lottery, code)}
          activities={shown.filter(({ conservatoire }) => conservatoire === code)}
        />
      ))}
      <div class="actions">
        <Button onPress={() => window.print()}>Imprimer ou enregistrer en PDF</Button>
      </div>
    </>
  );
}

const isFor = (age: string, course: PublicCourse): boolean =>
  !/^\d+$/.test(age.trim()) || isOfAge(Number(age), course);

/** When ballots are handed in, and the way there. */
function Entries({ boot, lottery: { phase, opens, closes } }: PageProps) {
  if (phase === 'before' || phase === 'open')
    return (
      <p>
        Les bulletins se remettent du {opens} au {closes}, en ligne ou sur papier. L’ordre d’arrivée ne compte
        pas.{' '}
        {phase === 'open' && (
          <PageLink boot={boot} to="bulletin">
            Remettre un bulletin
          </PageLink>
        )}
      </p>
    );
  return (
    <p>
      Les bulletins sont clos depuis le {closes}.{' '}
      <PageLink boot={boot} to="tirage">
        Voir le tirage
      </PageLink>
    </p>
  );
}

function Establishment({ name, activities }: { readonly name: string; readonly activities: Activity[] }) {
  if (activities.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      {activities.map(({ activity, courses }) => (
        <div key={activity}>
          <h3>{activity}</h3>
          <ul class="courses">
            {courses.map((course) => (
              <Course key={course.code} course={course} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Course({ course }: { readonly course: PublicCourse }) {
  const { title, seats, explained } = course;
  return (
    <li class="course">
      <p class="course-title">{title}</p>
      <p class="course-facts">{factsOf(course)}</p>
      <p class="course-seats">{seatsWords(seats)}</p>
      {explained.length > 0 && (
        <details class="unprinted">
          <summary>
            Pourquoi ce nombre&#8239;?<span class="unseen"> {title}</span>
          </summary>
          <ul class="legal">
            {explained.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
