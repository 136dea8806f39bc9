import type { BallotReceipt, BallotsTyped } from '../calls/lottery.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import type { Lottery } from '../campaign/lottery.ts';
import { ballotPeriodOf } from '../campaign/opening.ts';
import { type TownNow, townFrom } from '../campaign/settings.ts';
import { frenchBound, frenchInstant, instantOf, stamp } from '../dates.ts';
import { isMail } from '../mailAddress.ts';
import { arrivalOf, proofOfArrival } from '../people/arrival.ts';
import { keyMemory } from '../people/caller.ts';
import { consentVersion } from '../people/consentTexts.ts';
import { lotteryNotSet } from '../places/desk.ts';
import { publicationFrom } from '../places/publication.ts';
import { lotteryRules } from '../places/rules.ts';
import { frozenBy } from '../places/standing.ts';
import { courseRows, coursesOf } from '../places/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../register/commit.ts';
import { openRegister, type Register } from '../register/register.ts';
import { type Ballot, webNumber } from './ballot.ts';
import { checkBallots } from './check.ts';
import { receiptMail } from './mails.ts';
import type { BallotRules } from './motives.ts';
import { listWords } from './resident.ts';
import { type BallotRow, ballotSpec, ballotsOfRequest } from './tabs.ts';

/**
 * A family hands in its ballots online: kept together or not at all, at the second at which they first reached the
 * server (a *busy* answer carries a signed proof of it). What would make one of them void is said before anything is
 * kept; whether the same person handed in others is decided by the office, and told to nobody here. A repeat of the
 * request is answered the same again, after closing too: an answer may be lost for an hour in a tunnel.
 */
export function sendBallots(ports: Ports, input: CallInput<'ballot.send'>): Reply<BallotReceipt> {
  const register = openRegister(ports);
  const town = register && townFrom(register.memory);
  const lottery = town?.lottery;
  const key = register?.memory[keyMemory];
  if (!register || !town || !lottery || !key) return { ok: false, refusal: lotteryNotSet };
  const what = ['bulletin', input.requestKey, JSON.stringify(input.ballots)];
  const arrivedAt = arrivalOf(ports, key, what, input.arrival);
  const refusal =
    outsideBallots(lottery, register, arrivedAt) ??
    wrongBallots(register, { town, lottery, arrivedAt, typed: input.ballots });
  const locked = underLock(ports, register, (end): Refusal | BallotReceipt => {
    const before = ballotsOfRequest(register, input.requestKey);
    if (before.length > 0) return receiptOf(before, { town, lottery });
    if (refusal) return refusal;
    const frozen = frozenBy(ports.memory.all());
    return frozen ? listClosed : keepBallots(ports, { register, town, lottery, end, arrivedAt, input });
  });
  if (locked.busy)
    return { ok: false, refusal: { ...crowded, arrival: proofOfArrival(key, what, arrivedAt) } };
  return 'kind' in locked.value ? { ok: false, refusal: locked.value } : { ok: true, value: locked.value };
}

/** Why no ballot is taken at an instant, or null. */
function outsideBallots(lottery: Lottery, { memory }: Pick<Register, 'memory'>, now: number): Refusal | null {
  const { opensAt, closesAt } = ballotPeriodOf(lottery);
  if (now >= opensAt && publicationFrom(memory) === null)
    return {
      kind: 'tooEarly',
      message: 'La liste des places n’est pas encore publiée. Rien n’a été envoyé. Revenez plus tard.',
    };
  if (now < opensAt)
    return {
      kind: 'tooEarly',
      message: `Les bulletins sont reçus à partir du ${frenchInstant(opensAt)}. Rien n’a été envoyé. Revenez à partir de cette date.`,
    };
  if (now >= closesAt || frozenBy(memory))
    return {
      kind: 'tooLate',
      message: `Les bulletins sont clos depuis le ${frenchBound(closesAt)}. Rien n’a été envoyé. Appelez la ville.`,
    };
  return null;
}

interface Checking {
  readonly town: TownNow;
  readonly lottery: Lottery;
  readonly arrivedAt: number;
  readonly typed: BallotsTyped;
}

