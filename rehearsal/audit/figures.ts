import type { Played } from '../play/campaign.ts';
import type { Family } from '../play/family.ts';
import { linkIn } from '../play/mailboxes.ts';
import type { RetentionPlayed } from '../play/retention.ts';
import type { Town } from '../sample/town.ts';
import { decimal, french, grouped, table } from '../words.ts';
import { acknowledgementCount, audit } from './audit.ts';
import { decisionLines, isDecision } from './decisions.ts';
import { type DrawFigures, drawFigures, drawFindings } from './draw.ts';
import { finalStates } from './ends.ts';
import type { Finding } from './findings.ts';
import { type OfferFigures, offerFigures, offerFindings } from './offers.ts';
import { dueRemindersIn, remindersIn } from './post.ts';
import type { Evidence } from './readBack.ts';
import { type RetentionFigures, retentionFigures, retentionFindings, retentionRows } from './retention.ts';
import { requestIn } from './state.ts';

/** What a rehearsal counts; the names of the JSON line. */
export interface Figures extends DrawFigures, OfferFigures, RetentionFigures {
  readonly students: number;
  /** Distinct persons with an access. */
  readonly people: number;
  /** Persons mailed. */
  readonly invited: number;
  /** Persons listed for a letter. */
  readonly toLetter: number;
  /** Recorded in time, in *État*. */
  readonly answered: number;
  readonly requests: number;
  readonly declined: number;
  readonly tooEarly: number;
  readonly tooLate: number;
  /** Sheets of letters made. */
  readonly letters: number;
  /** Of those answered, how many at the counter. */
  readonly counter: number;
  /** Answers for the counter that neither were taken nor refused. */
  readonly counterPending: number;
  /** The same, of people who answer online by the code of a letter. */
  readonly letterPending: number;
  readonly acknowledgements: number;
  /** Files the program took. */
  readonly documents: number;
  /** Of those, taken back by their giver. */
  readonly removedFiles: number;
  /** Files refused for what they are. */
  readonly refusedFiles: number;
  /** Mails sent to remind somebody. */
  readonly reminders: number;
  /** Mails that the timer sent before the last day for documents. */
  readonly dueReminders: number;
  /** On requests and on documents, those of a batch taken back among them. */
  readonly decisions: number;
  readonly undoneDecisions: number;
  /** Mails that told one. */
  readonly decisionMails: number;
  /** Students by the state they end in; their sum is all of them. */
  readonly finalStates: Readonly<Record<string, number>>;
  readonly refusedLines: number;
  readonly doubtfulLines: number;
  readonly lost: number;
  readonly doubled: number;
  /** Other things that do not reconcile. */
  readonly wrong: number;
  readonly platformCalls: number;
  readonly roundTrips: number;
  readonly seconds: number;
  readonly seed: number;
}

/** What it cost, from the gate of the host and the clock of the machine. */
export type Cost = Pick<Figures, 'platformCalls' | 'roundTrips' | 'seconds' | 'seed'>;

export interface Outcome {
  readonly figures: Figures;
  readonly findings: readonly Finding[];
}

/** Everything a rehearsal did and left. */
export interface Rehearsed {
  readonly town: Town;
  readonly played: Played;
  readonly evidence: Evidence;
  readonly retention: RetentionPlayed;
}

/** Counts from the evidence, and says what an auditor finds in it and what does not add up. */
export function reconcile({ town, played, evidence, retention }: Rehearsed, cost: Cost): Outcome {
  const counts = { ...countsOf(played, evidence), ...retentionFigures(retention) };
  const all = [
    ...audit(played, evidence),
    ...clockFindings(played.families, town),
    ...sumFindings(counts, { town, played }),
    ...(played.lottery ? drawFindings(played.lottery, evidence) : []),
    ...(played.offers ? offerFindings(played.offers, evidence) : []),
    ...retentionFindings(retention, played.lottery?.published ?? null),
  ];
  const of = (kind: Finding['kind']) => all.filter((finding) => finding.kind === kind).length;
  const totals = { lost: of('lost'), doubled: of('doubled'), wrong: of('wrong') };
  return { figures: { ...counts, ...totals, ...cost }, findings: all };
}

type Counts = Omit<Figures, keyof Cost | 'lost' | 'doubled' | 'wrong'>;

