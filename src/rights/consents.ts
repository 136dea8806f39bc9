import { consentNow, newsAddresses } from '../ballots/consents.ts';
import { ballotRows } from '../ballots/tabs.ts';
import type { ConsentsShown } from '../calls/consents.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { ConsentsFigures, News } from '../calls/rights.ts';
import type { CallInput } from '../calls.ts';
import { type Desk, openManagersDesk } from '../campaign/desk.ts';
import { frenchInstant, instantFrom } from '../dates.ts';
import { paperSpec } from '../draw/papers.ts';
import { drawRows } from '../draw/tabs.ts';
import { type Agreeing, agreeingOf, consentsShown, keepConsent, numbersBehind } from '../offers/consents.ts';
import { type ConsentRow, consentRows } from '../people/consentHistory.ts';
import { ballotConsents, consentText, consentVersion } from '../people/consentTexts.ts';
import { limitedFrom } from '../people/limited.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register/register.ts';

/** Where the consents of all ballots stand, and which published papers say a name that is withdrawn since. */
export function consentsFigures(ports: Ports): Reply<ConsentsFigures> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const history = consentRows(desk.register);
  const ballots = ballotRows(desk.register).map(({ record }) => record);
  const choices = ballotConsents.map((name) => ({
    name,
    label: consentText(consentVersion).ballot[name].label,
    given: ballots.filter((ballot) => consentNow(ballot, name, history).isGiven).length,
    withdrawn: history.filter((row) => row.consent === name && !row.isGiven).length,
  }));
  return { ok: true, value: { ballots: ballots.length, choices, toRemake: toRemake(desk, history) } };
}

/** Editions for others than the office that were made before the last withdrawal of a name: to be made again. */
function toRemake({ register }: Desk, history: readonly ConsentRow[]): ConsentsFigures['toRemake'] {
  const withdrawn = history.filter(({ consent, isGiven }) => consent === 'publication' && !isGiven).pop();
  if (!withdrawn) return [];
  const papers = register
    .table(paperSpec)
    .all()
    .map(({ record }) => record)
    .filter(({ kind }) => kind === 'public' || kind === 'consultable');
  const latest = new Map(papers.map((paper) => [`${paper.draw} ${paper.kind}`, paper]));
  return [...latest.values()]
    .filter(({ at }) => instantFrom(at) <= instantFrom(withdrawn.at))
    .map(({ name, at, address }) => ({ name, address, at: frenchInstant(instantFrom(at)) }));
}

/** Who may be sent such news at this very moment (IVR-082); the list is not to be kept for another time. */
export function news(ports: Ports, { consent }: CallInput<'office.news'>): Reply<News> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const ballots = ballotRows(desk.register).map(({ record }) => record);
  const history = consentRows(desk.register);
  const addresses = newsAddresses({ ballots, history }, consent, limitedFrom(desk.register.memory));
  return { ok: true, value: { at: frenchInstant(ports.startedAt), addresses } };
}

/** The consents of a participation or a ballot, for a family without a mail that calls, writes or comes. */
export function officeConsents(ports: Ports, input: CallInput<'office.consents'>): Reply<ConsentsShown> {
  const opened = openByNumber(ports, input.number);
  if ('kind' in opened) return { ok: false, refusal: opened };
  return { ok: true, value: consentsShown(opened, consentRows(opened.desk.register)) };
}

/** Writes down what that family says, with the way it said it. */
export function recordConsent(ports: Ports, input: CallInput<'office.recordConsent'>): Reply<ConsentsShown> {
  const opened = openByNumber(ports, input.number);
  if ('kind' in opened) return { ok: false, refusal: opened };
  const { register, colleague } = opened.desk;
  return keepConsent(ports, { ...opened, register }, { ...input, by: colleague.mail });
}

function openByNumber(ports: Ports, typed: string): (Agreeing & { readonly desk: Desk }) | Refusal {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return desk;
  const number = typed.trim().toUpperCase();
  const agreeing = agreeingOf(desk.register, number, numbersOf(desk.register, number));
  return agreeing.ballots.length > 0 ? { desk, ...agreeing } : unknownNumber;
}

/** Of the ballots of a participation of the last draw; else of a ballot alone. */
function numbersOf(register: Register, number: string): readonly string[] {
  const draw = drawRows(register)
    .map(({ record }) => record)
    .pop();
  const behind = draw ? numbersBehind(register, draw, number) : [];
  return behind.length > 0 ? behind : [number];
}

const unknownNumber: Refusal = {
  kind: 'invalid',
  message: 'Ce numéro n’est ni une participation, ni un bulletin. Rien n’a changé. Vérifiez-le.',
  fields: [{ field: 'number', message: 'Écrivez un numéro, par exemple T0001 ou W0001.' }],
};
