import { useState } from 'preact/hooks';
import type { DrawNote, DrawSummary } from '../../src/calls/lottery.ts';
import { Button } from '../fields/button.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea } from '../fields/text.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { PaperButtons } from './paper.tsx';

const kinds: Readonly<Record<DrawNote['kind'], readonly [name: string, hint: string]>> = {
  incident: ['Incident', 'Ce qui s’est passé, à quelle heure, ce qui a été fait.'],
  signed: ['Procès-verbal signé', 'Par qui, quel jour, où est l’original.'],
  addition: ['Additif', 'Le procès-verbal signé ne change pas\u00a0: l’additif s’y ajoute.'],
  consultation: ['Consultation', 'Qui a lu le procès-verbal, et quelle édition.'],
};

interface NotesProps {
  readonly draw: DrawSummary;
  readonly notes: readonly DrawNote[];
  readonly onNoted: () => Promise<void>;
}

/** What was noted on a draw, and what may be noted now: none is erased. */
export function Notes({ draw, notes, onNoted }: NotesProps) {
  const call = useCall('office.noteOnDraw');
  const [kind, setKind] = useState('');
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const isSigned = notes.some((note) => note.kind === 'signed');
  const open = openKinds(draw.state === 'drawn', isSigned);
  const submit = async (event: Event) => {
    event.preventDefault();
    const wrong = [
      ...(kind === '' ? [{ field: 'noted', message: 'Choisissez ce que vous notez.' }] : []),
      ...(text.trim() === '' ? [{ field: 'text', message: 'Écrivez la note.' }] : []),
    ];
    setErrors(wrong);
    if (wrong.length > 0) return;
    const asked = { draw: draw.draw, requestKey: call.requestKey(), kind: kind as DrawNote['kind'], text };
    if (!(await call.run(asked))) return;
    setKind('');
    setText('');
    await onNoted();
  };
  return (
    <>
      <h2>Incidents, signature, consultations</h2>
      {notes.length === 0 ? (
        <p>Rien n’est noté.</p>
      ) : (
        <ul>
          {notes.map((note, i) => (
            <li key={i}>
              <strong>{kinds[note.kind][0]}</strong>, {note.at}&nbsp;: {note.text}
              <span class="hint">{note.by}</span>
            </li>
          ))}
        </ul>
      )}
      {notes.some((note) => note.kind === 'addition') && (
        <PaperButtons
          papers={[{ label: 'Additif, document', paper: { kind: 'additif', draw: draw.draw } }]}
        />
      )}
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <RadioRows
          id="noted"
          legend="Noter"
          choices={open.map((value) => ({
            value,
            label: kinds[value][0],
            detail: <span class="hint">{kinds[value][1]}</span>,
          }))}
          value={kind}
          onValue={setKind}
          error={errorOf(errors, 'noted')}
        />
        <TextArea
          id="text"
          label="Note"
          rows={3}
          maxLength={2000}
          value={text}
          onValue={setText}
          error={errorOf(errors, 'text')}
        />
        <CallNotice state={call.state} doing="Nous enregistrons la note…" />
        <Button disabled={call.isAsking}>Ajouter la note</Button>
      </form>
    </>
  );
}

function openKinds(isDrawn: boolean, isSigned: boolean): DrawNote['kind'][] {
  if (!isDrawn) return ['incident'];
  return isSigned ? ['addition', 'consultation'] : ['incident', 'signed', 'consultation'];
}
