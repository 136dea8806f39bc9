import { useEffect, useMemo, useState } from 'preact/hooks';
import type { CounterFile, CounterReceipt, CounterStudent } from '../../src/calls/counter.ts';
import type { Role } from '../../src/people/student.ts';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import { type LocalClosing, localClosing } from './counterClosing.tsx';
import { type CounterEntry, type CounterProps, dayWith, papersOf } from './counterDay.tsx';
import { Entry } from './counterEntry.tsx';
import { DayPapers, ReceiptScreen } from './counterReceipt.tsx';
import { searchIn } from './counterSearch.ts';
import { SearchScreen } from './counterSearchScreen.tsx';
import type { Towns } from './counterTowns.ts';
import { ask } from './program.ts';
import { SectionScreen } from './section.tsx';

type Phase =
  | { readonly at: 'search' }
  | { readonly at: 'entry'; readonly student: string; readonly file: CounterFile }
  | { readonly at: 'receipt'; readonly receipt: CounterReceipt }
  | { readonly at: 'papers' };

/** The counter: a request typed for somebody who is there, from the search to the paper they sign (PAR-041). */
export function CounterSection(props: CounterProps) {
  const { home, day, onDay } = props;
  const [phase, setPhase] = useState<Phase>({ at: 'search' });
  const { list, towns, closing, setClosing, read, look } = useStudents();
  const open = useCall('office.counterOpen');
  const onOpen = async (student: string) => {
    const file = await open.run({ student });
    if (!file) return;
    setClosing(localClosing(file.closing));
    setPhase({ at: 'entry', student, file });
  };
  /** The person of that entry is proposed: only they may change it. */
  const onReopen = ({ student, present }: CounterEntry) => {
    onDay({ ...day, present });
    void onOpen(student);
  };
  const onSearch = () => {
    setPhase({ at: 'search' });
    look();
  };
  const onSent = (receipt: CounterReceipt, present: Role) => {
    onDay(dayWith(day, receipt, present));
    setPhase({ at: 'receipt', receipt });
    void ask('office.counterAfterwards', { student: receipt.student.number });
  };
  if (!list || !closing) {
    return (
      <SectionScreen key="reading" home={home} heading="Guichet" isWrong={read.state.at === 'refused'}>
        <CallNotice state={read.state} doing="Nous lisons la liste des élèves…" />
        {read.state.at === 'refused' && <Actions label="Réessayer" onConfirm={look} />}
      </SectionScreen>
    );
  }
  switch (phase.at) {
    case 'search':
      return (
        <SearchScreen
          key="search"
          {...{ home, day, closing, onOpen, onReopen }}
          onPapers={() => setPhase({ at: 'papers' })}
          find={list}
          state={open.state}
        />
      );
    case 'entry':
      return (
        <Entry
          key={phase.student}
          {...props}
          {...{ closing, onSent, towns }}
          student={phase.student}
          file={phase.file}
          onBack={onSearch}
        />
      );
    case 'receipt':
      return <ReceiptScreen key="receipt" home={home} receipt={phase.receipt} onNext={onSearch} />;
    case 'papers':
      return <DayPapers key="papers" home={home} receipts={papersOf(day)} onNext={onSearch} />;
  }
}

/** The list to search in, read again in the background after each entry; the one before it serves meanwhile. */
function useStudents() {
  const read = useCall('office.counterStudents');
  const [students, setStudents] = useState<readonly CounterStudent[] | null>(null);
  const [towns, setTowns] = useState<Towns>({});
  const [closing, setClosing] = useState<LocalClosing | null>(null);
  const look = async () => {
    const answer = await read.run({});
    if (!answer) return;
    setStudents(answer.students);
    setTowns(answer.towns);
    setClosing(localClosing(answer.closing));
  };
  useEffect(() => void look(), []);
  const list = useMemo(() => students && searchIn(students), [students]);
  return { list, towns, closing, setClosing, read, look };
}
