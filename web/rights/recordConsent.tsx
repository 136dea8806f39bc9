import { useState } from 'preact/hooks';
import type { ConsentChoice, ConsentsShown } from '../../src/calls/consents.ts';
import { type ConsentChannel, consentChannels } from '../../src/people/consentHistory.ts';
import { Button } from '../fields/button.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { TextField } from '../fields/text.tsx';
import { CallNotice, useCall } from '../office/call.tsx';

/** By which way a family tells it to the team; online it does it alone. */
const channels = consentChannels.filter((channel) => channel !== 'en ligne');

const channelNames: Readonly<Record<Exclude<ConsentChannel, 'en ligne'>, string>> = {
  forum: 'Sur place',
  téléphone: 'Par téléphone',
  courrier: 'Par courrier',
};

/** For a family without a mail: one press, no reason asked, as on its own page (IVR-082). */
export function RecordConsent({ onSaid }: { readonly onSaid: () => void }) {
  const [number, setNumber] = useState('');
  const [channel, setChannel] = useState<(typeof channels)[number]>('téléphone');
  const [shown, setShown] = useState<ConsentsShown | null>(null);
  const [noted, setNoted] = useState<ConsentChoice['name'] | null>(null);
  const find = useCall('office.consents');
  const record = useCall('office.recordConsent');
  const look = async (event: Event) => {
    event.preventDefault();
    setNoted(null);
    setShown(await find.run({ number }));
  };
  const say = async ({ name, isGiven }: ConsentChoice) => {
    const requestKey = record.requestKey();
    setNoted(null);
    const after = await record.run({ number, consent: name, isGiven: !isGiven, channel, requestKey });
    if (!after) return;
    setShown(after);
    setNoted(name);
    onSaid();
  };
  return (
    <>
      <h2>Une famille sans courriel change d’avis</h2>
      <form noValidate onSubmit={look}>
        <TextField
          id="number"
          label="Numéro de participation ou de bulletin"
          hint="Par exemple T0012, W0031 ou P0007."
          short
          value={number}
          onValue={(value) => {
            setNumber(value);
            setShown(null);
          }}
        />
        <Button disabled={find.isAsking || number.trim() === ''}>Voir ses accords</Button>
      </form>
      <CallNotice state={find.state} doing="Nous lisons les accords…" />
      {shown && (
        <>
          <h3>
            {shown.name}, {shown.about}
          </h3>
          <RadioRows
            id="channel"
            legend="Comment le dit-elle&#8239;?"
            choices={channels.map((value) => ({ value, label: channelNames[value] }))}
            value={channel}
            onValue={(value) => setChannel(value as typeof channel)}
          />
          <CallNotice state={record.state} doing="Nous notons…" />
          <ul class="choices">
            {shown.choices.map((choice) => (
              <li key={choice.name}>
                <p>
                  {choice.label}&nbsp;: <strong>{choice.isGiven ? '✓ d’accord' : '– pas d’accord'}</strong>,{' '}
                  {choice.since} (texte {choice.text})
                </p>
                <Button disabled={record.isAsking} onPress={() => say(choice)}>
                  {choice.isGiven ? 'Noter un retrait' : 'Noter un accord'}
                  <span class="unseen">&nbsp;: {choice.label}</span>
                </Button>
                {/* Beside the button, which now says the contrary: who hears nothing would press again, and record it. */}
                <p role="status">
                  {noted === choice.name && (choice.isGiven ? 'Accord noté' : 'Retrait noté')}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
