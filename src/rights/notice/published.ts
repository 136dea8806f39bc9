import type { Reply } from '../../calls/reply.ts';
import type { RightsAnswers } from '../../calls/rights.ts';
import type { LegalText } from '../../calls/texts.ts';
import { addressesFrom } from '../../campaign/addresses.ts';
import { notReady } from '../../campaign/desk.ts';
import { type NoticeVersion, noticeMemory } from '../../campaign/notices.ts';
import { type TownNow, townFrom } from '../../campaign/settings.ts';
import { frenchInstant, instantFrom, stamp } from '../../dates.ts';
import type { Ports } from '../../ports.ts';
import { commit, type JournalEnd } from '../../register/commit.ts';
import { journalSpec } from '../../register/journal.ts';
import { openRegister, type Register } from '../../register/register.ts';
import { noticeFrom } from './notice.ts';

/** Their list stays under what a memory of Google takes; the texts of those that leave it stay in the Journal. */
const mostVersions = 60;

/**
 * Keeps the notice as it reads now, where the settings, or a new program, made it another text (CNS-021): whole, in a
 * line of the Journal that nobody edits. Under the lock, after whatever changed; the timer does it again, for who died
 * in between. Nothing is kept before families have an address to read it at. Returns the number of the last line.
 */
export function recordNotice(ports: Ports, register: Register, end: JournalEnd): number {
  const memory = ports.memory.all();
  const town = townFrom(memory);
  if (!town || !addressesFrom(memory)) return end.last;
  const now = ports.now();
  const text = noticeFrom(memory, town, now);
  const print = ports.digest(JSON.stringify(text.parts)).slice(0, 16);
  const next = nextVersion(town, print);
  if (next === null) return end.last;
  const version: NoticeVersion = { version: next, at: stamp(now), journal: end.last + 1, print };
  return commit(ports, register, end, [
    {
      key: `notice-${next}`,
      actor: 'Da Capo',
      about: '',
      act: `Notice d’information\u00a0: version ${next}`,
      change: { setting: noticeMemory, value: [...town.notices, version].slice(-mostVersions) },
      facts: { text: { ...text, version: next } },
    },
  ]);
}

/** The version a text makes; `null` while it is the one in force. A new school year begins at 1, and no number is given twice. */
function nextVersion({ schoolYear, notices }: TownNow, print: string): string | null {
  const current = notices[notices.length - 1];
  const own = notices.filter(({ version }) => version.startsWith(`${schoolYear}/`));
  if (current && current === own[own.length - 1] && current.print === print) return null;
  const numbers = own.map(({ version }) => Number(version.split('/')[1]));
  return `${schoolYear}/${Math.max(0, ...numbers) + 1}`;
}

/** Every version of the notice, the oldest first, for anybody: none is ever edited. One round trip each. */
export function publishedNotices(ports: Ports): Reply<RightsAnswers['public.notices']> {
  const register = openRegister(ports);
  const town = register && townFrom(register.memory);
  if (!register || !town) return { ok: false, refusal: notReady };
  if (town.notices.length === 0) {
    const text = noticeFrom(register.memory, town, ports.startedAt);
    return { ok: true, value: [{ ...text, since: frenchInstant(ports.startedAt) }] };
  }
  return { ok: true, value: town.notices.map((notice) => textOf(register, notice)) };
}

function textOf(register: Register, { journal, at }: NoticeVersion): RightsAnswers['public.notices'][number] {
  const line = register.table(journalSpec).rowAt(journal + 1);
  if (!line) throw new Error(`Journal\u00a0: la ligne ${journal} manque`);
  const { text } = line.decision.facts as unknown as { readonly text: LegalText };
  return { ...text, since: frenchInstant(instantFrom(at)) };
}
