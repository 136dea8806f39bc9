import * as z from 'zod/mini';
import type { Refusal } from '../calls/reply.ts';
import { instantFrom, stamp } from '../dates.ts';

/** The fees and the rules a family reads before sending (CAE-028); generous, so that too long is refused in words. */
export const feesSchema = z.lazy(() =>
  z
    .array(
      z.object({
        title: z.string().check(z.maxLength(2_000)),
        /** On the town's site; empty where the text is given. */
        address: z.string().check(z.maxLength(5_000)),
        text: z.string().check(z.maxLength(100_000)),
      }),
    )
    .check(z.maxLength(50)),
);

export type FeesDocuments = z.infer<typeof feesSchema>;

/** What the script's memory keeps of them: the texts are in the Journal. */
export interface Fees {
  readonly version: string;
  /** Stamp. */
  readonly at: string;
  /** The version before this one, for what arrived before; empty without one. */
  readonly before: string;
  /** Number of the Journal line that holds the texts. */
  readonly journal: number;
  /** None: the town took them back. */
  readonly documents: readonly { readonly title: string; readonly address: string }[];
}

export const feesMemory = 'fees';

/** Version to be read and ticked at an instant; empty when the town gives none. */
export function feesVersion(fees: Fees | null, now: number): string {
  if (!fees) return '';
  if (instantFrom(fees.at) > now) return fees.before;
  return fees.documents.length > 0 ? fees.version : '';
}

export interface PublishingFees {
  readonly schoolYear: string;
  readonly fees: Fees | null;
  /** The version the manager was shown. */
  readonly base: string;
  readonly now: number;
  readonly journal: number;
}

/** A memory of Google takes their titles and addresses; a line of the Journal their texts. */
const mostDocuments = 5;
const longestTitle = 200;
const longestAddress = 500;
const longestTexts = 30_000;

/** The fees and rules these documents make, or why not: nothing changes then. */
export function publishFees(documents: FeesDocuments, publishing: PublishingFees): Fees | Refusal {
  const { schoolYear, fees, base, now, journal } = publishing;
  if (base !== feesVersion(fees, now))
    return no('Quelqu’un d’autre vient de les modifier. Relisez-les, puis enregistrez de nouveau.');
  const wrong = wrongIn(documents);
  if (wrong) return no(wrong);
  const number = Number(fees?.version.split('/')[1] ?? 0) + 1;
  return {
    version: `${schoolYear}/${number}`,
    at: stamp(now),
    before: feesVersion(fees, now),
    journal,
    documents: documents.map(({ title, address }) => ({ title, address })),
  };
}

function wrongIn(documents: FeesDocuments): string | null {
  if (documents.length > mostDocuments) return `Donnez ${mostDocuments}\u00a0documents au plus.`;
  for (const [rank, document] of documents.entries()) {
    const wrong = feesFault(document);
    if (wrong) return `Document ${rank + 1}\u00a0: ${wrong}`;
  }
  const size = JSON.stringify(documents).length;
  return size > longestTexts
    ? `Ces textes sont trop longs\u00a0: ${size}\u00a0caractères, ${longestTexts} au plus. Donnez plutôt une adresse.`
    : null;
}

/** What is wrong with one document, as a sentence; the page asks the same to help. */
export function feesFault({ title, address, text }: FeesDocuments[number]): string | null {
  if (title.trim() === '') return 'Donnez un titre.';
  if (title.length > longestTitle) return `Le titre dépasse ${longestTitle}\u00a0caractères.`;
  if (address.trim() === '' && text.trim() === '') return 'Donnez une adresse ou un texte.';
  if (address.trim() !== '' && text.trim() !== '') return 'Donnez une adresse ou un texte, pas les deux.';
  if (address === '') return null;
  if (address.length > longestAddress) return `L’adresse dépasse ${longestAddress}\u00a0caractères.`;
  return /^https:\/\/[^\s/@"<>]+\.[^\s"<>]+$/i.test(address)
    ? null
    : 'L’adresse doit être celle d’une page sûre\u00a0: elle commence par https.';
}

function no(sentence: string): Refusal {
  return { kind: 'invalid', message: `Rien n’a changé. ${sentence}` };
}
