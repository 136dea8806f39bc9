import type { EliminationLine, RetentionRow } from '../../src/calls/retention.ts';
import { durationWords } from '../../src/campaign/retentionMonths.ts';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { Actions } from '../office/actions.tsx';
import { useFirstRows } from '../office/firstRows.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import { HoldList } from './holdList.tsx';
import type { RetentionProps } from './retention.tsx';
import { eliminationWords, isOpen, stateMarks, totalDue } from './retentionWords.ts';

/** What is due first, then the table, what is held, what was destroyed, and what the program cannot reach. */
export function RetentionHome(props: RetentionProps & { readonly told: string }) {
  const { home, page, told, onGo } = props;
  const open = page.eliminations.find(isOpen);
  return (
    <SectionScreen home={home} heading="Conservation">
      {told !== '' && <Notice kind="done" state={told} />}
      <p>
        Une donnée se garde aussi longtemps que son motif le demande. Ensuite elle s’élimine, et jamais sans
        le visa des archives.
      </p>
      <h2>À éliminer aujourd’hui</h2>
      {open ? <OpenPurge {...props} open={open} /> : <Due {...props} />}
      <h2>Durées de conservation</h2>
      <MonthsTable table={page.table} />
      {open ? (
        <p>
          Le bordereau {open.number} a été fait avec ces durées. Terminez-le ou abandonnez-le pour les
          modifier.
        </p>
      ) : (
        <div class="actions">
          <Button onPress={() => onGo({ at: 'months' })}>Modifier les durées…</Button>
        </div>
      )}
      <h2>Gels</h2>
      <HoldList {...props} />
      <h2>Éliminations</h2>
      <Eliminations {...props} />
      <OutOfReach />
    </SectionScreen>
  );
}

function OpenPurge({ onGo, open }: RetentionProps & { readonly open: EliminationLine }) {
  return (
    <>
      <p>
        Bordereau {open.number}&nbsp;: <State state={open.state} />. Un seul se traite à la fois.
      </p>
      <Actions
        label={`Ouvrir le bordereau ${open.number}`}
        onConfirm={() => onGo({ at: 'elimination', number: open.number })}
      />
    </>
  );
}

function Due({ page: { table, held }, onGo }: RetentionProps) {
  const total = totalDue(table);
  const keptWords =
    held > 0 &&
    `${counted(held, 'fiche arrivée à terme est gelée', 'fiches arrivées à terme sont gelées')}\u00a0: ${held < 2 ? 'elle reste' : 'elles restent'}.`;
  if (total === 0) return <p>Rien n’est à éliminer. {keptWords}</p>;
  return (
    <>
      <DueTable table={table} />
      {keptWords && <p>{keptWords}</p>}
      <Actions label="Préparer le bordereau…" onConfirm={() => onGo({ at: 'prepare' })} />
    </>
  );
}

/** What is due, by category. */
export function DueTable({ table }: { readonly table: readonly RetentionRow[] }) {
  return (
    <table class="narrow">
      <caption class="unseen">Ce qui est arrivé au terme de sa durée</caption>
      <thead>
        <tr>
          <th scope="col">Données</th>
          <th scope="col" class="number">
            À éliminer
          </th>
        </tr>
      </thead>
      <tbody>
        {table
          .filter(({ due }) => due > 0)
          .map(({ category, label, due }) => (
            <tr key={category}>
              <th scope="row">{label}</th>
              <td class="number">{figure(due)}</td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Total</th>
          <td class="number">{figure(totalDue(table))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function MonthsTable({ table }: { readonly table: readonly RetentionRow[] }) {
  return (
    <table class="stacked">
      <caption class="unseen">Durée de chaque sorte de données, et son motif</caption>
      <thead>
        <tr>
          {['Données', 'Durée', 'Motif', 'À éliminer'].map((name) => (
            <th key={name} scope="col" class={name === 'À éliminer' ? 'number' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.map(({ category, label, what, months, from, source, due }) => (
          <tr key={category}>
            <th scope="row">
              <strong>{label}</strong>
              <span class="hint">{what}.</span>
            </th>
            <td data-label="Durée">
              {durationWords(months)} après {from}
            </td>
            <td data-label="Motif">{source}</td>
            <td data-label="À éliminer" class="number">
              {figure(due)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Eliminations({ page: { eliminations }, onGo }: RetentionProps) {
  const { shown, more } = useFirstRows(eliminations, counted(eliminations.length, 'élimination'));
  if (eliminations.length === 0) return <p>Aucune donnée n’a encore été éliminée.</p>;
  return (
    <>
      <table class="stacked">
        <caption class="unseen">Éliminations et effacements, les plus récents d’abord</caption>
        <thead>
          <tr>
            {['Élimination', 'Préparée le', 'Par', 'État'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={one.number}>
              <th scope="row">
                <LinkButton onPress={() => onGo({ at: 'elimination', number: one.number })}>
                  {eliminationWords(one)}
                </LinkButton>
              </th>
              <td data-label="Préparée le">{one.preparedAt}</td>
              <td data-label="Par">{one.preparedBy}</td>
              <td>
                <State state={one.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

/** A state by its sign and its word. */
export function State({ state }: Pick<EliminationLine, 'state'>) {
  const [sign, kind, word] = stateMarks[state];
  return (
    <span class={`state ${kind}`}>
      <span aria-hidden="true">{sign} </span>
      {word}
    </span>
  );
}

/** Said plainly wherever something is destroyed: what stays beside the program. */
export function OutOfReach() {
  return (
    <>
      <h2>Ce que le programme n’atteint pas</h2>
      <ul>
        <li>
          Les courriels déjà envoyés restent dans la boîte d’envoi du compte municipal. Leur durée se règle
          dans Google Workspace, par la personne qui l’administre.
        </li>
        <li>
          L’historique des versions des classeurs montre d’anciennes lignes. Il suit la durée de conservation
          de Google choisie par la ville.
        </li>
        <li>Les papiers imprimés et les fichiers téléchargés se détruisent à la main.</li>
      </ul>
    </>
  );
}
