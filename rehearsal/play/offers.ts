import { Chance } from '../../host/chance.ts';
import type { Visitor } from '../../host/index.ts';
import type { OffersPage, OfficeOffer } from '../../src/calls/offers.ts';
import type { Diary, Planned } from './diary.ts';
import type { Pages } from './pages.ts';

/** What was offered to the last seat, as the office and the families remember it. */
export interface OffersPlayed {
  /** How many seats each press offered. */
  readonly waves: readonly number[];
  /** What each family was going to do, by the number of its offer. */
  readonly fates: ReadonlyMap<string, Fate>;
  /** Where everything stood at the end. */
  readonly end: OffersPage;
}

export type Fate = 'accept' | 'decline' | 'silence';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** No campaign takes longer: then something does not end. */
const MOST_DAYS = 200;

/**
 * From the signed minutes to the last seat: each morning the office offers the free seats, calls whoever has no mail
 * and writes down the forms that came back; families accept, renounce or keep silent, as drawn from the seed, until
 * nothing is open and nobody waits for a free seat.
 */
export async function playOffers(
  pages: Pages,
  draw: string,
  { diary, manager, seed }: { readonly diary: Diary; readonly manager: Visitor; readonly seed: number },
): Promise<OffersPlayed> {
  const chance = new Chance(seed, 5);
  const waves: number[] = [];
  const fates = new Map<string, Fate>();
  const planned: Planned[] = [];
  const signed = { draw, kind: 'signed' as const, text: 'Signé par le maire (exemple).' };
  pages.get('office.noteOnDraw', { ...signed, requestKey: 'repetition-pv-signe' }, manager);
  for (let day = 1; day <= MOST_DAYS; day++) {
    const { count } = pages.get('office.proposePreview', {}, manager);
    const requestKey = `repetition-propose-${String(day).padStart(4, '0')}`;
    const now = pages.host.clock.now();
    const press = () => pages.get('office.propose', { requestKey, confirmed: count }, manager);
    if (count > 0) await diary.play([{ at: now, act: press }]);
    if (count > 0) waves.push(count);
    diary.letPass(now + 2 * HOUR);
    const office = new Office(pages, { manager, chance, fates });
    const page = pages.get('office.offers', {}, manager);
    office.writeForms(page);
    planned.push(...office.plan(page));
    const open = page.offers.filter(({ state }) => state === 'open' || state === 'declining');
    // What ended while the two hours passed is offered tomorrow.
    const isFree = page.courses.some(({ toOffer }) => toOffer > 0);
    if (!isFree && open.length === 0 && planned.length === 0) return { waves, fates, end: page };
    const morning = now + DAY;
    const today = planned.filter(({ at }) => at < morning);
    planned.splice(0, planned.length, ...planned.filter(({ at }) => at >= morning));
    await diary.play(today);
    diary.letPass(morning);
  }
  throw new Error(`offers were still open after ${MOST_DAYS} days`);
}

interface Desk {
  readonly manager: Visitor;
  readonly chance: Chance;
  readonly fates: Map<string, Fate>;
}

/** What is done about the offers of a morning. */
class Office {
  constructor(
    private readonly pages: Pages,
    private readonly desk: Desk,
  ) {}

  /** Each new offer gets its fate; whoever has no mail is called now. */
  plan({ offers }: OffersPage): Planned[] {
    const { fates, chance } = this.desk;
    const fresh = offers.filter(({ number, state }) => state === 'open' && !fates.has(number)).reverse();
    return fresh.flatMap((offer) => {
      const fate = drawnFate(chance.next());
      fates.set(offer.number, fate);
      if (!offer.hasMail) this.call(offer, fate);
      if (!offer.hasMail || fate === 'silence') return [];
      const now = this.pages.host.clock.now();
      const left = offer.dueAt === 0 ? HOUR : offer.dueAt - now;
      const at = now + Math.floor(left * chance.next() * 0.95);
      return [{ at, act: () => this.answer(offer, fate) }];
    });
  }

  /** By phone, a minute ago; a seat that another choice of the same person gave back is not spoken of. */
  private call({ number }: OfficeOffer, fate: Fate): void {
    const { offers } = this.pages.get('office.offers', {}, this.desk.manager);
    if (offers.find((offer) => offer.number === number)?.state !== 'open') return;
    const results = { accept: 'accepte', decline: 'renonce', silence: 'informée' } as const;
    this.pages.get(
      'office.call',
      {
        offer: number,
        at: civilMinute(this.pages.host.clock.now() - MINUTE),
        result: results[fate],
        note: '',
        requestKey: `repetition-appel-${number}`,
      },
      this.desk.manager,
    );
  }

  /** By the link of the mail; a seat that another choice gave back meanwhile is not answered. */
  private answer({ number, entry }: OfficeOffer, fate: 'accept' | 'decline'): void {
    const access = linkFor(this.pages, entry);
    const { offers } = this.pages.get('place.open', { access });
    if (offers.find((offer) => offer.number === number)?.state !== 'open') return;
    const requestKey = `repetition-offre-${number}`;
    this.pages.get('place.answer', { access, offer: number, answer: fate, requestKey });
  }

  /** Nine families in ten bring the form back the morning after. */
  writeForms({ enrolments }: OffersPage): void {
    for (const { offer, state } of enrolments)
      if (state === 'Acceptée – fiche attendue' && this.desk.chance.next() < 0.9)
        this.pages.get(
          'office.enrolment',
          { offer, what: 'form', isDone: true, requestKey: `repetition-fiche-${offer}` },
          this.desk.manager,
        );
  }
}

/** Seven in ten accept; of the others as many renounce as keep silent. */
function drawnFate(chance: number): Fate {
  if (chance < 0.7) return 'accept';
  return chance < 0.85 ? 'decline' : 'silence';
}

/** The secret of the page of a participation, from the last mail that has it. */
function linkFor({ host }: Pages, entry: string): string {
  const { outbox } = host;
  for (let i = outbox.length - 1; i >= 0; i--) {
    const link = /[?&]page=place&acces=(\S+)/.exec(outbox[i]?.body ?? '')?.[1];
    if (link?.startsWith(`${entry}.`)) return link;
  }
  throw new Error(`no mail has the link of ${entry}`);
}

/** `2026-09-15T09:30` in Paris. */
function civilMinute(at: number): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return parts.format(at).replace(' ', 'T');
}
