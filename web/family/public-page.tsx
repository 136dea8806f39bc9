import { type PublicPage, publicPages } from '../../src/campaign/publicPages.ts';
import { Button } from '../fields/button.tsx';
import { Notice } from './band.tsx';
import type { Boot } from './boot.ts';
import { Contacts } from './contact.tsx';
import { TextParts, useTexts } from './legal.tsx';
import { Screen } from './screen.tsx';
import { TermsPage } from './terms-page.tsx';
import { openingWords, Waiting } from './waiting.tsx';

const names: Readonly<Record<PublicPage, string>> = {
  aide: 'Aide',
  conditions: 'Conditions d’utilisation',
  donnees: 'Données personnelles',
  accessibilite: 'Accessibilité\u00a0: non conforme',
  mentions: 'Mentions légales',
};

interface PublicProps {
  readonly boot: Boot;
  readonly page: PublicPage;
}

/** A text anybody may read without an access, to print or keep (PAR-070). */
export function PublicPageScreen({ boot, page }: PublicProps) {
  const title = `${names[page]} – Réinscription au conservatoire – ${boot.town}`;
  return page === 'conditions' ? (
    <TermsPage boot={boot} title={title} heading={names[page]} />
  ) : (
    <TextScreen boot={boot} page={page} title={title} />
  );
}

function TextScreen({ boot, page, title }: PublicProps & { readonly title: string }) {
  const reply = useTexts();
  if (reply === null)
    return <Waiting title={title} heading={names[page]} words={openingWords} trouble={null} />;
  if (!reply.ok)
    return (
      <Screen key="refused" title={title} heading={names[page]} isWrong>
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

/** Whom to call and when, and the public pages: below every screen (CAE-031, PAR-070). */
export function Foot({ boot }: { readonly boot: Boot }) {
  const { service } = boot.contact;
  const inNewTab = boot.page === null;
  return (
    <footer class="sheet">
      <div class="foot">
        {service && (
          <p>
            {service.name}&nbsp;: <a href={`tel:${service.phone.replace(/[^\d+]/g, '')}`}>{service.phone}</a>,{' '}
            {service.hours}. <a href={`mailto:${service.mail}`}>{service.mail}</a>
          </p>
        )}
        {boot.families === '' ? (
          <p>{names.accessibilite}.</p>
        ) : (
          <nav aria-label="Pages d’information">
            <ul class="pages">
              {(Object.keys(names) as PublicPage[]).map((page) => (
                <li key={page}>
                  <a
                    href={`${boot.families}?page=${page}`}
                    target={inNewTab ? '_blank' : '_top'}
                    rel="noopener"
                  >
                    {names[page]}
                    {inNewTab && <span class="unseen"> (nouvel onglet)</span>}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <p>Cette page ne dépose aucun cookie et ne fait appel à aucun autre site.</p>
      </div>
    </footer>
  );
}
