import { Chance } from '../../host/chance.ts';
import type { Host } from '../../host/index.ts';
import type { Town } from '../sample/town.ts';
import { officeDaysOf } from './calendar.ts';
import { Counter } from './counter.ts';
import { Diary, type Planned } from './diary.ts';
import { Family, type Outside } from './family.ts';
import { type Fate, fatesOf } from './fates.ts';
import { Letters, type LettersPlan, makeLetters } from './letters.ts';
import { type LotteryPlayed, playLottery } from './lottery.ts';
import { Mailboxes } from './mailboxes.ts';
import { type OffersPlayed, playOffers } from './offers.ts';
import { clerksOf, managerOf, type Preparation, prepare } from './office.ts';
import { Pages } from './pages.ts';
import { Papers } from './papers.ts';
import { type Act, actsOf, visitsOf } from './plan.ts';
import { Reminders } from './reminders.ts';
import { Review } from './review.ts';

/** What was played, as the families and the office remember it. */
export interface Played {
  readonly preparation: Preparation;
  readonly letters: LettersPlan;
  /** One a line of `reponses.csv`. */
  readonly families: readonly Family[];
  /** What those families gave whose request came in time. */
  readonly papers: readonly Papers[];
  readonly fates: ReadonlyMap<string, Fate>;
  readonly reminders: Reminders;
  readonly review: Review;
  /** Null for a town that draws no lots. */
  readonly lottery: LotteryPlayed | null;
  readonly offers: OffersPlayed | null;
}

/** Plays the whole campaign of a town, then its draw and its offers, on a host that stands at `town.calendar.setUpAt`. */
export async function playCampaign(host: Host, town: Town, dice: string): Promise<Played> {
  const pages = new Pages(host);
  const preparation = prepare(pages, town);
  const letters = makeLetters(pages, managerOf(town));
  const clerks = clerksOf(town);
  const outside: Outside = {
    pages,
    mailboxes: new Mailboxes(host.outbox),
    letters: new Letters(pages),
    counter: new Counter(pages, clerks),
  };
  const families = town.answers.map((answer) => new Family(answer, guardianOf(town, answer), outside));
  const fates = fatesOf(town, host.seed);
  const papers = families.flatMap((family) => {
    const fate = fates.get(family.answer.student);
    return fate ? [new Papers(family, fate)] : [];
  });
  const reminders = new Reminders(pages, managerOf(town));
  const review = new Review(pages, town, clerks, fates);
  const played = {
    preparation,
    letters,
    families,
    papers,
    fates,
    reminders,
    review,
    lottery: null,
    offers: null,
  };
  const diary = new Diary(host);
  await diary.play([...answersPlan(played, town, host.seed), ...officePlan(played, town)]);
  diary.letPass(officeDaysOf(town.calendar).endsAt);
  const { lottery } = town;
  if (!lottery) return played;
  const drawn = playLottery(pages, town, { lottery, diary, dice });
  const manager = managerOf(town);
  const offers = await playOffers(pages, drawn.drawn.draw, { diary, manager, seed: host.seed });
  return { ...played, lottery: drawn, offers };
}

function guardianOf({ families }: Town, { student, author }: Family['answer']): Family['guardian'] {
  return families.get(student)?.[author - 1] ?? null;
}

/** What the families do: they answer, then they give what they are asked for. */
function answersPlan({ families, papers }: Played, { calendar }: Town, seed: number): Planned[] {
  const chance = new Chance(seed, 1);
  const random = () => chance.next();
  const answers = families.flatMap((family) =>
    actsOf(family.answer, calendar, random).map((act) => ({ at: act.at, act: () => perform(family, act) })),
  );
  const visits = papers.flatMap((own) =>
    visitsOf(own.family.answer, officeDaysOf(calendar), random).map(({ at, kind }) => ({
      at,
      act: () => own[kind](),
    })),
  );
  return [...answers, ...visits];
}

function perform(family: Family, act: Act): void {
  if (act.kind === 'draft') family.saveDraft(act.step);
  else if (act.kind === 'send') family.send(act.change);
  else family[act.kind]();
}

/** What the office does: it reminds, looks and decides. */
function officePlan({ reminders, review }: Played, { calendar }: Town): Planned[] {
  const days = officeDaysOf(calendar);
  return [
    ...days.reminders.map(({ at, kind }) => ({ at, act: () => reminders.plan(kind) })),
    ...days.sessions.map(({ at, session }) => ({ at, act: () => review.hold(session) })),
  ];
}
