import type { TermsVersion } from '../../src/calls/texts.ts';
import { differencesOf } from '../../src/campaign/differences.ts';
import { pageNames } from '../../src/campaign/publicPages.ts';
import { Notice } from '../family/band.tsx';
import { Changes } from '../family/changes.tsx';
import { Articles, useVersions } from '../family/legal.tsx';
import { Screen } from '../family/screen.tsx';
import { Button } from '../fields/button.tsx';
import { Contacts } from '../shell/contact.tsx';
import { downloadLegal } from '../shell/keep.ts';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import type { Boot } from './boot.ts';

interface VersionsPageProps {
  readonly boot: Boot;
  readonly title: string;
  readonly page: keyof typeof calls;
}

const calls = { conditions: 'public.versions', donnees: 'public.notices' } as const;

/** What the file of each is called. */
const files = { conditions: 'conditions-utilisation', donnees: 'donnees-personnelles' } as const;

/** The text in force, to print or to keep, and every version before with what changed (PAR-070, PAR-071, CNS-021). */
export function VersionsPage({ boot, title, page }: VersionsPageProps) {
  const reply = useVersions(calls[page]);
  const heading = pageNames[page];
  if (reply === null) return <Waiting title={title} heading={heading} words={openingWords} trouble={null} />;
  const current = reply.ok ? reply.value[reply.value.length - 1] : undefined;
  if (!reply.ok || !current)
    return (
      <Screen key="refused" title={title} heading={heading} isWrong>
        <Notice kind="error" state={reply.ok ? 'Aucune version n’est publiée.' : reply.refusal.message} />
        <Contacts contacts={boot.contact.conservatoires} />
      </Screen>
    );
  const stand = `Version ${current.version}, en vigueur depuis le ${current.since}.`;
  return (
    <Screen key="text" title={title} heading={current.title}>
      <p class="hint">{stand}</p>
      <Articles text={current} level="h2" />
      <div class="actions">
        <Button onPress={() => downloadLegal(current, { name: files[page], stand })}>Télécharger</Button>
        <Button onPress={() => window.print()}>Imprimer ou enregistrer en PDF</Button>
      </div>
      <div class="unprinted">
        <Before versions={reply.value} />
        {page === 'conditions' && <OnDemand boot={boot} />}
      </div>
    </Screen>
  );
}

/** The versions before, the newest first, each with its date and what the next one changed. */
function Before({ versions }: { readonly versions: readonly TermsVersion[] }) {
  if (versions.length < 2) return null;
  return (
    <>
      <h2>Versions précédentes</h2>
      <p>Rien n’en est effacé. Une demande envoyée sous une version reste valable.</p>
      {versions
        .map((version, rank) => ({ version, next: versions[rank + 1] }))
        .reverse()
        .map(({ version, next }) => (
          <section key={version.version}>
            {next && (
              <details>
                <summary>
                  Ce que change la version {next.version}, le {next.since}
                </summary>
                <div class="legal">
                  <Changes articles={differencesOf(version.parts, next.parts)} level="h3" />
                </div>
              </details>
            )}
            {next && (
              <details>
                <summary>
                  Version {version.version}, en vigueur du {version.since} au {next.since}
                </summary>
                <div class="legal">
                  <Articles text={version} level="h3" />
                </div>
              </details>
            )}
          </section>
        ))}
    </>
  );
}

/** Sent in full and free of charge to anybody who asks (PAR-074). */
function OnDemand({ boot }: { readonly boot: Boot }) {
  const { service, conservatoires } = boot.contact;
  return (
    <>
      <h2>Les recevoir par courriel ou par courrier</h2>
      <p>
        C’est gratuit. Écrivez-nous votre nom, vos prénoms, et votre adresse postale ou votre courriel. Nous
        vous envoyons le texte entier.
      </p>
      <Contacts contacts={service ? [service] : conservatoires} />
    </>
  );
}
