import { useState } from 'preact/hooks';
import type { WavePreview } from '../../src/calls/offers.ts';
import { Notice } from '../family/band.tsx';
import { Actions } from '../office/actions.tsx';
import { useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { ConfirmNumber } from '../office/mailing.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import type { OffersProps } from './offers.tsx';

/** What offering the free seats would do, whole, before its number is typed (IVR-060, IVR-062…064). */
export function WaveScreen(props: OffersProps) {
  const { home, onBack, onDone, onLook } = props;
  const loaded = useLoaded('office.proposePreview', {});
  const call = useCall('office.propose');
  const [isDone, setDone] = useState(false);
  const preview = loaded.value;
  if (!preview)
    return (
      <Loading
        key="counting"
        home={home}
        heading="Proposer les places libres"
        doing="Nous comptons les places libres…"
        loaded={loaded}
      />
    );
  const propose = async () => {
    const words = doneWords(preview);
    const after = await call.run({ requestKey: call.requestKey(), confirmed: preview.count });
    setDone(after !== null);
    await (after ? onLook() : loaded.look());
    if (after) onDone(words);
  };
  if (preview.count === 0 && !isDone)
    return (
      <SectionScreen key="none" home={home} heading="Aucune place libre à proposer">
        <p>Chaque place est acceptée, déjà proposée, ou n’est demandée par personne. Rien n’est parti.</p>
        <Actions label="Revenir aux propositions" onConfirm={onBack} onBack={onBack} />
      </SectionScreen>
    );
  return (
    <SectionScreen
      key="preview"
      home={home}
      heading="Proposer les places libres&#8239;?"
      isWrong={call.state.at === 'refused'}
    >
      {!preview.isSigned && (
        <Notice kind="attention" state="Le procès-verbal n’est pas signé">
          <p>Les familles recevraient une place avant la signature. Signez-le d’abord, si vous le pouvez.</p>
          {home.office !== '' && (
            <a href={`${home.office}?page=loterie&action=tirage`} target="_top">
              Voir le procès-verbal
            </a>
          )}
        </Notice>
      )}
      {preview.lateSince !== '' && (
        <Notice
          kind="attention"
          state={`Ces places devaient être proposées au plus tard le ${preview.lateSince}`}
        >
          <p>Elles peuvent encore l’être&nbsp;: décidez-le, et dites-le aux familles qui le demandent.</p>
        </Notice>
      )}
      <Facts facts={factsOf(preview)} />
      <table class="narrow">
        <caption class="unseen">Places à proposer par cours</caption>
        <thead>
          <tr>
            <th scope="col">Cours</th>
            <th scope="col" class="number">
              À proposer
            </th>
          </tr>
        </thead>
        <tbody>
          {preview.courses.map(({ id, title, count }) => (
            <tr key={id}>
              <th scope="row">
                {id} {title}
              </th>
              <td class="number">{figure(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmNumber
        toMail={preview.count}
        whom="à proposer"
        what="places"
        back="Ne rien proposer"
        action={`Proposer ${counted(preview.count, 'place')}`}
        doing="Nous proposons les places…"
        state={isDone ? { at: 'asking', trouble: null } : call.state}
        onConfirm={propose}
        onBack={onBack}
      />
    </SectionScreen>
  );
}

const factsOf = ({ draw, isLastYear, count, toMail, toCall, bound, waitingMails }: WavePreview) => [
  { label: isLastYear ? 'Liste de l’an dernier' : 'Tirage', value: draw },
  { label: 'Places à proposer', value: figure(count) },
  { label: 'Par courriel', value: counted(toMail, 'famille') },
  {
    label: 'À appeler',
    value: toCall === 0 ? 'personne' : `${counted(toCall, 'famille')} sans courriel`,
  },
  {
    label: 'Réponse attendue',
    value: isLastYear
      ? 'dans les 48\u00a0heures, dès que la famille est prévenue'
      : bound === ''
        ? 'dans le délai de chaque établissement, dès que la famille est prévenue'
        : `jusqu’au ${bound}`,
  },
  ...(waitingMails === 0
    ? []
    : [{ label: 'En attente', value: `${counted(waitingMails, 'courriel')} pour dire sa place à chacun` }]),
];

function doneWords({ count, toMail, toCall }: WavePreview): string {
  const ways = [
    ...(toMail > 0 ? [`${figure(toMail)} par courriel`] : []),
    ...(toCall > 0 ? [`${counted(toCall, 'famille')} à appeler`] : []),
  ];
  return `${counted(count, 'place est proposée', 'places sont proposées')}\u00a0: ${ways.join(', ')}`;
}
