import * as z from 'zod/mini';
import type { Refusal } from '../calls/reply.ts';
import type { LegalText } from '../calls/texts.ts';
import { instantFrom, stamp } from '../dates.ts';
import { hasDifferences } from './differences.ts';
import type { Town } from './town.ts';

/** The articles of the terms as a manager writes them; generous, so that what is too long is refused in words. */
export const articlesSchema = z.lazy(() =>
  z
    .array(
      z.object({
        heading: z.string().check(z.maxLength(2_000)),
        paragraphs: z.array(z.string().check(z.maxLength(50_000))).check(z.maxLength(300)),
      }),
    )
    .check(z.maxLength(100)),
);

export type Articles = LegalText['parts'];

/** An amendment of the terms (*avenant*), effective from the instant it was published (PAR-071). */
export interface Amendment {
  readonly version: string;
  /** Stamp. */
  readonly at: string;
  /** Mail of the colleague who published it. */
  readonly by: string;
  /** Number of the Journal line that holds its text: the script's memory is too small for it. */
  readonly journal: number;
  /** Request key, so that a repeat is recognised however late. */
  readonly key: string;
}

export const termsMemory = 'terms';

interface Amended extends Pick<Town, 'schoolYear'> {
  readonly amendments: readonly Amendment[];
}

/** The amendment in force at an instant; `null` while the terms are those written from the settings. */
export function amendmentAt({ schoolYear, amendments }: Amended, now: number): Amendment | null {
  const own = amendments.filter(
    ({ version, at }) => version.startsWith(`${schoolYear}/`) && instantFrom(at) <= now,
  );
  return own[own.length - 1] ?? null;
}

/** Version of the terms in force at an instant: `2026-2027/1`, then one more for each amendment. */
export function termsVersion(town: Amended, now: number): string {
  return amendmentAt(town, now)?.version ?? `${town.schoolYear}/1`;
}

export interface Publishing {
  readonly town: Amended;
  /** What is in force. */
  readonly before: LegalText;
  /** The version the manager was shown. */
  readonly base: string;
  readonly now: number;
  readonly by: string;
  readonly journal: number;
  readonly key: string;
}

/** Longest terms as JSON: a Journal line holds them twice, before and after. */
const longest = 20_000;
/** An amendment a week for most of a year; their list stays under what a memory of Google takes. */
const mostAmendments = 40;

/** The amendment these articles make, or why not: nothing changes then. */
export function amend(articles: Articles, publishing: Publishing): Amendment | Refusal {
  const { town, before, base, now, by, journal, key } = publishing;
  if (base !== before.version) return no(overtaken(before.version));
  const wrong = wrongIn(articles);
  if (wrong) return no(wrong);
  if (!hasDifferences(before.parts, articles))
    return no('Aucun article n’est différent de la version publiée.');
  if (town.amendments.length >= mostAmendments)
    return no(`Cette ville a déjà publié ${mostAmendments}\u00a0avenants, le plus que Da Capo garde.`);
  const number = Number(before.version.split('/')[1]) + 1;
  return { version: `${town.schoolYear}/${number}`, at: stamp(now), by, journal, key };
}

function wrongIn(articles: Articles): string | null {
  const headings = articles.map(({ heading }) => heading.trim());
  const untitled = headings.indexOf('');
  if (untitled >= 0) return `Donnez un titre à l’article ${untitled + 1}.`;
  const long = headings.find((heading) => heading.length > 200);
  if (long !== undefined) return `Le titre «\u00a0${long.slice(0, 40)}…\u00a0» dépasse 200\u00a0caractères.`;
  const twice = headings.find((heading, rank) => headings.indexOf(heading) !== rank);
  if (twice !== undefined)
    return `Deux articles portent le titre «\u00a0${twice}\u00a0». Donnez à chacun le sien.`;
  const empty = articles.find(({ paragraphs }) => paragraphs.every((text) => text.trim() === ''));
  if (empty) return `Écrivez le texte de l’article «\u00a0${empty.heading}\u00a0».`;
  const size = JSON.stringify(articles).length;
  if (size <= longest) return null;
  return `Ces conditions sont trop longues\u00a0: ${size}\u00a0caractères, ${longest} au plus. Raccourcissez-les.`;
}

function overtaken(version: string): string {
  return `Un avenant vient d’être publié par quelqu’un d’autre\u00a0: la version ${version}. Relisez-la, puis publiez de nouveau.`;
}

function no(sentence: string): Refusal {
  return { kind: 'invalid', message: `Rien n’est publié. ${sentence}` };
}
