import { acknowledgementCount, audit, type Finding, requestIn } from './audit.ts';
import type { Played } from './campaign.ts';
import type { Family } from './family.ts';
import { linkIn } from './mailboxes.ts';
import type { Evidence } from './readBack.ts';
import type { Town } from './town.ts';
import { decimal, french, grouped, table } from './words.ts';

/** What a rehearsal counts; the names of the JSON line. */
export interface Figures {
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
  /** Answers given at the counter, not played yet. */
  readonly counterPending: number;
  /** Online answers of people without a mail: they need the code of a letter. */
  readonly letterPending: number;
  readonly acknowledgements: number;
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

/** Counts from the evidence, and says what an auditor finds in it and what does not add up. */
export function reconcile(
  { town, played, evidence }: { town: Town; played: Played; evidence: Evidence },
  cost: Cost,
): Outcome {
  const counts = countsOf(played, evidence);
  const all = [
    ...audit(played.families, evidence),
    ...clockFindings(played.families, town),
    ...sumFindings(counts, { town, played }),
  ];
  const of = (kind: Finding['kind']) => all.filter((finding) => finding.kind === kind).length;
  const totals = { lost: of('lost'), doubled: of('doubled'), wrong: of('wrong') };
  return { figures: { ...counts, ...totals, ...cost }, findings: all };
}

type Counts = Omit<Figures, keyof Cost | 'lost' | 'doubled' | 'wrong'>;

function countsOf({ preparation, families, counterPending }: Played, evidence: Evidence): Counts {
  const requests = evidence.state.flatMap((row) => requestIn(row) ?? []);
  const declined = requests.filter(({ status }) => status === 'declined').length;
  const refused = (kind: string) =>
    families.filter(({ refusal, taken }) => taken === 0 && refusal?.kind === kind).length;
  return {
    students: evidence.state.length,
    people: evidence.people.length,
    invited: new Set(evidence.mails.flatMap(({ body }) => linkIn(body) ?? [])).size,
    toLetter: preparation.invitations.toLetter,
    answered: requests.length,
    requests: requests.length - declined,
    declined,
    tooEarly: refused('tooEarly'),
    tooLate: refused('tooLate'),
    counterPending,
    letterPending: families.filter(isWithoutMail).length,
    acknowledgements: acknowledgementCount(families, evidence),
    refusedLines: preparation.imported.refused,
    doubtfulLines: preparation.imported.doubtful,
  };
}

function isWithoutMail({ guardian }: Family): boolean {
  return guardian !== null && guardian.mail === '';
}

/** By the clock of the files alone: what arrives in time is taken with all its changes, the rest is refused for its reason. */
function clockFindings(families: readonly Family[], { calendar }: Town): Finding[] {
  return families.flatMap((family): Finding[] => {
    const { answer, taken, refusal } = family;
    if (isWithoutMail(family)) return [];
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
  const taken = played.families.reduce((sum, family) => sum + family.taken, 0);
  const sums: (readonly [what: string, one: number, other: number])[] = [
    [
      'lignes de reponses.csv',
      answered + tooEarly + tooLate + counterPending + letterPending,
      town.answers.length,
    ],
    ['personnes invitées', counts.invited, played.preparation.invitations.toMail],
    ['élèves', counts.students, played.preparation.imported.students],
    ['personnes', counts.people, played.preparation.imported.people],
    ['accusés de réception', counts.acknowledgements, taken],
  ];
  return sums
    .filter(([, one, other]) => one !== other)
    .map(([what, one, other]) => ({ kind: 'wrong', what: `Total, ${what} : ${one} et ${other}.` }));
}

const LABELS: Readonly<Record<keyof Figures, string>> = {
  students: 'Élèves',
  people: 'Personnes ayant un accès',
  invited: 'Personnes invitées par courriel',
  toLetter: 'Personnes à prévenir par lettre',
  answered: 'Réponses enregistrées',
  requests: '  dont demandes de réinscription',
  declined: '  dont « ne se réinscrit pas »',
  tooEarly: 'Refusées avant l’ouverture',
  tooLate: 'Refusées après la clôture',
  counterPending: 'Réponses au guichet (à venir)',
  letterPending: 'Réponses par lettre (à venir)',
  acknowledgements: 'Accusés de réception',
  refusedLines: 'Lignes refusées à l’import',
  doubtfulLines: 'Lignes douteuses à l’import',
  lost: 'Réponses ou courriels perdus',
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
  const rows = (Object.keys(LABELS) as (keyof Figures)[]).map((name): [string, string] => [
    LABELS[name],
    name === 'seconds'
      ? decimal(figures[name])
      : name === 'seed'
        ? String(figures[name])
        : grouped(figures[name]),
  ]);
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
  return french([title, '', table(rows), '', ...verdict].join('\n'));
}
