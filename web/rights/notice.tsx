import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import type { PrivacyPage } from '../../src/calls/rights.ts';
import {
  type Dpo,
  type IdPolicy,
  identityLabels,
  type Measure,
  measureWords,
  mostAnswerMonths,
  type PrivacyInput,
  privacyFaults,
  type Region,
  regionLabels,
} from '../../src/rights/notice/privacyRules.ts';
import { Notice } from '../family/band.tsx';
import { CheckboxRows, RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';

const heading = 'Notice et délégué';

/** What the data notice says of the town: its officer, where data are, what it does, when it answers. */
export function NoticeSection({ home }: { readonly home: OfficeHome }) {
  const loaded = useLoaded('office.privacyPage', {});
  const page = loaded.value;
  if (!page) return <Loading home={home} heading={heading} doing="Nous lisons la notice…" loaded={loaded} />;
  return <Form home={home} page={page} />;
}

const nobody: Dpo = { name: '', mail: '', address: '', phone: '' };

function Form({ home, page }: { readonly home: OfficeHome; readonly page: PrivacyPage }) {
  const call = useCall('office.privacy');
  const [typed, setTyped] = useState<PrivacyInput>({
    ...page.privacy,
    dpo: page.privacy.dpo ?? nobody,
  });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isKept, setKept] = useState(false);
  const change = (part: Partial<PrivacyInput>) => setTyped({ ...typed, ...part });
  const save = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const found = privacyFaults(typed);
    setErrors(found);
    if (found.length > 0) return;
    const privacy = { ...typed, measures: [...typed.measures] };
    setKept((await call.run({ privacy, requestKey: call.requestKey() })) !== null);
  };
  if (isKept) return <Kept home={home} onBack={() => setKept(false)} />;
  return (
    <SectionScreen
      key="form"
      home={home}
      heading={heading}
      isWrong={errors.length > 0 || call.state.at === 'refused'}
    >
      <ErrorSummary errors={errors} />
      <p>
        Les familles lisent ceci dans la notice «&nbsp;Données personnelles&nbsp;». N’y dites que ce qui est
        vrai.
        {page.isWritten ? '' : ' Rien n’est encore écrit\u00a0: la notice le dit aux familles.'}
      </p>
      <form noValidate onSubmit={save}>
        <Officer dpo={typed.dpo} errors={errors} onDpo={(dpo) => change({ dpo })} />
        <WhereKept value={typed.region} onValue={(region) => change({ region })} />
        <Measures values={typed.measures} onValues={(measures) => change({ measures })} />
        <Answers typed={typed} errors={errors} onChange={change} />
        <CallNotice state={call.state} doing="Nous enregistrons…" />
        <Actions label="Enregistrer" disabled={call.isAsking} />
      </form>
    </SectionScreen>
  );
}

function Kept({ home, onBack }: { readonly home: OfficeHome; readonly onBack: () => void }) {
  return (
    <SectionScreen key="kept" home={home} heading={heading}>
      <Notice kind="done" state="C’est enregistré">
        <p>
          La notice le dit dès maintenant. Si son texte a changé, la version d’avant reste lisible avec sa
          date.
        </p>
        {home.families !== '' && (
          <p>
            <a href={`${home.families}?page=donnees`} target="_blank" rel="noopener">
              Lire la notice (nouvel onglet)
            </a>
          </p>
        )}
      </Notice>
      <Actions label="Modifier encore" onConfirm={onBack} />
    </SectionScreen>
  );
}

const lines: readonly { readonly name: keyof Dpo; readonly label: string; readonly hint?: string }[] = [
  { name: 'name', label: 'Nom ou fonction', hint: 'Exemple\u00a0: la déléguée à la protection des données.' },
  { name: 'mail', label: 'Courriel' },
  {
    name: 'address',
    label: 'Adresse',
    hint: 'Celle de la mairie\u00a0: les lettres sont adressées au maire.',
  },
  { name: 'phone', label: 'Téléphone' },
];

interface OfficerProps {
  readonly dpo: Dpo;
  readonly errors: readonly FieldError[];
  readonly onDpo: (dpo: Dpo) => void;
}

function Officer({ dpo, errors, onDpo }: OfficerProps) {
  return (
    <>
      <h2>Délégué à la protection des données</h2>
      {lines.map(({ name, label, hint }) => (
        <TextField
          key={name}
          id={`dpo-${name}`}
          label={label}
          {...(hint === undefined ? {} : { hint })}
          {...(name === 'phone' ? { optional: true } : {})}
          maxLength={2000}
          value={dpo[name]}
          onValue={(text) => onDpo({ ...dpo, [name]: text })}
          error={errorOf(errors, `dpo-${name}`)}
        />
      ))}
    </>
  );
}

const choicesOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

function WhereKept({
  value,
  onValue,
}: {
  readonly value: Region;
  readonly onValue: (region: Region) => void;
}) {
  return (
    <>
      <h2>Où Google garde les données</h2>
      <RadioRows
        id="region"
        legend="Que dit le réglage «&nbsp;Régions des données&nbsp;»&#8239;?"
        hint="Dans la console d’administration de Google Workspace. La notice répète ce que vous dites ici."
        choices={choicesOf(regionLabels)}
        value={value}
        onValue={(region) => onValue(region as Region)}
      />
    </>
  );
}

interface MeasuresProps {
  readonly values: readonly Measure[];
  readonly onValues: (measures: Measure[]) => void;
}

function Measures({ values, onValues }: MeasuresProps) {
  const choices = choicesOf(measureWords).map(({ value, label }) => ({
    value,
    label: label.charAt(0).toUpperCase() + label.slice(1),
  }));
  return (
    <>
      <h2>Ce que fait la ville pour protéger les données</h2>
      <CheckboxRows
        id="measures"
        legend="Ces mesures existent vraiment"
        hint="La notice ne cite que celles que vous cochez. Elle dit toujours ce que Da Capo fait lui-même."
        choices={choices}
        values={values}
        onValues={(measures) => onValues(measures as Measure[])}
      />
    </>
  );
}

const months = Array.from({ length: mostAnswerMonths }, (_, i) => ({
  value: String(i + 1),
  label: `${i + 1}\u00a0mois`,
}));

interface AnswersProps {
  readonly typed: PrivacyInput;
  readonly errors: readonly FieldError[];
  readonly onChange: (part: Partial<PrivacyInput>) => void;
}

function Answers({ typed, errors, onChange }: AnswersProps) {
  return (
    <>
      <h2>Les demandes de droits</h2>
      <RadioRows
        id="idPolicy"
        legend="Quand demandez-vous une pièce d’identité&#8239;?"
        hint="La CNIL demande de ne le faire qu’en cas de doute."
        choices={choicesOf(identityLabels)}
        value={typed.idPolicy}
        onValue={(idPolicy) => onChange({ idPolicy: idPolicy as IdPolicy })}
      />
      <RadioRows
        id="answerMonths"
        legend="Délai le plus long d’une réponse"
        hint="La règle est un mois. Au-delà, la personne est prévenue pendant le premier mois, avec la raison."
        error={errorOf(errors, 'answerMonths')}
        choices={months}
        value={String(typed.answerMonths)}
        onValue={(count) => onChange({ answerMonths: Number(count) })}
      />
    </>
  );
}
