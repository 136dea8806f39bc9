import type { Refusal, Reply } from '../../calls/reply.ts';
import type { Removed } from '../../calls/retention.ts';
import type { ErasePreview, Ref } from '../../calls/rights.ts';
import type { CallInput } from '../../calls.ts';
import { busy, type Desk, openManagersDesk } from '../../campaign/desk.ts';
import { dayOf, stamp } from '../../dates.ts';
import { batchesIn, lostWith } from '../../letters/batches.ts';
import { overIn } from '../../letters/preview.ts';
import { forgetting, forgottenMemory } from '../../people/forgotten.ts';
import type { Ports } from '../../ports.ts';
import { type JournalEnd, underLock } from '../../register/commit.ts';
import { removingMemory } from '../../register/register.ts';
import { minus, type Removal, written } from '../removal/removal.ts';
import { goOnRemoving } from '../removal/run.ts';
import { changes } from '../removal/scrub.ts';
import {
  type EliminationRow,
  eliminationNumber,
  eliminationSpec,
  eliminationsIn,
  keepText,
} from '../removal/tabs.ts';
import { heldIn } from '../retention/holds.ts';
import { newElimination } from '../retention/purge.ts';
import { traces } from '../traces/all.ts';
import type { Whom } from '../traces/trace.ts';
import { Names } from '../traces/whom.ts';
import { amountsTo, leavesErased, leavingLists, standsIn } from './amounts.ts';
import { unknownPerson } from './file.ts';
import { tabCounts } from './tabWords.ts';

/** What erasing somebody would do, whom it is, what it amounts to, and what stays (GDPR 17, IVR-090). */
export function previewErase(ports: Ports, { refs }: CallInput<'office.erasePreview'>): Reply<ErasePreview> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const weighed = weighErasure(desk, refs);
  if ('kind' in weighed) return { ok: false, refusal: weighed };
  const { name, goes, total, isHeld, whom } = weighed;
  return {
    ok: true,
    value: {
      name,
      goes,
      total,
      warnings: [
        ...amountsTo(standsIn(desk, whom, ports.startedAt)),
        ...lettersLost(desk, whom, ports.startedAt),
      ],
      stays,
      impossible: isHeld ? held.message : '',
    },
  };
}

/** Letters of others that stand in the documents which go, and how to make them again. */
function lettersLost({ register, town }: Desk, { people }: Whom, now: number): string[] {
  const count = lostWith(batchesIn(register), people);
  if (count === 0) return [];
  const whose =
    count === 1
      ? 'La lettre d’une autre personne est dans le même document\u00a0: elle disparaît aussi.'
      : `Les lettres de ${count}\u00a0autres personnes sont dans le même document\u00a0: elles disparaissent aussi.`;
  const again =
    overIn(town, now) ||
    'Pour refaire les autres, ouvrez Lettres et cochez «\u00a0Refaire aussi les lettres sans document\u00a0».';
  return [`${whose} Une lettre déjà imprimée reste valable. ${again}`];
}

const stays = [
  'Les procès-verbaux du tirage gardent le nom jusqu’à la fin de leur propre durée.',
  'La demande d’effacement et la réponse restent au registre des droits, comme preuve.',
  'Les courriels déjà envoyés restent dans la boîte d’envoi du compte municipal. L’historique des versions des classeurs montre d’anciennes lignes. Leur durée se règle dans Google Workspace.',
];

interface Erasure {
  readonly name: string;
  readonly whom: Whom;
  readonly goes: ErasePreview['goes'];
  readonly total: number;
  readonly isHeld: boolean;
}

