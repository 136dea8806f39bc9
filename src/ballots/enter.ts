import type { BallotFilePreview, BallotFileProgress, EnteredLine } from '../calls/lottery.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import { busy } from '../campaign/desk.ts';
import { instantOf, stamp } from '../dates.ts';
import { consentVersion } from '../people/consentTexts.ts';
import { clearUpload, stagedText } from '../people/staging.ts';
import { type LotteryDesk, openLotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { lotteryRules } from '../places/rules.ts';
import type { FileFault } from '../places/sheet.ts';
import { frozenBy } from '../places/standing.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import { type Ballot, isWebNumber } from './ballot.ts';
import { readBallotFile } from './ballotFile.ts';
import { type BallotRow, ballotRows, ballotSpec } from './tabs.ts';

/**
 * A clerk types paper ballots, a grid at a time: every one is kept, valid or not; what counts is the hour at which it
 * was handed in (IVR-003). A number that another ballot has is refused, and the others stand; the same ballot again
 * changes nothing.
 */
export function enterBallots(
  ports: Ports,
  input: CallInput<'office.enterBallots'>,
): Reply<readonly EnteredLine[]> {
  const desk = openLotteryDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const ballots = input.ballots.map((typed) => ({ ...typed, handedInAt: stampOf(typed.handedInAt) }));
  const wrong = ballots.flatMap(({ number, handedInAt, conservatoire }, i) => {
    const messages = [
      !desk.codes.includes(conservatoire) &&
        `Le bulletin ${number} est pour un établissement qui n’est pas le vôtre.`,
      handedInAt === '' && `Le bulletin ${number} est remis un jour ou à une heure qui n’existe pas.`,
      isWebNumber(number) && `Le numéro ${number} est celui d’un bulletin en ligne.`,
    ].filter((message) => message !== false);
    return messages.slice(0, 1).map((message) => ({ field: `ballots.${i}`, message }));
  });
  if (wrong.length > 0)
    return { ok: false, refusal: { kind: 'invalid', message: nothingKept, fields: wrong } };
  return add(ports, desk, { ballots, channel: 'forum', key: input.requestKey });
}

/** What a file of ballots holds, before anything is written. */
export function readBallots(ports: Ports, input: CallInput<'office.readBallots'>): Reply<BallotFilePreview> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const read = readStaged(desk, input.upload);
  if ('kind' in read) return { ok: false, refusal: read };
  const known = new Set(ballotRows(desk.register).map(({ record }) => record.number));
  const fresh = read.rows.filter(({ number }) => !known.has(number)).length;
  return {
    ok: true,
    value: {
      ballots: read.rows.length,
      fresh,
      faults: read.faults.slice(0, 300),
      faultCount: read.faults.length,
      ignored: read.ignored,
    },
  };
}

/** Most ballots of one commit: the lock is held for about a second. */
const ballotsAtOnce = 100;

/** Keeps the ballots of a file, a hundred a call; the same call again goes on, until it says done. */
export function importBallots(
  ports: Ports,
  input: CallInput<'office.importBallots'>,
): Reply<BallotFileProgress> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const read = readStaged(desk, input.upload);
  if ('kind' in read) return { ok: false, refusal: read };
  const known = new Set(ballotRows(desk.register).map(({ record }) => record.number));
  const fresh = read.rows.filter(({ number }) => !known.has(number));
  const ballots = fresh.slice(0, ballotsAtOnce);
  const added = add(ports, desk, { ballots, channel: 'fichier', key: input.upload });
  if (!added.ok) return added;
  const left = fresh.length - ballots.length;
  if (left === 0) underLock(ports, desk.register, () => clearUpload(ports, desk.register, input.upload));
  return { ok: true, value: { done: left === 0, kept: read.rows.length - left, total: read.rows.length } };
}

interface Adding {
  readonly ballots: readonly Ballot[];
  readonly channel: BallotRow['channel'];
  readonly key: string;
}

/** Under the lock: each ballot that is not there yet gets a row and a Journal line, all in one commit. */
function add(
  ports: Ports,
  { register, town, lottery, colleague }: LotteryDesk,
  adding: Adding,
): Reply<readonly EnteredLine[]> {
  const { ballots, channel, key } = adding;
  const locked = underLock(ports, register, (end): Refusal | readonly EnteredLine[] => {
    const frozen = frozenBy(ports.memory.all());
    if (frozen) return frozen;
    const rows = ballotRows(register);
    const known = new Map(rows.map(({ record }) => [record.number, record]));
    const table = register.table(ballotSpec);
    let next = rows.reduce((last, { row }) => Math.max(last, row), 1) + 1;
    const acts: Act[] = [];
    const lines = ballots.map(({ number, ...ballot }): EnteredLine => {
      const before = known.get(number);
      if (before) return lineOf(number, isSame(before, { number, ...ballot }));
      const record: BallotRow = {
        ...{ number, ...ballot, journal: 0, channel, rulings: [] },
        enteredAt: stamp(ports.startedAt),
        enteredBy: colleague.mail,
        rulesVersion: lotteryRules(town, lottery).version,
        consentText: consentVersion,
        requestKey: key,
      };
      known.set(number, record);
      acts.push({
        key,
        actor: colleague.mail,
        about: number,
        act: 'Bulletin saisi',
        change: table.added(next++, record),
      });
      return lineOf(number, true);
    });
    commit(ports, register, end, acts);
    return lines;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  return 'kind' in locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: locked.value };
}

const lineOf = (number: string, isKept: boolean): EnteredLine => ({
  number,
  isKept,
  sentence: isKept
    ? ''
    : `Un autre bulletin porte le numéro ${number}. Celui-ci n’est pas gardé\u00a0: vérifiez son numéro.`,
});

/** A ballot typed again, word for word. */
function isSame(before: BallotRow, again: Ballot): boolean {
  return (Object.keys(again) as (keyof Ballot)[]).every(
    (field) => JSON.stringify(before[field]) === JSON.stringify(again[field]),
  );
}

interface Read {
  readonly rows: readonly Ballot[];
  readonly faults: readonly FileFault[];
  readonly ignored: readonly string[];
}

function readStaged({ register, town }: LotteryDesk, upload: string): Read | Refusal {
  const text = stagedText(register, upload);
  if (text === null) return notStaged;
  const read = readBallotFile(text, town);
  if (read.kind === 'refused') return { kind: 'invalid', message: `${read.sentence} Rien n’est gardé.` };
  const { rows, faults, ignored } = read;
  return { rows, faults, ignored };
}

/** A civil second as a stamp; empty when there is no such instant. */
function stampOf(civilSecond: string): string {
  const seconds = Number(civilSecond.slice(17));
  try {
    const instant = instantOf(civilSecond.slice(0, 16)) + seconds * 1000;
    const text = stamp(instant);
    return seconds < 60 && text.startsWith(civilSecond) ? text : '';
  } catch {
    return '';
  }
}

const nothingKept = 'Aucun de ces bulletins n’est gardé. Corrigez ceux qui suivent, puis recommencez.';

const notStaged: Refusal = {
  kind: 'invalid',
  message: 'Le fichier n’est pas arrivé en entier. Rien n’est gardé. Choisissez-le de nouveau.',
};
