import { useEffect, useState } from 'preact/hooks';
import { type Checked, check, type Refused } from '../../src/draw/check.ts';
import { Notice } from '../family/band.tsx';
import { Screen } from '../family/screen.tsx';
import { Button } from '../fields/button.tsx';
import { FileField } from '../fields/file.tsx';
import { TextArea } from '../fields/text.tsx';
import { Done, Result } from './result.tsx';

interface ListFile {
  readonly name: string;
  readonly text: string;
}

type Answer = Checked | Refused | 'nothing yet' | 'working';

/** Long enough for the browser to show that the work began. */
const PAINT_MS = 30;
const UNREADABLE: Refused = { refused: 'Ce fichier n’a pas pu être lu. Choisissez-le de nouveau.' };

/** Makes a draw again in the browser, from a file on this device and a line of text: no request, no memory. */
export function App() {
  const [list, setList] = useState<ListFile | null>(null);
  const [seed, setSeed] = useState('');
  const [answer, setAnswer] = useState<Answer>('nothing yet');
  const takeFile = (bytes: Uint8Array, name: string) => {
    setList({ name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) });
    setAnswer('nothing yet');
  };
  useDrop(takeFile, () => setAnswer(UNREADABLE));
  const start = () => {
    setAnswer(list ? 'working' : { refused: 'Choisissez d’abord le fichier de la liste figée.' });
    if (list) setTimeout(() => setAnswer(check(list.text, seed)), PAINT_MS);
  };
  return (
    <Screen title="Vérifier un tirage au sort" heading="Vérifier un tirage au sort">
      <p>
        Cette page refait un tirage à partir de ce qui est publié&nbsp;: la liste figée et la graine. Elle
        marche sans connexion. Rien ne quitte cet appareil.
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <FileField
          id="list"
          label="Liste figée"
          hint={
            list
              ? `Fichier lu\u00a0: ${list.name}.`
              : 'Le fichier publié avant le tirage. Choisissez-le, ou déposez-le sur cette page.'
          }
          accept=".txt,.tsv,text/plain"
          onBytes={takeFile}
          onUnreadable={() => setAnswer(UNREADABLE)}
        />
        <TextArea
          id="seed"
          label="Graine"
          hint="La ligne publiée après le tirage. Elle commence par TAS1."
          maxLength={1000}
          rows={5}
          value={seed}
          onValue={(value) => {
            setSeed(value);
            setAnswer('nothing yet');
          }}
        />
        <Button primary>Refaire le tirage</Button>
      </form>
      <div role="status">
        {answer === 'working' && <p>Nous refaisons le tirage…</p>}
        {typeof answer === 'object' && 'refused' in answer && (
          <Notice kind="error" state="Le tirage n’a pas pu être refait">
            <p>{answer.refused}</p>
          </Notice>
        )}
        {typeof answer === 'object' && 'text' in answer && <Done checked={answer} />}
      </div>
      {typeof answer === 'object' && 'text' in answer && <Result key={answer.key} checked={answer} />}
    </Screen>
  );
}

/** A file dropped anywhere is the list; without this the browser would leave the page to show it. */
function useDrop(onBytes: (bytes: Uint8Array, name: string) => void, onUnreadable: () => void): void {
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      file?.arrayBuffer().then((buffer) => onBytes(new Uint8Array(buffer), file.name), onUnreadable);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
}
