import { useEffect, useState } from 'preact/hooks';
import type { TodayLine, TodayPage } from '../../src/calls/today.ts';
import { Notice } from '../family/band.tsx';
import { LinkButton } from '../fields/button.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { figure } from './words.ts';

const heading = 'Que faire aujourd’hui\u202f?';

/** Where the campaign stands and what to do next; each number says where its rows are. */
export function TodaySection({ home, onGo }: SectionProps) {
  const call = useCall('office.today');
  const [page, setPage] = useState<TodayPage | null>(null);
  const look = () => call.run({}).then((answer) => answer && setPage(answer));
  useEffect(() => void look(), []);
  return (
    <SectionScreen
      key={page ? 'page' : 'reading'}
      home={home}
      heading={heading}
      isWrong={call.state.at === 'refused'}
    >
      <CallNotice state={call.state} doing="Nous comptons…" />
      {page && (
        <>
          <p>
            <strong>{page.campaign}</strong>
          </p>
          {page.warnings.map((warning) => (
            <Notice key={warning} kind="attention" state={warning} />
          ))}
          <Figures lines={page.lines} onGo={onGo} />
          <Bars
            title="Réponses par jour"
            rows={page.perDay.map(({ day, count }) => ({ label: day, count, of: null }))}
            empty="Aucune réponse pour l’instant."
          />
          <Bars
            title="Réponses par établissement"
            rows={page.perConservatoire.map(({ name, answered, students }) => {
              return { label: name, count: answered, of: students };
            })}
            empty=""
          />
          <Bars
            title="Dossiers où il manque des pièces"
            rows={page.perConservatoire.map(({ name, missing, answered }) => {
              return { label: name, count: missing, of: answered };
            })}
            empty=""
          />
          <Actions
            label="Compter de nouveau"
            disabled={call.isAsking}
            onConfirm={look}
            onBack={() => onGo('')}
          />
        </>
      )}
    </SectionScreen>
  );
}

interface FiguresProps extends Pick<SectionProps, 'onGo'> {
  readonly lines: readonly TodayLine[];
}

function Figures({ lines, onGo }: FiguresProps) {
  return (
    <table>
      <caption class="unseen">Chiffres du jour</caption>
      <thead>
        <tr>
          <th scope="col">Quoi</th>
          <th scope="col" class="number">
            Combien
          </th>
          <th scope="col">Que faire</th>
          <th scope="col">Où</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, label, count, of, todo, tab, address }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td class="number">{of === null ? figure(count) : `${figure(count)} sur ${figure(of)}`}</td>
            <td>
              {todo}{' '}
              {id === 'overdue' && (
                <LinkButton onPress={() => onGo('decisions')}>Préparer les rejets</LinkButton>
              )}
            </td>
            <td>
              {tab === null ? (
                <LinkButton onPress={() => onGo('controles')}>
                  Contrôles<span class="unseen">&nbsp;: {label}</span>
                </LinkButton>
              ) : (
                <TabLink tab={tab} address={address} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TabLink({ tab, address }: Pick<TodayLine, 'tab' | 'address'>) {
  const words = tab === 'Données personnelles' ? tab : `Onglet ${tab}`;
  if (address === '') return words;
  return (
    <a href={address} target="_blank" rel="noopener">
      {words}
    </a>
  );
}

interface BarsProps {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly count: number; readonly of: number | null }[];
  readonly empty: string;
}

/** Bars with their numbers beside them: the same figures, as a table, for who does not see them. */
function Bars({ title, rows, empty }: BarsProps) {
  const most = rows.reduce((highest, { count, of }) => Math.max(highest, of ?? count), 1);
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <table class="bars">
          <caption class="unseen">{title}</caption>
          <tbody>
            {rows.map(({ label, count, of }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    {of !== null && <rect class="bar-of" width={(of * 100) / most} height="10" />}
                    <rect class="bar" width={(count * 100) / most} height="10" />
                  </svg>
                </td>
                <td class="number">{of === null ? figure(count) : `${figure(count)} sur ${figure(of)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
