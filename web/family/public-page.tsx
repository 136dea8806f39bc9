import { type PublicPage, publicPages } from '../../src/campaign/publicPages.ts';
import { Button } from '../fields/button.tsx';
import { Contacts } from '../shell/contact.tsx';
import { pageNames } from '../shell/foot.tsx';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import { Notice } from './band.tsx';
import type { Boot } from './boot.ts';
import { TextParts, useTexts } from './legal.tsx';
import { Screen } from './screen.tsx';
import { TermsPage } from './terms-page.tsx';

interface PublicProps {
  readonly boot: Boot;
  readonly page: PublicPage;
}

/** A text anybody may read without an access, to print or keep (PAR-070). */
export function PublicPageScreen({ boot, page }: PublicProps) {
  const title = `${pageNames[page]} – Réinscription au conservatoire – ${boot.town}`;
  return page === 'conditions' ? (
    <TermsPage boot={boot} title={title} heading={pageNames[page]} />
  ) : (
    <TextScreen boot={boot} page={page} title={title} />
  );
}

function TextScreen({ boot, page, title }: PublicProps & { readonly title: string }) {
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
        <Button onPress={() => window.print()}>Imprimer ou enregistrer en PDF</Button>
      </div>
    </Screen>
  );
}
