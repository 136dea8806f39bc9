import { FileField, UNREADABLE } from '../fields/file.tsx';
import { Alert } from './call.tsx';
import type { PhaseProps } from './importPhase.ts';
import { SectionScreen } from './section.tsx';
import { uploadFrom } from './upload.ts';
import { counted } from './words.ts';

/** The file of the school software; its text is read in this page, and refused here where it is not a text. */
export function ChooseFile({ home, phase: { fault }, onPhase, onGo }: PhaseProps<'choose'>) {
  const read = (bytes: Uint8Array, name: string) => {
    const upload = uploadFrom(bytes, name);
    if (typeof upload === 'string') onPhase({ at: 'choose', fault: `${upload} Rien n’a été importé.` });
    else onPhase({ at: 'staging', upload, accepted: [] });
  };
  if (!home.ready.town) {
    return (
      <SectionScreen key="early" home={home} heading="Élèves">
        <p>Les élèves sont rangés par conservatoire. Réglez d’abord la ville.</p>
        <button type="button" class="button primary" onClick={() => onGo('ville')}>
          Régler la ville
        </button>
      </SectionScreen>
    );
  }
  return (
    <SectionScreen key="choose" home={home} heading="Importer les élèves" isWrong={fault !== ''}>
      {fault !== '' && <Alert state={fault} />}
      <p>
        {home.ready.students > 0
          ? `${counted(home.ready.students, 'élève est déjà enregistré', 'élèves sont déjà enregistrés')}. Importer de nouveau met à jour, sans jamais doubler ni effacer.`
          : 'Exportez la liste des élèves depuis le logiciel de scolarité, en CSV.'}{' '}
        Vous verrez ce qui changera avant d’importer. Aucun courriel ne part.
      </p>
      <FileField
        id="students-file"
        label="Fichier des élèves (CSV)"
        hint="Une ligne par cours suivi, un titre à chaque colonne. L’ordre des colonnes ne compte pas. Le fichier est lu dès que vous le choisissez."
        accept=".csv,.txt,.tsv,text/csv"
        onBytes={read}
        onUnreadable={() => onPhase({ at: 'choose', fault: UNREADABLE })}
      />
    </SectionScreen>
  );
}
