import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Chance } from '../host/chance.ts';
import { HostError, LIMITS } from '../host/index.ts';
import { seedOf, thrownFrom } from './arguments.ts';
import { type Bulk, confirmEverybody } from './load/bulk.ts';
import { percentile, playMorning, sustainedPerMinute } from './load/crowd.ts';
import { type DrawTime, timeDraws, timePage } from './load/draw.ts';
import { type Minutes, writeMinutes } from './load/minutes.ts';
import { dearestSubmission, inOpenTown, recordScripts, type Submission } from './load/record.ts';
import type { Scripts } from './load/script.ts';
import { timeWorkspace, type WorkspaceTimes } from './load/workspace.ts';
import { built, rehearse } from './rehearse.ts';
import { inventTown } from './sample/inventTown.ts';
import { readTown, type Town } from './sample/town.ts';
import { decimal, french, grouped, table } from './words.ts';

/** Sizes of the towns a submission is measured in; the one in the middle is recorded for the crowd. */
const SIZES = [40, 1_302, 20_000] as const;
const RECORDED = 1_302;
/** Lines of the orders in the minutes that are measured. */
const MINUTES_ROWS = 2_000;
const MINUTE = 60_000;
const MORNING = {
  families: 600,
  arrivalMs: 10 * MINUTE,
  drafts: 5,
  fill: { medianMs: 6 * MINUTE, sigma: 0.5 },
  sigma: 0.35,
  slots: LIMITS.simultaneousExecutions.value,
  timerEveryMs: 5 * MINUTE,
} as const;

/**
 * `npm run bench [-- --json] [-- --seed N]`: the figures this project promises, as a table or one line of JSON; exit
 * code 1 when a promise does not hold.
 */
async function main(): Promise<void> {
  const { json, seed } = readWords();
  const sample = readTown(fileURLToPath(new URL('../examples/valmont', import.meta.url)));
  const rehearsal = await rehearseSample(sample, seed);
  const { submissions, scripts, bulk, minutes } = await measureTowns(sample, seed);
  const figures = {
    seed,
    submissions,
    bulk,
    minutes,
    ...sizes(),
    ...rehearsal,
    morning: morningOf(scripts, seed),
    draws: timeDraws(seed),
    verifyMs: await timePage(pageFile('verify'), seed),
    workspace: await timeWorkspace(),
  };
  console.log(report(figures));
  if (json) console.log(JSON.stringify(figures));
  const missed = goalsMissed(figures);
  for (const goal of missed) console.error(french(`But manqué : ${goal}`));
  if (missed.length > 0) process.exitCode = 1;
}

function readWords(): { json: boolean; seed: number } {
  try {
    const options = { json: { type: 'boolean' }, seed: { type: 'string' } } as const;
    const { json = false, seed = '1' } = parseArgs({ args: process.argv.slice(2), options }).values;
    return { json, seed: seedOf(seed) };
  } catch {
    throw new HostError('Ces mots ne sont pas compris. Écrivez\u00a0: npm run bench -- --json --seed 1');
  }
}

