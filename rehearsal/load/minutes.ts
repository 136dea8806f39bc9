import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Host } from '../../host/index.ts';
import type { Entry } from '../../src/draw/frozen.ts';
import type { Participant, PvFacts } from '../../src/draw/pv/facts.ts';

/** What the minutes of a large draw cost. The document's time is modelled, those of the files are real. */
export interface Minutes {
  readonly rows: number;
  readonly roundTrips: number;
  readonly platformCalls: number;
  readonly documentSeconds: number;
  readonly pdfSeconds: number;
  readonly wordSeconds: number;
}

const COURSES = 40;
const WISHES = 2;

/** Writes the minutes of a draw whose orders make so many rows, then saves them both ways. */
export async function writeMinutes(host: Host, rows: number): Promise<Minutes> {
  const script = `${adapter()}; Minutes.write(${JSON.stringify(factsOf(rows))})`;
  const id = String(host.evaluate(script));
  const written = host.executions[host.executions.length - 1];
  return {
    rows,
    roundTrips: written?.trips ?? 0,
    platformCalls: written?.callCount ?? 0,
    documentSeconds: (written?.milliseconds ?? 0) / 1_000,
    pdfSeconds: await seconds(() => host.exportDocument(id, 'pdf')),
    wordSeconds: await seconds(() => host.exportDocument(id, 'docx')),
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

/** The minutes and the papers of the program, built as the program is. */
function adapter(): string {
  const contents = `import { pvPaper } from './draw/pv/pv.ts'; import { papers } from './google/papers.ts';
    export function write({ people, ...facts }) {
      const { id } = papers.create('Procès-verbal', 'numbered');
      papers.fill(id, pvPaper({ ...facts, people: new Map(people), levels: new Map() }, 'nominatif'));
      return id;
    }`;
  const resolveDir = fileURLToPath(new URL('../../src', import.meta.url));
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'Minutes',
    target: 'es2019',
    charset: 'ascii',
  });
  return outputFiles[0]?.text ?? '';
}

/** Facts as they pass in JSON. */
type PlainFacts = Omit<PvFacts, 'people' | 'levels'> & {
  readonly people: readonly (readonly [string, Participant])[];
};

/** A draw of forty courses and two wishes each, its people invented; its fingerprints are nobody's. */
function factsOf(rows: number): PlainFacts {
  const code = (at: number) => `C${100 + (at % COURSES)}`;
  const codes = Array.from({ length: COURSES }, (_, at) => code(at));
  const entries = Array.from(
    { length: rows / WISHES },
    (_, at): Entry => ({
      number: `T${10_000 + at}`,
      category: at % 4 === 0 ? 'N' : 'R',
      wishes: [...new Set([code(at), code(at * 7 + 1 + Math.floor(at / COURSES))])],
    }),
  );
  const draw = 'MESURE-2026';
  const nobody = '0'.repeat(64);
  return {
    town: 'Valmont-sur-Orge',
    organiser: '1 place de la Mairie',
    rulebook: { version: '1', address: 'https://valmont.example.org' },
    isTrial: true,
    place: 'Mairie',
    plannedAt: 0,
    startedAt: 0,
    endedAt: 0,
    postponed: [],
    present: [],
    material: '20 dés à dix faces',
    source: { kind: 'seed', line: `TAS1;tirage=${draw};liste=${nobody};des=${'1'.repeat(20)}`, fallback: '' },
    frozen: {
      draw,
      rule: 'offres-par-cours',
      courses: codes.map((id) => ({ id, seats: 10, unit: id })),
      entries,
    },
    fingerprints: { list: nobody, result: nobody, program: nobody },
    ballots: {
      received: entries.length,
      void: [],
      withdrawn: 0,
      besides: 0,
      takingPart: entries.length,
    },
    courses: [],
    unlimited: [],
    people: entries.map(({ number }, at) => [
      number,
      { firstName: `Prénom ${at}`, lastName: 'Famille-Inventée', mayPublish: true, ballots: 1 },
    ]),
    incidents: [],
    signers: [{ quality: 'La maire', name: 'A. Martin' }],
  };
}
