import { blankBallot } from '../ballots/blankBallot.ts';
import { ballotFacts, ballotsOf } from '../ballots/facts.ts';
import { listReason } from '../ballots/resident.ts';
import type { BallotRow } from '../ballots/tabs.ts';
import type { LotteryPaper } from '../calls/lottery.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallAnswers, CallInput } from '../calls.ts';
import { clerksFrom } from '../campaign/clerks.ts';
import { busy } from '../campaign/desk.ts';
import type { Legal } from '../campaign/legal.ts';
import { ballotPeriodOf, contestUntil } from '../campaign/opening.ts';
import { dayOf, instantFrom, instantOf, stamp } from '../dates.ts';
import { paperHtml } from '../papers/html.ts';
import type { Paper, PaperPart } from '../papers/paper.ts';
import { coursesPaper } from '../places/coursesPaper.ts';
import { type LotteryDesk, openLotteryManagersDesk } from '../places/desk.ts';
import { publicationFrom } from '../places/publication.ts';
import { lotteryRules } from '../places/rules.ts';
import { courseRows, coursesOf } from '../places/tabs.ts';
import type { Ports } from '../ports.ts';
import { commit, underLock } from '../register/commit.ts';
import type { Register } from '../register/register.ts';
import { type Spec, text, whole } from '../register/table.ts';
import { readFrozenRows } from './published.ts';
import { additifPaper } from './pv/additif.ts';
import { ceremonySheet } from './pv/ceremony.ts';
import { dossierPaper } from './pv/dossier.ts';
import { type ExplanationFacts, explanationLetter } from './pv/explanation.ts';
import { pvPaper } from './pv/pv.ts';
import { pvFactsOf, rulebookOf, trialFactsOf } from './record.ts';
import { type DrawRow, drawRows, type Run } from './tabs.ts';
import { trialOf } from './trial.ts';

/** A row of *Papiers*: a document that was made, for whom it matters to find it again. */
export interface PaperRow {
  /** Request key of the page that asked for it. */
  readonly key: string;
  readonly journal: number;
  readonly kind: LotteryPaper['kind'];
  readonly draw: string;
  readonly entry: string;
  readonly at: string;
  readonly by: string;
  readonly name: string;
  readonly document: string;
  readonly address: string;
}

export const paperSpec: Spec<PaperRow> = {
  name: 'Papiers',
  columns: {
    key: text('Clé'),
    journal: whole('Journal'),
    kind: text('Sorte') as Spec<PaperRow>['columns']['kind'],
    draw: text('Tirage'),
    entry: text('Participation'),
    at: text('Fait le'),
    by: text('Par'),
    name: text('Nom'),
    document: text('Document'),
    address: text('Adresse'),
  },
};

type Made = CallAnswers['office.lotteryPaper'];

/** Where a document is. */
type Named = Omit<Made, 'html'>;

/** What the chapters after this one know of a participation since its draw. */
export interface Since {
  readonly history: (desk: LotteryDesk, row: DrawRow, entry: string) => ExplanationFacts['events'];
  readonly parts: (desk: LotteryDesk, row: DrawRow, entry: string) => readonly PaperPart[];
}

/**
 * Makes a paper of the lottery as a document that the managers may open, and nobody else, with its accessible twin as a
 * page. The same request again gives the same document; one that an execution did not live to name is in no list.
 */
