import { dayOf, frenchDay } from '../../dates.ts';
import type { Paper, Signer } from '../../papers/paper.ts';
import { inFours } from '../fingerprint.ts';
import { trialMark } from './words.ts';

/** What is added to minutes once they are signed; they are never edited. */
export interface AdditifFacts {
  readonly town: string;
  readonly draw: string;
  readonly isTrial: boolean;
  /** Additions are numbered from 1. */
  readonly number: number;
  /** Instants in milliseconds. */
  readonly signedAt: number;
  readonly addedAt: number;
  /** SHA-256 of the result the signed minutes bear. */
  readonly result: string;
  readonly reason: string;
  /** One sentence each. */
  readonly adds: readonly string[];
  readonly signers: readonly Signer[];
}

/** An addition to signed minutes (*additif*), dated, which says what it adds and changes nothing of what was signed. */
export function additifPaper(facts: AdditifFacts): Paper {
  const { town, draw, isTrial, number, signedAt, addedAt, result, reason, adds, signers } = facts;
  return {
    title: `Additif n°\u00a0${number} au procès-verbal – ${draw}`,
    parts: [
      { kind: 'heading', level: 1, text: `Additif n°\u00a0${number} au procès-verbal du tirage au sort` },
      {
        kind: 'facts',
        facts: [
          ['Tirage', draw],
          ['Procès-verbal signé le', frenchDay(dayOf(signedAt))],
          ['Résultat signé', inFours(result)],
          ['Motif', reason],
        ],
      },
      {
        kind: 'paragraph',
        words: 'Le procès-verbal signé reste tel qu’il est. Cet additif y est joint et dit ce qui suit.',
      },
      { kind: 'heading', level: 2, text: 'Ce qui est ajouté' },
      { kind: 'list', items: adds },
      { kind: 'paragraph', words: `Fait à ${town}, le ${frenchDay(dayOf(addedAt))}.` },
      { kind: 'signatures', signers },
    ],
    foot: `Tirage ${draw} · additif n°\u00a0${number} · résultat ${inFours(result.slice(0, 16))}…`,
    ...(isTrial && { mark: trialMark }),
  };
}
