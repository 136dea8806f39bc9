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
import { dearestSubmission, inOpenTown, recordScripts, type Submission } from './load/record.ts';
import type { Scripts } from './load/script.ts';
import { built, rehearse } from './rehearse.ts';
import { inventTown } from './sample/inventTown.ts';
import { readTown, type Town } from './sample/town.ts';
import { decimal, french, grouped, table } from './words.ts';

/** Sizes of the towns a submission is measured in; the one in the middle is recorded for the crowd. */
const SIZES = [40, 1_302, 20_000] as const;
const RECORDED = 1_302;
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
  const { submissions, scripts, bulk } = await measureTowns(sample, seed);
  const figures = { seed, submissions, bulk, ...sizes(), ...rehearsal, morning: morningOf(scripts, seed) };
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
): Promise<{ submissions: Submission[]; scripts: Scripts; bulk: Bulk }> {
  const submissions: Submission[] = [];
  let scripts: Scripts | undefined;
  let bulk: Bulk | undefined;
  for (const students of SIZES) {
    await inOpenTown(inventTown(sample, students, seed), seed, (open) => {
      submissions.push(dearestSubmission(open, students));
      if (students !== RECORDED) return;
      scripts = recordScripts(open);
      bulk = confirmEverybody(open);
    });
  }
  if (scripts === undefined || bulk === undefined) throw new Error('no town was recorded');
  return { submissions, scripts, bulk };
}

function sizes() {
  const program = join(built, 'program');
  return {
    pageGzipBytes: gzipSync(readFileSync(join(program, 'family.html')), { level: 9 }).length,
    codeBytes: statSync(join(program, 'Code.js')).size,
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
  readonly morning: ReturnType<typeof morningOf>;
}

/** What is promised and does not hold; nothing when all does. */
function goalsMissed({ submissions, bulk, morning, ...rest }: BenchFigures): string[] {
  const trips = new Set(submissions.map(({ roundTrips }) => roundTrips));
  const goals: readonly [boolean, string][] = [
    [Math.max(...trips) <= 12, 'douze allers-retours au plus par envoi'],
    [trips.size === 1, 'autant d’allers-retours dans toutes les villes'],
    [rest.pageGzipBytes <= 45_000, 'page des familles de 45 ko au plus, compressée'],
    [rest.codeBytes <= 250_000, 'Code.js de 250 ko au plus'],
    [
      bulk.decisions === RECORDED && bulk.longestSeconds < 240,
      'une décision sur tous, moins de quatre minutes par exécution',
    ],
    [rest.rehearsalLost === 0, 'une répétition sans écart'],
    [morning.sendP95Seconds < 60, '95 envois sur 100 en moins de 60 s'],
    [morning.errorsShown === 0, 'aucune erreur montrée'],
    [morning.lost === 0, 'rien de perdu'],
  ];
  return goals.flatMap(([holds, goal]) => (holds ? [] : [goal]));
}

function report({ seed, submissions, bulk, morning, ...rest }: BenchFigures): string {
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
    ['Page des familles, compressée', `${decimal(rest.pageGzipBytes / 1_000)} ko (45 au plus)`],
    ['Code.js', `${decimal(rest.codeBytes / 1_000)} ko (250 au plus)`],
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

const ASSUMPTIONS =
  'Matin simulé sur des exécutions enregistrées : arrivées en dix minutes, cinq brouillons, remplissage log-normal autour de\n' +
  'six minutes (écart 0,5), durées de host/limits.ts à un écart log-normal de 0,35, et 0,5 s pour démarrer une exécution.';

main().catch((error: unknown) => {
  if (!(error instanceof HostError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
