import { useState } from 'preact/hooks';
import type { HoldLine, RetentionPage } from '../../src/calls/retention.ts';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { DestroyScreen } from './destroy.tsx';
import { AbandonScreen, EliminationScreen } from './elimination.tsx';
import { HoldScreen, LiftScreen } from './holds.tsx';
import type { SectionProps } from './model.ts';
import { MonthsScreen } from './months.tsx';
import { PrepareScreen } from './prepare.tsx';
import { RetentionHome } from './retentionHome.tsx';
import { VisaScreen } from './visa.tsx';

/** Which screen of the section is open. */
export type Step =
  | { readonly at: 'home' | 'months' | 'prepare' | 'hold' }
  | { readonly at: 'elimination' | 'visa' | 'abandon' | 'destroy'; readonly number: string }
  | { readonly at: 'lift'; readonly hold: HoldLine };

/** What every screen of the section receives. */
export interface RetentionProps extends SectionProps {
  readonly page: RetentionPage;
  readonly onGo: (step: Step) => void;
  /** Done: in words, with the page as it is then, and where to go. */
  readonly onDone: (told: string, page: RetentionPage, step?: Step) => void;
}

const home: Step = { at: 'home' };

/** How long data are kept, what is held, and what is destroyed once the archives allowed it (CNS-006, 007 and 009). */
export function RetentionSection(props: SectionProps) {
  const loaded = useLoaded('office.retention', {});
  const [step, setStep] = useState<Step>(home);
  const [told, setTold] = useState('');
  const page = loaded.value;
  if (!page)
    return (
      <Loading
        key="reading"
        home={props.home}
        heading="Conservation"
        doing="Nous comptons ce qui est gardé…"
        loaded={loaded}
      />
    );
  const each: RetentionProps = {
    ...props,
    page,
    onGo: (next) => {
      setTold('');
      setStep(next);
    },
    onDone: (words, after, next = home) => {
      loaded.set(after);
      setTold(words);
      setStep(next);
    },
  };
  return <Opened step={step} told={told} onRecount={loaded.look} {...each} />;
}

interface OpenedProps extends RetentionProps {
  readonly step: Step;
  readonly told: string;
  readonly onRecount: () => Promise<void>;
}

function Opened({ step, told, onRecount, ...props }: OpenedProps) {
  switch (step.at) {
    case 'home':
      return <RetentionHome key="home" {...props} told={told} />;
    case 'months':
      return <MonthsScreen key="months" {...props} />;
    case 'prepare':
      return <PrepareScreen key="prepare" {...props} onRecount={onRecount} />;
    case 'hold':
      return <HoldScreen key="hold" {...props} />;
    case 'lift':
      return <LiftScreen key="lift" {...props} hold={step.hold} />;
  }
  const one = props.page.eliminations.find(({ number }) => number === step.number);
  if (!one) return <RetentionHome key="home" {...props} told={told} />;
  switch (step.at) {
    case 'elimination':
      return <EliminationScreen key={one.number + one.state} {...props} one={one} told={told} />;
    case 'visa':
      return <VisaScreen key="visa" {...props} one={one} />;
    case 'abandon':
      return <AbandonScreen key="abandon" {...props} one={one} />;
    case 'destroy':
      return <DestroyScreen key="destroy" {...props} one={one} />;
  }
}
