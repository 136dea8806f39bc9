import { useState } from 'preact/hooks';
import type { ErasePreview } from '../../src/calls/rights.ts';
import { of } from '../../src/french.ts';
import { Notice } from '../family/band.tsx';
import { CheckboxRow } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { ask } from '../office/program.ts';
import { SectionScreen } from '../office/section.tsx';
import { figure } from '../office/words.ts';
import { newRequestKey } from '../server.ts';
import { nameOf } from './people.ts';
import type { PersonProps } from './person.tsx';
import { Removing } from './removing.tsx';
import { typedNumberFaults } from './typedNumber.ts';

/** What was confirmed. */
interface Confirmed {
  readonly confirmed: number;
  readonly reason: string;
}

interface EraseProps extends PersonProps {
  readonly onErased: () => void;
}

/** What erasing somebody does, said first; then the same call until it is done (GDPR 17, IVR-090). */
export function EraseScreen(props: EraseProps) {
  const { home, chosen, onGo, onErased } = props;
  const refs = chosen.map(({ ref }) => ref);
  const loaded = useLoaded('office.erasePreview', { refs });
  const [key] = useState(newRequestKey);
  const [run, setRun] = useState<Confirmed | null>(null);
  const [isDone, setDone] = useState(false);
  const preview = loaded.value;
  const heading = `Effacer les données ${of(nameOf(chosen))}`;
  if (isDone) return <Erased key="done" home={home} onErased={onErased} />;
  if (run)
    return (
      <Removing
        key="removing"
        {...props}
        heading="Effacement en cours"
        again={(told) => ask('office.erase', { refs, ...run, requestKey: key }, told)}
        onDone={() => setDone(true)}
        onBack={() => {
          setRun(null);
          loaded.look();
        }}
      />
    );
  if (!preview)
    return (
      <Loading
        key="reading"
        home={home}
        heading={heading}
        doing="Nous regardons ce que cela entraîne…"
        loaded={loaded}
      />
    );
  const onBack = () => onGo('person');
  if (preview.impossible !== '')
    return (
      <SectionScreen key="impossible" home={home} heading={heading}>
        <Notice kind="attention" state="L’effacement est impossible maintenant">
          <p>{preview.impossible}</p>
        </Notice>
        <Actions label="Revenir à la personne" onConfirm={onBack} />
      </SectionScreen>
    );
  return <EraseForm key="form" home={home} preview={preview} onRun={setRun} onBack={onBack} />;
}

interface EraseFormProps extends Pick<PersonProps, 'home'> {
  readonly preview: ErasePreview;
  readonly onRun: (run: Confirmed) => void;
  readonly onBack: () => void;
}

function EraseForm({ home, preview, onRun, onBack }: EraseFormProps) {
  const { name, total, warnings, stays } = preview;
  const [hasRead, setRead] = useState(false);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = (event: Event) => {
    event.preventDefault();
    const found = [
      ...(warnings.length > 0 && !hasRead
        ? [{ field: 'read', message: 'Lisez ce que cela entraîne, puis cochez la case.' }]
        : []),
      ...(reason.trim() === ''
        ? [{ field: 'reason', message: 'Écrivez la demande à laquelle cela répond.' }]
        : []),
      ...typedNumberFaults(typed, total),
    ];
    setErrors(found);
    if (found.length === 0) onRun({ confirmed: total, reason: reason.trim() });
  };
  return (
    <SectionScreen home={home} heading={`Effacer les données ${of(name)}\u202f?`} isWrong={errors.length > 0}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <Warnings {...{ warnings, hasRead }} error={errorOf(errors, 'read')} onRead={setRead} />
        <Goes preview={preview} />
        <h2>Ce qui reste</h2>
        <ul>
          {stays.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <h2>Confirmer</h2>
        <p>
          C’est sans retour&nbsp;: il n’y a pas de corbeille. Le lien et le code d’accès cessent d’ouvrir.
        </p>
        <TextField
          id="reason"
          label="Demande à laquelle cela répond"
          hint="Son numéro au registre, ou sa date. Ne nommez personne."
          maxLength={1000}
          value={reason}
          onValue={setReason}
          error={errorOf(errors, 'reason')}
        />
        <TextField
          id="confirmed"
          label={`Tapez le total (${figure(total)}) pour confirmer`}
          inputMode="numeric"
          short
          value={typed}
          onValue={setTyped}
          error={errorOf(errors, 'confirmed')}
        />
        <Actions label="Effacer pour toujours" back="Ne rien effacer" onBack={onBack} />
      </form>
    </SectionScreen>
  );
}

interface WarningsProps {
  readonly warnings: readonly string[];
  readonly hasRead: boolean;
  readonly error: string | undefined;
  readonly onRead: (hasRead: boolean) => void;
}

/** What it amounts to must be read before anything else. */
function Warnings({ warnings, hasRead, error, onRead }: WarningsProps) {
  if (warnings.length === 0) return null;
  return (
    <>
      <Notice kind="attention" state="Ce que cela entraîne">
        <ul>
          {warnings.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Notice>
      <CheckboxRow
        id="read"
        label="La personne le sait, et demande quand même l’effacement."
        error={error}
        checked={hasRead}
        onChecked={onRead}
      />
    </>
  );
}

function Goes({ preview: { goes, total } }: { readonly preview: ErasePreview }) {
  return (
    <>
      <h2>Ce qui disparaît</h2>
      <table class="narrow">
        <caption class="unseen">Lignes effacées, ou vidées de ce qui concerne cette personne</caption>
        <thead>
          <tr>
            <th scope="col">Données</th>
            <th scope="col" class="number">
              Lignes
            </th>
          </tr>
        </thead>
        <tbody>
          {goes.map(([what, count]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td class="number">{figure(count)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Total</th>
            <td class="number">{figure(total)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function Erased({ home, onErased }: Pick<EraseProps, 'home' | 'onErased'>) {
  return (
    <SectionScreen home={home} heading="Données effacées">
      <Notice kind="done" state="C’est effacé">
        <p>Le programme ne garde plus rien de cette personne, sauf ce qui vous a été dit.</p>
      </Notice>
      <h2>Ce qu’il reste à faire</h2>
      <ul>
        <li>Répondez à la demande, dans le mois de sa réception, et notez la réponse au registre.</li>
        <li>Dites-lui ce qui reste, et pourquoi.</li>
        <li>
          Effacez cette personne du logiciel de scolarité. Sinon, un responsable revient dès le prochain
          import, et un élève après douze mois.
        </li>
        <li>Effacez les fichiers téléchargés et les papiers à son nom.</li>
      </ul>
      <Actions label="Chercher une autre personne" onConfirm={onErased} />
    </SectionScreen>
  );
}
