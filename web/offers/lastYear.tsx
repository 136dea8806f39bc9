import { useState } from 'preact/hooks';
import type { LastYearPage, LastYearRead } from '../../src/calls/offers.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { Actions } from '../office/actions.tsx';
import { useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { TextFileScreen } from '../office/textFile.tsx';
import { counted } from '../office/words.ts';
import { LastYearPreview } from './lastYearPreview.tsx';
import type { SectionProps } from './model.ts';

export interface Chosen {
  readonly text: string;
  readonly read: LastYearRead;
}

type Phase =
  | { readonly at: 'home'; readonly told: string }
  | { readonly at: 'file' }
  | { readonly at: 'preview'; readonly chosen: Chosen };

/** Last year's list: read from a file, looked at person by person, kept; its seats are offered with the others. */
export function LastYearSection({ home, onOffers }: SectionProps & { readonly onOffers: () => void }) {
  const loaded = useLoaded('office.lastYear', {});
  const [phase, setPhase] = useState<Phase>({ at: 'home', told: '' });
  const page = loaded.value;
  if (!page)
    return (
      <Loading
        key="reading"
        home={home}
        heading="Liste de l’an dernier"
        doing="Nous lisons la liste de l’an dernier…"
        loaded={loaded}
      />
    );
  switch (phase.at) {
    case 'home':
      return (
        <LastYearHome
          key="home"
          {...{ home, page, onOffers }}
          told={phase.told}
          onFile={() => setPhase({ at: 'file' })}
        />
      );
    case 'file':
      return (
        <LastYearFile
          home={home}
          onRead={(chosen) => setPhase({ at: 'preview', chosen })}
          onBack={() => setPhase({ at: 'home', told: '' })}
        />
      );
    case 'preview':
      return (
        <LastYearPreview
          key="preview"
          home={home}
          chosen={phase.chosen}
          onBack={() => setPhase({ at: 'file' })}
          onKept={(after) => {
            loaded.set(after);
            setPhase({ at: 'home', told: 'La liste de l’an dernier est enregistrée' });
          }}
        />
      );
  }
}

interface HomeProps extends SectionProps {
  readonly page: LastYearPage;
  readonly told: string;
  readonly onFile: () => void;
  readonly onOffers: () => void;
}

function LastYearHome({ home, page, told, onFile, onOffers }: HomeProps) {
  const { list, closed, offersBy } = page;
  return (
    <SectionScreen home={home} heading="Liste de l’an dernier">
      {told !== '' && <Notice kind="done" state={told} />}
      <p>
        Avant le tirage, les habitants restés en attente l’an dernier, qui ont accepté d’être recontactés et
        n’ont reçu aucune proposition, peuvent avoir jusqu’à 10&nbsp;% des places de chaque cours. Chacun a
        48&nbsp;heures pour répondre.
      </p>
      <Facts
        facts={[
          { label: 'À proposer au plus tard', value: `le ${offersBy}` },
          {
            label: 'Liste',
            value: list
              ? `${counted(list.people, 'participation')}, enregistrée le ${list.at}`
              : 'pas encore enregistrée',
          },
          ...(list
            ? [
                {
                  label: 'Propositions',
                  value: list.isOffered ? 'commencées\u00a0: la liste ne change plus' : 'pas commencées',
                },
              ]
            : []),
        ]}
      />
      {closed !== '' && <Notice kind="plain" state={closed} />}
      {closed === '' && list && (
        <Actions label="Proposer les places de cette liste…" onConfirm={onOffers}>
          {!list.isOffered && <Button onPress={onFile}>Choisir un autre fichier</Button>}
        </Actions>
      )}
      {closed === '' && !list && <Actions label="Choisir le fichier de la liste" onConfirm={onFile} />}
    </SectionScreen>
  );
}

interface FileProps extends SectionProps {
  readonly onRead: (chosen: Chosen) => void;
  readonly onBack: () => void;
}

function LastYearFile({ home, onRead, onBack }: FileProps) {
  const call = useCall('office.readLastYear');
  return (
    <TextFileScreen
      key="file"
      home={home}
      heading="Choisir la liste de l’an dernier"
      id="last-year-file"
      label="Liste d’attente de l’an dernier (CSV)"
      hint="Une ligne par personne et par cours, avec son ordre de tirage. Vous verrez tout avant d’enregistrer."
      unchanged="Rien n’est enregistré."
      state={call.state}
      onText={async (text) => {
        const read = await call.run({ text, choices: [] });
        if (read) onRead({ text, read });
      }}
      onBack={onBack}
    />
  );
}
