import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { FileField, UNREADABLE } from '../fields/file.tsx';
import { Actions } from './actions.tsx';
import { Alert, CallNotice, type CallState } from './call.tsx';
import { longestPart } from './parts.ts';
import { decodeSchoolFile } from './schoolFile.ts';
import { SectionScreen } from './section.tsx';

interface TextFileProps {
  readonly home: OfficeHome;
  readonly heading: string;
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** What stands as before when the file is no use: « Rien n’a changé. » */
  readonly unchanged: string;
  /** Of the call that reads the text. */
  readonly state: CallState;
  readonly onText: (text: string) => Promise<void>;
  readonly onBack: () => void;
}

/** A small file of the team, decoded in this page whatever its encoding; what it says is shown before it is kept. */
export function TextFileScreen(props: TextFileProps) {
  const { home, heading, id, label, hint, unchanged, state, onText, onBack } = props;
  const [fault, setFault] = useState('');
  const choose = async (bytes: Uint8Array) => {
    const file = decodeSchoolFile(bytes);
    const sentence =
      file.kind !== 'text'
        ? file.sentence
        : file.text.length > longestPart
          ? 'Ce fichier est trop long.'
          : '';
    setFault(sentence === '' ? '' : `${sentence} ${unchanged}`);
    if (file.kind === 'text' && sentence === '') await onText(file.text);
  };
  return (
    <SectionScreen home={home} heading={heading} isWrong={fault !== '' || state.at === 'refused'}>
      {fault !== '' && <Alert state={fault} />}
      <FileField
        id={id}
        label={label}
        hint={hint}
        accept=".csv,.txt,.tsv,text/csv"
        onBytes={choose}
        onUnreadable={() => setFault(UNREADABLE)}
      />
      <CallNotice state={state} doing="Nous lisons le fichier…" />
      <Actions label="Revenir à la liste" onConfirm={onBack} disabled={state.at === 'asking'} />
    </SectionScreen>
  );
}
