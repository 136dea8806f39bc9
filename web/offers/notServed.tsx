import { useState } from 'preact/hooks';
import type { NotServed, NotServedPage } from '../../src/calls/offers.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { SelectField } from '../fields/select.tsx';
import { Actions } from '../office/actions.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { isManager } from '../office/model.ts';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import { downloadText } from '../shell/keep.ts';
import type { SectionProps } from './model.ts';
import {
  agesIn,
  confidential,
  everybody,
  hasOtherWords,
  type Narrowing,
  narrowed,
  notServedCsv,
  waitWords,
} from './notServedState.ts';

interface NotServedProps extends SectionProps {
  readonly onOffers: () => void;
}

const title = 'Non servis';

/** The protected file of those the draw gave nothing, for the seats that come free during the year (IVR-085). */
export function NotServedSection({ home, onOffers }: NotServedProps) {
  const loaded = useLoaded('office.notServed', {});
  const { state, value, look } = loaded;
  if (value) return <NotServedList key="list" home={home} page={value} onOffers={onOffers} />;
  if (state.at !== 'refused' || state.refusal.kind !== 'invalid')
    return (
      <Loading key="reading" home={home} heading={title} doing="Nous lisons le fichier…" loaded={loaded} />
    );
  return (
    <SectionScreen key="none" home={home} heading={title}>
      <Notice kind="plain" state={state.refusal.message} />
      <Actions label="Actualiser" onConfirm={look} />
    </SectionScreen>
  );
}

function NotServedList({ home, page, onOffers }: NotServedProps & { readonly page: NotServedPage }) {
  const [narrowing, setNarrowing] = useState<Narrowing>(everybody);
  const found = narrowed(page, narrowing);
  return (
    <SectionScreen home={home} heading={title}>
      <Notice kind="attention" state="Fichier protégé">
        <p>{confidential.replace('Fichier protégé. ', '')}</p>
      </Notice>
      <p>
        Personnes qui attendent et n’ont aucune place au tirage {page.draw}. Chacune est sur une seule ligne,
        même si elle attend plusieurs cours.
      </p>
      <div class="unprinted">
        <h2>Une place se libère pendant l’année</h2>
        <p>
          {isManager(home)
            ? 'N’appelez pas dans le désordre. Dans Propositions, ouvrez le cours, puis «\u00a0Ajouter une place\u00a0», puis «\u00a0Proposer les places libres\u00a0»\u00a0: elle va à la première personne en attente.'
            : 'N’appelez pas dans le désordre. Prévenez la personne qui gère la campagne\u00a0: elle ajoute la place au cours, puis propose les places libres. La place va à la première personne en attente.'}
        </p>
        <Actions label="Aller aux propositions" onConfirm={onOffers} />
        <h2>La liste</h2>
        <Narrow page={page} narrowing={narrowing} onNarrowing={setNarrowing} />
      </div>
      <p role="status">{counted(found.length, 'personne')}.</p>
      {found.length > 0 && (
        <>
          <People people={found} />
          <div class="actions">
            <Button onPress={() => window.print()}>Imprimer la liste</Button>
            <Button onPress={() => downloadText(`${page.draw}-non-servis.csv`, notServedCsv(found))}>
              Télécharger la liste (CSV)
            </Button>
          </div>
        </>
      )}
    </SectionScreen>
  );
}

interface NarrowProps {
  readonly page: NotServedPage;
  readonly narrowing: Narrowing;
  readonly onNarrowing: (narrowing: Narrowing) => void;
}

function Narrow({ page, narrowing, onNarrowing }: NarrowProps) {
  const ages = agesIn(page.people).map((age) => ({ value: String(age), label: `${age}\u00a0ans` }));
  const any = { value: '', label: 'Tous' };
  const fields = [
    ['course', 'Cours', page.courses.map(({ id, title: name }) => ({ value: id, label: `${id} ${name}` }))],
    ['from', 'Âge, à partir de', ages],
    ['to', 'Âge, jusqu’à', ages],
  ] as const;
  return (
    <div class="narrowing">
      {fields.map(([id, label, choices]) => (
        <SelectField
          key={id}
          id={id}
          label={label}
          value={narrowing[id]}
          onValue={(value) => onNarrowing({ ...narrowing, [id]: value })}
          choices={[any, ...choices]}
        />
      ))}
    </div>
  );
}

const headings = ['Participation', 'Âge', 'En attente', 'Contact', 'L’an prochain'];

function People({ people }: { readonly people: readonly NotServed[] }) {
  return (
    <table class="offers stacked">
      <caption class="unseen">Personnes sans place</caption>
      <thead>
        <tr>
          {headings.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Person key={person.entry} person={person} />
        ))}
      </tbody>
    </table>
  );
}

/** On a phone a line is a small card: what each word means is said in it. */
function Person({ person }: { readonly person: NotServed }) {
  const { entry, name, age, phone, mails, waits, hasOther, mayContact, keptUntil } = person;
  return (
    <tr>
      <th scope="row">
        {entry} {name}
        {hasOther && <span class="hint">{hasOtherWords}</span>}
      </th>
      <td>{age === null ? 'âge non donné' : `${age}\u00a0ans`}</td>
      <td>
        {waits.map((wait) => (
          <span key={wait.course} class="wait">
            {waitWords(wait)}
          </span>
        ))}
      </td>
      <td>
        <span class="phone">{phone || 'sans téléphone'}</span>
        {mails.map((mail) => (
          <span key={mail} class="hint">
            {mail}
          </span>
        ))}
      </td>
      <td>
        {mayContact ? 'd’accord pour l’an prochain' : 'sans accord pour l’an prochain'}
        <span class="hint">gardée jusqu’au {keptUntil}</span>
      </td>
    </tr>
  );
}