/** Who it is and how much of them there is; refused when nobody is known so. */
function weighErasure({ register }: Desk, refs: readonly Ref[]): Erasure | Refusal {
  const names = new Names(register);
  const name = names.nameOf(refs);
  if (name === '') return unknownPerson;
  const all = names.of(refs);
  const kept = heldIn(register);
  const whom = minus(all, kept);
  const removal: Removal = { whom: all, before: {} };
  const counts = traces.map((trace) => {
    const rows = register.table(trace.spec).all();
    return [trace.spec.name, changes(trace, rows, { removal, held: kept }).length] as const;
  });
  const goes = tabCounts(Object.fromEntries(counts));
  const isHeld =
    whom.people.size < all.people.size ||
    whom.ballots.size < all.ballots.size ||
    whom.signatories.size < all.signatories.size ||
    whom.entries.size < all.entries.size ||
    whom.rows.size < all.rows.size;
  return { name, whom: all, goes, total: goes.reduce((sum, [, count]) => sum + count, 0), isHeld };
}

/** Longest an execution erases before it hands over to the next call, or to the timer. */
const patience = 45 * 1000;

/**
 * Erases somebody, for ever: what they still take part in they leave first. Whoever is held stays, and is told why. The
 * same call again goes on.
 */
export function erase(ports: Ports, input: CallInput<'office.erase'>): Reply<Removed> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const locked = underLock(ports, desk.register, (end) => begin(ports, desk, { end, input }));
  if (locked.busy) return { ok: false, refusal: busy };
  if (typeof locked.value !== 'string') return { ok: false, refusal: locked.value };
  const until = ports.startedAt + patience;
  const { isBusy, isDone, looked, tabs } = goOnRemoving(ports, desk, locked.value, until);
  return isBusy ? { ok: false, refusal: busy } : { ok: true, value: { isDone, looked, tabs } };
}

interface Beginning {
  readonly end: JournalEnd;
  readonly input: CallInput<'office.erase'>;
}

/** The number of the erasure, begun now or before. */
function begin(ports: Ports, desk: Desk, { end, input }: Beginning): string | Refusal {
  const { register, colleague } = desk;
  const rows = eliminationsIn(register);
  const before = rows.find(({ record }) => record.requestKey === input.requestKey);
  if (before) return before.record.number;
  if (rows.some(({ record }) => record.begun && !record.done)) return anotherUnderWay;
  const weighed = weighErasure(desk, input.refs);
  if ('kind' in weighed) return weighed;
  if (weighed.isHeld) return held;
  if (weighed.total !== input.confirmed) return recounted(weighed.total);
  const row = (rows[rows.length - 1]?.row ?? 1) + 1;
  const number = eliminationNumber(row);
  const at = stamp(ports.startedAt);
  const erasure: EliminationRow = {
    ...newElimination,
    ...{ number, kind: 'erasure', preparedAt: at, preparedBy: colleague.mail },
    ...{ requestKey: input.requestKey, reason: input.reason.trim() },
    begun: { at, by: colleague.mail, held: 0 },
  };
  keepText(register, number, written({ whom: weighed.whom, before: {} }));
  ports.memory.set(removingMemory, number);
  const by = { key: input.requestKey, actor: colleague.mail, about: '' };
  const events = leavingLists(ports, register, weighed.whom, { ...by, act: leavesErased });
  const { students } = weighed.whom;
  const marks = forgetting(ports.memory.all(), students, dayOf(ports.startedAt));
  events.commit(end, [
    {
      ...by,
      act: `Effacement commencé\u00a0: ${number}`,
      change: register.table(eliminationSpec).added(row, erasure),
    },
    ...(students.size === 0
      ? []
      : [{ ...by, act: 'Import écarté pendant un an', change: { setting: forgottenMemory, value: marks } }]),
  ]);
  return number;
}

const held: Refusal = {
  kind: 'stopped',
  message:
    'Ces données sont gelées, par un litige ou à la demande d’une personne. Rien n’est effacé. Répondez à la personne, et recommencez quand le gel est levé.',
};

const anotherUnderWay: Refusal = {
  kind: 'stopped',
  message: 'Une autre élimination est en cours. Rien n’est effacé. Réessayez quand elle est terminée.',
};

const recounted = (total: number): Refusal => ({
  kind: 'invalid',
  message: `Le total est maintenant de ${total}. Rien n’est effacé. Relisez ce qui disparaît, puis tapez ce total.`,
  fields: [{ field: 'confirmed', message: `Tapez ${total} pour confirmer.` }],
});