function countsOf(played: Played, evidence: Evidence): Omit<Counts, keyof RetentionFigures> {
  const { preparation, families, papers } = played;
  const requests = evidence.state.flatMap((row) => requestIn(row) ?? []);
  const declined = requests.filter(({ status }) => status === 'declined').length;
  const refused = (kind: string) =>
    families.filter(({ refusal, taken }) => taken === 0 && refusal?.kind === kind).length;
  const pending = families.filter(({ taken, refusal }) => taken === 0 && refusal === null);
  const given = papers.flatMap((own) => own.given);
  return {
    students: evidence.state.length,
    people: evidence.people.length,
    invited: new Set(evidence.mails.flatMap(({ body }) => linkIn(body) ?? [])).size,
    toLetter: preparation.invitations.toLetter,
    letters: evidence.letters.length,
    answered: requests.length,
    requests: requests.length - declined,
    declined,
    counter: requests.filter(({ channel }) => channel === 'counter').length,
    tooEarly: refused('tooEarly'),
    tooLate: refused('tooLate'),
    counterPending: pending.filter(({ answer }) => answer.channel === 'counter').length,
    letterPending: pending.filter(isByLetter).length,
    acknowledgements: acknowledgementCount(families, evidence),
    documents: given.length,
    removedFiles: given.filter(({ isTakenBack }) => isTakenBack).length,
    refusedFiles: papers.reduce((sum, own) => sum + own.refused, 0),
    reminders: remindersIn(evidence).length,
    dueReminders: dueRemindersIn(evidence).length,
    decisions: decisionLines(evidence).length,
    undoneDecisions: played.review.undone.reduce((sum, { count }) => sum + count, 0),
    decisionMails: evidence.mails.filter(isDecision).length,
    refusedLines: preparation.imported.refused,
    doubtfulLines: preparation.imported.doubtful,
    finalStates: finalStates(evidence),
    ...drawFigures(played.lottery, evidence),
    ...offerFigures(played.offers, evidence),
  };
}

function isByLetter({ answer, guardian }: Family): boolean {
  return answer.channel === 'online' && guardian?.mail === '';
}

/** By the clock of the files alone: what arrives in time is taken with all its changes, the rest is refused for its reason. */
function clockFindings(families: readonly Family[], { calendar }: Town): Finding[] {
  return families.flatMap((family): Finding[] => {
    const { answer, taken, refusal } = family;
    const due = answer.at < calendar.opensAt ? 'tooEarly' : answer.at >= calendar.closesAt ? 'tooLate' : null;
    if (due === null && taken === 1 + answer.changes) return [];
    if (due !== null && taken === 0 && refusal?.kind === due) return [];
    const unseen = 'aucun refus\u00a0: élève absent de la page, peut-être écarté à l’import';
    const said = refusal === null ? unseen : `refus « ${refusal.message} »`;
    const what = `Élève ${answer.student} : ${taken} envoi(s) reçu(s) sur ${1 + answer.changes}, ${said}.`;
    return [{ kind: due === null ? 'lost' : 'wrong', what }];
  });
}

