import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FamilyHome } from '../../src/calls/family.ts';
import { ask, askOnce, newRequestKey, slowly, type Trouble } from '../server.ts';
import { Contacts } from '../shell/contact.tsx';
import { Foot } from '../shell/foot.tsx';
import { Head } from '../shell/head.tsx';
import { openingWords, Waiting } from '../shell/waiting.tsx';
import { Notice } from './band.tsx';
import type { Boot } from './boot.ts';
import { Inside } from './inside.tsx';
import { FoundAccess, LostAccess } from './lost-access.tsx';
import { Screen } from './screen.tsx';
import { SignIn } from './sign-in.tsx';
import { createVisit, type Door, type Opened } from './visit.ts';

/** The town above (nameless until it is set up), the legal mention below, one screen between. */
export function App({ boot }: { readonly boot: Boot }) {
  return (
    <>
      <Head town={boot.town} what="Réinscription au conservatoire" />
      <Inner boot={boot} />
      <Foot boot={boot} inNewTab />
    </>
  );
}

function Inner({ boot }: { readonly boot: Boot }) {
  if (boot.campaign === null) return <NotSetUp boot={boot} />;
  return <Entrance boot={boot} />;
}

const titleOf = ({ town }: Boot): string =>
  `Réinscription au conservatoire${town === '' ? '' : ` – ${town}`}`;

function NotSetUp({ boot }: { readonly boot: Boot }) {
  return (
    <Screen title={titleOf(boot)} heading="Service fermé">
      <Notice kind="attention" state="Le service n’est pas encore ouvert">
        <p>Revenez plus tard. Pour toute question, votre conservatoire vous répond.</p>
      </Notice>
      <Contacts contacts={boot.contact.conservatoires} />
    </Screen>
  );
}

type Place =
  | { readonly at: 'outside'; readonly message: string; readonly identifier: string }
  | { readonly at: 'lost'; readonly identifier: string }
  | { readonly at: 'opening' }
  | { readonly at: 'found'; readonly home: FamilyHome; readonly access: NonNullable<Opened['access']> }
  | { readonly at: 'inside'; readonly home: FamilyHome };

/** A single-use link has an instant between the person and the secret. */
const doorOf = (access: string): Door =>
  access.split('.').length === 3
    ? { name: 'family.openOnce', args: { access, requestKey: newRequestKey() } }
    : { name: 'family.open', args: { access } };

/** By the link at once, else by identifier and code. */
function Entrance({ boot }: { readonly boot: Boot }) {
  const visit = useMemo(() => createVisit({ ask, askOnce }, slowly), []);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [place, setPlace] = useState<Place>(
    boot.access === '' ? { at: 'outside', message: '', identifier: '' } : { at: 'opening' },
  );

  const enter = async (door: Door) => {
    setPlace({ at: 'opening' });
    setTrouble(null);
    const reply = await visit.open(door, setTrouble);
    const identifier = door.name === 'family.signIn' ? door.args.identifier : '';
    if (reply.ok && reply.value.access)
      setPlace({ at: 'found', home: reply.value, access: reply.value.access });
    else if (reply.ok) setPlace({ at: 'inside', home: reply.value });
    else setPlace({ at: 'outside', message: reply.refusal.message, identifier });
  };
  useEffect(() => {
    if (boot.access !== '') enter(doorOf(boot.access));
  }, []);

  switch (place.at) {
    case 'opening':
      return (
        <Waiting
          title={titleOf(boot)}
          heading="Nous ouvrons votre page"
          words={openingWords}
          trouble={trouble}
        />
      );
    case 'outside':
      return (
        <SignIn
          boot={boot}
          message={place.message}
          known={place.identifier}
          onSignIn={(identifier, code) => enter({ name: 'family.signIn', args: { identifier, code } })}
          onLost={(identifier) => setPlace({ at: 'lost', identifier })}
        />
      );
    case 'lost':
      return (
        <LostAccess
          boot={boot}
          known={place.identifier}
          onBack={() => setPlace({ at: 'outside', message: '', identifier: place.identifier })}
        />
      );
    case 'found':
      return (
        <FoundAccess
          boot={boot}
          access={place.access}
          onContinue={() => setPlace({ at: 'inside', home: place.home })}
        />
      );
    case 'inside':
      return <Inside visit={visit} opened={place.home} />;
  }
}
