import { useEffect, useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import type { TermsVersion } from '../../src/calls/texts.ts';
import type { CallAnswers } from '../../src/calls.ts';
import { isMail } from '../../src/mailAddress.ts';
import { Notice } from '../family/band.tsx';
import { Articles } from '../family/legal.tsx';
import { LinkButton } from '../fields/button.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { SectionScreen } from './section.tsx';

type Demands = CallAnswers['office.termsDemands'];

interface DemandsProps {
  readonly home: OfficeHome;
  readonly current: TermsVersion;
  readonly onLeave: () => void;
}

const nobody = { lastName: '', firstNames: '', mail: '', address: '' };

type Person = typeof nobody;

/** Whoever asks for the terms gets them in full: by mail at once, or printed here and posted (PAR-074). */
export function TermsDemands({ home, current, onLeave }: DemandsProps) {
  const list = useCall('office.termsDemands');
  const [demands, setDemands] = useState<Demands | null>(null);
  const [done, setDone] = useState<Demands[number] | null>(null);
  useEffect(() => {
    list.run({}).then((answer) => answer && setDemands(answer));
  }, []);
  if (done)
    return (
      <Recorded
        key="recorded"
        {...{ home, current, demand: done }}
        onNext={() => setDone(null)}
        onLeave={onLeave}
      />
    );
  return (
    <SectionScreen key="form" home={home} heading="Envoyer les conditions">
      <DemandForm
        onSent={(answer) => {
          setDemands(answer);
          setDone(answer[0] ?? null);
        }}
        onLeave={onLeave}
      />
      <h2>Dernières demandes</h2>
      <CallNotice state={list.state} doing="Nous lisons le Journal…" />
      {demands && <DemandTable demands={demands} />}
    </SectionScreen>
  );
}

function DemandForm({ onSent, onLeave }: { onSent: (demands: Demands) => void; onLeave: () => void }) {
  const call = useCall('office.sendTerms');
  const [person, setPerson] = useState(nobody);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const set = (part: Partial<Person>) => setPerson({ ...person, ...part });
  const send = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const tidy = {
      lastName: person.lastName.trim(),
      firstNames: person.firstNames.trim(),
      mail: person.mail.trim(),
      address: person.address.trim(),
    };
    const wrong = errorsIn(tidy);
    setErrors(wrong);
    if (wrong.length > 0) return;
    const answer = await call.run({ ...tidy, requestKey: call.requestKey() });
    if (answer) onSent(answer);
  };
  return (
    <form noValidate onSubmit={send}>
      <ErrorSummary errors={errors} />
      <p>Un courriel, ou une adresse postale&nbsp;: la demande est écrite au Journal.</p>
      <TextField
        id="lastName"
        label="Nom"
        value={person.lastName}
        onValue={(lastName) => set({ lastName })}
        error={errorOf(errors, 'lastName')}
      />
      <TextField
        id="firstNames"
        label="Prénoms"
        value={person.firstNames}
        onValue={(firstNames) => set({ firstNames })}
        error={errorOf(errors, 'firstNames')}
      />
      <TextField
        id="mail"
        label="Courriel"
        type="email"
        optional
        value={person.mail}
        onValue={(mail) => set({ mail })}
        error={errorOf(errors, 'mail')}
      />
      <TextArea
        id="address"
        label="Adresse postale"
        optional
        value={person.address}
        onValue={(address) => set({ address })}
        error={errorOf(errors, 'address')}
        maxLength={500}
      />
      <CallNotice state={call.state} doing="Nous enregistrons la demande…" />
      <Actions
        label="Envoyer les conditions"
        disabled={call.isAsking}
        {...(call.isAsking ? {} : { onBack: onLeave })}
      />
    </form>
  );
}

function errorsIn({ lastName, firstNames, mail, address }: Person): FieldError[] {
  return [
    ...(lastName === '' ? [{ field: 'lastName', message: 'Indiquez le nom.' }] : []),
    ...(firstNames === '' ? [{ field: 'firstNames', message: 'Indiquez les prénoms.' }] : []),
    ...(mail === '' && address === ''
      ? [{ field: 'mail', message: 'Indiquez un courriel ou une adresse postale.' }]
      : []),
    ...(mail !== '' && address !== ''
      ? [{ field: 'address', message: 'Indiquez un courriel ou une adresse postale, pas les deux.' }]
      : []),
    ...(mail !== '' && !isMail(mail)
      ? [{ field: 'mail', message: 'Indiquez un courriel complet, par exemple nom@ville.fr.' }]
      : []),
  ];
}

interface RecordedProps extends DemandsProps {
  readonly demand: Demands[number];
  readonly onNext: () => void;
}

/** What was recorded; for a letter, the text to print stands below. */
function Recorded({ home, current, demand, onNext, onLeave }: RecordedProps) {
  const isPosted = demand.mail === '';
  return (
    <SectionScreen home={home} heading={isPosted ? 'À envoyer par courrier' : 'Conditions envoyées'}>
      <Notice
        kind={isPosted ? 'attention' : 'done'}
        state={
          isPosted ? `À poster à ${demand.name}` : `Le courriel part à ${demand.mail} dans les cinq minutes`
        }
      >
        {isPosted && <p class="paragraph">{demand.address}</p>}
        <p>La demande est écrite au Journal.</p>
      </Notice>
      {isPosted ? (
        <Actions label="Imprimer" onConfirm={() => window.print()}>
          <LinkButton onPress={onNext}>Répondre à une autre demande</LinkButton>
          <LinkButton onPress={onLeave}>Retour aux conditions</LinkButton>
        </Actions>
      ) : (
        <Actions
          label="Répondre à une autre demande"
          onConfirm={onNext}
          back="Retour aux conditions"
          onBack={onLeave}
        />
      )}
      {isPosted && (
        <>
          <h2>{current.title}</h2>
          <p class="hint">
            Version {current.version}, en vigueur depuis le {current.since}.
          </p>
          <Articles text={current} level="h3" />
        </>
      )}
    </SectionScreen>
  );
}

function sentTo(mail: string, address: string): string {
  if (mail !== '') return `Courriel\u00a0: ${mail}`;
  return address === '' ? '' : `Courrier\u00a0: ${address}`;
}

function DemandTable({ demands }: { readonly demands: Demands }) {
  if (demands.length === 0) return <p>Aucune demande pour l’instant.</p>;
  return (
    <table>
      <caption class="unseen">Demandes de conditions, la plus récente d’abord</caption>
      <thead>
        <tr>
          <th scope="col">Reçue le</th>
          <th scope="col">Nom</th>
          <th scope="col">Version</th>
          <th scope="col">Réponse</th>
        </tr>
      </thead>
      <tbody>
        {demands.map(({ at, name, version, mail, address }) => (
          <tr key={at + name + mail + address}>
            <td>{at}</td>
            <td>{name}</td>
            <td>{version}</td>
            <td>{sentTo(mail, address)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
