import type { OfficeHome } from '../../src/calls/office.ts';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';

const heading = 'Qui voit quoi';

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
        <caption class="unseen">Ce que voit chaque personne de l’équipe</caption>
        <thead>
          <tr>
            <th scope="col">Compte</th>
            <th scope="col">Rôle</th>
            <th scope="col">Établissements</th>
            <th scope="col">Voit</th>
          </tr>
        </thead>
        <tbody>
          {page.team.map(({ mail, role, establishments, sees }) => (
            <tr key={mail}>
              <th scope="row">{mail}</th>
              <td>{role}</td>
              <td>{establishments}</td>
              <td>
                <ul>
                  {sees.map((words) => (
                    <li key={words}>{words}</li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Les autres</h2>
      <dl class="facts">
        {page.others.map(({ who, sees }) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>{sees}</dd>
          </div>
        ))}
      </dl>
    </SectionScreen>
  );
}