export function lotteryPaper(
  ports: Ports,
  input: CallInput<'office.lotteryPaper'>,
  since: Since,
): Reply<Made> {
  const desk = openLotteryManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, colleague } = desk;
  const paper = paperFor(ports, desk, { paper: input.paper, since });
  if ('kind' in paper) return { ok: false, refusal: paper };
  const html = paperHtml(paper);
  const before = madeBefore(register, input.requestKey);
  if (before) return { ok: true, value: { ...before, html } };
  const { id, address } = ports.papers.create(paper.title, 'numbered');
  ports.papers.fill(id, paper);
  ports.papers.share(id, managersOf(ports, colleague.mail));
  const locked = underLock(ports, register, (end): Named => {
    const again = madeBefore(register, input.requestKey);
    if (again) return again;
    const table = register.table(paperSpec);
    const row: PaperRow = {
      key: input.requestKey,
      journal: 0,
      kind: input.paper.kind,
      draw: 'draw' in input.paper ? input.paper.draw : '',
      entry: 'entry' in input.paper ? input.paper.entry : '',
      at: stamp(ports.startedAt),
      by: colleague.mail,
      name: paper.title,
      document: id,
      address,
    };
    const change = table.added(Math.max(2, table.tab.lastRow() + 1), row);
    const act = { key: input.requestKey, actor: colleague.mail, about: row.draw, act: 'Papier fait', change };
    commit(ports, register, end, [act]);
    return { name: paper.title, address };
  });
  return locked.busy ? { ok: false, refusal: busy } : { ok: true, value: { ...locked.value, html } };
}

function madeBefore(register: Register, key: string): Named | null {
  const found = register
    .table(paperSpec)
    .all()
    .find(({ record }) => record.key === key);
  return found ? { name: found.record.name, address: found.record.address } : null;
}

function managersOf(ports: Ports, mail: string): string[] {
  const managers = clerksFrom(ports.memory.all()).filter(({ role }) => role === 'manager');
  return [...new Set([mail, ...managers.map((clerk) => clerk.mail)])];
}

interface Wanted {
  readonly paper: LotteryPaper;
  readonly since: Since;
}

function paperFor(ports: Ports, desk: LotteryDesk, { paper, since }: Wanted): Paper | Refusal {
  if (!('draw' in paper)) return beforeDraw[paper.kind](desk, ports.startedAt);
  const found = drawRows(desk.register).find(({ record }) => record.draw === paper.draw)?.record;
  if (!found) return unknownDraw;
  if (paper.kind === 'ceremony') return sheetFor(desk, found);
  const row = drawnOf(found);
  if (!row) return notDrawn;
  if (paper.kind === 'additif') return additifFor(desk, row);
  if (!('entry' in paper)) return pvPaper(pvFactsOf(desk, row), paper.kind);
  const events = since.history(desk, row, paper.entry);
  const asked = askedBy(ports, desk, { row, number: paper.entry, events });
  if ('kind' in asked) return asked;
  const facts = pvFactsOf(desk, row);
  return paper.kind === 'explanation'
    ? explanationLetter(facts, asked.facts)
    : dossierPaper(facts, asked.facts, {
        ballots: asked.ballots.map((ballot) => ballotFacts(ballot, desk.town)),
        since: since.parts(desk, row, paper.entry),
      });
}

/** Papers that name no draw: there may be none yet. */
const beforeDraw = {
  places: placesPaper,
  ballot: ballotPaper,
  trial: (desk: LotteryDesk, now: number) => pvPaper(trialFactsOf(desk, trialOf(desk), now), 'public'),
};

function placesPaper(desk: LotteryDesk): Paper | Refusal {
  const { register, town, lottery } = desk;
  const publication = publicationFrom(register.memory);
  if (!publication) return notPublished;
  const structures = new Map(town.conservatoires.map(({ code, name }) => [code, name]));
  const { opensAt, closesAt } = ballotPeriodOf(lottery);
  return coursesPaper({
    town: town.town,
    draw: lottery.drawId,
    rulebook: rulebookOf(desk, lotteryRules(town, lottery).version),
    publishedAt: instantFrom(publication.at),
    opensAt,
    closesAt,
    courses: coursesOf(courseRows(register)).map((course) => ({
      ...course,
      structure: structures.get(course.conservatoire) ?? course.conservatoire,
    })),
  });
}

function ballotPaper(desk: LotteryDesk): Paper {
  const { town, lottery } = desk;
  const { name, address } = town.legal?.service ?? { name: `Ville de ${town.town}`, address: '' };
  return blankBallot({
    town: town.town,
    draw: lottery.drawId,
    rulebook: rulebookOf(desk, lotteryRules(town, lottery).version),
    ...ballotPeriodOf(lottery),
    privacy: [name, address].filter((part) => part !== '').join(', '),
  });
}

