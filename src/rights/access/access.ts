import type { Reply } from '../../calls/reply.ts';
import type { AccessLine, AccessPage } from '../../calls/rights.ts';
import { type Clerk, clerksFrom, teamOf } from '../../campaign/clerks.ts';
import { openManagersDesk } from '../../campaign/desk.ts';
import type { TownNow } from '../../campaign/settings.ts';
import type { Ports } from '../../ports.ts';

/** Who works for what, on one page; what each role sees is in `areas.ts` (CNS-014, IVR-081). */
export function access(ports: Ports): Reply<AccessPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const clerks = clerksFrom(desk.register.memory);
  return { ok: true, value: accessPage(desk.town, ports.who.owner(), clerks) };
}

/** The municipal account first, then the managers, then the clerks, each by mail; then each establishment with its team. */
function accessPage({ conservatoires }: TownNow, owner: string, clerks: readonly Clerk[]): AccessPage {
  const inOrder = [...clerks].sort((a, b) => (a.mail < b.mail ? -1 : 1));
  const lineOf = ({ mail, role, conservatoires: codes }: Clerk): AccessLine => ({
    mail,
    role,
    establishments:
      role === 'clerk'
        ? conservatoires.filter(({ code }) => codes.includes(code)).map(({ name }) => name)
        : [],
  });
  return {
    team: [
      { mail: owner, role: 'owner', establishments: [] },
      ...inOrder.filter(({ role }) => role === 'manager').map(lineOf),
      ...inOrder.filter(({ role }) => role === 'clerk').map(lineOf),
    ],
    establishments: conservatoires.map(({ code, name }) => ({ name, team: teamOf(inOrder, code) })),
  };
}