function sumFindings(counts: Counts, { town, played }: { town: Town; played: Played }): Finding[] {
  const { answered, tooEarly, tooLate, counterPending, letterPending } = counts;
  const mailed = played.families.filter(({ guardian }) => (guardian?.mail ?? '') !== '');
  const sums: (readonly [what: string, one: number, other: number])[] = [
    [
      'lignes de reponses.csv',
      answered + tooEarly + tooLate + counterPending + letterPending,
      town.answers.length,
    ],
    ['personnes invitées', counts.invited, played.preparation.invitations.toMail],
    ['élèves', counts.students, played.preparation.imported.students],
    ['personnes', counts.people, played.preparation.imported.people],
    ['accusés de réception', counts.acknowledgements, mailed.reduce((sum, { taken }) => sum + taken, 0)],
    ['décisions', counts.decisions, played.review.decided.length],
    ['états en fin de campagne', sum(Object.values(counts.finalStates)), counts.students],
  ];
  return sums
    .filter(([, one, other]) => one !== other)
    .map(([what, one, other]) => ({ kind: 'wrong', what: `Total, ${what} : ${one} et ${other}.` }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** The states come in between, each by its own name. */
const LABELS: Readonly<Record<keyof Figures, string>> = {
  students: 'Élèves',
  people: 'Personnes ayant un accès',
  invited: 'Personnes invitées par courriel',
  toLetter: 'Personnes à prévenir par lettre',
  letters: 'Lettres faites',
  answered: 'Réponses enregistrées',
  requests: '  dont demandes de réinscription',
  declined: '  dont « ne se réinscrit pas »',
  counter: '  dont au guichet',
  tooEarly: 'Refusées avant l’ouverture',
  tooLate: 'Refusées après la clôture',
  counterPending: 'Réponses au guichet restées sans suite',
  letterPending: 'Réponses par lettre restées sans suite',
  acknowledgements: 'Accusés de réception',
  documents: 'Fichiers reçus',
  removedFiles: '  dont retirés par la famille',
  refusedFiles: 'Fichiers refusés pour ce qu’ils sont',
  reminders: 'Relances envoyées',
  dueReminders: 'Rappels avant le dernier jour des pièces',
  decisions: 'Décisions prises, pièces comprises',
  undoneDecisions: '  dont annulées, puis reprises',
  decisionMails: 'Courriels de décision',
  finalStates: 'Élèves en fin de campagne',
  refusedLines: 'Lignes refusées à l’import',
  doubtfulLines: 'Lignes douteuses à l’import',
  ballots: 'Bulletins reçus',
  voidBallots: '  dont nuls',
  duplicates: '    dont doublons',
  entries: 'Participations au tirage',
  courses: 'Cours tirés',
  seats: 'Places tirées',
  placed: 'Participations placées',
  waiting: 'Participations en attente',
  listSha256: 'Empreinte de la liste',
  graine: 'Graine du tirage',
  resultSha256: 'Empreinte du résultat',
  offers: 'Places proposées',
  accepted: '  acceptées',
  declinedOffers: '  renoncées',
  expired: '  sans réponse',
  replacedOffers: '  remplacées par une autre',
  offerReminders: 'Rappels de proposition',
  enrolled: 'Inscriptions confirmées',
  stillWaiting: 'Participations encore en attente',
  seatsLeft: 'Places restantes',
  unlimitedOffers: 'Places proposées sans limite de jauge',
  unlimitedAccepted: 'Acceptées sans limite de jauge',
  purged: 'Éliminé deux ans, puis six ans après',
  held: 'Gardé par un litige, deux ans, puis six ans après',
  statistics: 'Lignes de statistiques qui restent',
  lost: 'Réponses, pièces ou courriels perdus',
  doubled: 'En double',
  wrong: 'Autres écarts',
  platformCalls: 'Appels à la plateforme',
  roundTrips: '  dont allers-retours',
  seconds: 'Durée (s)',
  seed: 'Graine',
};

const SHOWN = 20;

/** The figures as a French table, and the verdict. */
export function report({ settings }: Town, { figures, findings }: Outcome): string {
  const names = Object.keys(LABELS) as (keyof Figures)[];
  const rows = names.flatMap((name) => rowsFor(name, figures));
  const published = names.flatMap((name) => (typeof figures[name] === 'string' ? [name] : []));
  const more = findings.length > SHOWN ? [`  … et ${grouped(findings.length - SHOWN)} autres.`] : [];
  const verdict =
    findings.length === 0
      ? ['Tout concorde : rien de perdu, rien en double.']
      : [
          'Les chiffres ne concordent pas :',
          ...findings.slice(0, SHOWN).map(({ what }) => `  ${what}`),
          ...more,
        ];
  const title = `Répétition – ${settings.town} ${settings.schoolYear}`;
  const told = published.map((name) => `  ${LABELS[name]} : ${figures[name]}`);
  return french([title, '', table(rows), '', ...told, '', ...verdict].join('\n'));
}

function rowsFor(name: keyof Figures, figures: Figures): [string, string][] {
  if (name === 'seconds') return [[LABELS.seconds, decimal(figures.seconds)]];
  const figure = name === 'finalStates' ? 0 : figures[name];
  if (typeof figure === 'string') return [];
  if (typeof figure === 'object') return retentionRows(LABELS[name], figure);
  if (name === 'seed') return [[LABELS.seed, String(figure)]];
  if (name !== 'finalStates') return [[LABELS[name], grouped(figure)]];
  const states = Object.entries(figures.finalStates).map(([state, count]): [string, string] => [
    `  ${state}`,
    grouped(count),
  ]);
  return [[LABELS.finalStates, grouped(sum(Object.values(figures.finalStates)))], ...states];
}
