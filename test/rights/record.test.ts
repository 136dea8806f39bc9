import { describe, expect, test } from 'vitest';
import { categories, durationWords, retentionMemory } from '../../src/campaign/retention.ts';
import type { TownNow } from '../../src/campaign/settings.ts';
import { paperHtml } from '../../src/papers/html.ts';
import { type PrivacyFacts, processingRecord } from '../../src/rights/registers/record.ts';

const town = { town: 'Brézolles', schoolYear: '2026-2027', lottery: {} } as unknown as TownNow;
const facts: PrivacyFacts = {
  controller: 'Ville de Brézolles, 1 rue des Écoles',
  dpo: { name: 'Déléguée', address: '2 rue du Pont', mail: 'dpd@brezolles.example.org', phone: '' },
  region: 'Union européenne',
  measures: ['Bureaux fermés à clé'],
  answerMonths: 1,
};
const record = (of: TownNow, memory = {}) => processingRecord(of, memory, facts);
const headings = (of: TownNow) =>
  record(of).parts.flatMap((part) => (part.kind === 'heading' && part.level === 2 ? [part.text] : []));

describe('the record of processing (GDPR art. 30)', () => {
  test('has one part a processing: the lottery’s only where the town draws', () => {
    const { lottery: _, ...without } = town;
    expect(headings(town)).toEqual(['Réinscription au conservatoire', 'Tirage au sort des places']);
    expect(headings(without as TownNow)).toEqual(['Réinscription au conservatoire']);
  });

  test('says for how long each kind of data is kept, as the table of purges does', () => {
    const memory = { [retentionMemory]: JSON.stringify({ journal: 1, value: { documents: 7 } }) };
    const html = paperHtml(record(town, memory));
    for (const [name, { label, months }] of Object.entries(categories))
      expect(html).toContain(`<td>${label}</td><td>${durationWords(name === 'documents' ? 7 : months)}</td>`);
  });

  test('names who decides, the delegate, the host and the measures of the town', () => {
    const html = paperHtml(record(town));
    for (const words of [
      facts.controller,
      'Déléguée, 2 rue du Pont, dpd@',
      facts.region,
      'Bureaux fermés à clé',
    ])
      expect(html).toContain(words);
    expect(html).not.toContain('à compléter');
  });
});
