import { describe, expect, test } from 'vitest';
import { additifPaper } from '../../../src/draw/pv/additif.ts';
import { type CeremonyFacts, ceremonySheet } from '../../../src/draw/pv/ceremony.ts';
import { NINE_THIRTY, tablesIn } from './facts.ts';

const ceremony: CeremonyFacts = {
  town: 'Valmont-sur-Orge',
  draw: 'VALMONT-2026',
  isTrial: false,
  place: 'Mairie, salle du conseil',
  plannedAt: NINE_THIRTY,
  list: '0123456789abcdef'.repeat(4),
  participations: 514,
  courses: 31,
  material: '20 dés à dix faces',
  fallbacks: ['Boules de loto', 'Urne et papiers'],
};

describe('the sheet of the ceremony', () => {
  test('goes minute by minute around the announced hour, forward only (IVR-031)', () => {
    const [table] = tablesIn(ceremonySheet(ceremony).parts);
    expect(table?.rows[0]?.[0]).toBe('9\u00a0h');
    expect(table?.rows.find(([, who]) => who === 'Maire ou adjoint')?.[0]).toBe('9\u00a0h\u00a030');
  });

  test('says what to do when the network falls, and the substitutes in their order (IVR-032)', () => {
    const text = JSON.stringify(ceremonySheet(ceremony));
    expect(text).toContain('["Boules de loto","Urne et papiers"]');
    expect(text).toContain('Mettez dans une urne un papier par participation');
    expect(text).toContain('0123 4567 89ab cdef');
    expect(JSON.stringify(ceremonySheet({ ...ceremony, fallbacks: [] }))).toContain(
      'passez au tirage à la main',
    );
    expect(ceremonySheet({ ...ceremony, isTrial: true }).mark).toBe('TIRAGE D’ESSAI – SANS VALEUR');
  });
});

describe('an addition to signed minutes', () => {
  test('is dated, numbered, refers to what was signed, and says what it adds', () => {
    const paper = additifPaper({
      town: 'Valmont-sur-Orge',
      draw: 'VALMONT-2026',
      isTrial: false,
      number: 2,
      signedAt: NINE_THIRTY,
      addedAt: NINE_THIRTY + 86_400_000,
      result: 'ab'.repeat(32),
      reason: 'Erreur de saisie',
      adds: ['La participation T0004 prend la dernière place de la liste prioritaire.'],
      signers: [{ quality: 'La maire', name: 'Anne Martin' }],
    });
    const text = JSON.stringify(paper);
    expect(text).toContain('Additif n°\u00a02 au procès-verbal du tirage au sort');
    expect(text).toContain('["Procès-verbal signé le","lundi 14\u00a0septembre 2026"]');
    expect(text).toContain('Fait à Valmont-sur-Orge, le mardi 15\u00a0septembre 2026.');
    expect(text).toContain('Le procès-verbal signé reste tel qu’il est.');
    expect(text).toContain('T0004');
    expect(paper.mark).toBeUndefined();
  });
});