/** What would make one of these ballots void, field by field; the office alone compares them with others. */
function wrongBallots(register: Register, { town, lottery, arrivedAt, typed }: Checking): Refusal | null {
  if (typed.rules !== lotteryRules(town, lottery).version) return rulesChanged;
  const courses = coursesOf(courseRows(register));
  const rules: BallotRules = {
    town,
    lottery,
    courses: new Map(courses.map((course) => [course.code, course])),
  };
  const ballots = ballotsOf(typed, arrivedAt, (i) => `B${i}`);
  const { fates } = checkBallots(ballots, rules, []);
  const fields = ballots.flatMap(({ number }, i) => {
    const fate = fates.get(number);
    if (fate?.kind !== 'void') return [];
    return [{ field: fieldOf[fate.motive] ?? `ballots.${i}`, message: fate.words }];
  });
  if (typed.mail !== '' && !isMail(typed.mail))
    fields.push({
      field: 'mail',
      message: 'Écrivez une adresse de courriel, comme nom@exemple.fr, ou rien.',
    });
  const own = fields.filter(
    ({ field, message }, i) =>
      fields.findIndex((one) => one.field === field && one.message === message) === i,
  );
  return own.length === 0 ? null : { kind: 'invalid', message: toCorrect, fields: own };
}

/** What is wrong with the person rather than with one ballot. */
const fieldOf: Readonly<Record<string, string>> = { familyNumber: 'familyNumber', incomplete: 'person' };

function ballotsOf(
  { ballots, isOrdered, rules: _rules, ...person }: BallotsTyped,
  at: number,
  numberOf: (i: number) => string,
): Ballot[] {
  return ballots.map(
    (ballot, i): Ballot => ({
      ...person,
      ...ballot,
      number: numberOf(i),
      handedInAt: stamp(at),
      rank: isOrdered && ballots.length > 1 ? i + 1 : null,
    }),
  );
}

interface Keeping {
  readonly register: Register;
  readonly town: TownNow;
  readonly lottery: Lottery;
  readonly end: JournalEnd;
  readonly arrivedAt: number;
  readonly input: CallInput<'ballot.send'>;
}

function keepBallots(
  ports: Ports,
  { register, town, lottery, end, arrivedAt, input }: Keeping,
): BallotReceipt {
  const table = register.table(ballotSpec);
  const row = Math.max(1, table.tab.lastRow()) + 1;
  const ballots = ballotsOf(input.ballots, arrivedAt, (i) => webNumber(row + i));
  const receipt = receiptOf(ballots, { town, lottery });
  const by = { key: input.requestKey, actor: 'famille' };
  const mails = isMail(input.ballots.mail) ? [receiptMail(receipt, ballots)] : [];
  const acts = ballots.map((ballot, i): Act => {
    const record: BallotRow = {
      ...ballot,
      journal: 0,
      channel: 'en ligne',
      enteredAt: stamp(ports.startedAt),
      enteredBy: '',
      rulesVersion: input.ballots.rules,
      consentText: consentVersion,
      rulings: [],
      requestKey: input.requestKey,
    };
    const change = table.added(row + i, record);
    return { ...by, about: ballot.number, act: 'Bulletin envoyé', change, ...(i === 0 && { mails }) };
  });
  commit(ports, register, end, acts);
  return receipt;
}

/** What the family keeps, and what happens next. */
function receiptOf(
  ballots: readonly Ballot[],
  { town, lottery }: Pick<Keeping, 'town' | 'lottery'>,
): BallotReceipt {
  const [first] = ballots;
  const nameOf = (code: string) => town.conservatoires.find((one) => one.code === code)?.name ?? code;
  return {
    at: first ? frenchInstant(Date.parse(first.handedInAt)) : '',
    name: first ? `${first.firstName} ${first.lastName}` : '',
    ballots: ballots.map(({ number, conservatoire, activity, wishes }) => ({
      number,
      conservatoire: nameOf(conservatoire),
      activity,
      wishes,
    })),
    list: first ? listWords(first, town) : '',
    mail: first && isMail(first.mail) ? first.mail : '',
    next: [
      `Après la clôture, la liste est figée. Chaque participation au tirage reçoit alors un numéro, ${first && isMail(first.mail) ? 'par courriel' : 'par téléphone'}.`,
      `Le tirage a lieu le ${frenchInstant(instantOf(lottery.drawAt))}, ${lottery.place}.`,
      'Si un autre bulletin de la même personne est remis pour la même activité, le premier remis compte.',
      'Pour corriger ou retirer un bulletin, appelez l’établissement avant la clôture.',
    ],
  };
}

const toCorrect = 'Vos bulletins ne sont pas envoyés. Corrigez ce qui suit\u00a0: rien d’autre n’est perdu.';

const crowded: Refusal = {
  kind: 'busy',
  message: 'Beaucoup de monde. Rien n’est perdu, l’ordre d’arrivée ne compte pas.',
};

const listClosed: Refusal = {
  kind: 'tooLate',
  message: 'La liste des participations est figée. Rien n’a été envoyé. Appelez la ville.',
};

const rulesChanged: Refusal = {
  kind: 'invalid',
  message: 'Le règlement a changé depuis que vous avez ouvert cette page. Rien n’est envoyé.',
  fields: [{ field: 'rules', message: 'Le règlement a changé. Relisez-le, puis envoyez.' }],
};
