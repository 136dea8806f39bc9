import { useState } from 'preact/hooks';
import type { RightsRequestFile } from '../../src/calls/registers.ts';
import type { CallInput } from '../../src/calls.ts';
import {
  channels,
  channelWords,
  identities,
  identityWords,
  kindWords,
  longestAsked,
  qualities,
  qualityWords,
  rightKinds,
} from '../../src/rights/registers/requests/words.ts';
import { RadioRows } from '../fields/choices.tsx';
import { DateField, isoOf } from '../fields/date.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { SelectField } from '../fields/select.tsx';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { SectionScreen } from '../office/section.tsx';
import { type ChosenPeople, PersonSearch } from './personSearch.tsx';
import { type SectionProps, todayTyped } from './words.tsx';

type Recording = CallInput<'office.recordRightsRequest'>;

const optionsOf = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));

const chooseFirst = { value: '', label: 'Choisissez' };

interface Typed {
  readonly kind: Recording['kind'] | '';
  readonly channel: Recording['channel'];
  readonly receivedOn: ReturnType<typeof todayTyped>;
  readonly name: string;
  readonly quality: Recording['asker']['quality'] | '';
  readonly mail: string;
  readonly address: string;
  readonly isSigned: '' | 'yes' | 'no';
  readonly identity: Recording['identity'] | '';
  readonly text: string;
}

const blank = (): Typed => ({
  kind: '',
  channel: 'letter',
  receivedOn: todayTyped(),
  name: '',
  quality: '',
  mail: '',
  address: '',
  isSigned: '',
  identity: '',
  text: '',
});

interface RequestFormProps extends SectionProps {
  readonly onBack: () => void;
  readonly onDone: (file: RightsRequestFile) => void;
}

/** A request as it came: what is asked, by whom, about whom. The program checks again all that is checked here. */
export function RequestForm({ home, onBack, onDone }: RequestFormProps) {
  const call = useCall('office.recordRightsRequest');
  const [typed, setTyped] = useState(blank);
  const [chosen, setChosen] = useState<ChosenPeople>({ people: [], isConfirmed: false });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const wrong = errorsIn(typed, chosen);
    setErrors(wrong);
    if (wrong.length > 0) return;
    const file = await call.run(recordingOf(typed, chosen, call.requestKey()));
    if (file) onDone(file);
  };
  const refused = call.state.at === 'refused' ? (call.state.refusal.fields ?? []) : [];
  const faults = errors.length > 0 ? errors : refused;
  const parts: PartProps = { typed, faults, onTyped: (part) => setTyped({ ...typed, ...part }) };
  return (
    <SectionScreen home={home} heading="Enregistrer une demande" isWrong={faults.length > 0}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <p>Tous les champs sont obligatoires, sauf mention contraire.</p>
        <Asked {...parts} />
        <h2>Qui demande</h2>
        <Asker {...parts} />
        <h2>Pour qui</h2>
        <PersonSearch
          chosen={chosen}
          onChosen={setChosen}
          errors={{ refs: errorOf(faults, 'refs'), isConfirmed: errorOf(faults, 'isConfirmed') }}
        />
        <CallNotice state={call.state} doing="Nous enregistrons la demande…" />
        <Actions label="Enregistrer la demande" disabled={call.isAsking} onBack={onBack} />
      </form>
    </SectionScreen>
  );
}

interface PartProps {
  readonly typed: Typed;
  readonly faults: readonly FieldError[];
  readonly onTyped: (part: Partial<Typed>) => void;
}

