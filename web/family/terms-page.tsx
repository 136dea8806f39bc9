import { useEffect, useState } from 'preact/hooks';
import type { Reply } from '../../src/calls/reply.ts';
import type { TermsVersion } from '../../src/calls/texts.ts';
import { differencesOf } from '../../src/campaign/differences.ts';
import { Button } from '../fields/button.tsx';
import { ask } from '../server.ts';
import { Contacts } from '../shell/contact.tsx';
import { downloadTerms } from '../shell/keep.ts';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import { Notice } from './band.tsx';
import type { Boot } from './boot.ts';
import { Changes } from './changes.tsx';
import { Articles } from './legal.tsx';
import { Screen } from './screen.tsx';

/** Every version of the terms, the oldest first; null until the answer is here. Asked again when `attempt` changes. */
export function useVersions(attempt = 0): Reply<readonly TermsVersion[]> | null {
  const [reply, setReply] = useState<Reply<readonly TermsVersion[]> | null>(null);
  useEffect(() => {
    setReply(null);
    ask('public.versions', {}).then(setReply);
  }, [attempt]);
  return reply;
}

interface TermsPageProps {
  readonly boot: Boot;
  readonly title: string;
  readonly heading: string;
}

/** The terms in force, to print or to keep, and every version before with what changed (PAR-070, PAR-071). */
export function TermsPage({ boot, title, heading }: TermsPageProps) {
  const reply = useVersions();
  if (reply === null) return <Waiting title={title} heading={heading} words={openingWords} trouble={null} />;
  const current = reply.ok ? reply.value[reply.value.length - 1] : undefined;
  if (!reply.ok || !current)
    return (
      <Screen key="refused" title={title} heading={heading} isWrong>
        <Notice kind="error" state={reply.ok ? 'Aucune version n’est publiée.' : reply.refusal.message} />
        <Contacts contacts={boot.contact.conservatoires} />
      </Screen>
    );
  return (
    <Screen key="terms" title={title} heading={current.title}>
      <p class="hint">
        Version {current.version}, en vigueur depuis le {current.since}.
      </p>
      <Articles text={current} level="h2" />
      <div class="actions">
        <Button onPress={() => downloadTerms(current)}>Télécharger</Button>
        <Button onPress={() => window.print()}>Imprimer ou enregistrer en PDF</Button>
      </div>
      <div class="unprinted">
        <Before versions={reply.value} />
        <OnDemand boot={boot} />
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
