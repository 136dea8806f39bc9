import type { EliminationLine } from '../../src/calls/retention.ts';
import { Notice } from '../family/band.tsx';
import { LinkButton } from '../fields/button.tsx';
import { Actions } from '../office/actions.tsx';
import { useCall } from '../office/call.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import { PaperLinks } from './paperLinks.tsx';
import { ReasonScreen } from './reasonScreen.tsx';
import type { RetentionProps } from './retention.tsx';
import { OutOfReach, State } from './retentionHome.tsx';
import { eliminationWords, totalCounted } from './retentionWords.ts';

export interface EliminationProps extends RetentionProps {
  readonly one: EliminationLine;
}

/** One purge or one erasure: what it counts, where it stands, and what comes next. */
export function EliminationScreen(props: EliminationProps & { readonly told: string }) {
  const { home, one, told } = props;
  const { kind, state, preparedAt, preparedBy, visa, doneAt, reason } = one;
  const facts = [
    { label: 'État', value: <State state={state} /> },
    { label: kind === 'purge' ? 'Préparé' : 'Commencé', value: `${preparedAt}, par ${preparedBy}` },
    { label: 'Visa des archives', value: visa },
    { label: 'Terminé', value: doneAt },
    { label: 'Motif', value: reason },
  ].filter(({ value }) => value !== '');
  return (
    <SectionScreen home={home} heading={headingOf(one)}>
      {told !== '' && <Notice kind="done" state={told} />}
      <Facts facts={facts} />
      {kind === 'purge' && <CountedTable one={one} />}
      {state === 'waiting' && <ToSign {...props} />}
      {state === 'underWay' && (
        <p>Le programme continue seul, même page fermée. Revenez dans quelques minutes.</p>
      )}
      {one.left.length > 0 && <NotCleaned names={one.left} />}
      {state === 'done' && <Gone one={one} />}
      <Next {...props} />
    </SectionScreen>
  );
}

const headingOf = (one: EliminationLine): string =>
  one.kind === 'purge' ? `Bordereau d’élimination ${one.number}` : eliminationWords(one);

/** What the *bordereau* counts. */
export function CountedTable({ one }: { readonly one: EliminationLine }) {
  return (
    <table class="stacked">
      <caption class="unseen">Ce que compte le bordereau</caption>
      <thead>
        <tr>
          <th scope="col">Données</th>
          <th scope="col">Dates extrêmes</th>
          <th scope="col" class="number">
            Nombre
          </th>
        </tr>
      </thead>
      <tbody>
        {one.counted.map(({ label, count, days }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td data-label="Dates">{days}</td>
            <td data-label="Nombre" class="number">
              {figure(count)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            Total
          </th>
          <td class="number">{figure(totalCounted(one))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function ToSign({ page, one: { number } }: EliminationProps) {
  const html = page.papers[number];
  return (
    <>
      <h2>Le bordereau à faire viser</h2>
      <p>Imprimez-le, signez-le, envoyez-le aux archives. Rien n’est détruit avant leur visa.</p>
      {html && <PaperLinks what="le bordereau" name={`bordereau-${number}`} html={html} />}
    </>
  );
}

/** What comes next, and the ways out. */
function Next({ one: { number, kind, state }, onGo }: EliminationProps) {
  const back = 'Revenir à la conservation';
  const onBack = () => onGo({ at: 'home' });
  if (kind === 'erasure' || state === 'done' || state === 'abandoned')
    return <Actions label={back} onConfirm={onBack} />;
  const [label, at] = nextSteps[state];
  return (
    <Actions label={label} onConfirm={() => onGo({ at, number })} back={back} onBack={onBack}>
      {state !== 'underWay' && (
        <LinkButton onPress={() => onGo({ at: 'abandon', number })}>Abandonner ce bordereau…</LinkButton>
      )}
    </Actions>
  );
}

const nextSteps = {
  waiting: ['Enregistrer le visa…', 'visa'],
  allowed: ['Détruire ces données…', 'destroy'],
  underWay: ['Continuer maintenant', 'destroy'],
} as const;

/** What was done, tab by tab, and what is beside the program. */
function Gone({ one: { gone } }: { readonly one: EliminationLine }) {
  return (
    <>
      <h2>Ce qui a été fait</h2>
      {gone.length === 0 ? (
        <p>Il ne restait rien à détruire.</p>
      ) : (
        <>
          <p>Ces lignes sont effacées, ou vidées de ce qui nommait quelqu’un.</p>
          <ul>
            {gone.map(([what, count]) => (
              <li key={what}>
                {what}&nbsp;: {counted(count, 'ligne')}
              </li>
            ))}
          </ul>
        </>
      )}
      <OutOfReach />
    </>
  );
}

function NotCleaned({ names }: { readonly names: readonly string[] }) {
  return (
    <Notice
      kind="attention"
      state={
        names.length > 1 ? 'Des classeurs n’ont pas pu être nettoyés' : 'Un classeur n’a pas pu être nettoyé'
      }
    >
      <p>
        Le programme a essayé pendant une heure&nbsp;: {names.join(', ')}. Ce qui est effacé s’y lit peut-être
        encore. Retirez-y à la main les lignes des personnes effacées.
      </p>
    </Notice>
  );
}

/** Nothing is destroyed; what is due stays due. */
export function AbandonScreen({ home, one: { number }, onGo, onDone }: EliminationProps) {
  const call = useCall('office.abandonPurge');
  return (
    <ReasonScreen
      home={home}
      heading={`Abandonner le bordereau ${number}\u202f?`}
      hint="Il reste dans la liste des éliminations."
      label="Abandonner le bordereau"
      doing="Nous abandonnons le bordereau…"
      state={call.state}
      onBack={() => onGo({ at: 'elimination', number })}
      onReason={async (reason) => {
        const after = await call.run({ number, reason, requestKey: call.requestKey() });
        if (after) onDone(`Le bordereau ${number} est abandonné`, after);
      }}
    >
      <p>
        Rien n’est détruit. Ce qui est arrivé à terme le reste&nbsp;: vous pourrez préparer un autre
        bordereau.
      </p>
    </ReasonScreen>
  );
}
