import { categories, durationWords, type RetentionLine } from '../../campaign/retention.ts';
import type { TownNow } from '../../campaign/settings.ts';
import { frenchInstant, instantFrom } from '../../dates.ts';
import type { Paper } from '../../papers/paper.ts';
import type { EliminationRow } from '../removal/tabs.ts';
import { daysWords } from './page.ts';

/**
 * The *bordereau d’élimination* the archives are asked to allow (Code du patrimoine, L. 212-2 and R. 212-14): who asks,
 * what kinds of documents, between which dates, how many, after how long. It names nobody.
 */
export function bordereauPaper(
  { number, counted, preparedAt, preparedBy }: EliminationRow,
  { town, legal }: TownNow,
  table: readonly RetentionLine[],
): Paper {
  const months = new Map(table.map((line) => [line.category, line.months]));
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  return {
    title: `Bordereau d’élimination ${number}`,
    foot: `Bordereau ${number}, ville de ${town}`,
    parts: [
      { kind: 'heading', level: 1, text: `Bordereau d’élimination ${number}` },
      {
        kind: 'facts',
        facts: [
          ['Service', legal?.service.name ?? `Ville de ${town}, conservatoires`],
          ['Préparé', `le ${frenchInstant(instantFrom(preparedAt))}, par ${preparedBy}`],
          ['Support', 'Données électroniques, dans les outils Google de la ville'],
          ['Total', String(total)],
        ],
      },
      {
        kind: 'paragraph',
        words:
          'Ces données ont été gardées aussi longtemps que le tableau de conservation le prévoit. Aucune n’est retenue par un litige. Après le visa ci-dessous, elles seront détruites sans retour (code du patrimoine, articles\u00a0L.\u00a0212-2 et R.\u00a0212-14).',
      },
      {
        kind: 'table',
        caption: 'Ce qui sera détruit',
        columns: [
          { heading: 'Nature des données', width: 50 },
          { heading: 'Dates extrêmes', width: 38 },
          { heading: 'Nombre', width: 18 },
          { heading: 'Durée, et son motif', width: 54 },
        ],
        rows: counted.map(({ category, count, oldest, newest }) => [
          `${categories[category].label}. ${categories[category].what}.`,
          daysWords(oldest, newest),
          String(count),
          `${durationWords(months.get(category) ?? 0)} après ${categories[category].from}. ${categories[category].source}.`,
        ]),
      },
      { kind: 'heading', level: 2, text: 'Visa des archives' },
      {
        kind: 'signatures',
        signers: [
          { name: '', quality: 'Le service qui demande l’élimination' },
          { name: '', quality: 'Le directeur ou la directrice des archives' },
        ],
      },
    ],
  };
}
