import type { Refusal, Reply } from '../../calls/reply.ts';
import type { Ref } from '../../calls/rights.ts';
import type { CallAnswers, CallInput } from '../../calls.ts';
import { openManagersDesk } from '../../campaign/desk.ts';
import { termsInForce } from '../../campaign/publishedTerms.ts';
import { askedTermsOrder } from '../../campaign/termsMail.ts';
import { frenchInstant, instantFrom } from '../../dates.ts';
import { isMail } from '../../mailAddress.ts';
import type { Ports } from '../../ports.ts';
import { commit, underLock } from '../../register/commit.ts';
import { journalSpec } from '../../register/journal.ts';
import type { Register } from '../../register/register.ts';

type Demand = Omit<CallInput<'office.sendTerms'>, 'requestKey'>;

/** Whoever asks for the terms gets them in full, free of charge (PAR-074): by mail at once, or printed and posted. */
export function sendTerms(
  ports: Ports,
  { requestKey, ...demand }: CallInput<'office.sendTerms'>,
): Reply<CallAnswers['office.termsDemands']> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const wrong = wrongIn(demand);
  if (wrong) return { ok: false, refusal: wrong };
  const { register, town, colleague } = desk;
  const text = termsInForce(register, town, ports.startedAt);
  const locked = underLock(ports, register, (end) => {
    if (end.recent.some((tip) => tip.key === requestKey)) return;
    commit(ports, register, end, [
      {
        key: requestKey,
        actor: colleague.mail,
        about: '',
        act: askedAct,
        facts: { demand, version: text.version },
        mails: demand.mail === '' ? [] : [askedTermsOrder(demand.mail, text)],
      },
    ]);
  });
  return locked.busy
    ? { ok: false, refusal: busy }
    : { ok: true, value: lastDemands(register, mostShown).demands };
}

/** The register of those demands: the newest first. */
export function termsDemands(ports: Ports): Reply<CallAnswers['office.termsDemands']> {
  const desk = openManagersDesk(ports);
  return 'kind' in desk
    ? { ok: false, refusal: desk }
    : { ok: true, value: lastDemands(desk.register, mostShown).demands };
}

/** What the Journal says of a demand, without a name. */
const askedAct = 'Conditions d’utilisation demandées';
/** Demands shown; the Journal keeps them all. */
const mostShown = 20;

/** Somebody who asked: they are nowhere but in a line of the Journal. */
export interface Asked {
  /** Number of the line. */
  readonly line: number;
  readonly at: string;
  readonly demand: Demand;
  readonly version: string;
}

/** The newest first, and how many older ones there are; of those that were emptied, when. One round trip a demand. */
export function lastDemands(
  register: Register,
  most: number,
): { readonly demands: CallAnswers['office.termsDemands']; readonly more: number } {
  const tips = demandTips(register);
  const demands = tips
    .slice(-most)
    .reverse()
    .map((tip) => shown(tip, askedIn(register, tip)));
  return { demands, more: Math.max(0, tips.length - most) };
}

/** Whoever asked and is known still, the oldest first. One round trip a demand. */
export function everyAsker(register: Register): Asked[] {
  return demandTips(register).flatMap((tip) => askedIn(register, tip) ?? []);
}

export const askerRef = ({ line }: Pick<Asked, 'line'>): Ref => `conditions:J${line}`;

/** Who asked, by their reference; null when its line says no demand, or none any more. */
export function askerNamed(register: Register, ref: Ref): Asked | null {
  const [, line] = /^conditions:J(\d+)$/.exec(ref) ?? [];
  return line === undefined ? null : askerAt(register, Number(line));
}

function askerAt(register: Register, line: number): Asked | null {
  const found = register.table(journalSpec).rowAt(line + 1);
  const facts = found?.decision.facts as Pick<Asked, 'demand' | 'version'> | undefined;
  return found?.act === askedAct && facts ? { line, at: found.at, ...facts } : null;
}

/** A demand as the first columns of the Journal say it. */
interface DemandTip {
  readonly line: number;
  readonly at: string;
  /** What is emptied has lost the key of its request. */
  readonly isEmptied: boolean;
}

function demandTips(register: Register): DemandTip[] {
  return register
    .table(journalSpec)
    .firstColumns(8)
    .flatMap(([number, requestKey, , , at = '', , , act]) =>
      act === askedAct ? [{ line: Number(number), at, isEmptied: requestKey === '' }] : [],
    );
}

const askedIn = (register: Register, { line, isEmptied }: DemandTip): Asked | null =>
  isEmptied ? null : askerAt(register, line);

function shown({ at }: DemandTip, asked: Asked | null): CallAnswers['office.termsDemands'][number] {
  const when = frenchInstant(instantFrom(at));
  if (!asked) return { at: when, name: 'Données éliminées', version: '', mail: '', address: '' };
  const { demand, version } = asked;
  const { firstNames, lastName, address, mail } = demand;
  return { at: when, name: `${firstNames} ${lastName}`, version, mail, address };
}

function wrongIn({ lastName, firstNames, address, mail }: Demand): Refusal | null {
  if (lastName === '' || firstNames === '') return no('Indiquez le nom et les prénoms.');
  if ((address === '') === (mail === '')) return no('Indiquez une adresse postale ou un courriel.');
  return mail === '' || isMail(mail)
    ? null
    : no(`«\u00a0${mail}\u00a0» n’est pas une adresse de courriel. Écrivez-la en entier.`);
}

function no(sentence: string): Refusal {
  return { kind: 'invalid', message: `Rien n’est enregistré. ${sentence}` };
}

const busy: Refusal = {
  kind: 'busy',
  message: 'Une autre opération est en cours. Rien n’est enregistré. Réessayez.',
};
