import { useState } from 'preact/hooks';
import type { PrintedPaper, RightsRequestFile } from '../../src/calls/registers.ts';
import type { CallInput } from '../../src/calls.ts';
import { Button } from '../fields/button.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { give } from '../shell/keep.ts';

type LetterKind = CallInput<'office.rightsLetter'>['letter'];

const names: Readonly<Record<LetterKind, string>> = {
  received: 'Accusé de réception',
  identity: 'Demande d’identité',
  extended: 'Délai prolongé',
  answered: 'Réponse',
};

/** The letters of a request as pages to print: the only ones for whoever gave no mail. */
export function LetterButtons({ file: { number, request } }: { readonly file: RightsRequestFile }) {
  const call = useCall('office.rightsLetter');
  const [made, setMade] = useState('');
  const { identity, extension, answer, asker } = request;
  const letters: readonly LetterKind[] = [
    'received',
    ...(identity.how === 'asked' ? (['identity'] as const) : []),
    ...(extension ? (['extended'] as const) : []),
    ...(answer ? (['answered'] as const) : []),
  ];
  const make = async (letter: LetterKind) => {
    const paper: PrintedPaper | null = await call.run({ number, letter });
    if (!paper) return;
    give(`${paper.name}.html`, 'text/html', paper.html);
    setMade(`${names[letter]}\u00a0: la page est téléchargée. Ouvrez-la, puis imprimez.`);
  };
  return (
    <>
      <h2>Lettres à imprimer</h2>
      <p>
        {asker.mail === ''
          ? 'Cette personne n’a donné aucun courriel\u00a0: imprimez et postez.'
          : 'Elles partent déjà par courriel. Le papier est pour qui le demande.'}
      </p>
      <div class="actions">
        {letters.map((letter) => (
          <Button key={letter} disabled={call.isAsking} onPress={() => make(letter)}>
            {names[letter]}
          </Button>
        ))}
      </div>
      <CallNotice state={call.state} doing="Nous préparons la lettre…" />
      <p role="status">{made}</p>
    </>
  );
}
