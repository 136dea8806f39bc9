import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod/mini';
import { HostError } from '../../host/index.ts';
import { quoted } from '../words.ts';
import { type FiledAnswer, readAnswers } from './answers.ts';
import { readText } from './csv.ts';
import { type Families, familiesIn } from './families.ts';

/** What the rehearsal itself must know of `ville.json`; the program is given the whole of it. */
const settingsSchema = z.looseObject({
  town: z.string().check(z.minLength(1)),
  schoolYear: z.string(),
  conservatoires: z.array(
    z.looseObject({ code: z.string(), name: z.string(), mail: z.string().check(z.regex(/@./)) }),
  ),
  reEnrolment: z.looseObject({ invitationsOn: z.string(), opensAt: z.string(), closesAt: z.string() }),
  lottery: z.optional(
    z.looseObject({ placesPublishedOn: z.string(), closesAt: z.string(), drawAt: z.string() }),
  ),
});

export type TownSettings = z.infer<typeof settingsSchema>;

/** Instants of the campaign, in milliseconds since 1970 UTC. */
export interface Calendar {
  /** The day before the invitations, nine in the morning. */
  readonly setUpAt: number;
  readonly opensAt: number;
  /** Exclusive. */
  readonly closesAt: number;
}

/** Everything a rehearsal reads, before it writes anything. */
export interface Town {
  readonly settings: TownSettings;
  readonly calendar: Calendar;
  /** Domain of the town's accounts. */
  readonly domain: string;
  readonly schoolFile: string;
  readonly families: Families;
  readonly answers: readonly FiledAnswer[];
  /** Null for a town that draws no lots. */
  readonly lottery: Lottery | null;
}

/** What is played of the lottery: the files, and when; instants in milliseconds since 1970 UTC. */
export interface Lottery {
  readonly courses: string;
  readonly ballots: string;
  /** Nine in the morning of that day. */
  readonly placesPublishedAt: number;
  /** Exclusive. */
  readonly closesAt: number;
  readonly drawAt: number;
}

/** Reads the folder of a town. @throws HostError in French for what is missing or cannot be read */
export function readTown(folder: string): Town {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new HostError(`Le dossier de la ville ${quoted(folder)} est introuvable.`);
  const settings = readSettings(join(folder, 'ville.json'));
  const schoolFile = readText(join(folder, 'eleves.csv'));
  return {
    settings,
    calendar: calendarOf(settings, join(folder, 'ville.json')),
    domain: settings.conservatoires[0]?.mail.split('@')[1] ?? 'ville.example.org',
    schoolFile,
    families: familiesIn(schoolFile, join(folder, 'eleves.csv')),
    answers: readAnswers(join(folder, 'reponses.csv')),
    lottery: lotteryOf(settings, folder),
  };
}

function lotteryOf({ lottery }: TownSettings, folder: string): Lottery | null {
  if (!lottery) return null;
  try {
    return {
      courses: readText(join(folder, 'cours.csv')),
      ballots: readText(join(folder, 'bulletins.csv')),
      placesPublishedAt: inParis(`${lottery.placesPublishedOn}T09:00`),
      closesAt: boundOf(lottery.closesAt),
      drawAt: inParis(lottery.drawAt),
    };
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw unreadableDate(join(folder, 'ville.json'));
  }
}

const unreadableDate = (path: string) =>
  new HostError(`Le fichier ${quoted(path)} porte une date qui ne peut pas être lue.`);

function readSettings(path: string): TownSettings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new HostError(
      `Le fichier ${quoted(path)} est absent, abîmé ou incomplet\u00a0: la ville ne peut pas être jouée.`,
    );
  }
}

function calendarOf({ reEnrolment }: TownSettings, path: string): Calendar {
  const { invitationsOn, opensAt, closesAt } = reEnrolment;
  try {
    const eve = Temporal.PlainDate.from(invitationsOn).subtract({ days: 1 });
    return { setUpAt: inParis(`${eve}T09:00`), opensAt: inParis(opensAt), closesAt: boundOf(closesAt) };
  } catch {
    throw unreadableDate(path);
  }
}

/** `15:00` is an exclusive bound; `23:59` means the whole minute. */
function boundOf(civil: string): number {
  return civil.endsWith('T23:59') ? inParis(civil) + 60_000 : inParis(civil);
}

function inParis(civil: string): number {
  return Temporal.PlainDateTime.from(civil).toZonedDateTime('Europe/Paris').epochMilliseconds;
}
