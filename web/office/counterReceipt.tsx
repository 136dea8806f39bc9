import { useLayoutEffect } from 'preact/hooks';
import type { CounterReceipt } from '../../src/calls/counter.ts';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Notice } from '../family/band.tsx';
import { LinkButton } from '../fields/button.tsx';
import { Actions } from './actions.tsx';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

interface ReceiptProps {
  readonly home: OfficeHome;
  readonly receipt: CounterReceipt;
  readonly onNext: () => void;
}

/** The paper to print and sign, in two copies; Enter goes on to the next person. */
export function ReceiptScreen({ home, receipt, onNext }: ReceiptProps) {
  const { student, mail } = receipt;
  useEnter(onNext);
  return (
    <SectionScreen home={home} heading={`Réponse enregistrée pour ${student.firstName} ${student.lastName}`}>
      <div class="unprinted">
        <Notice kind="done" state={<>Demande {student.request?.receipt}</>}>
          <p>
            {receipt.isCorrection
              ? 'Si la personne est là, imprimez les deux exemplaires et faites signer celui du conservatoire.'
              : 'Imprimez les deux exemplaires. Faites signer celui du conservatoire, remettez l’autre.'}{' '}
            {mail === ''
              ? 'Cette personne n’a pas de courriel\u00a0: ce papier est son accusé de réception.'
              : `L’accusé de réception part aussi à ${mail}.`}
          </p>
        </Notice>
        <Actions label="Saisie suivante" onConfirm={onNext}>
          <span class="keyed">
            <LinkButton onPress={() => window.print()}>Imprimer</LinkButton>
            <kbd>Ctrl + P</kbd>
          </span>
        </Actions>
      </div>
      <Copies receipt={receipt} />
    </SectionScreen>
  );
}

function Copies({ receipt }: Pick<ReceiptProps, 'receipt'>) {
  return (
    <div class="copies">
      <Copy receipt={receipt} whose="Exemplaire du conservatoire, à signer" isSigned />
      <Copy receipt={receipt} whose="Exemplaire de la famille" />
    </div>
  );
}

interface DayPapersProps extends Pick<ReceiptProps, 'home' | 'onNext'> {
  readonly receipts: readonly CounterReceipt[];
}

/** The papers of the day again, for who prints them all at its end. */
export function DayPapers({ home, receipts, onNext }: DayPapersProps) {
  return (
    <SectionScreen home={home} heading="Reçus du jour">
      <div class="unprinted">
        <p>
          {counted(receipts.length, 'reçu')}, en deux exemplaires&nbsp;:{' '}
          {counted(receipts.length * 2, 'page')}.
        </p>
        <Actions
          label="Imprimer"
          onConfirm={() => window.print()}
          back="Revenir à la recherche"
          onBack={onNext}
        />
      </div>
      {receipts.map((receipt) => (
        <Copies key={receipt.student.number} receipt={receipt} />
      ))}
    </SectionScreen>
  );
}

/** Enter alone is enough where nothing is to be typed; on a button it keeps its own meaning. */
function useEnter(onNext: () => void): void {
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isElsewhere = event.target instanceof HTMLButtonElement;
      if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.repeat || isElsewhere) return;
      event.preventDefault();
      onNext();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onNext]);
}

interface CopyProps {
  readonly receipt: CounterReceipt;
  readonly whose: string;
  readonly isSigned?: boolean;
}

function Copy({ receipt, whose, isSigned = false }: CopyProps) {
  const { student, parts, present, clerk } = receipt;
  const { conservatoire } = student;
  return (
    <article class="copy">
      <p class="whose">{whose}</p>
      <p>
        <strong>{conservatoire.name}</strong>
        <br />
        {conservatoire.address}
        <br />
        {conservatoire.phone}
      </p>
      <h2>
        Reçu de la réponse pour {student.firstName} {student.lastName}
      </h2>
      {parts.map((part, rank) => (
        <Part key={rank} part={part} />
      ))}
      <Lines
        facts={[
          ['N° d’élève', student.number],
          [receipt.isCorrection ? 'Correction demandée par' : 'Personne présente', present],
          [receipt.isCorrection ? 'Saisie par' : 'Saisie au guichet par', clerk],
          ...coordinatesOf(receipt),
        ]}
      />
      <Acceptance receipt={receipt} isSigned={isSigned} />
    </article>
  );
}

function Part({ part }: { readonly part: CounterReceipt['parts'][number] }) {
  switch (part.kind) {
    case 'facts':
      return <Lines facts={part.facts} />;
    case 'heading':
      return <h3>{part.text}</h3>;
    default:
      return <p class={part.kind === 'small' ? 'small' : undefined}>{part.text}</p>;
  }
}

type FactLines = readonly (readonly [label: string, value: string])[];

function coordinatesOf({ student: { request } }: CounterReceipt): FactLines {
  if (request?.answer.decision !== 'reEnrol') return [];
  const { address, phone, mail } = request.answer.coordinates;
  const lines: FactLines = [
    ['Adresse', `${address.street}, ${address.postcode} ${address.town}`],
    ['Téléphone', phone],
    ['Courriel', mail],
  ];
  return lines.filter(([, value]) => value !== '');
}

function Lines({ facts }: { readonly facts: FactLines }) {
  return (
    <dl class="facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The terms are accepted by the person, with their own hand, never by the clerk (PAR-049). */
function Acceptance({ receipt, isSigned }: Pick<CopyProps, 'receipt' | 'isSigned'>) {
  const sentence = acceptanceWords(receipt);
  if (!isSigned) {
    return <p class="small">Vous avez signé au guichet&nbsp;: «&nbsp;{sentence}&nbsp;»</p>;
  }
  return (
    <div class="signature">
      <p>{sentence}</p>
      <p>Date et signature de {receipt.present}&nbsp;:</p>
    </div>
  );
}

function acceptanceWords({ student: { request }, isCorrection }: CounterReceipt): string {
  if (isCorrection) return 'J’ai demandé cette correction.';
  const { terms = '', notice = '', fees = '' } = request?.answer.accepts ?? {};
  const more = fees === '' ? '' : ` J’ai lu les tarifs et règlements (version\u00a0${fees}).`;
  return `J’accepte les conditions d’utilisation (version\u00a0${terms}) et j’ai pris connaissance de la notice sur les données personnelles (version\u00a0${notice}).${more}`;
}