function sheetFor({ town, lottery }: LotteryDesk, { draw, freeze }: DrawRow): Paper {
  return ceremonySheet({
    town: town.town,
    draw,
    isTrial: false,
    place: lottery.place,
    plannedAt: instantOf(lottery.drawAt),
    list: freeze?.list ?? '',
    participations: freeze?.entries.count ?? 0,
    courses: freeze?.places.count ?? 0,
    material: '20\u00a0dés à dix faces, 40 de préférence',
    fallbacks: [],
  });
}

type Drawn = DrawRow & { readonly run: Run };

function drawnOf(row: DrawRow): Drawn | null {
  return row.run ? { ...row, run: row.run } : null;
}

/** The last addition: its first line is the reason, the others what is added. */
function additifFor({ town }: LotteryDesk, { draw, run, signed, additions }: Drawn): Paper | Refusal {
  const last = additions[additions.length - 1];
  if (!signed || !last) return nothingAdded;
  const [reason = '', ...adds] = last.text.split('\n').filter((line) => line.trim() !== '');
  return additifPaper({
    town: town.town,
    draw,
    isTrial: false,
    number: additions.length,
    signedAt: instantFrom(signed.at),
    addedAt: instantFrom(last.at),
    result: run.result,
    reason,
    adds: adds.length > 0 ? adds : [reason],
    signers: run.present,
  });
}

/**
 * What the explanation owed to one participation needs besides the minutes (L.311-3-1). Its number is that of this draw:
 * after a cancelled one another family may have the same.
 */
function askedBy(
  ports: Ports,
  { register, town, lottery }: LotteryDesk,
  {
    row,
    number,
    events,
  }: { readonly row: DrawRow; readonly number: string; readonly events: ExplanationFacts['events'] },
): { readonly facts: ExplanationFacts; readonly ballots: readonly BallotRow[] } | Refusal {
  const { legal } = town;
  if (!legal) return legalMissing;
  const entry = readFrozenRows(register, row).entries.find((one) => one.number === number);
  const ballots = ballotsOf(register, entry);
  const [ballot] = ballots;
  if (!ballot) return unknownEntry;
  const { service } = legal;
  const facts: ExplanationFacts = {
    number,
    from: [service.name, service.address, service.phone],
    to: [`${ballot.firstName} ${ballot.lastName}`, ballot.street, `${ballot.postcode} ${ballot.town}`],
    reason: listReason(ballot, town),
    events,
    service: `${service.name}, ${service.address}`,
    mayor: `Mairie de ${town.town}, ${service.address}`,
    contestUntil: contestUntil(lottery),
    mediator: recourseWords(legal.mediator),
    court: recourseWords(legal.court),
    today: dayOf(ports.startedAt),
  };
  return { facts, ballots };
}

const recourseWords = (recourse: Legal['mediator']): string =>
  recourse ? `${recourse.name}, ${recourse.address}` : '';

const unknownDraw: Refusal = {
  kind: 'invalid',
  message: 'Ce tirage n’existe pas. Aucun papier n’est fait. Rechargez la page.',
};

const unknownEntry: Refusal = {
  kind: 'invalid',
  message: 'Cette participation n’est pas dans ce tirage. Aucun papier n’est fait. Vérifiez son numéro.',
  fields: [{ field: 'entry', message: 'Écrivez un numéro de participation, par exemple T0001.' }],
};

const notDrawn: Refusal = {
  kind: 'invalid',
  message: 'Ce tirage n’est pas encore fait. Aucun papier n’est fait.',
};

const notPublished: Refusal = {
  kind: 'invalid',
  message: 'Les places ne sont pas publiées. Aucun papier n’est fait. Publiez-les d’abord.',
};

const nothingAdded: Refusal = {
  kind: 'invalid',
  message: 'Rien n’est ajouté au procès-verbal signé. Aucun papier n’est fait. Écrivez d’abord l’additif.',
};

const legalMissing: Refusal = {
  kind: 'notSetUp',
  message: 'Les textes légaux ne sont pas réglés. Aucun papier n’est fait. Enregistrez-les d’abord.',
};
