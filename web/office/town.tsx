import { useState } from 'preact/hooks';
import type { Town } from '../../src/campaign/town.ts';
import { datesOf, readTownFile, type TownFault } from '../../src/campaign/townFile.ts';
import { listed } from '../../src/french.ts';
import { Notice } from '../family/band.tsx';
import { FileField, UNREADABLE } from '../fields/file.tsx';
import { Actions } from './actions.tsx';
import { Alert, CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { decodeSchoolFile } from './schoolFile.ts';
import { Facts, SectionScreen } from './section.tsx';
import { schoolYear } from './words.ts';

type Phase =
  | { readonly at: 'choose'; readonly faults: readonly TownFault[]; readonly name: string }
  | { readonly at: 'check'; readonly town: Town; readonly name: string }
  | { readonly at: 'saved' };

const choosing: Phase = { at: 'choose', faults: [], name: '' };

/** The town's settings: a file is read here and shown in French before anything is kept. */
export function TownSection(props: SectionProps) {
  const [phase, setPhase] = useState<Phase>(choosing);
  switch (phase.at) {
    case 'choose':
      return <Choose key="choose" {...props} phase={phase} onPhase={setPhase} />;
    case 'check':
      return <Check key="check" {...props} phase={phase} onPhase={setPhase} />;
    case 'saved':
      return <Saved key="saved" {...props} />;
  }
}

interface PhaseProps<P extends Phase['at']> extends SectionProps {
  readonly phase: Extract<Phase, { at: P }>;
  readonly onPhase: (phase: Phase) => void;
}

function Choose({ home, phase: { faults, name }, onPhase }: PhaseProps<'choose'>) {
  const refuse = (sentence: string, file: string) =>
    onPhase({ at: 'choose', faults: [{ field: '', sentence }], name: file });
  const read = (bytes: Uint8Array, file: string) => {
    const decoded = decodeSchoolFile(bytes);
    const town = readTownFile(decoded.kind === 'text' ? decoded.text : '');
    if (town.kind === 'town') onPhase({ at: 'check', town: town.town, name: file });
    else onPhase({ at: 'choose', faults: town.faults, name: file });
  };
  return (
    <SectionScreen home={home} heading="Ville" isWrong={faults.length > 0}>
      <Faults faults={faults} name={name} />
      {home.ready.town ? (
        <p>
          La ville est réglée&nbsp;: <strong>{home.town}</strong>
          {home.campaign && `, du ${home.campaign.opens} au ${home.campaign.closes}`}. Un nouveau fichier
          remplace ces réglages.
        </p>
      ) : (
        <p>
          Les réglages de la ville sont dans un fichier, ville.json. Choisissez-le&nbsp;: vous le relirez
          d’abord.
        </p>
      )}
      <FileField
        id="town-file"
        label="Fichier des réglages"
        hint="Nom habituel&nbsp;: ville.json. Rien n’est enregistré avant votre accord."
        accept=".json,application/json"
        onBytes={read}
        onUnreadable={() => refuse(UNREADABLE, '')}
      />
    </SectionScreen>
  );
}

/** Which cursus families may ask for in part, where the file names any (X8). */
function divisibleFact({ reEnrolment: { divisibleCursus = [] } }: Town) {
  return divisibleCursus.length > 0 ? [{ label: 'Cursus sécables', value: listed(divisibleCursus) }] : [];
}

function Faults({ faults, name }: { readonly faults: readonly TownFault[]; readonly name: string }) {
  if (faults.length === 0) return null;
  const state = `${name === '' ? 'Ce fichier' : `Le fichier «\u00a0${name}\u00a0»`} ne convient pas. Rien n’a été enregistré.`;
  return (
    <Alert state={state}>
      <ul>
        {faults.map(({ field, sentence }) => (
          <li key={field + sentence}>
            {sentence} {field !== '' && <code>{field}</code>}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Check({ home, phase: { town, name }, onPhase, onHome }: PhaseProps<'check'>) {
  const call = useCall('office.town');
  const save = async () => {
    const answer = await call.run({ town, requestKey: call.requestKey() });
    if (!answer) return;
    onHome(answer);
    onPhase({ at: 'saved' });
  };
  return (
    <SectionScreen home={home} heading="Relisez les réglages" isWrong={call.state.at === 'refused'}>
      <p>
        Voici ce que dit le fichier «&nbsp;{name}&nbsp;». Rien n’est encore enregistré.
        {home.ready.town && ` Ces réglages remplaceront ceux de ${home.town}.`}
      </p>
      <Facts
        facts={[
          { label: 'Ville', value: town.town },
          { label: 'Codes postaux', value: listed(town.postcodes) },
          { label: 'Année scolaire', value: schoolYear(town.schoolYear) },
          ...datesOf(town).map(({ label, words }) => ({ label, value: words })),
          ...divisibleFact(town),
        ]}
      />
      <h2>Conservatoires</h2>
      <Schools town={town} />
      <CallNotice state={call.state} doing="Nous enregistrons…" />
      <Actions
        label="Enregistrer"
        onConfirm={save}
        disabled={call.isAsking}
        {...(call.isAsking ? {} : { onBack: () => onPhase(choosing), back: 'Choisir un autre fichier' })}
      />
    </SectionScreen>
  );
}

function Schools({ town }: { readonly town: Town }) {
  return (
    <table>
      <caption class="unseen">Conservatoires</caption>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col">Nom</th>
          <th scope="col">Type</th>
          <th scope="col">Courriel</th>
          <th scope="col">Téléphone</th>
          <th scope="col">Adresse</th>
        </tr>
      </thead>
      <tbody>
        {town.conservatoires.map((school) => (
          <tr key={school.code}>
            <td>{school.code}</td>
            <td>{school.name}</td>
            <td>{school.kind ?? ''}</td>
            <td>{school.mail}</td>
            <td class="number">{school.phone}</td>
            <td>{school.address}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What comes after the town is set. */
function Next({ home: { ready }, onGo }: Pick<SectionProps, 'home' | 'onGo'>) {
  if (!ready.legal) return <Actions label="Écrire les textes légaux" onConfirm={() => onGo('textes')} />;
  return ready.workbooks ? (
    <Actions label="Retour à l’accueil" onConfirm={() => onGo('')} />
  ) : (
    <Actions label="Créer les classeurs" onConfirm={() => onGo('classeurs')} />
  );
}

function Saved({ home, onGo }: SectionProps) {
  return (
    <SectionScreen home={home} heading="Ville">
      <Notice kind="done" state="Les réglages de la ville sont enregistrés">
        <p>
          {home.town}
          {home.campaign && `, du ${home.campaign.opens} au ${home.campaign.closes}`}.
        </p>
      </Notice>
      <Next home={home} onGo={onGo} />
    </SectionScreen>
  );
}