/** Peak memory is the process's own, so the sample town is rehearsed first. */
async function rehearseSample(sample: Town, seed: number) {
  const directory = mkdtempSync(join(tmpdir(), 'dacapo-bench-'));
  try {
    const { figures } = await rehearse(sample, {
      out: join(directory, 'repetition'),
      seed,
      dice: thrownFrom(seed),
    });
    const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    return {
      rehearsalSeconds: figures.seconds,
      rehearsalLost: figures.lost + figures.doubled + figures.wrong,
      peakMegabytes,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function measureTowns(
  sample: Town,
  seed: number,
): Promise<{ submissions: Submission[]; scripts: Scripts; bulk: Bulk; minutes: Minutes }> {
  const submissions: Submission[] = [];
  let scripts: Scripts | undefined;
  let bulk: Bulk | undefined;
  let minutes: Minutes | undefined;
  for (const students of SIZES) {
    await inOpenTown(inventTown(sample, students, seed), seed, async (open) => {
      submissions.push(dearestSubmission(open, students));
      if (students !== RECORDED) return;
      scripts = recordScripts(open);
      bulk = confirmEverybody(open);
      minutes = await writeMinutes(open.host, MINUTES_ROWS);
    });
  }
  if (scripts === undefined || bulk === undefined || minutes === undefined)
    throw new Error('no town was recorded');
  return { submissions, scripts, bulk, minutes };
}

const pageFile = (page: string): string => join(built, 'program', `${page}.html`);

function sizes() {
  const gzipBytes = (page: string) => gzipSync(readFileSync(pageFile(page)), { level: 9 }).length;
  return {
    pageGzipBytes: gzipBytes('family'),
    verifyGzipBytes: gzipBytes('verify'),
    codeBytes: statSync(join(built, 'program', 'Code.js')).size,
  };
}

function morningOf(scripts: Scripts, seed: number) {
  const chance = new Chance(seed, 2);
  const morning = playMorning({ ...MORNING, scripts, random: () => chance.next() });
  return {
    families: MORNING.families,
    sendP50Seconds: percentile(morning.sends, 0.5) / 1_000,
    sendP95Seconds: percentile(morning.sends, 0.95) / 1_000,
    busy: morning.busy,
    refused: morning.refused,
    commitsPerMinute: sustainedPerMinute(morning.commits),
    mostSlots: morning.mostSlots,
    errorsShown: morning.errorsShown,
    lost: morning.receipts.filter((receipts) => receipts !== 1).length + morning.mailsWaiting,
  };
}

interface BenchFigures extends ReturnType<typeof sizes>, Awaited<ReturnType<typeof rehearseSample>> {
  readonly seed: number;
  readonly submissions: readonly Submission[];
  readonly bulk: Bulk;
  readonly minutes: Minutes;
  readonly morning: ReturnType<typeof morningOf>;
  readonly draws: readonly DrawTime[];
  /** The verification page on 10,000 participations; null without a browser. */
  readonly verifyMs: number | null;
  readonly workspace: WorkspaceTimes;
}

/** What is promised and does not hold; nothing when all does. */
function goalsMissed({ submissions, bulk, minutes, morning, workspace, ...rest }: BenchFigures): string[] {
  const trips = new Set(submissions.map(({ roundTrips }) => roundTrips));
  const goals: readonly [boolean, string][] = [
    [Math.max(...trips) <= 12, 'douze allers-retours au plus par envoi'],
    [trips.size === 1, 'autant d’allers-retours dans toutes les villes'],
    [rest.pageGzipBytes <= 45_000, 'page des familles de 45 ko au plus, compressée'],
    [rest.verifyGzipBytes <= 20_000, 'page de vérification de 20 ko au plus, compressée'],
    [rest.codeBytes <= 720_000, 'Code.js de 720 ko au plus'],
    [
      bulk.decisions === RECORDED && bulk.longestSeconds < 240,
      'une décision sur tous, moins de quatre minutes par exécution',
    ],
    [minutes.documentSeconds < 60, 'un procès-verbal de 2 000 lignes en moins d’une minute'],
    [(workspace.openMs ?? 0) <= 2_500, 'un classeur de 1 300 lignes ouvert en 2,5 s'],
    [(workspace.editMs ?? 0) <= 100, 'une cellule enregistrée en 100 ms'],
    [rest.rehearsalLost === 0, 'une répétition sans écart'],
    [morning.sendP95Seconds < 60, '95 envois sur 100 en moins de 60 s'],
    [morning.errorsShown === 0, 'aucune erreur montrée'],
    [morning.lost === 0, 'rien de perdu'],
  ];
  return goals.flatMap(([holds, goal]) => (holds ? [] : [goal]));
}

/** Each size with its two times, and how many times longer it is than the size before. */
function drawRows(draws: readonly DrawTime[]): [string, string][] {
  return draws.map(({ entries, courses, milliseconds }, i) => {
    const before = draws[i - 1]?.milliseconds;
    const told = (rule: keyof typeof milliseconds) =>
      `${grouped(Math.round(milliseconds[rule]))} ms${before ? ` (× ${decimal(milliseconds[rule] / before[rule])})` : ''}`;
    return [
      `Un tirage, ${grouped(entries)} participations, ${grouped(courses)} cours`,
      `offres ${told('offres-par-cours')}, demandes ${told('demandes-des-familles')}`,
    ];
  });
}

function report({ seed, submissions, bulk, minutes, morning, workspace, ...rest }: BenchFigures): string {
  const perTown = submissions.map(({ students, platformCalls, roundTrips }): [string, string] => [
    `Un envoi, ville de ${grouped(students)} élèves`,
    `${roundTrips} allers-retours (12 au plus), ${platformCalls} appels`,
  ]);
  const rows: [string, string][] = [
    ...perTown,
    [
      `Une décision sur ${grouped(bulk.decisions)} demandes`,
      `${bulk.executions} exécutions, la plus longue ${decimal(bulk.longestSeconds)} s (240 au plus)`,
    ],
    [
      `Un procès-verbal de ${grouped(minutes.rows)} lignes`,
      `${minutes.roundTrips} allers-retours, ${minutes.platformCalls} appels, ${decimal(minutes.documentSeconds)} s (60 au plus)`,
    ],
    [
      '  enregistré en PDF, puis pour Word, ici',
      `${decimal(minutes.pdfSeconds)} s, ${decimal(minutes.wordSeconds)} s`,
    ],
    ['Page des familles, compressée', `${decimal(rest.pageGzipBytes / 1_000)} ko (45 au plus)`],
    ['Code.js', `${decimal(rest.codeBytes / 1_000)} ko (720 au plus)`],
    ...drawRows(rest.draws),
    ['Page de vérification, 10 000 participations', milliseconds(rest.verifyMs)],
    ['  compressée', `${decimal(rest.verifyGzipBytes / 1_000)} ko (20 au plus)`],
    ['Espace de répétition, jusqu’à sa première page', milliseconds(workspace.startMs)],
    [
      '  un classeur de 1 300 lignes, 25 colonnes, ouvert',
      `${milliseconds(workspace.openMs)} (2 500 au plus)`,
    ],
    ['  une cellule, de la touche Entrée au dossier', `${milliseconds(workspace.editMs)} (100 au plus)`],
    ['Répétition de la ville d’exemple', `${decimal(rest.rehearsalSeconds)} s, ${rest.rehearsalLost} écart`],
    ['Mémoire au plus', `${grouped(rest.peakMegabytes)} Mo`],
    [
      `Matin d’ouverture, ${morning.families} familles : envoi, médiane`,
      `${decimal(morning.sendP50Seconds)} s`,
    ],
    ['  95 envois sur 100 en moins de', `${decimal(morning.sendP95Seconds)} s (60 au plus)`],
    ['  réponses « beaucoup de monde »', grouped(morning.busy)],
    ['  appels refusés faute de place, refaits', grouped(morning.refused)],
    ['  enregistrements par minute, cinq minutes de suite', decimal(morning.commitsPerMinute)],
    ['  exécutions à la fois', `${morning.mostSlots} (${MORNING.slots} au plus)`],
    ['  erreurs montrées', grouped(morning.errorsShown)],
    ['  réponses ou courriels perdus', grouped(morning.lost)],
  ];
  return french([`Mesures (graine ${seed})`, '', table(rows), '', ASSUMPTIONS].join('\n'));
}

function milliseconds(time: number | null): string {
  return time === null ? 'aucun navigateur ici' : `${grouped(Math.round(time))} ms`;
}

const ASSUMPTIONS =
  'Matin simulé sur des exécutions enregistrées : arrivées en dix minutes, cinq brouillons, remplissage log-normal autour de\n' +
  'six minutes (écart 0,5), durées de host/limits.ts à un écart log-normal de 0,35, et 0,5 s pour démarrer une exécution.';

main().catch((error: unknown) => {
  if (!(error instanceof HostError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
