import type { Refusal, Reply } from '../../calls/reply.ts';
import type { EliminationLine, RetentionPage } from '../../calls/retention.ts';
import type { CallInput } from '../../calls.ts';
import { busy, type Desk, openManagersDesk } from '../../campaign/desk.ts';
import {
  type Category,
  categories,
  monthsFault,
  retentionMemory,
  retentionTable,
} from '../../campaign/retention.ts';
import { frenchDate, frenchDay, frenchInstant, instantFrom } from '../../dates.ts';
import { paperHtml } from '../../papers/html.ts';
import type { Ports } from '../../ports.ts';
import { commit, underLock } from '../../register/commit.ts';
import { recordNotice } from '../notice/published.ts';
import { tabCounts } from '../person/tabWords.ts';
import { type EliminationRow, eliminationsIn } from '../removal/tabs.ts';
import { bordereauPaper } from './bordereau.ts';
import { type Weighed, weigh } from './count.ts';
import { dueAt } from './due.ts';
import { holdLines } from './holdLines.ts';

/** How long each kind of data is kept, what is due now, what is held, and the purges there were. */
export function retention(ports: Ports): Reply<RetentionPage> {
  const desk = openManagersDesk(ports);
  return 'kind' in desk ? { ok: false, refusal: desk } : { ok: true, value: retentionPage(ports, desk) };
}

export function retentionPage(ports: Ports, { register, town }: Desk): RetentionPage {
  const weighed: Weighed = weigh(register, dueAt(register, ports.startedAt));
  const due = new Map(weighed.counted.map(({ category, count }) => [category, count]));
  const eliminations = eliminationsIn(register).map(({ record }) => record);
  const waiting = eliminations.filter((one) => stateOf(one) === 'waiting');
  return {
    table: retentionTable(register.memory).map((line) => ({ ...line, due: due.get(line.category) ?? 0 })),
    held: weighed.held,
    holds: holdLines(register),
    eliminations: eliminations.map((one) => eliminationLine(one, town)).reverse(),
    papers: Object.fromEntries(
      waiting.map((one) => [
        one.number,
        paperHtml(bordereauPaper(one, town, retentionTable(register.memory))),
      ]),
    ),
  };
}

/** The town's own months for each category; refused whole when one of them is out of its bounds. */
export function setRetention(ports: Ports, input: CallInput<'office.setRetention'>): Reply<RetentionPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, colleague } = desk;
  const wanted = Object.entries(input.months).filter(([category]) => category in categories) as [
    Category,
    number,
  ][];
  const faults = wanted.flatMap(([category, months]) => {
    const message = monthsFault(category, months);
    return message ? [{ field: category, message }] : [];
  });
  const open = eliminationsIn(register).find(({ record }) => isOpen(record));
  if (open) return { ok: false, refusal: purgeOpen(open.record.number) };
  if (faults.length > 0)
    return {
      ok: false,
      refusal: { kind: 'invalid', message: 'Rien n’a changé. Corrigez ces durées.', fields: faults },
    };
  const locked = underLock(ports, register, (end) => {
    if (end.recent.some(({ key }) => key === input.requestKey)) return;
    const change = { setting: retentionMemory, value: Object.fromEntries(wanted) };
    const act = 'Durées de conservation modifiées';
    const last = commit(ports, register, end, [
      { key: input.requestKey, actor: colleague.mail, about: '', act, change },
    ]);
    recordNotice(ports, register, { ...end, last });
  });
  return locked.busy ? { ok: false, refusal: busy } : retention(ports);
}

export function stateOf({ visa, begun, done, abandoned }: EliminationRow): EliminationLine['state'] {
  if (abandoned) return 'abandoned';
  if (done) return 'done';
  if (begun) return 'underWay';
  return visa ? 'allowed' : 'waiting';
}

/** A purge that is neither done nor abandoned. */
export const isOpen = (row: EliminationRow): boolean =>
  row.kind === 'purge' && ['waiting', 'allowed', 'underWay'].includes(stateOf(row));

const purgeOpen = (number: string): Refusal => ({
  kind: 'stopped',
  message: `Le bordereau ${number} a été fait avec ces durées. Rien n’a changé. Terminez-le ou abandonnez-le d’abord.`,
});

function eliminationLine(row: EliminationRow, { conservatoires }: Desk['town']): EliminationLine {
  const { number, kind, preparedAt, preparedBy, counted, visa, done, reason, abandoned } = row;
  return {
    number,
    kind,
    preparedAt: frenchInstant(instantFrom(preparedAt)),
    preparedBy,
    state: stateOf(row),
    counted: counted.map(({ category, count, oldest, newest }) => ({
      label: categories[category].label,
      count,
      days: daysWords(oldest, newest),
    })),
    visa: visa ? `${visa.name}, ${visa.quality}, le ${frenchDay(visa.on)}` : '',
    doneAt: done ? frenchInstant(instantFrom(done.at)) : '',
    left: conservatoires.filter(({ code }) => done?.left.includes(code)).map(({ name }) => name),
    gone: tabCounts(done?.changed ?? {}),
    reason: abandoned?.reason ?? reason,
  };
}

/** `3 juin 2026 – 9 juin 2027`, as the archives call them: *dates extrêmes*. */
export function daysWords(oldest: string, newest: string): string {
  if (oldest === '') return '';
  return oldest === newest ? frenchDate(oldest) : `${frenchDate(oldest)} – ${frenchDate(newest)}`;
}
