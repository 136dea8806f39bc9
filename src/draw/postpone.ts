import type { DrawChangePreview, DrawsPage } from '../calls/lottery.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { lotteryFaults } from '../campaign/lotteryFile.ts';
import {
  type DrawPlan,
  type Postponed,
  type Postponements,
  planOf,
  postponedMemory,
} from '../campaign/postponed.ts';
import { kept, townFrom, townMemory } from '../campaign/settings.ts';
import type { Town } from '../campaign/town.ts';
import { frenchInstant, instantOf, stamp } from '../dates.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { lotteryStanding } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../register/commit.ts';
import { mailLines } from '../register/journal.ts';
import type { Found } from '../register/table.ts';
import { drawPostponed, postponedFacts } from './changeMails.ts';
import { nextDraw } from './freeze.ts';
import { draws } from './page.ts';
import { type DrawRow, drawRows, drawSpec } from './tabs.ts';
import { toldOf, toldOrders } from './told.ts';

/** The setting must fit a property of Google (9 KB) with its Journal number. */
const longestDecisions = 8_500;

/**
 * Puts the draw off, before its list is frozen or after, never once it is made: a dated decision with its reason, kept
 * for ever, told to everybody who takes part. From then on the new instant is the one announced everywhere (IVR-100).
 */
export function postponeDraw(ports: Ports, input: CallInput<'office.postponeDraw'>): Reply<DrawsPage> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const locked = underLock(ports, desk.register, (end) =>
    end.recent.some(({ key }) => key === input.requestKey) ? null : postponed(ports, desk, { input, end }),
  );
  if (locked.busy) return { ok: false, refusal: busy };
  return locked.value ? { ok: false, refusal: locked.value } : draws(ports);
}

/** Whom postponing would tell, and what is announced now. Writes nothing. */
export function previewPostpone(ports: Ports): Reply<DrawChangePreview> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { frozen } = current(ports, desk);
  if (frozen?.record.run) return { ok: false, refusal: alreadyMade(frozen.record.draw) };
  const { addresses, toCall } = toldOf(desk, frozen?.record ?? null);
  return {
    ok: true,
    value: { mails: addresses.length, toCall, accepted: 0, offered: 0, plan: planOf(desk.lottery) },
  };
}

/** The draw that holds the list, or null with the name the next one will have. */
function current(ports: Ports, { register, lottery }: LotteryDesk) {
  const rows = drawRows(register);
  const name = lotteryStanding(ports.memory.all())?.draw;
  const frozen: Found<DrawRow> | null = rows.find(({ record }) => record.draw === name) ?? null;
  const next = nextDraw(
    lottery.drawId,
    rows.map(({ record }) => record),
  );
  return { frozen, draw: frozen?.record.draw ?? next };
}

interface Asked {
  readonly input: CallInput<'office.postponeDraw'>;
  readonly end: JournalEnd;
}

function postponed(ports: Ports, desk: LotteryDesk, { input, end }: Asked): Refusal | null {
  const { register, colleague } = desk;
  const memory = ports.memory.all();
  const town = townFrom(memory);
  const { frozen, draw } = current(ports, desk);
  if (frozen?.record.run) return alreadyMade(draw);
  if (input.reason.trim() === '') return reasonMissing;
  const settings = kept<Town>(memory[townMemory])?.lottery;
  if (!town?.lottery || !settings) return null;
  const from = planOf(town.lottery);
  const to: DrawPlan = { ...input.plan, place: input.plan.place.trim() };
  const why = whyNotThen(town, to, ports.startedAt);
  if (why) return why;
  const decision: Postponed = {
    draw,
    at: stamp(ports.startedAt),
    by: colleague.mail,
    text: input.reason.trim(),
    from,
    to,
  };
  const before = kept<Postponements>(memory[postponedMemory])?.decisions ?? [];
  const decisions = [...before.filter((one) => one.draw === draw), decision];
  const value: Postponements = { settings: planOf(settings), decisions };
  if (JSON.stringify(value).length > longestDecisions) return tooLong;
  const told = toldOrders(
    toldOf(desk, frozen?.record ?? null),
    drawPostponed,
    postponedFacts(decision, town),
  );
  const by = { key: input.requestKey, actor: colleague.mail, about: draw };
  const act = 'Tirage reporté';
  const inRow = frozen && register.table(drawSpec).change(frozen.row, { postponed: decisions });
  commit(ports, register, end, [
    ...mailLines(told, 0).map((mails): Act => ({ ...by, act: 'Report annoncé', mails })),
    ...(inRow ? [{ ...by, act, change: inRow }] : []),
    {
      ...by,
      act: inRow ? 'Nouvelle date du tirage' : act,
      change: { setting: postponedMemory, value },
      facts: { motif: decision.text },
    },
  ]);
  return null;
}

/** Why the draw cannot be put off to that instant, or null. */
function whyNotThen(town: Town, to: DrawPlan, now: number): Refusal | null {
  const { lottery } = town;
  if (!lottery) return null;
  const at = instantIn(to.drawAt);
  if (at === null) return wrong('drawAt', 'Cette date n’existe pas.');
  if (at <= now) return wrong('drawAt', 'Cette date est déjà passée.');
  const planned = instantOf(lottery.drawAt);
  if (at < planned)
    return wrong(
      'drawAt',
      `Un report va plus loin\u00a0: le tirage est annoncé pour le ${frenchInstant(planned)}.`,
    );
  if (at === planned && to.place === lottery.place)
    return wrong('drawAt', 'C’est déjà la date et le lieu annoncés.');
  if (instantIn(to.mainListAnswersBy) === null || instantIn(`${to.resultsBy}T00:00`) === null)
    return wrong('drawAt', 'Une des deux dates qui suivent le tirage n’existe pas.');
  const [fault] = lotteryFaults({ ...town, lottery: { ...lottery, ...to } });
  return fault ? wrong(fault.field.replace('lottery.', ''), fault.sentence) : null;
}

function instantIn(civil: string): number | null {
  try {
    return instantOf(civil);
  } catch {
    return null;
  }
}

const wrong = (field: string, why: string): Refusal => ({
  kind: 'invalid',
  message: `Le tirage n’est pas reporté. Rien n’a changé, rien n’est parti. ${why}`,
  fields: [{ field, message: why }],
});

const alreadyMade = (draw: string): Refusal => ({
  kind: 'stopped',
  message: `Le tirage ${draw} est fait\u00a0: il ne se reporte plus. Rien n’a changé. S’il ne doit pas compter, annulez-le, avec son motif.`,
});

const reasonMissing: Refusal = {
  kind: 'invalid',
  message: 'Il manque le motif. Rien n’a changé. Écrivez-le.',
  fields: [{ field: 'reason', message: 'Écrivez le motif.' }],
};

const tooLong: Refusal = {
  kind: 'invalid',
  message: 'Les motifs des reports sont trop longs ensemble. Rien n’a changé. Écrivez celui-ci plus court.',
  fields: [{ field: 'reason', message: 'Écrivez un motif plus court.' }],
};
