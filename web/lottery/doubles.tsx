import { useState } from 'preact/hooks';
import type { Doubt } from '../../src/calls/lottery.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import type { SectionProps } from './model.ts';

/** Pairs of ballots that may be one person's, decided one by one by somebody, never by the program (IVR-016). */
export function DoublesSection({ home, onGo }: SectionProps) {
  const loaded = useLoaded('office.ballots', {});
  const call = useCall('office.ruleBallot');
  const [decided, setDecided] = useState(0);
  if (!loaded.value)
    return (
      <Loading
        key="reading"
        home={home}
        heading="Doublons"
        doing="Nous comparons les bulletins…"
        loaded={loaded}
      />
    );
  const { doubts } = loaded.value;
  const [doubt] = doubts;
  const decide = async (kind: 'same' | 'different') => {
    if (!doubt) return;
    const [first, second] = doubt.ballots;
    const after = await call.run({
      ruling: { kind, ballots: [first, second] },
      requestKey: call.requestKey(),
    });
    if (!after) return;
    loaded.set(after);
    setDecided(decided + 1);
  };
  if (!doubt)
    return (
      <SectionScreen key="none" home={home} heading="Doublons">
        <Notice kind="done" state="Aucun doublon à décider">
          <p>
            {decided > 0 && `${counted(decided, 'décision prise', 'décisions prises')}. `}
            Rien, de ce côté, n’empêche de figer la liste.
          </p>
        </Notice>
        <Actions label="Voir les bulletins" onConfirm={() => onGo('bulletins')} />
      </SectionScreen>
    );
  return (
    <SectionScreen key={doubt.ballots.join()} home={home} heading={`Est-ce la même personne\u202f?`}>
      <p>
        <strong>
          {doubts.length > 1
            ? `Il reste ${doubts.length} paires à décider.`
            : 'Il reste une paire à décider.'}
        </strong>{' '}
        La liste ne peut pas être figée avant.
      </p>
      <p>
        Pourquoi cette paire est proposée&nbsp;: {doubt.why}.
        <br />À savoir&nbsp;: {doubt.because}.
      </p>
      <Pair doubt={doubt} />
      <p>
        «&nbsp;Même personne&nbsp;»&nbsp;: les règles des doublons s’appliquent, le premier bulletin remis
        compte. «&nbsp;Deux personnes&nbsp;»&nbsp;: les deux participent.
      </p>
      <CallNotice state={call.state} doing="Nous enregistrons la décision…" />
      <div class="actions">
        <Button disabled={call.isAsking} onPress={() => decide('same')}>
          Même personne
        </Button>
        <Button disabled={call.isAsking} onPress={() => decide('different')}>
          Deux personnes
        </Button>
      </div>
    </SectionScreen>
  );
}

/** Never a difference by its colour alone: a word says it. */
function Pair({ doubt: { first, second, ballots } }: { readonly doubt: Doubt }) {
  return (
    <table class="pair">
      <caption class="unseen">Les deux bulletins</caption>
      <thead>
        <tr>
          <td />
          {ballots.map((number) => (
            <th key={number} scope="col">
              {number}
            </th>
          ))}
          <th scope="col">Comparaison</th>
        </tr>
      </thead>
      <tbody>
        {first.map(([label, value], i) => {
          if (ballots.includes(value)) return null;
          const other = second[i]?.[1] ?? '';
          const isSame = value === other;
          return (
            <tr key={label} class={isSame ? '' : 'differs'}>
              <th scope="row">{label}</th>
              <td>{value || '–'}</td>
              <td>{other || '–'}</td>
              <td class={isSame ? 'state' : 'state attention'}>{isSame ? '= identique' : '▲ diffère'}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
