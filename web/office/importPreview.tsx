import type { ImportPreview } from '../../src/calls.ts';
import { Actions } from './actions.tsx';
import { RemarkList, ReportFigures, ReportLines } from './importLines.tsx';
import { choosing, type PhaseProps } from './importPhase.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

const changedOf = ({ newStudents, changedStudents }: ImportPreview): number => newStudents + changedStudents;

const importLabel = (preview: ImportPreview): string =>
  changedOf(preview) === 0 ? 'Importer quand même' : `Importer ${counted(changedOf(preview), 'élève')}`;

/** What the file says and what it would change; nothing is written yet. */
export function PreviewScreen({ home, phase, onPhase }: PhaseProps<'preview'>) {
  const { upload, preview } = phase;
  return (
    <SectionScreen home={home} heading="Ce que dit le fichier">
      <p>
        Fichier «&nbsp;{upload.name}&nbsp;», lu en {upload.encoding}. Rien n’est encore importé.
      </p>
      <ReportFigures preview={preview} />
      <Actions
        label={importLabel(preview)}
        onConfirm={() => onPhase({ ...phase, at: 'confirm' })}
        back="Choisir un autre fichier"
        onBack={() => onPhase(choosing)}
      />
      <ReportLines preview={preview} />
      <RemarkList preview={preview} />
    </SectionScreen>
  );
}

/** What will happen, once more, before it happens. */
export function ConfirmImport({ home, phase, onPhase }: PhaseProps<'confirm'>) {
  const { preview } = phase;
  const left = preview.refused + preview.doubtful;
  return (
    <SectionScreen home={home} heading={`${importLabel(preview)}\u202f?`}>
      <ul>
        <li>
          Écrits dans le Registre&nbsp;: {counted(preview.newStudents, 'élève nouveau', 'élèves nouveaux')} et{' '}
          {counted(preview.changedStudents, 'élève modifié', 'élèves modifiés')}.
        </li>
        {changedOf(preview) === 0 && (
          <li>Les responsables dont les coordonnées ont changé seront mis à jour.</li>
        )}
        {left > 0 && (
          <li>
            Laissées de côté&nbsp;:{' '}
            {counted(left, 'ligne refusée ou douteuse', 'lignes refusées ou douteuses')}.
          </li>
        )}
        <li>Aucun élève n’est effacé. Aucun courriel ne part.</li>
      </ul>
      <Actions
        label={importLabel(preview)}
        onConfirm={() => onPhase({ ...phase, at: 'applying' })}
        onBack={() => onPhase({ ...phase, at: 'preview' })}
      />
    </SectionScreen>
  );
}
