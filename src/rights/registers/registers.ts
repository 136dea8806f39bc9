import { appealState } from '../../appeals/clock.ts';
import { appealKinds } from '../../appeals/motives.ts';
import { appealRows } from '../../appeals/tabs.ts';
import type { RegistersPage } from '../../calls/registers.ts';
import type { Reply } from '../../calls/reply.ts';
import { openManagersDesk } from '../../campaign/desk.ts';
import { frenchInstant, instantFrom } from '../../dates.ts';
import { drawRows } from '../../draw/tabs.ts';
import type { Ports } from '../../ports.ts';
import type { Register } from '../../register/register.ts';
import { lastDemands } from './termsDemand.ts';

/** Each may cost a round trip; the Journal keeps them all. */
const mostDemands = 50;

/** The registers that other chapters keep: who read the minutes (IVR-041), who asked for the terms (PAR-074), appeals. */
export function registers(ports: Ports): Reply<RegistersPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register } = desk;
  const { demands, more } = lastDemands(register, mostDemands);
  return {
    ok: true,
    value: {
      consultations: consultationsIn(register),
      terms: demands,
      moreTerms: more,
      appeals: appealCounts(register, ports.startedAt),
    },
  };
}

/** The newest draw first, and in it the newest reading. */
function consultationsIn(register: Register): RegistersPage['consultations'] {
  return drawRows(register)
    .flatMap(({ record: { draw, consultations } }) =>
      consultations.map(({ at, by, text }) => ({ draw, at: frenchInstant(instantFrom(at)), by, text })),
    )
    .reverse();
}

function appealCounts(register: Register, now: number): RegistersPage['appeals'] {
  const rows = appealRows(register).map(({ record }) => record);
  return appealKinds.map((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    const count = (state: string) => own.filter((row) => appealState(row, now) === state).length;
    return { kind, open: count('open'), overdue: count('overdue'), answered: count('answered') };
  });
}