function Asked({ typed, faults, onTyped }: PartProps) {
  return (
    <>
      <SelectField
        id="kind"
        label="Ce qui est demandé"
        choices={[chooseFirst, ...optionsOf(rightKinds, kindWords)]}
        value={typed.kind}
        onValue={(kind) => onTyped({ kind: kind as Typed['kind'] })}
        error={errorOf(faults, 'kind')}
      />
      <DateField
        id="receivedOn"
        label="Reçue le"
        hint="Le jour d’arrivée, même s’il est passé&nbsp;: le délai part de ce jour."
        value={typed.receivedOn}
        onValue={(receivedOn) => onTyped({ receivedOn })}
        error={errorOf(faults, 'receivedOn')}
      />
      <SelectField
        id="channel"
        label="Par quelle voie"
        choices={optionsOf(channels, channelWords)}
        value={typed.channel}
        onValue={(channel) => onTyped({ channel: channel as Typed['channel'] })}
      />
      <TextArea
        id="text"
        label="Demande, dans les mots de la personne"
        hint="Ne copiez aucun document d’identité ni renseignement de santé."
        maxLength={longestAsked}
        value={typed.text}
        onValue={(text) => onTyped({ text })}
        error={errorOf(faults, 'text')}
      />
      <RadioRows
        id="isSigned"
        legend="La demande est-elle signée&#8239;?"
        choices={[
          { value: 'yes', label: 'Oui' },
          { value: 'no', label: 'Non' },
        ]}
        value={typed.isSigned}
        onValue={(isSigned) => onTyped({ isSigned: isSigned as Typed['isSigned'] })}
        error={errorOf(faults, 'isSigned')}
      />
    </>
  );
}

function Asker({ typed, faults, onTyped }: PartProps) {
  return (
    <>
      <TextField
        id="name"
        label="Nom et prénom"
        value={typed.name}
        onValue={(name) => onTyped({ name })}
        error={errorOf(faults, 'name')}
      />
      <RadioRows
        id="quality"
        legend="Qualité"
        choices={optionsOf(qualities, qualityWords)}
        value={typed.quality}
        onValue={(quality) => onTyped({ quality: quality as Typed['quality'] })}
        error={errorOf(faults, 'quality')}
      />
      <TextField
        id="mail"
        label="Courriel pour la réponse"
        hint="Sans courriel, les lettres sont à imprimer et à poster."
        type="email"
        optional
        value={typed.mail}
        onValue={(mail) => onTyped({ mail })}
        error={errorOf(faults, 'mail')}
      />
      <TextArea
        id="address"
        label="Adresse postale pour la réponse"
        optional
        rows={3}
        maxLength={500}
        value={typed.address}
        onValue={(address) => onTyped({ address })}
      />
      <RadioRows
        id="identity"
        legend="Identité"
        hint="Un document est regardé, jamais gardé. Il n’est demandé qu’en cas de doute, sauf si la ville le demande toujours."
        choices={optionsOf(identities, identityWords)}
        value={typed.identity}
        onValue={(identity) => onTyped({ identity: identity as Typed['identity'] })}
        error={errorOf(faults, 'identity')}
      />
    </>
  );
}

function errorsIn(typed: Typed, { people, isConfirmed }: ChosenPeople): FieldError[] {
  const missing: readonly (readonly [boolean, string, string])[] = [
    [typed.kind === '', 'kind', 'Choisissez ce qui est demandé.'],
    [isoOf(typed.receivedOn) === '', 'receivedOn', 'Écrivez le jour de réception.'],
    [typed.text.trim() === '', 'text', 'Écrivez ce qui est demandé.'],
    [typed.isSigned === '', 'isSigned', 'Dites si la demande est signée.'],
    [typed.name.trim() === '', 'name', 'Écrivez le nom de la personne qui demande.'],
    [typed.quality === '', 'quality', 'Choisissez la qualité de la personne qui demande.'],
    [
      typed.mail.trim() === '' && typed.address.trim() === '',
      'mail',
      'Écrivez un courriel ou une adresse\u00a0: la réponse y part.',
    ],
    [typed.identity === '', 'identity', 'Dites comment l’identité est établie.'],
    [people.length > 0 && !isConfirmed, 'isConfirmed', 'Comparez les fiches, puis cochez.'],
  ];
  return missing.flatMap(([isMissing, field, message]) => (isMissing ? [{ field, message }] : []));
}

/** What is sent, once nothing is missing. */
function recordingOf(typed: Typed, chosen: ChosenPeople, requestKey: string): Recording {
  const { kind, channel, receivedOn, name, quality, mail, address, isSigned, identity, text } = typed;
  return {
    kind: kind as Recording['kind'],
    channel,
    receivedOn: isoOf(receivedOn),
    asker: {
      name: name.trim(),
      quality: quality as Recording['asker']['quality'],
      mail: mail.trim(),
      address: address.trim(),
    },
    refs: chosen.people.map(({ ref }) => ref),
    isConfirmed: chosen.isConfirmed,
    isSigned: isSigned === 'yes',
    identity: identity as Recording['identity'],
    text,
    requestKey,
  };
}
