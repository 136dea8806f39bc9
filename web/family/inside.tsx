import { useMemo, useState } from 'preact/hooks';
import type { FamilyHome, Receipt, StudentCard } from '../../src/calls/family.ts';
import { Amendment, amendedIn } from './amendment.tsx';
import { ChildAccess } from './child-access.tsx';
import { DocumentsPage } from './documents.tsx';
import { Flow, type LeftDraft } from './flow.tsx';
import { backHome, Home } from './home.tsx';
import { Reading } from './reading.tsx';
import { ReceiptPage } from './receipt.tsx';
import { createSaver, type Saver, type SaveState } from './saver.ts';
import { useLeaveWarning } from './screen.tsx';
import { useDocuments } from './use-documents.ts';
import type { Visit } from './visit.ts';

type Place =
  | { readonly at: 'home' }
  | { readonly at: 'amendment' }
  | { readonly at: 'answering' | 'reading' | 'documents' | 'childAccess'; readonly student: string }
  | { readonly at: 'receipt'; readonly receipt: Receipt };

interface InsideProps {
  readonly visit: Visit;
  readonly opened: FamilyHome;
}

/** The page of a known person: their students, and one thing at a time. */
export function Inside({ visit, opened }: InsideProps) {
  const [home, setHome] = useState(opened);
  // Terms that changed are shown at the first visit after (PAR-072).
  const isAsked = amendedIn(opened).some(({ amended }) => amended === 'asked');
  const [place, setPlace] = useState<Place>({ at: isAsked ? 'amendment' : 'home' });
  const { saverOf, saved, areUnsaved } = useSavers(visit);
  const onCards = (cards: readonly StudentCard[]) => setHome((now) => cards.reduce(withCard, now));
  const { handsFor, isBusy } = useDocuments(visit, onCards);
  useLeaveWarning(() => areUnsaved() || isBusy());

  const refresh = async () => {
    const reply = await visit.askOnce('family.home', {});
    if (reply?.ok) setHome(reply.value);
  };
  const toHome = () => {
    setPlace({ at: 'home' });
    refresh();
  };
  const leaveRequest = async (card: StudentCard, left: LeftDraft | null) => {
    if (left) setHome(withCard(home, { ...card, draft: { draft: left.draft, savedAt: '' } }));
    setPlace({ at: 'home' });
    // Until the program has the draft, what it would answer is older than what was typed.
    if (left === null || (await left.isSaved)) refresh();
  };
  const sent = (receipt: Receipt) => {
    setHome(withCard(home, receipt.student));
    setPlace({ at: 'receipt', receipt });
    void visit.askOnce('family.afterwards', { student: receipt.student.number });
  };

  if (place.at === 'home') {
    const to = (at: 'answering' | 'reading' | 'documents' | 'childAccess') => (student: string) =>
      setPlace({ at, student });
    return (
      <Home
        home={home}
        onAnswer={to('answering')}
        onRead={to('reading')}
        onDocuments={to('documents')}
        onChildAccess={to('childAccess')}
        onAmendment={() => setPlace({ at: 'amendment' })}
      />
    );
  }
  if (place.at === 'amendment') {
    const backLabel = backHome(home);
    return <Amendment {...{ home, visit, backLabel }} onHome={setHome} onLeave={toHome} />;
  }
  const number = place.at === 'receipt' ? place.receipt.student.number : place.student;
  const card = home.students.find((student) => student.number === number);
  if (card === undefined) throw new Error(`No student ${number} on this page`);
  const backLabel = backHome(home);
  switch (place.at) {
    case 'answering':
      return (
        <Flow
          home={home}
          card={card}
          visit={visit}
          hands={handsFor(number)}
          saver={saverOf(number)}
          saved={saved[number] ?? { kind: 'none' }}
          onSent={sent}
          onHome={(left) => leaveRequest(card, left)}
        />
      );
    case 'receipt':
      return (
        <ReceiptPage
          home={home}
          receipt={{ ...place.receipt, student: card }}
          onDocuments={() => setPlace({ at: 'documents', student: number })}
          onLeave={toHome}
        />
      );
    case 'documents':
      return <DocumentsPage card={card} hands={handsFor(number)} backLabel={backLabel} onLeave={toHome} />;
    case 'reading':
      return (
        <Reading
          card={card}
          campaign={home.campaign}
          backLabel={backLabel}
          visit={visit}
          onHome={setHome}
          onChange={() => setPlace({ at: 'answering', student: number })}
          onLeave={toHome}
        />
      );
    case 'childAccess':
      return (
        <ChildAccess card={card} visit={visit} backLabel={backLabel} onHome={setHome} onLeave={toHome} />
      );
  }
}

const withCard = (home: FamilyHome, card: StudentCard): FamilyHome => ({
  ...home,
  students: home.students.map((other) => (other.number === card.number ? card : other)),
});

/** One saver a student, for the whole visit: a draft typed offline is still sent from another screen. */
function useSavers(visit: Visit) {
  const [saved, setSaved] = useState<Readonly<Record<string, SaveState>>>({});
  const savers = useMemo(() => new Map<string, Saver>(), []);
  const saverOf = (student: string): Saver => {
    const known = savers.get(student);
    if (known) return known;
    const saver = createSaver(
      (draft) => visit.askOnce('family.saveDraft', { student, draft }),
      (state) => setSaved((others) => ({ ...others, [student]: state })),
    );
    savers.set(student, saver);
    return saver;
  };
  const areUnsaved = useMemo(() => () => [...savers.values()].some((saver) => saver.isUnsaved()), []);
  return { saverOf, saved, areUnsaved };
}
