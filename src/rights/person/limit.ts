import type { Refusal, Reply } from '../../calls/reply.ts';
import type { LimitPreview, Ref } from '../../calls/rights.ts';
import type { CallInput } from '../../calls.ts';
import { busy, type Desk, openManagersDesk } from '../../campaign/desk.ts';
import { limitedFrom, limitedMemory, limitedNow } from '../../people/limited.ts';
import type { Ports } from '../../ports.ts';
import { type JournalEnd, underLock } from '../../register/commit.ts';
import { nobody } from '../removal/removal.ts';
import { Names } from '../traces/whom.ts';
import { amountsTo, leavingLists, type Stands, standsIn } from './amounts.ts';
import { unknownPerson } from './file.ts';

/** Whose data would be frozen, and what it amounts to, before it is done (GDPR 18, IVR-090). */
export function previewLimit(ports: Ports, { refs }: CallInput<'office.limitPreview'>): Reply<LimitPreview> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const names = new Names(desk.register);
  const name = names.nameOf(refs);
  if (name === '') return { ok: false, refusal: unknownPerson };
  const whom = names.of(refs);
  const now = limitedFrom(desk.register.memory);
  const frozen = refs.filter((ref) => now.has(ref));
  const isLimited = frozen.length === refs.length;
  const part = frozen.length > 0 && !isLimited ? [partly] : [];
  const stands = standsIn(desk, whom, ports.startedAt);
  return {
    ok: true,
    value: { name, isLimited, warnings: [...part, ...stopsFor(stands), ...staysFrozen(stands), always] },
  };
}

/**
 * Freezes somebody’s data as they are, or lifts it (GDPR 18, CNS-010): nothing changes them any more, no mailing
 * reaches them, nothing purges them. Ballots of a draw that is not frozen count as withdrawn meanwhile; the lists in
 * play are left for good (IVR-090). A repeat changes nothing.
 */
export function limit(ports: Ports, input: CallInput<'office.limit'>): Reply<{ readonly limited: Ref[] }> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const locked = underLock(ports, desk.register, (end) => decide(ports, desk, { end, input }));
  if (locked.busy) return { ok: false, refusal: busy };
  const { value } = locked;
  return 'kind' in value ? { ok: false, refusal: value } : { ok: true, value: { limited: [...value] } };
}

interface Limiting {
  readonly end: JournalEnd;
  readonly input: CallInput<'office.limit'>;
}

function decide(ports: Ports, desk: Desk, { end, input }: Limiting): readonly Ref[] | Refusal {
  const { register, colleague } = desk;
  const { refs, isLimited, requestKey } = input;
  const now = limitedNow(ports, register, end);
  const names = new Names(register);
  if (isLimited && refs.some((ref) => names.nameOf([ref]) === '')) return unknownPerson;
  const left = [...now].filter((ref) => !refs.includes(ref));
  const next = isLimited ? [...new Set([...now, ...refs])] : left;
  const whom = isLimited ? names.of(refs) : nobody;
  const waiting = isLimited ? standsIn(desk, whom, ports.startedAt).waiting : [];
  const isDone = next.length === now.size && waiting.length === 0;
  if (isDone || end.recent.some(({ key }) => key === requestKey)) return [...now];
  if (JSON.stringify(next).length > longestSetting) return tooMany;
  const by = { key: requestKey, actor: colleague.mail };
  const act = 'Participation retirée, ses données se gèlent';
  const events = leavingLists(ports, register, whom, { ...by, act });
  events.commit(end, [
    {
      ...by,
      about: refs.map((ref) => ref.split(':')[1] ?? '').join(' '),
      act: isLimited ? 'Données gelées, à la demande d’une personne' : 'Gel des données levé',
      change: { setting: limitedMemory, value: next },
      facts: { motif: input.reason.trim() },
    },
  ]);
  return next;
}

/** A property of Google takes 9 KB. */
const longestSetting = 8_500;

/** What somebody still takes part in, while it stops. */
function stopsFor(stands: Stands): string[] {
  const { requests, unanswered, alone } = stands;
  return [
    ...requests.map((name) => `La demande de ${name} reste telle quelle\u00a0: plus personne ne l’étudie.`),
    ...unanswered.map(
      (name) => `Personne ne peut répondre pour ${name} tant que dure le gel\u00a0: cela vaut renoncement.`,
    ),
    ...alone.map((name) => `Plus aucun responsable ne peut répondre pour ${name}.`),
    ...amountsTo({ ...stands, requests: [], unanswered: [], alone: [], frozen: [] }),
  ];
}

/** Nothing changes a frozen list: who is on it is drawn with the others, and leaves it at once. */
function staysFrozen({ frozen }: Stands): string[] {
  return frozen.map(
    (entry) =>
      `La liste du tirage est figée\u00a0: la participation ${entry} y reste. Si le gel dure jusqu’au tirage, elle est retirée aussitôt le tirage fait, et une place qu’elle obtient va à la personne suivante\u00a0: cela vaut retrait.`,
  );
}

const partly =
  'Une partie de ces fiches est déjà gelée. Les autres se gèlent aussi. Pour lever un gel, cochez seulement les fiches gelées.';

const always =
  'Rien ne change ces données, ni un import, ni une décision. Aucun envoi groupé ne les utilise. La levée les rend telles qu’elles sont.';

const tooMany: Refusal = {
  kind: 'stopped',
  message: 'Trop de données sont déjà gelées. Rien n’a changé. Levez d’abord les gels qui ne servent plus.',
};
