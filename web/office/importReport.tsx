import { useEffect, useMemo } from 'preact/hooks';
import { Notice } from '../family/band.tsx';
import { Button, LinkButton } from '../fields/button.tsx';
import { Actions } from './actions.tsx';
import { RemarkList, ReportFigures, ReportLines } from './importLines.tsx';
import { choosing, type PhaseProps } from './importPhase.ts';
import { replacedWords } from './importPreview.tsx';
import { reportCsv } from './reportCsv.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

/** What was imported and what was not, to print or to keep. */
export function ImportDone({ home, phase, onPhase, onGo }: PhaseProps<'done'>) {
  const { upload, preview } = phase;
  const replaced = replacedWords(preview);
  const href = useMemo(
    () => URL.createObjectURL(new Blob([reportCsv(preview)], { type: 'text/csv' })),
    [preview],
  );
  useEffect(() => () => URL.revokeObjectURL(href), [href]);
  return (
    <SectionScreen home={home} heading="Import terminé">
      <Notice kind="done" state="Les élèves sont importés">
        <p>
          {counted(preview.newStudents, 'élève nouveau', 'élèves nouveaux')},{' '}
          {counted(preview.changedStudents, 'élève modifié', 'élèves modifiés')}. Fichier «&nbsp;{upload.name}
          &nbsp;».
        </p>
        {replaced !== '' && <p>{replaced}</p>}
      </Notice>
      <ReportFigures preview={preview} />
      <ReportLines preview={preview} />
      <RemarkList preview={preview} />
      <Actions label="Inviter les familles" onConfirm={() => onGo('invitations')}>
        <Button onPress={() => window.print()}>Imprimer ce rapport</Button>
        <a class="button" href={href} download="rapport-import.csv">
          Télécharger ce rapport (CSV)
        </a>
        <LinkButton onPress={() => onPhase(choosing)}>Importer un autre fichier</LinkButton>
      </Actions>
    </SectionScreen>
  );
}
