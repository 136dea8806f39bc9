import { useEffect, useState } from 'preact/hooks';
import type { TermsVersion } from '../../src/calls/texts.ts';
import type { CallAnswers } from '../../src/calls.ts';
import { Notice } from '../family/band.tsx';
import { LinkButton } from '../fields/button.tsx';
import { Actions } from './actions.tsx';
import { Announce } from './announce.tsx';
import { CallNotice, useCall } from './call.tsx';
import { FeesEditor } from './fees.tsx';
import type { SectionProps } from './model.ts';
import { Facts, SectionScreen } from './section.tsx';
import { TermsDemands } from './termsDemands.tsx';
import { ConfirmAmendment, EditTerms } from './termsEditor.tsx';
import { type Edits, noEdits } from './termsEdits.ts';

type Fees = CallAnswers['public.texts']['fees'];

type Phase =
  | { readonly at: 'look'; readonly done: string }
  | { readonly at: 'edit' }
  | { readonly at: 'confirm' }
  | { readonly at: 'announce'; readonly decided: string }
  | { readonly at: 'fees' }
  | { readonly at: 'demands' };

/** What is in force, as the program answers it to anybody. */
interface Published {
  readonly versions: readonly TermsVersion[];
  readonly fees: Fees;
}

/** The terms of use, the fees and rules, and who asked for the terms: what stands, and one thing to do at a time. */
export function TermsSection(props: SectionProps) {
  const { home, onGo } = props;
  const [phase, setPhase] = useState<Phase>({ at: 'look', done: '' });
  const [edits, setEdits] = useState<Edits>(noEdits);
  const { published, state, load } = usePublished(home.ready.town);
  if (!home.ready.town)
    return (
      <SectionScreen key="early" home={home} heading="Conditions">
        <p>Les conditions nomment la ville et ses dates. Réglez d’abord la ville.</p>
        <Actions label="Régler la ville" onConfirm={() => onGo('ville')} />
      </SectionScreen>
    );
  const current = published?.versions[published.versions.length - 1];
  if (!published || !current)
    return (
      <SectionScreen key="loading" home={home} heading="Conditions" isWrong={state.at === 'refused'}>
        <CallNotice state={state} doing="Nous lisons les conditions…" />
      </SectionScreen>
    );
  const toLook = (done = '') => {
    load();
    setPhase({ at: 'look', done });
  };
  const editing = { ...props, current, edits, onEdits: setEdits };
  switch (phase.at) {
    case 'look':
      return (
        <Look key={`look ${phase.done}`} {...props} {...{ published, current, phase }} onPhase={setPhase} />
      );
    case 'edit':
      return (
        <EditTerms
          key="edit"
          {...editing}
          onNext={() => setPhase({ at: 'confirm' })}
          onLeave={() => setPhase({ at: 'look', done: '' })}
        />
      );
    case 'confirm':
      return (
        <ConfirmAmendment
          key="confirm"
          {...editing}
          onStale={load}
          onBack={() => setPhase({ at: 'edit' })}
          onPublished={() => {
            setEdits(noEdits);
            load();
            setPhase({ at: 'announce', decided: 'L’avenant est publié' });
          }}
        />
      );
    case 'announce':
      return (
        <Announce key="announce" {...props} about="terms" decided={phase.decided} onLeave={() => toLook()} />
      );
    case 'fees':
      return (
        <FeesEditor
          key="fees"
          home={home}
          fees={published.fees}
          onStale={load}
          onKept={() => toLook('Les tarifs et règlements sont enregistrés')}
          onLeave={() => toLook()}
        />
      );
    case 'demands':
      return <TermsDemands key="demands" home={home} current={current} onLeave={() => toLook()} />;
  }
}

/** The versions and the fees, asked again after each publication: somebody else may have published too. */
function usePublished(isReady: boolean) {
  const versions = useCall('public.versions');
  const texts = useCall('public.texts');
  const [published, setPublished] = useState<Published | null>(null);
  const load = async () => {
    const [all, { fees } = { fees: null }] = [await versions.run({}), (await texts.run({})) ?? undefined];
    if (all) setPublished({ versions: all, fees });
  };
  useEffect(() => {
    if (isReady) load();
  }, [isReady]);
  return { published, state: versions.state, load };
}

interface LookProps extends SectionProps {
  readonly published: Published;
  readonly current: TermsVersion;
  readonly phase: Extract<Phase, { at: 'look' }>;
  readonly onPhase: (phase: Phase) => void;
}

function Look({ home, published: { versions, fees }, current, phase, onPhase }: LookProps) {
  const page = `${home.families}?page=conditions`;
  return (
    <SectionScreen home={home} heading="Conditions">
      {phase.done !== '' && <Notice kind="done" state={phase.done} />}
      <h2>Conditions d’utilisation</h2>
      <Facts
        facts={[
          { label: 'Version en vigueur', value: current.version },
          { label: 'Depuis', value: current.since },
          { label: 'Avenants', value: versions.length - 1 },
        ]}
      />
      {home.families !== '' && (
        <p>
          <a href={page} target="_blank" rel="noopener">
            Voir la page publique et toutes les versions (nouvel onglet)
          </a>
        </p>
      )}
      <Actions label="Préparer un avenant" onConfirm={() => onPhase({ at: 'edit' })} />
      {versions.length > 1 && (
        <LinkButton onPress={() => onPhase({ at: 'announce', decided: '' })}>
          Prévenir les familles du dernier avenant
        </LinkButton>
      )}
      <h2>Tarifs et règlements</h2>
      {fees ? (
        <ul>
          {fees.documents.map(({ title, address }) => (
            <li key={title}>
              {title}
              {address !== '' && <span class="hint">{address}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <p>Aucun. Les familles n’ont que deux cases à cocher.</p>
      )}
      <LinkButton onPress={() => onPhase({ at: 'fees' })}>
        {fees ? 'Modifier les tarifs et règlements' : 'Donner les tarifs et règlements'}
      </LinkButton>
      <h2>Demandes de conditions</h2>
      <p>Toute personne qui donne son nom et une adresse les reçoit gratuitement.</p>
      <LinkButton onPress={() => onPhase({ at: 'demands' })}>Répondre à une demande</LinkButton>
    </SectionScreen>
  );
}
