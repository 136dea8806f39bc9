import type { FamilyWish, OfficeEntry } from '../../src/calls/offers.ts';
import { ordinal } from '../../src/draw/pv/words.ts';
import { Notice } from '../family/band.tsx';
import { Actions } from '../office/actions.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { dialled } from '../shell/contact.tsx';
import type { OffersProps } from './offers.tsx';
import { OfferTable } from './offersTable.tsx';

interface EntryProps extends OffersProps {
  readonly entry: string;
}

/** One participation, whole: its wishes, its offers, what happened to it (IVR-081). */
export function EntryScreen({ entry, ...props }: EntryProps) {
  const { home, page, told, now, onOpen, onBack } = props;
  const loaded = useLoaded('office.entry', { entry });
  const found = loaded.value;
  const name = page.people.find((one) => one.entry === entry)?.name ?? '';
  const heading = `Participation ${entry} – ${name}`;
  if (!found)
    return (
      <Loading
        key="reading"
        home={home}
        heading={heading}
        doing="Nous lisons la participation…"
        loaded={loaded}
      />
    );
  const own = page.offers.filter((offer) => offer.entry === entry);
  return (
    <SectionScreen key="entry" home={home} heading={heading}>
      {told !== '' && <Notice kind="done" state={told} />}
      <Facts facts={factsOf(found)} />
      <h2>Vœux</h2>
      <WishTable wishes={found.wishes} />
      {found.elsewhere > 0 && (
        <p class="hint">
          {found.elsewhere === 1
            ? 'Un autre vœu est d’un autre établissement.'
            : `${found.elsewhere}\u00a0autres vœux sont d’autres établissements.`}
        </p>
      )}
      <h2>Propositions</h2>
      {own.length > 0 ? (
        <OfferTable offers={own} now={now()} onOpen={(offer) => onOpen({ at: 'offer', offer })} />
      ) : (
        <p>Aucune place ne lui est encore proposée.</p>
      )}
      <h2>Ce qui s’est passé</h2>
      <Events events={found.events} />
      <Moves history={found.history} />
      <Actions label="Décider…" onConfirm={() => onOpen({ at: 'decide', entry })} onBack={onBack} />
    </SectionScreen>
  );
}

const factsOf = ({ list, phone, mails }: OfficeEntry) => [
  { label: 'Liste', value: list },
  { label: 'Téléphone', value: phone === '' ? 'non donné' : <a href={dialled(phone)}>{phone}</a> },
  { label: 'Courriels', value: mails.length === 0 ? 'aucun\u00a0: à appeler' : mails.join(', ') },
];

/** Each wish, the dearest first: its rank in the draw and where it stands now, which are two numbers. */
function WishTable({ wishes }: { readonly wishes: readonly FamilyWish[] }) {
  return (
    <table class="offers stacked">
      <caption class="unseen">Vœux</caption>
      <thead>
        <tr>
          {['Cours', 'Rang au tirage', 'État'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {wishes.map(({ course, title, rank, among, state, place, waiting }) => (
          <tr key={course}>
            <th scope="row">
              {course}
              <span class="hint">{title}</span>
            </th>
            <td>
              {ordinal(rank)} sur {among} au tirage
            </td>
            <td>
              {state}
              {place > 0 && `\u00a0: ${ordinal(place)} sur ${waiting}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Events({ events }: Pick<OfficeEntry, 'events'>) {
  if (events.length === 0) return <p>Rien depuis le tirage.</p>;
  return (
    <ol>
      {events.map(({ at, what, by, reason }, rank) => (
        <li key={rank}>
          <strong>{what}</strong>, le {at}
          {reason !== '' && <>&nbsp;: {reason}</>}
          <span class="hint">{by}</span>
        </li>
      ))}
    </ol>
  );
}

/** For a clerk who explains on the phone what the family has before its eyes. */
function Moves({ history }: Pick<OfficeEntry, 'history'>) {
  if (history.length === 0) return null;
  return (
    <>
      <h3>Ce que la famille lit sur sa page</h3>
      <ul>
        {history.map(({ day, sentence }) => (
          <li key={`${day} ${sentence}`}>
            {day}. {sentence}
          </li>
        ))}
      </ul>
    </>
  );
}
