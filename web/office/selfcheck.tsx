import { useState } from 'preact/hooks';
import type { CallAnswers } from '../../src/calls.ts';
import { Notice } from '../family/band.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

type Belief = CallAnswers['office.selfcheck'][number];

const results: Readonly<
  Record<Belief['result'], { readonly word: string; readonly sign: string; readonly look: string }>
> = {
  confirmed: { word: 'Confirmé', sign: '✓ ', look: 'done' },
  refuted: { word: 'Contredit', sign: '✕ ', look: 'error' },
  unknown: { word: 'Inconnu', sign: '▲ ', look: 'attention' },
};

/** Where a belief comes from, by the mark the program gives it; a belief that failed gives its error instead. */
const sources: Readonly<Record<string, string>> = {
  D: 'Documentation de Google',
  T: 'Référence de Google',
  L: 'Essais publics sur Google',
  C: 'Plusieurs témoignages publics',
  '?': 'Incertain\u00a0: Da Capo n’en dépend pas',
};

/** Tries on the town's own account what Da Capo believes of Google. */
export function SelfcheckSection({ home, onWorking }: SectionProps) {
  const call = useCall('office.selfcheck');
  const [beliefs, setBeliefs] = useState<readonly Belief[] | null>(null);
  const check = async () => {
    setBeliefs(null);
    onWorking(true);
    const answer = await call.run({});
    onWorking(false);
    if (answer) setBeliefs(answer);
  };
  return (
    <SectionScreen home={home} heading="Vérifier l’installation" isWrong={call.state.at === 'refused'}>
      <p>
        Da Capo compte sur quelques comportements de Google. Cette vérification les essaie sur le compte de la
        ville, dans un onglet à part qu’elle efface ensuite. Aucune donnée ne change, aucun courriel ne part.
      </p>
      <CallNotice state={call.state} doing="Nous vérifions…" />
      {beliefs && <Beliefs beliefs={beliefs} />}
      <Actions
        label={beliefs ? 'Vérifier de nouveau' : 'Vérifier'}
        onConfirm={check}
        disabled={call.isAsking}
      />
    </SectionScreen>
  );
}

/** Nothing rests on a belief marked `?`: whichever way it turns out, it stops nobody. */
const stops = ({ result, detail }: Belief): boolean => result === 'refuted' && detail !== '?';

function Verdict({ beliefs }: { readonly beliefs: readonly Belief[] }) {
  const refuted = beliefs.filter(stops).length;
  const unknown = beliefs.filter(({ result }) => result === 'unknown').length;
  if (refuted + unknown === 0) {
    return (
      <Notice
        kind="done"
        state={`${counted(beliefs.length, 'point vérifié', 'points vérifiés')}, rien n’empêche d’ouvrir la campagne`}
      />
    );
  }
  return (
    <Notice
      kind={refuted > 0 ? 'error' : 'attention'}
      state={`${counted(refuted, 'point contredit', 'points contredits')}, ${counted(unknown, 'inconnu')}`}
    >
      <p>Gardez cette page et prévenez la personne qui a installé Da Capo avant d’ouvrir la campagne.</p>
    </Notice>
  );
}

function Beliefs({ beliefs }: { readonly beliefs: readonly Belief[] }) {
  return (
    <>
      <div role="status">
        <Verdict beliefs={beliefs} />
      </div>
      <table>
        <caption class="unseen">Points vérifiés</caption>
        <thead>
          <tr>
            <th scope="col">Résultat</th>
            <th scope="col">Ce que Da Capo attend de Google</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {beliefs.map(({ name, result, detail }) => (
            <tr key={name}>
              <td class={`state ${results[result].look}`}>
                <span aria-hidden="true">{results[result].sign}</span>
                {results[result].word}
              </td>
              <td>{name}</td>
              <td>{sources[detail] ?? detail}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
