import { useEffect, useState } from 'preact/hooks';
import type { Closing } from '../../src/calls/counter.ts';
import { Notice } from '../family/band.tsx';
import { campaignStates } from './campaign.tsx';
import { counted } from './words.ts';

/** When the period ends by the clock of this computer, which may be wrong: only the time left is told. */
export interface LocalClosing {
  readonly state: Closing['state'];
  readonly at: number;
}

export const localClosing = ({ state, now, closesAt }: Closing): LocalClosing => ({
  state,
  at: Date.now() + closesAt - now,
});

const minute = 60_000;

/** What to know of the hour before one begins; empty for most of the period. */
export function closingWords({ state, at }: LocalClosing, now: number): string {
  const left = Math.ceil((at - now) / minute);
  if (state === 'closed')
    return 'Campagne close. Seule la correction d’une demande déjà envoyée peut être enregistrée.';
  if (state !== 'open')
    return `Campagne\u00a0: ${campaignStates[state].toLowerCase()}. Rien ne peut être enregistré.`;
  if (left <= 0) return 'La période vient de se terminer. Rien ne peut plus être enregistré.';
  return left < 60 ? `Il reste ${counted(left, 'minute')} avant la clôture des demandes.` : '';
}

/** How long remains before the closing hour, when it is less than an hour. */
export function ClosingNotice({ closing }: { readonly closing: LocalClosing }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minute / 4);
    return () => clearInterval(timer);
  }, []);
  const words = closingWords(closing, now);
  return <div role="status">{words !== '' && <Notice kind="attention" state={words} />}</div>;
}
