import { useState } from 'preact/hooks';
import { TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';

/** The program is served at two addresses and cannot tell which one families open: somebody says it, once. */
export function FamiliesAddress({ home, onHome }: SectionProps) {
  const call = useCall('office.addresses');
  const [families, setFamilies] = useState('');
  const save = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const answer = await call.run({ families, requestKey: call.requestKey() });
    if (answer) onHome(answer);
  };
  return (
    <SectionScreen
      home={home}
      heading="L’adresse que les familles ouvrent"
      isWrong={call.state.at === 'refused'}
    >
      <p>
        Chaque invitation porte un lien personnel vers cette adresse. Ce n’est pas celle de cette page&nbsp;:
        elle est ouverte à tous. L’installation l’a affichée. Personne n’est encore invité.
      </p>
      <form noValidate onSubmit={save}>
        <TextField
          id="families"
          label="Adresse pour les familles"
          hint="Elle commence par https://script.google.com/ et se termine par /exec."
          value={families}
          onValue={setFamilies}
        />
        <CallNotice state={call.state} doing="Nous gardons l’adresse…" />
        <Actions label="Garder cette adresse" disabled={call.isAsking || families.trim() === ''} />
      </form>
    </SectionScreen>
  );
}
