import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { HostError } from '../index.ts';

/** What `npm start` was asked for. Folders are as typed: from the current folder. */
export interface Wanted {
  /** 0 takes any free port. */
  readonly port: number;
  /** The town a workspace without any begins with: a folder with `ville.json` and `eleves.csv`. */
  readonly town: string;
  /** Where the workspace keeps its towns, a folder each. */
  readonly data: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const LARGEST_PORT = 65_535;

/** Reads the words after `npm start --`. @throws HostError in French for a word that is not understood */
export function readArguments(words: readonly string[]): Wanted {
  const { port = '8417', town = `${root}examples/valmont`, data = `${root}rehearsals` } = valuesOf(words);
  const number = Number(port);
  if (!/^\d+$/.test(port) || number > LARGEST_PORT) {
    throw new HostError(
      `«\u00a0${port}\u00a0» n’est pas un numéro de port\u00a0: donnez un nombre jusqu’à 65\u00a0535.`,
    );
  }
  return { port: number, town, data };
}

function valuesOf(words: readonly string[]): { port?: string; town?: string; data?: string } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...words], options: { port: text, town: text, data: text } }).values;
  } catch {
    throw new HostError(
      'Ces mots ne sont pas compris. Écrivez, par exemple\u00a0: npm start -- --port 8417 --town examples/valmont --data rehearsals',
    );
  }
}
