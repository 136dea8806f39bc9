import { useRef, useState } from 'preact/hooks';
import type { ConsentChoice, ConsentsShown } from '../../src/calls/consents.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { ask, newRequestKey, type Trouble } from '../server.ts';
import { openingWords } from '../shell/waiting.tsx';
import { State } from './state.tsx';
import { consentWords, saidWords } from './words.ts';

interface ConsentsProps {
  readonly access: string;
  readonly first: ConsentsShown;
}

/** The four consents as they stand, each changed by one press: as easy to withdraw as to give (IVR-082). */
export function Consents({ access, first }: ConsentsProps) {
  const { shown, doing, said, refused, change } = useConsents(access, first);
  return (
    <>
      <h2>Vos accords</h2>
      <p>
        Facultatifs&nbsp;: ils ne changent ni votre rang, ni vos places. Vous pouvez changer d’avis à tout
        moment, sans donner de raison.
      </p>
      <p class="facts">Ces accords valent pour&nbsp;: {shown.about}.</p>
      {refused !== '' && <Notice kind="error" state={refused} />}
      {shown.choices.map((choice) => (
        <section key={choice.name} class="card">
          <h3>{choice.label}</h3>
          <State words={consentWords(choice)} />
          <p class="facts">{choice.detail}</p>
          <p class="facts">
            Votre dernière réponse&nbsp;: {choice.since} (texte {choice.text}).
          </p>
          <div class="unprinted">
            <Button disabled={doing !== null} onPress={() => change(choice)}>
              {choice.isGiven ? 'Retirer mon accord' : 'Donner mon accord'}
              <span class="unseen">&nbsp;: {choice.label}</span>
            </Button>
          </div>
          {/* Beside the button, so that the eye and the ear find it where one pressed. */}
          <p role="status">
            {doing?.name === choice.name
              ? openingWords[doing.trouble]
              : said === choice.name && saidWords(choice)}
          </p>
        </section>
      ))}
    </>
  );
}

interface Doing {
  readonly name: ConsentChoice['name'];
  readonly trouble: Trouble | 'fine';
}

/** One press at a time, under one key until its answer is definite. */
function useConsents(access: string, first: ConsentsShown) {
  const [shown, setShown] = useState(first);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [said, setSaid] = useState<ConsentChoice['name'] | null>(null);
  const [refused, setRefused] = useState('');
  const sent = useRef({ what: '', requestKey: '' });
  const change = async ({ name, isGiven }: ConsentChoice) => {
    const what = `${name} ${isGiven}`;
    if (sent.current.what !== what) sent.current = { what, requestKey: newRequestKey() };
    setDoing({ name, trouble: 'fine' });
    setSaid(null);
    setRefused('');
    const { requestKey } = sent.current;
    const reply = await ask(
      'place.consent',
      { access, consent: name, isGiven: !isGiven, requestKey },
      (trouble) => setDoing({ name, trouble }),
    );
    if (reply.ok || reply.refusal.kind !== 'broken') sent.current = { what: '', requestKey: '' };
    setDoing(null);
    if (!reply.ok) return setRefused(reply.refusal.message);
    setShown(reply.value);
    setSaid(name);
  };
  return { shown, doing, said, refused, change };
}
