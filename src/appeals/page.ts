import type { FamilyAppeal, PlacePage } from '../calls/appeals.ts';
import type { EntryPage } from '../calls/offers.ts';
import type { Reply } from '../calls/reply.ts';
import { type TownNow, townFrom } from '../campaign/settings.ts';
import { frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { openRegister, type Register } from '../register/register.ts';
import { answerDue, appealState } from './clock.ts';
import { mostOpen, motiveWords } from './motives.ts';
import { type AppealRow, appealRows } from './tabs.ts';
import { appealWays } from './words.ts';

/** The page of a participation with its questions and contestations, whatever was just done there. */
export function withAppeals(ports: Ports, reply: Reply<EntryPage>): Reply<PlacePage> {
  if (!reply.ok) return reply;
  const register = openRegister(ports);
  const town = register && townFrom(register.memory);
  if (!register || !town) throw new RangeError('a participation without a town');
  return { ok: true, value: placePageOf(register, town, reply.value) };
}

/** The same, where the Registre is open already. */
export function placePageOf(register: Register, town: TownNow, page: EntryPage): PlacePage {
  const own = appealsOf(register, page);
  const { lottery } = town;
  return {
    ...page,
    appeals: {
      list: own.map((appeal) => familyAppeal(appeal, page.now)).reverse(),
      mayWrite: own.filter(({ answer }) => !answer).length < mostOpen,
      ways: lottery ? appealWays('contestation', { ...town, lottery }) : [],
    },
  };
}

/** Of one participation, the oldest first. */
export function appealsOf(
  register: Register,
  { draw, entry }: { readonly draw: string; readonly entry: string },
): AppealRow[] {
  const all = appealRows(register).map(({ record }) => record);
  return all.filter((one) => one.draw === draw && one.entry === entry);
}

function familyAppeal(appeal: AppealRow, now: number): FamilyAppeal {
  const { number, kind, motive, text, receivedAt, answer } = appeal;
  return {
    number,
    kind,
    motive: motiveWords[motive],
    text,
    receivedAt: frenchInstant(instantFrom(receivedAt)),
    due: frenchDay(answerDue(appeal)),
    state: appealState(appeal, now),
    answeredAt: answer ? frenchInstant(instantFrom(answer.at)) : '',
    answer: answer?.text ?? '',
  };
}
