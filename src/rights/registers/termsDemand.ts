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
import { type JournalLine, journalSpec } from '../../register/journal.ts';
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

/** The newest first, and how many older ones there are; of those that were emptied, when. */
export function lastDemands(
  register: Register,
  most: number,
): { readonly demands: CallAnswers['office.termsDemands']; readonly more: number } {
  const lines = demandLines(register);
  const demands = demandsAt(register, lines.slice(-most)).reverse().map(shown);
  return { demands, more: Math.max(0, lines.length - most) };
}

/** Whoever asked and is known still, the oldest first. */
export function everyAsker(register: Register): Asked[] {
  return demandsAt(register, demandLines(register)).flatMap((line) => askedIn(line) ?? []);
}

export const askerRef = ({ line }: Pick<Asked, 'line'>): Ref => `conditions:J${line}`;

/** Who asked, by their reference; null when its line says no demand, or none any more. */
export function askerNamed(register: Register, ref: Ref): Asked | null {
  const [, line] = /^conditions:J(\d+)$/.exec(ref) ?? [];
  return line === undefined ? null : askerAt(register, Number(line));
}

function askerAt(register: Register, line: number): Asked | null {
  const found = register.table(journalSpec).rowAt(line + 1);
  return found?.act === askedAct ? askedIn(found) : null;
}

/** Who asked, in a line of a demand; null once it is emptied. */
function askedIn({ number, at, decision }: JournalLine): Asked | null {
  const facts = decision.facts as Pick<Asked, 'demand' | 'version'> | undefined;
  return facts ? { line: number, at, ...facts } : null;
}

/** Numbers of the lines of demands, the oldest first. Two round trips, whatever the Journal holds. */
function demandLines(register: Register): number[] {
  return register
    .table(journalSpec)
    .texts('act')
    .flatMap((act, i) => (act === askedAct ? [i + 1] : []));
}

/** Demands that so few lines part are read together: fewer cells than a round trip is worth. */
const near = 20;

/** The demands of these lines, in their order. One round trip for those that are near each other. */
function demandsAt(register: Register, lines: readonly number[]): JournalLine[] {
  const runs: { readonly from: number; to: number }[] = [];
  for (const line of lines) {
    const run = runs[runs.length - 1];
    if (run && line - run.to <= near) run.to = line;
    else runs.push({ from: line, to: line });
  }
  const table = register.table(journalSpec);
  return runs
    .flatMap(({ from, to }) => table.block(from + 1, to - from + 1).map(({ record }) => record))
    .filter(({ act }) => act === askedAct);
}

function shown(line: JournalLine): CallAnswers['office.termsDemands'][number] {
  const when = frenchInstant(instantFrom(line.at));
  const asked = askedIn(line);
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
