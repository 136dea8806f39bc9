import { useState } from 'preact/hooks';
import type { ImportPreview } from '../../src/calls/office.ts';
import { listed } from '../../src/french.ts';
import { CheckboxRows } from '../fields/choices.tsx';
import { Actions } from './actions.tsx';
import { RemarkList, ReportFigures, ReportLines } from './importLines.tsx';
import { acceptedOf, choosing, type PhaseProps } from './importPhase.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

const changedOf = ({ newStudents, changedStudents }: ImportPreview): number => newStudents + changedStudents;

const importLabel = (preview: ImportPreview): string =>
  changedOf(preview) === 0 ? 'Importer quand même' : `Importer ${counted(changedOf(preview), 'élève')}`;

/** What the file says and what it would change; nothing is written yet. */
export function PreviewScreen({ home, phase, onPhase }: PhaseProps<'preview'>) {
  const { upload, preview } = phase;
  const [same, setSame] = useState(acceptedOf(preview));
  const isDecided = preview.decisions.every(({ student, accepted }) => accepted === same.includes(student));
  const readAgain = () =>
    onPhase({ at: 'staging', upload: { ...upload, sent: upload.parts.length }, accepted: same });
  return (
    <SectionScreen home={home} heading="Ce que dit le fichier">
      <p>
        Fichier «&nbsp;{upload.name}&nbsp;», lu en {upload.encoding}. Rien n’est encore importé.
      </p>
      <ReportFigures preview={preview} />
      <Decisions preview={preview} same={same} onSame={setSame} />
      <Actions
        label={isDecided ? importLabel(preview) : 'Relire le fichier avec ces choix'}
        onConfirm={isDecided ? () => onPhase({ ...phase, at: 'confirm' }) : readAgain}
        back="Choisir un autre fichier"
        onBack={() => onPhase(choosing)}
      />
      <ReportLines preview={preview} />
      <RemarkList preview={preview} />
    </SectionScreen>
  );
}

interface DecisionsProps {
  readonly preview: ImportPreview;
  readonly same: readonly string[];
  readonly onSame: (students: string[]) => void;
}

/** The program never guesses whether two names are one child: the clerk, who may ask the family, says so. */
function Decisions({ preview: { decisions }, same, onSame }: DecisionsProps) {
  if (decisions.length === 0) return null;
  return (
    <CheckboxRows
      id="same-student"
      legend="Est-ce le même élève ?"
      hint={
        'Sous un numéro déjà enregistré, le fichier donne un autre nom ou une autre date de naissance. Cochez seulement si c’est le même élève et que le fichier dit vrai\u00a0: le fichier remplacera alors ce qui est enregistré.'
      }
      choices={decisions.map(({ student, registered, file }) => ({
        value: student,
        label: `${student} : c’est le même élève`,
        detail: (
          <>
            <span class="hint">Enregistré&nbsp;: {registered}</span>
            <span class="hint">Dans le fichier&nbsp;: {file}</span>
          </>
        ),
      }))}
      values={same}
      onValues={onSame}
    />
  );
}

/** The students who take another name or birth date from the file, by their numbers. */
export function replacedWords(preview: ImportPreview): string {
  const accepted = acceptedOf(preview);
  return accepted.length === 0
    ? ''
    : `Nom ou date de naissance remplacés par ceux du fichier : ${listed(accepted)}.`;
}

/** What will happen, once more, before it happens. */
export function ConfirmImport({ home, phase, onPhase }: PhaseProps<'confirm'>) {
  const { preview } = phase;
  const left = preview.refused + preview.doubtful;
  const replaced = replacedWords(preview);
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
        {replaced !== '' && <li>{replaced}</li>}
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
