import type { OfficeHome } from '../../src/calls/office.ts';
import type { AccessLine } from '../../src/calls/rights.ts';
import { wordsFor } from '../../src/rights/access/areas.ts';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';

const heading = 'Qui voit quoi';

const roleNames: Readonly<Record<AccessLine['role'], string>> = {
  owner: 'Compte municipal',
  manager: 'Gestion',
  clerk: 'Agent',
};

/** What Google's own sharing gives beside the program. */
const ownerWords = [
  'Tout ce que voit la gestion.',
  'Le Registre, que personne d’autre n’ouvre.',
  'Les courriels envoyés et les fichiers déposés par les familles.',
];
const sharedWords: Readonly<Record<'manager' | 'clerk', string>> = {
  manager: 'Pilotage, tous les classeurs, leurs pièces et leurs lettres, les papiers du tirage.',
  clerk: 'Le classeur, les pièces et les lettres de ses établissements, en lecture pour les deux dernières.',
};

/** Who may see what, by role and establishment (CNS-014, IVR-081). */
export function AccessSection({ home }: { readonly home: OfficeHome }) {
  const loaded = useLoaded('office.access', {});
  const page = loaded.value;
  if (!page) return <Loading home={home} heading={heading} doing="Nous lisons l’équipe…" loaded={loaded} />;
  return (
    <SectionScreen key="page" home={home} heading={heading}>
      <p>
        Chaque personne voit ce que son travail demande, et rien d’autre. Le programme le vérifie à chaque
        demande.
      </p>
      <h2>L’équipe</h2>
      <table class="stacked">
        <caption class="unseen">Le rôle de chaque personne de l’équipe</caption>
        <thead>
          <tr>
            <th scope="col">Compte</th>
            <th scope="col">Rôle</th>
            <th scope="col">Établissements</th>
          </tr>
        </thead>
        <tbody>
          {page.team.map(({ mail, role, establishments }) => (
            <tr key={mail}>
              <th scope="row">{mail}</th>
              <td>{roleNames[role]}</td>
              <td>{role === 'clerk' ? establishments.join(', ') : 'Tous'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Par établissement</h2>
      <p>Le classeur, les pièces et les lettres d’un établissement sont partagés avec ces comptes.</p>
      <dl class="facts">
        {page.establishments.map(({ name, team }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{team.length === 0 ? 'Le compte municipal seul' : team.join(', ')}</dd>
          </div>
        ))}
      </dl>
      <h2>Par rôle, dans l’équipe</h2>
      <Role name="Compte municipal" words={ownerWords} />
      <Role
        name="Gestion"
        words={['Tout ce que voit un agent, partout.', sharedWords.manager, ...wordsFor('manager')]}
      />
      <Role name="Agent" words={[sharedWords.clerk, ...wordsFor('clerk')]} />
      <h2>En dehors de l’équipe</h2>
      <Role name="Une famille, par son lien ou son code" words={wordsFor('family')} />
      <Role name="Un participant au tirage, par son lien" words={wordsFor('participant')} />
      <Role name="Tout le monde" words={wordsFor('anybody')} />
      <Role
        name="Google, qui héberge les données"
        words={[
          'Tout, pour le seul compte de la ville et selon son contrat avec elle. Rien n’est transmis ni vendu à un tiers.',
        ]}
      />
    </SectionScreen>
  );
}

function Role({ name, words }: { readonly name: string; readonly words: readonly string[] }) {
  return (
    <section>
      <h3>{name}</h3>
      <ul>
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}
