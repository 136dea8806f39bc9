import { HostError, type Visitor } from '../../host/index.ts';
import type { DrawSummary, PublishedDraw } from '../../src/calls/lottery.ts';
import type { CallInput } from '../../src/calls.ts';
import type { Lottery, Town } from '../sample/town.ts';
import type { Diary } from './diary.ts';
import { managerOf } from './office.ts';
import type { Pages } from './pages.ts';

/** What the office saw and published of the draw. */
export interface LotteryPlayed {
  readonly drawn: DrawSummary;
  readonly published: PublishedDraw;
  /** The minutes that were made, by edition. */
  readonly papers: readonly { readonly kind: string; readonly document: string; readonly html: string }[];
  /** Faults of the file of ballots: lines that could not be read. */
  readonly unread: number;
  readonly decided: { readonly same: number; readonly different: number };
}

const DAY = 24 * 3_600_000;
const UPLOAD = 'repetition-bulletins-forum';

/**
 * From the list of places to the draw, as a town's office does it: the list is published, the forum's ballots are read
 * from their file, likely doubles are decided, the list is frozen, the dice are thrown.
 */
export function playLottery(
  pages: Pages,
  town: Town,
  { lottery, diary, dice }: { readonly lottery: Lottery; readonly diary: Diary; readonly dice: string },
): LotteryPlayed {
  const manager = managerOf(town);
  skipTo(pages, lottery.placesPublishedAt);
  publishPlaces(pages, lottery, manager);
  skipTo(pages, lottery.closesAt);
  const unread = readBallots(pages, lottery, manager);
  const decided = decideDoubts(pages, manager);
  const { next } = pages.get('office.draws', {}, manager);
  if (next === null) throw new HostError('La liste est déjà figée.');
  if (next.why !== '') throw new HostError(`La liste ne peut pas être figée\u00a0: ${next.why}`);
  const confirm = { requestKey: 'repetition-liste-figee', confirmed: next.entries };
  const { draw } = pages.get('office.freeze', confirm, manager);
  diary.letPass(lottery.drawAt);
  const drawn = pages.get(
    'office.makeDraw',
    {
      draw,
      requestKey: 'repetition-tirage',
      present: [
        { name: 'Dominique Exemple', quality: 'maire (exemple)' },
        { name: 'Camille Exemple', quality: 'adjointe à la culture (exemple)' },
      ],
      material: `${dice.length}\u00a0dés à dix faces (exemple)`,
      chance: { digits: dice, drand: '', loto: '' },
    },
    manager,
  );
  diary.letPass(lottery.drawAt + DAY);
  const papers = minutesOf(pages, draw, manager);
  return { drawn, published: pages.get('public.draw', { draw }), papers, unread, decided };
}

/** The minutes in each of their editions. */
const editions = ['projet', 'nominatif', 'consultable', 'public'] as const;

function minutesOf(pages: Pages, draw: string, manager: Visitor): LotteryPlayed['papers'] {
  return editions.map((kind) => {
    const paper = { kind, draw };
    const { address, html } = pages.get(
      'office.lotteryPaper',
      { paper, requestKey: `repetition-pv-${kind}` },
      manager,
    );
    const made = pages.host.documents.find((document) => address.includes(document.id));
    if (!made) throw new Error(`no document at ${address}`);
    return { kind, document: made.id, html };
  });
}

/** Weeks in which nothing happens do not need their timers. */
function skipTo({ host }: Pages, at: number): void {
  if (at > host.clock.now()) host.clock.set(at);
}

function publishPlaces(pages: Pages, lottery: Lottery, manager: Visitor): void {
  const { courses, faults } = pages.get('office.readCourses', { text: lottery.courses }, manager);
  if (faults.length > 0)
    throw new HostError(`cours.csv, ligne ${faults[0]?.line}\u00a0: ${faults[0]?.sentence}`);
  pages.get('office.setCourses', { courses: [...courses], requestKey: 'repetition-cours' }, manager);
  pages.get('office.publishPlaces', { requestKey: 'repetition-places', reason: '' }, manager);
}

function readBallots(pages: Pages, { ballots }: Lottery, manager: Visitor): number {
  const part = { upload: UPLOAD, part: 0, parts: 1, text: ballots };
  pages.get('office.stage', part, manager);
  const { faultCount } = pages.get('office.readBallots', { upload: UPLOAD }, manager);
  while (!pages.get('office.importBallots', { upload: UPLOAD }, manager).done);
  return faultCount;
}

/** When nobody decides, the likely decision is taken. */
function decideDoubts(pages: Pages, manager: Visitor): LotteryPlayed['decided'] {
  const decided = { same: 0, different: 0 };
  for (let press = 1; ; press += 1) {
    const [doubt] = pages.get('office.ballots', {}, manager).doubts;
    if (!doubt) return decided;
    const ruling: CallInput<'office.ruleBallot'>['ruling'] = {
      kind: doubt.likely,
      ballots: [doubt.ballots[0], doubt.ballots[1]],
    };
    const requestKey = `repetition-doublon-${String(press).padStart(4, '0')}`;
    pages.get('office.ruleBallot', { ruling, requestKey }, manager);
    decided[doubt.likely] += 1;
  }
}
