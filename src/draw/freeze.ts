import { type Gathered, gather } from '../ballots/gather.ts';
import type { DrawSummary } from '../calls/lottery.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { campaignAt } from '../campaign/settings.ts';
import { boundOf, frenchBound, stamp } from '../dates.ts';
import { limitedNow } from '../people/limited.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { isChangedSince, publicationFrom } from '../places/publication.ts';
import { lotteryRules } from '../places/rules.ts';
import { frozenBy, lotteryStandingMemory } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../register/commit.ts';
import { mailLines } from '../register/journal.ts';
import { type Register, removingMemory } from '../register/register.ts';
import type { Spec } from '../register/table.ts';
import { writeFrozen } from './frozen.ts';
import { type List, listOf } from './list.ts';
import { frozenMail } from './mails.ts';
import { postponedOf } from './plan.ts';
import { drawSummary } from './published.ts';
import { counted } from './pv/words.ts';
import {
  type DrawRow,
  drawRows,
  drawSpec,
  entrySpec,
  type Freeze,
  placeSpec,
  type Rows,
  unlimitedSpec,
} from './tabs.ts';
import { digest } from './tickets.ts';

/**
 * Freezes the list (TAS1, step 2): entries get their numbers, the canonical text its fingerprint, every participant a
 * mail. From then on nothing changes the list. What is frozen is written first, in rows that nobody reads before the
 * draw names them; the act that names them is the freeze. Refused before closing, while two ballots may be one
 * person's, and when the number shown is not that of the entries any more.
 */
export function freeze(ports: Ports, input: CallInput<'office.freeze'>): Reply<DrawSummary> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const locked = underLock(ports, desk.register, (end): DrawSummary | Refusal => {
    const draws = drawRows(desk.register);
    const done = draws.find(({ record }) => record.freeze?.key === input.requestKey);
    if (done) return drawSummary(done.record);
    const gathered = gather(desk, limitedNow(ports, desk.register, end));
    const why = whyNotFreeze(ports, desk, gathered);
    if (why) return why;
    if (gathered.entries.length !== input.confirmed) return recounted(gathered.entries.length);
    const draw = nextDraw(
      desk.lottery.drawId,
      draws.map(({ record }) => record),
    );
    const list = listOf(gathered, draw, desk.lottery);
    return commitFreeze(ports, desk, { end, list, key: input.requestKey, draws: draws.length });
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return 'kind' in locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: locked.value };
}

/** Why the list cannot be frozen now, or null (IVR-010, IVR-016, IVR-050). */
export function whyNotFreeze(
  ports: Ports,
  { lottery, town }: LotteryDesk,
  gathered: Gathered,
): Refusal | null {
  const memory = ports.memory.all();
  const frozen = frozenBy(memory);
  if (frozen) return frozen;
  const now = ports.startedAt;
  const closes = boundOf(lottery.closesAt);
  if (now < closes) return tooEarly(`Les bulletins sont reçus jusqu’au ${frenchBound(closes)}.`);
  const { phase } = campaignAt(town, now);
  if (phase !== 'closed' && phase !== 'cancelled')
    return tooEarly('La campagne de réinscription n’est pas close\u00a0: les places ne sont pas connues.');
  const publication = publicationFrom(memory);
  if (!publication) return notYet('Les places ne sont pas publiées. Publiez-les.');
  if (isChangedSince(gathered.courseRows, publication))
    return notYet('Les places ont changé depuis leur publication. Publiez-les de nouveau.');
  // Its ballots are being emptied: a list made now would keep names it has no right to.
  if (memory[removingMemory])
    return notYet('Des données personnelles s’effacent en ce moment. Réessayez dans quelques minutes.');
  const { doubts, entries } = gathered;
  if (doubts.length > 0)
    return notYet(`Décidez d’abord des doublons possibles\u00a0: il en reste ${doubts.length}.`);
  return entries.length === 0
    ? notYet('Aucun bulletin valable ne demande un cours à places limitées.')
    : null;
}

const recounted = (count: number): Refusal => ({
  kind: 'invalid',
  message: `Il y a maintenant ${counted(count, 'participation')}. Rien n’est figé. Relisez, puis tapez ce nombre.`,
  fields: [{ field: 'confirmed', message: `Tapez ${count} pour confirmer.` }],
});

/** `VALMONT-2026`, then `VALMONT-2026-2` once the first was cancelled: a name is used once. */
export function nextDraw(wanted: string, draws: readonly DrawRow[]): string {
  const taken = new Set(draws.map(({ draw }) => draw));
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted}-${i}`;
  return name;
}

interface Committing {
  readonly end: JournalEnd;
  readonly list: List;
  readonly key: string;
  readonly draws: number;
}

function commitFreeze(
  ports: Ports,
  { register, colleague, town, lottery }: LotteryDesk,
  { end, list, key, draws }: Committing,
): DrawSummary {
  const { frozen, entries, places, unlimited, counts } = list;
  const freeze: Freeze = {
    at: stamp(ports.startedAt),
    by: colleague.mail,
    key,
    list: digest(writeFrozen(frozen)),
    rule: frozen.rule,
    entries: append(register, entrySpec, entries),
    places: append(register, placeSpec, places),
    unlimited: append(register, unlimitedSpec, unlimited),
    counts,
    rulesVersion: lotteryRules(town, lottery).version,
    placesVersion: publicationFrom(register.memory)?.version ?? '',
  };
  ports.workbooks.flush();
  const row: DrawRow = {
    ...emptyDraw,
    draw: frozen.draw,
    freeze,
    postponed: postponedOf(ports.memory.all(), frozen.draw),
  };
  const standing = { setting: lotteryStandingMemory, value: { draw: frozen.draw, state: 'frozen' } };
  const by = { key, actor: colleague.mail, about: frozen.draw };
  const orders = entries.flatMap((entry) => frozenMail(entry, freeze, town));
  const table = register.table(drawSpec);
  const at = draws + 2;
  // A cell of JSON is JSON once more in the Journal: its quotes are doubled.
  const [first = [], ...others] = mailLines(orders, 2 * JSON.stringify(row).length);
  const acts: Act[] = [
    { ...by, act: 'Liste figée', change: table.added(at, row), mails: first },
    ...others.map((mails) => ({
      ...by,
      act: 'Participations numérotées',
      change: table.change(at, { freeze }),
      mails,
    })),
    { ...by, act: 'Cours et bulletins clos', change: standing },
  ];
  commit(ports, register, end, acts);
  return drawSummary(row);
}

const emptyDraw: DrawRow = {
  draw: '',
  journal: 0,
  freeze: null,
  run: null,
  cancelled: null,
  incidents: [],
  signed: null,
  additions: [],
  consultations: [],
  postponed: [],
};

/**
 * Writes rows below those that a draw names. Rows of an execution that died lie between: nobody reads them, and each
 * names its draw.
 */
export function append<T extends object>(register: Register, spec: Spec<T>, records: readonly T[]): Rows {
  const table = register.table(spec);
  const row = Math.max(2, table.tab.lastRow() + 1);
  table.write(row, records);
  return { row, count: records.length };
}

const tooEarly = (why: string): Refusal => ({
  kind: 'tooEarly',
  message: `${why} Rien n’est figé. Revenez ensuite.`,
});

const notYet = (why: string): Refusal => ({ kind: 'invalid', message: `${why} Rien n’est figé.` });
