import { useState } from 'preact/hooks';
import type { EliminationLine } from '../../src/calls/rights.ts';
import { Notice } from '../family/band.tsx';
import { LinkButton } from '../fields/button.tsx';
import { DateField, isoOf } from '../fields/date.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import { refusedFields } from './model.ts';
import { PaperLinks } from './paperLinks.tsx';
import { ReasonScreen } from './reasonScreen.tsx';
import type { RetentionProps } from './retention.tsx';
import { OutOfReach, State } from './retentionHome.tsx';
import { eliminationWords, totalCounted } from './retentionWords.ts';
import { emptyVisa, visaFaults } from './visaForm.ts';

interface EliminationProps extends RetentionProps {
  readonly one: EliminationLine;
}

/** One purge or one erasure: what it counts, where it stands, and what comes next. */
export function EliminationScreen(props: EliminationProps & { readonly told: string }) {
  const { home, one, told, onGo } = props;
  const { number, kind, state, preparedAt, preparedBy, visa, doneAt, reason } = one;
  const isOver = state === 'done' || state === 'abandoned';
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
      {state === 'waiting' && <Waiting {...props} />}
      {state === 'allowed' && (
        <Actions label="Détruire ces données…" onConfirm={() => onGo({ at: 'destroy', number })} />
      )}
      {state === 'underWay' && <UnderWay {...props} />}
      {state === 'done' && <Gone one={one} />}
      {(state === 'waiting' || state === 'allowed') && (
        <p>
          <LinkButton onPress={() => onGo({ at: 'abandon', number })}>Abandonner ce bordereau…</LinkButton>
        </p>
      )}
      {isOver && <Actions label="Revenir à la conservation" onConfirm={() => onGo({ at: 'home' })} />}
      {!isOver && (
        <p>
          <LinkButton onPress={() => onGo({ at: 'home' })}>Revenir à la conservation</LinkButton>
        </p>
      )}
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

function Waiting(props: EliminationProps) {
  const { page, one } = props;
  const html = page.papers[one.number];
  return (
    <>
      <h2>Le bordereau à faire viser</h2>
      <p>Imprimez-le, signez-le, envoyez-le aux archives. Rien n’est détruit avant leur visa.</p>
      {html && <PaperLinks what="le bordereau" name={`bordereau-${one.number}`} html={html} />}
      <VisaForm {...props} />
    </>
  );
}

function VisaForm({ one: { number }, onDone }: EliminationProps) {
  const call = useCall('office.purgeVisa');
  const [visa, setVisa] = useState(emptyVisa);
  const [faults, setFaults] = useState<readonly FieldError[]>([]);
  const errors = [...faults, ...refusedFields(call.state)];
  const submit = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const found = visaFaults(visa);
    setFaults(found);
    if (found.length > 0) return;
    const { name, quality, on } = visa;
    const after = await call.run({ number, name, quality, on: isoOf(on), requestKey: call.requestKey() });
    if (after) onDone('Le visa est enregistré', after, { at: 'elimination', number });
  };
  return (
    <form noValidate onSubmit={submit}>
      <h2>Le visa des archives</h2>
      <ErrorSummary errors={faults} />
      <TextField
        id="name"
        label="Qui a donné le visa"
        hint="Nom et prénom, comme sur le bordereau signé."
        value={visa.name}
        onValue={(name) => setVisa({ ...visa, name })}
        error={errorOf(errors, 'name')}
      />
      <TextField
        id="quality"
        label="En quelle qualité"
        hint="Par exemple&nbsp;: directrice des archives départementales."
        value={visa.quality}
        onValue={(quality) => setVisa({ ...visa, quality })}
        error={errorOf(errors, 'quality')}
      />
      <DateField
        id="on"
        label="Jour du visa"
        hint="Par exemple&nbsp;: 03 06 2027."
        value={visa.on}
        onValue={(on) => setVisa({ ...visa, on })}
        error={errorOf(errors, 'on')}
      />
      <CallNotice state={call.state} doing="Nous enregistrons le visa…" />
      <Actions label="Enregistrer le visa" disabled={call.isAsking} />
    </form>
  );
}

function UnderWay({ one: { kind, number }, onGo }: EliminationProps) {
  return (
    <>
      <p>Le programme continue seul, même page fermée. Revenez dans quelques minutes.</p>
      {kind === 'purge' && (
        <Actions label="Continuer maintenant…" onConfirm={() => onGo({ at: 'destroy', number })} />
      )}
    </>
  );
}

/** What was done, tab by tab, and what is beside the program. */
function Gone({ one: { gone } }: { readonly one: EliminationLine }) {
  return (
    <>
      <h2>Ce qui a été fait</h2>
      {gone.length === 0 ? (
        <p>Il ne restait rien à détruire.</p>
      ) : (
        <ul>
          {gone.map(([what, count]) => (
            <li key={what}>
              {what}&nbsp;: {counted(count, 'ligne effacée ou vidée', 'lignes effacées ou vidées')}
            </li>
          ))}
        </ul>
      )}
      <OutOfReach />
    </>
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
