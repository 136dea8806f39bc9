import { appealRows } from '../../appeals/tabs.ts';
import { ballotRows } from '../../ballots/tabs.ts';
import type { Refusal, Reply } from '../../calls/reply.ts';
import type { RetentionPage } from '../../calls/retention.ts';
import type { CallInput } from '../../calls.ts';
import { busy, type Desk, openManagersDesk } from '../../campaign/desk.ts';
import { stamp } from '../../dates.ts';
import { drawRows, entrySpec } from '../../draw/tabs.ts';
import { findPerson } from '../../people/find.ts';
import { courseRows } from '../../places/tabs.ts';
import type { Ports } from '../../ports.ts';
import { commit, type JournalEnd, underLock } from '../../register/commit.ts';
import type { Register } from '../../register/register.ts';
import { askerNamed } from '../registers/termsDemand.ts';
import { type HoldRow, holdSpec, holdsIn } from './holds.ts';
import { retentionPage } from './page.ts';

/** Somebody, a course or a draw is kept whatever the age, for as long as a dispute lasts (CNS-009). */
export function setHold(ports: Ports, input: CallInput<'office.hold'>): Reply<RetentionPage> {
  const { kind, target, requestKey } = input;
  return holding(ports, requestKey, (desk) => {
    const { register, colleague } = desk;
    if (!isKnown(register, kind, target)) return unknownTarget[kind];
    if (holdsIn(register).some((hold) => hold.kind === kind && hold.target === target)) return heldAlready;
    const set = { at: stamp(ports.startedAt), by: colleague.mail, reason: input.reason.trim() };
    return { row: null, hold: { kind, target, set, lifted: null }, act: 'Gel posé' };
  });
}

/** The dispute is over: what is due may go again. */
export function liftHold(ports: Ports, input: CallInput<'office.liftHold'>): Reply<RetentionPage> {
  const { target, requestKey } = input;
  return holding(ports, requestKey, ({ register, colleague }) => {
    const hold = holdsIn(register).find((one) =>
      one.number === '' ? one.target === target : one.number === target,
    );
    if (!hold) return notHeld;
    const lifted = { at: stamp(ports.startedAt), by: colleague.mail, reason: input.reason.trim() };
    const row =
      register
        .table(holdSpec)
        .all()
        .find(({ record }) => record.number !== '' && record.number === hold.number)?.row ?? null;
    const { kind, set } = hold;
    return {
      row,
      hold: { kind, target: hold.target, set: row === null ? null : set, lifted },
      act: 'Gel levé',
    };
  });
}

interface Holding {
  /** The row it changes; null for one more. */
  readonly row: number | null;
  readonly hold: Pick<HoldRow, 'kind' | 'target' | 'set' | 'lifted'>;
  readonly act: string;
}

function holding(
  ports: Ports,
  requestKey: string,
  decide: (desk: Desk) => Holding | Refusal,
): Reply<RetentionPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const locked = underLock(ports, desk.register, (end) => held(ports, desk, { end, requestKey, decide }));
  if (locked.busy) return { ok: false, refusal: busy };
  if (locked.value) return { ok: false, refusal: locked.value };
  return { ok: true, value: retentionPage(ports, desk) };
}

interface Committing {
  readonly end: JournalEnd;
  readonly requestKey: string;
  readonly decide: (desk: Desk) => Holding | Refusal;
}

function held(ports: Ports, desk: Desk, { end, requestKey, decide }: Committing): Refusal | null {
  const { register, colleague } = desk;
  const table = register.table(holdSpec);
  const rows = table.all();
  if (rows.some(({ record }) => record.requestKey === requestKey)) return null;
  if (end.recent.some(({ key }) => key === requestKey)) return null;
  const decided = decide(desk);
  if (!('act' in decided)) return decided;
  const at = decided.row ?? (rows[rows.length - 1]?.row ?? 1) + 1;
  const { lifted } = decided.hold;
  const change =
    decided.row === null
      ? table.added(at, {
          ...{ number: `G${String(at - 1).padStart(4, '0')}`, journal: 0, requestKey },
          ...decided.hold,
        })
      : table.change(at, { lifted });
  commit(ports, register, end, [
    { key: requestKey, actor: colleague.mail, about: '', act: decided.act, change },
  ]);
  return null;
}

function isKnown(register: Register, kind: HoldRow['kind'], target: string): boolean {
  if (kind === 'course') return courseRows(register).some(({ record }) => record.code === target);
  if (kind === 'draw') return drawRows(register).some(({ record }) => record.draw === target);
  if (kind === 'appeal') return appealRows(register).some(({ record }) => record.number === target);
  const [what, name = '', rank = ''] = target.split(':');
  if (what === 'acces') return !!findPerson(register, name)?.record.lastName;
  if (what === 'liste')
    return register
      .table(entrySpec)
      .all()
      .some(({ record }) => record.draw === name && record.number === rank && record.lastName !== '');
  if (what === 'conditions') return askerNamed(register, target) !== null;
  const ballot = ballotRows(register).find(({ record }) => record.number === name)?.record;
  return what === 'bulletin' ? ballot !== undefined : ballot?.guardians[Number(rank)] !== undefined;
}

const unknown = (message: string): Refusal => ({
  kind: 'invalid',
  message: 'Rien n’est gelé. Vérifiez ce que vous avez choisi.',
  fields: [{ field: 'target', message }],
});

const unknownTarget: Readonly<Record<HoldRow['kind'], Refusal>> = {
  person: unknown('Cette personne n’est pas connue.'),
  course: unknown('Ce cours n’est pas connu.'),
  draw: unknown('Ce tirage n’est pas connu.'),
  appeal: unknown('Cette contestation n’est pas connue.'),
  complaint: unknown('Cette réclamation n’est pas connue.'),
};

const heldAlready: Refusal = {
  kind: 'stopped',
  message: 'Un gel est déjà posé. Rien n’a changé.',
};

const notHeld: Refusal = {
  kind: 'invalid',
  message: 'Ce gel n’est pas posé, ou il est déjà levé. Rien n’a changé. Rechargez la page.',
};
