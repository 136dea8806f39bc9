import { type PublicPage, pageNames, publicPages } from '../../src/campaign/publicPages.ts';
import { Notice } from '../family/band.tsx';
import { TextParts, useTexts } from '../family/legal.tsx';
import { Screen } from '../family/screen.tsx';
import { Button } from '../fields/button.tsx';
import { Contacts } from '../shell/contact.tsx';
import { downloadLegal } from '../shell/keep.ts';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import type { Boot } from './boot.ts';

interface TextPageProps {
  readonly boot: Boot;
  readonly title: string;
  readonly page: PublicPage;
}

/** One text as it stands. */
export function TextPage({ boot, title, page }: TextPageProps) {
  const reply = useTexts();
  if (reply === null)
    return <Waiting title={title} heading={pageNames[page]} words={openingWords} trouble={null} />;
  if (!reply.ok)
    return (
      <Screen key="refused" title={title} heading={pageNames[page]} isWrong>
        <Notice kind="error" state={reply.refusal.message} />
        <Contacts contacts={boot.contact.conservatoires} />
      </Screen>
    );
  const text = reply.value[publicPages[page]];
  return (
    <Screen key="text" title={title} heading={text.title}>
      <TextParts text={text} level="h2" />
      <div class="actions">
        <Button onPress={() => downloadLegal(text, { name: page, stand: `Version ${text.version}` })}>
          Télécharger
        </Button>
        <Button onPress={() => window.print()}>Imprimer ou enregistrer en PDF</Button>
      </div>
    </Screen>
  );
}
