import { LinkButton } from '../fields/button.tsx';
import { SelectField } from '../fields/select.tsx';
import { TextField } from '../fields/text.tsx';
import { counted } from '../office/words.ts';
import type { OffersHomeProps } from './offersHome.tsx';
import { type Filter, foundOffers, foundPeople, stateWords } from './offersState.ts';
import { OfferTable } from './offersTable.tsx';

const only: readonly (readonly [value: Filter['only'], label: string])[] = [
  ['', 'Toutes'],
  ['toCall', 'À appeler'],
  ['ending', 'Réponse dans les 6\u00a0heures'],
];

/** Every offer, found by name or number, course, state, and what presses. */
export function OfferList({ page, now, looking, onLooking, onOpen }: OffersHomeProps) {
  const { filter } = looking;
  const change = (part: Partial<Filter>) => onLooking({ ...looking, filter: { ...filter, ...part } });
  const found = foundOffers(page.offers, filter, now());
  return (
    <>
      <div class="narrowing">
        <TextField
          id="search"
          label="Chercher"
          hint="Nom, ou numéro comme T0001."
          optional
          value={filter.asked}
          onValue={(asked) => change({ asked })}
        />
        <SelectField
          id="course"
          label="Cours"
          value={filter.course}
          onValue={(course) => change({ course })}
          choices={[
            { value: '', label: 'Tous' },
            ...page.courses.map(({ id, title }) => ({ value: id, label: `${id} ${title}` })),
          ]}
        />
        <SelectField
          id="state"
          label="État"
          value={filter.state}
          onValue={(state) => change({ state: state as Filter['state'] })}
          choices={[
            { value: '', label: 'Tous' },
            ...Object.entries(stateWords).map(([value, [, , label]]) => ({ value, label })),
          ]}
        />
      </div>
      <fieldset class="filters">
        <legend>Montrer</legend>
        {only.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="only"
              checked={filter.only === value}
              onChange={() => change({ only: value })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <p role="status">{counted(found.length, 'proposition')}.</p>
      {found.length > 0 && (
        <OfferTable offers={found} now={now()} onOpen={(offer) => onOpen({ at: 'offer', offer })} />
      )}
      <FoundPeople page={page} asked={filter.asked} onOpen={onOpen} />
      <p>
        Une participation qui n’a pas de proposition se décide par son numéro&nbsp;:{' '}
        <LinkButton onPress={() => onOpen({ at: 'decide', entry: '' })}>
          Décider d’une autre participation…
        </LinkButton>
      </p>
    </>
  );
}

/** So many names are quick to read; a longer list is searched again. */
const mostNames = 20;

/** Whom the search names and who was offered nothing: they wait, or have left. */
function FoundPeople({
  page,
  asked,
  onOpen,
}: Pick<OffersHomeProps, 'page' | 'onOpen'> & { readonly asked: string }) {
  const found = foundPeople(page, asked);
  if (found.length === 0) return null;
  return (
    <>
      <h3>{counted(found.length, 'participation')} sans proposition</h3>
      <ul class="plain-list">
        {found.slice(0, mostNames).map(({ entry, name }) => (
          <li key={entry}>
            <LinkButton onPress={() => onOpen({ at: 'entry', entry })}>
              {entry} {name}
            </LinkButton>
          </li>
        ))}
      </ul>
      {found.length > mostNames && <p>Les {mostNames} premières. Écrivez le nom en entier.</p>}
    </>
  );
}
