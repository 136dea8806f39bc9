import { useState } from 'preact/hooks';
import type { OfficeHome } from '../../src/calls/office.ts';
import { Notice } from '../family/band.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';
import { WorkbookLinks } from './workbookLinks.tsx';

/** What will be made, by its full name; empty once everything is there. */
function missingOf({ campaign, conservatoires, town, workbooks }: OfficeHome): string[] {
  const made = workbooks.map(({ name }) => name);
  return ['Pilotage', ...conservatoires.map(({ name }) => name)]
    .filter((name) => !made.includes(name))
    .map((name) => `Da Capo – ${name} – ${town} ${campaign?.schoolYear ?? ''}`);
}

/** Pilotage and one workbook a conservatoire: what is missing is made, what is there stays. */
export function WorkbooksSection(props: SectionProps) {
  const { home, onGo } = props;
  const [isMade, setMade] = useState(false);
  if (!home.ready.town) {
    return (
      <SectionScreen key="early" home={home} heading="Classeurs">
        <p>Les classeurs portent le nom de la ville et de ses conservatoires. Réglez d’abord la ville.</p>
        <Actions label="Régler la ville" onConfirm={() => onGo('ville')} />
      </SectionScreen>
    );
  }
  if (!home.ready.workbooks) return <Create key="create" {...props} onMade={() => setMade(true)} />;
  return (
    <SectionScreen key="made" home={home} heading="Classeurs">
      {isMade && <Notice kind="done" state="Les classeurs sont créés" />}
      <p>
        {counted(home.workbooks.length, 'classeur')}, ouverts à l’équipe seulement&nbsp;: la gestion les voit
        tous, un agent voit ceux de ses conservatoires.
      </p>
      <WorkbookLinks home={home} />
      {home.ready.students === 0 && <Actions label="Importer les élèves" onConfirm={() => onGo('import')} />}
    </SectionScreen>
  );
}

function Create({ home, onHome, onWorking, onMade }: SectionProps & { readonly onMade: () => void }) {
  const call = useCall('office.workbooks');
  const [model, setModel] = useState('');
  const missing = missingOf(home);
  const create = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    onWorking(true);
    const answer = await call.run(model.trim() === '' ? {} : { model: model.trim() });
    onWorking(false);
    if (!answer) return;
    onMade();
    onHome(answer);
  };
  return (
    <SectionScreen home={home} heading="Créer les classeurs" isWrong={call.state.at === 'refused'}>
      <p>
        Voici ce qui sera créé dans le Drive du compte municipal. Un classeur déjà créé reste tel quel. Aucun
        courriel ne part aux familles.
      </p>
      <ul>
        {missing.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <form noValidate onSubmit={create}>
        <TextField
          id="model"
          label="Adresse du classeur modèle"
          optional
          hint={
            <>
              Le modèle porte le menu <em>Da Capo</em>&nbsp;: chaque classeur en sera une copie, avec ce menu.
              Copiez l’adresse du modèle depuis votre navigateur. Sans modèle, les classeurs sont créés sans
              menu.
            </>
          }
          value={model}
          onValue={setModel}
        />
        <CallNotice
          state={call.state}
          doing="Nous créons les classeurs. Comptez quelques secondes par classeur, gardez cette page ouverte."
        />
        <Actions
          label={
            missing.length === 0 ? 'Créer ce qui manque' : `Créer ${counted(missing.length, 'classeur')}`
          }
          disabled={call.isAsking}
        />
      </form>
    </SectionScreen>
  );
}
