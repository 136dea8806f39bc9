import { describe, expect, test } from 'vitest';
import { blankBallot } from '../../src/ballots/blankBallot.ts';
import { NINE_THIRTY, tablesIn } from '../draw/pv/facts.ts';

const paper = blankBallot({
  town: 'Valmont-sur-Orge',
  draw: 'VALMONT-2026',
  rulebook: { version: '2026-1', address: 'https://valmont.example.org/reglement' },
  opensAt: NINE_THIRTY,
  closesAt: NINE_THIRTY + 7 * 3_600_000,
  privacy: 'dpd@valmont.example.org',
});
const tables = tablesIn(paper.parts);

describe('the paper ballot', () => {
  test('asks what the rules ask, in their order (IVR-003, IVR-080)', () => {
    const labels = tables.flatMap(({ rows }) =>
      rows.map(([first, second]) => (first === '' ? second : first)),
    );
    const wanted = [
      'Nom',
      'Prénom',
      'Date de naissance',
      'Adresse',
      'agent de la ville',
      'scolarisé',
      'Téléphone',
      'Courriel',
      'pôle famille',
      'Nom et prénom',
    ];
    let at = 0;
    for (const word of wanted) {
      const found = labels.findIndex((label, index) => index >= at && label?.includes(word));
      expect([word, found]).toEqual([word, at]);
      at = found + 1;
    }
  });

  test('has four boxes for wishes, and the place of the ballot among several (IVR-015, IVR-017)', () => {
    const wishes = tables.find(({ caption }) => caption.startsWith('Vœux'));
    expect(wishes?.rows.map(([rank]) => rank)).toEqual(['1', '2', '3', '4']);
    expect(JSON.stringify(paper)).toContain('celui-ci est mon choix n°');
  });

  test('has four consents apart, none ticked, none a condition (IVR-082, IVR-083)', () => {
    const consents = tables.find(({ caption }) => caption.startsWith('Accords'));
    expect(consents?.caption).toContain('sans coche, vous participez quand même');
    expect(consents?.rows).toHaveLength(4);
    expect(consents?.rows.every(([box]) => box === '')).toBe(true);
  });

  test('leaves the number and the hour to the clerk, and names the rules (IVR-071, IVR-072)', () => {
    const last = tables[tables.length - 1];
    expect(last?.caption).toBe('Réservé à l’agent');
    expect(last?.columns.map(({ heading }) => heading)).toEqual([
      'Bulletin n°',
      'Remis à (heure, minute)',
      'Reçu par',
    ]);
    expect(JSON.stringify(paper)).toContain('vous acceptez le règlement, version 2026-1');
  });
});
