import type { Refusal, Reply } from '../../calls/reply.ts';
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

/** The newest first, and how many older ones there are. One round trip a demand. */
export function lastDemands(
  register: Register,
  most: number,
): { readonly demands: CallAnswers['office.termsDemands']; readonly more: number } {
  const journal = register.table(journalSpec);
  const acts = journal.firstColumns(8).map((cells) => cells[7]);
  const rows = acts.flatMap((act, i) => (act === askedAct ? [i + 2] : []));
  const demands = rows
    .slice(-most)
    .reverse()
    .flatMap((row) => {
      const line = journal.rowAt(row);
      return line ? [shown(line)] : [];
    });
  return { demands, more: Math.max(0, rows.length - most) };
}

function shown({ at, decision }: JournalLine): CallAnswers['office.termsDemands'][number] {
  const facts = decision.facts as unknown as { readonly demand: Demand; readonly version: string };
  const { firstNames, lastName, address, mail } = facts.demand;
  return {
    at: frenchInstant(instantFrom(at)),
    name: `${firstNames} ${lastName}`,
    version: facts.version,
    mail,
    address,
  };
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
