import { useState } from 'preact/hooks';
import type { CounterFile, CounterReceipt } from '../../src/calls/counter.ts';
import type { Role } from '../../src/people/student.ts';
import { groupsOf } from '../family/answer.ts';
import { Answers } from '../family/answers.tsx';
import { Notice } from '../family/band.tsx';
import { errorsAt } from '../family/check.ts';
import { answerOf, type Form, formFor, type Versions } from '../family/form.ts';
import { useLeaveWarning } from '../family/screen.tsx';
import { LinkButton } from '../fields/button.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { Actions } from './actions.tsx';
import { type Call, CallNotice, useCall } from './call.tsx';
import { ClosingNotice, type LocalClosing } from './counterClosing.tsx';
import type { CounterProps } from './counterDay.tsx';
import {
  AskedParts,
  CoordinatesPart,
  Presence,
  type Present,
  ReasonPart,
  usePartKeys,
} from './counterParts.tsx';
import { completedBy, type Towns } from './counterTowns.ts';
import { SectionScreen } from './section.tsx';

interface EntryProps extends CounterProps {
  readonly student: string;
  readonly file: CounterFile;
  readonly closing: LocalClosing;
  readonly towns: Towns;
  readonly onSent: (receipt: CounterReceipt, present: Role) => void;
  readonly onBack: () => void;
}

/** One dense screen: who is there, then what they answer, in the very fields of the family's page. */
export function Entry(props: EntryProps) {
  const { home, file, day, onBack } = props;
  const proposed = file.people.find(({ role }) => role === day.present) ?? file.people[0];
  if (!proposed) {
    return (
      <SectionScreen home={home} heading="Guichet">
        <Notice kind="attention" state="Aucun responsable n’est connu pour cet élève.">
          <p>Ajoutez-le dans le logiciel de scolarité, puis importez de nouveau les élèves.</p>
        </Notice>
        <Actions label="Revenir à la recherche" onConfirm={onBack} onBack={onBack} />
      </SectionScreen>
    );
  }
  return <Filling {...props} proposed={proposed} />;
}

function Filling(props: EntryProps & { readonly proposed: Present }) {
  const { home, file, student, closing, onBack } = props;
  const [reason, setReason] = useState<string | null>(null);
  const { who: chosen, form, change, choose, isTouched } = useFilling(props.proposed, file);
  const isCorrecting = reason !== null && chosen.mayCorrect;
  const who: Present = isCorrecting ? { ...chosen, card: { ...chosen.card, may: 'change' } } : chosen;
  const { call, errors, save } = useSaving(props, who, form, isCorrecting ? reason : null);
  const { card, person } = who;
  const isReadOnly = card.may === 'read';
  const isAsking = !isReadOnly && form.decision === 'reEnrol';
  const fields = { card, form, change, errors, home: { campaign: file.campaign } };
  useLeaveWarning(() => isTouched);
  usePartKeys();
  return (
    <SectionScreen
      home={home}
      heading={`${card.firstName} ${card.lastName}, ${student}`}
      isWrong={errors.length > 0}
    >
      <ClosingNotice closing={closing} />
      <ErrorSummary errors={errors} />
      <div class="counter">
        <div>
          <Presence
            people={file.people}
            who={who}
            legend={isCorrecting ? 'Qui demande la correction\u202f?' : 'Qui est devant vous\u202f?'}
            form={form}
            change={change}
            onPresent={choose}
          />
          {isAsking && !isCorrecting && <CoordinatesPart {...fields} complete={completedBy(props.towns)} />}
          {isCorrecting && (
            <ReasonPart reason={reason} onReason={setReason} error={errorOf(errors, 'reason')} />
          )}
        </div>
        <div>{isAsking && <AskedParts {...fields} />}</div>
      </div>
      {isReadOnly && <Notice kind="attention" state={card.why} />}
      {isReadOnly && card.request && (
        <Answers groups={groupsOf(card.request.answer, card, card.request.author)} />
      )}
      <CallNotice
        state={errors.length > 0 ? { at: 'idle' } : call.state}
        doing={`Nous enregistrons la réponse de ${person.firstName} ${person.lastName}…`}
      />
      {isReadOnly ? (
        <Actions label="Revenir à la recherche" onConfirm={onBack} onBack={onBack}>
          {who.mayCorrect && (
            <LinkButton onPress={() => setReason('')}>Corriger, à la demande de cette personne</LinkButton>
          )}
        </Actions>
      ) : (
        <Actions
          label={isCorrecting ? 'Enregistrer la correction' : 'Enregistrer et faire signer'}
          disabled={call.isAsking}
          onConfirm={save}
          back="Revenir sans enregistrer"
          {...(call.isAsking ? {} : { onBack })}
        />
      )}
    </SectionScreen>
  );
}

/** Saves an answer that nothing is wrong with; the program checks again. */
function useSaving(props: EntryProps, { role, card }: Present, form: Form, reason: string | null) {
  const { file, student, onWorking, onSent } = props;
  const call = useCall('office.counterSend');
  const [wrong, setWrong] = useState<readonly FieldError[]>([]);
  const save = async () => {
    const found = [
      ...(reason === null ? errorsAt('coordinates', form, card) : reasonErrors(reason)),
      ...errorsAt('courses', form, card),
    ];
    setWrong(found);
    if (found.length > 0) return;
    onWorking(true);
    const answer = answerOf(form, card, versionsFor(form, file.campaign));
    const correction = reason === null ? {} : { correction: { reason } };
    const entry = { student, present: role, requestKey: call.requestKey(), answer, ...correction };
    const receipt = await call.run(entry);
    onWorking(false);
    if (receipt) onSent(receipt, role);
  };
  return { call, save, errors: wrong.length > 0 ? wrong : toldBy(call) };
}

const reasonErrors = (reason: string): readonly FieldError[] =>
  reason.trim() === ''
    ? [{ field: 'reason', message: 'Écrivez pourquoi cette correction est demandée.' }]
    : [];

/** The texts in force: the person accepts them with their own hand, on the receipt. */
function versionsFor({ decision }: Form, { terms, notice, fees }: CounterFile['campaign']): Versions {
  return { terms, notice, ...(decision === 'reEnrol' && fees !== '' && { fees }) };
}

/** What the program refuses and the page shows at its field. */
function toldBy({ state }: Call<'office.counterSend'>): readonly FieldError[] {
  return state.at === 'refused' ? (state.refusal.fields ?? []) : [];
}

/** Who is there and what is typed. Another person brings their own coordinates; the choices typed so far stay. */
function useFilling(proposed: Present, { people }: CounterFile) {
  const [who, setWho] = useState(proposed);
  const [form, setForm] = useState(() => formFor(proposed.card, proposed.person));
  const [isTouched, setTouched] = useState(false);
  const change = (part: Partial<Form>) => {
    setTouched(true);
    setForm({ ...form, ...part });
  };
  const choose = (role: Role) => {
    const next = people.find((one) => one.role === role) ?? who;
    const { decision, keep, partial, demands } = form;
    setWho(next);
    setForm({
      ...formFor(next.card, next.person),
      ...(isTouched && { decision, keep, partial, demands }),
    });
  };
  return { who, form, change, choose, isTouched };
}
