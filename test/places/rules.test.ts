import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTownFile } from '../../src/campaign/townFile.ts';
import { lotteryRules } from '../../src/places/rules.ts';

const read = readTownFile(readFileSync('examples/valmont/ville.json', 'utf8'));
const town = read.kind === 'town' ? read.town : undefined;
if (!town?.lottery) throw new Error('the sample town has no lottery');
const { lottery } = town;
const words = (rules = lotteryRules(town, lottery)) =>
  rules.parts.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).join('\n');

describe('the rules of the lottery (IVR-004)', () => {
  test('say who may take part, how ballots, lists, seats and the draw go, and how to contest', () => {
    expect(lotteryRules(town, lottery).parts.map(({ heading }) => heading)).toEqual([
      'Qui peut participer',
      'Les bulletins',
      'Le tirage',
      'Les places',
      'Après le tirage',
      'Consulter, contester',
    ]);
    for (const said of [
      'du samedi 12 septembre 2026 à 9 h au samedi 12 septembre 2026 à 17 h',
      'le lundi 14 septembre 2026 à 10 h, Mairie de Valmont-sur-Orge, salle du conseil',
      'celui que la personne a le mardi 1er septembre 2026',
      'au plus tard le mercredi 16 septembre 2026',
      'le premier remis compte',
      'à la fin de la liste prioritaire',
    ])
      expect(words().replace(/\s/g, ' '), said).toContain(said);
  });

  test('say that the town settles what they leave open, and that French law applies (IVR-102, IVR-103)', () => {
    expect(words()).toContain('Elle règle les cas que ce règlement ne prévoit pas.');
    expect(words()).toContain('Le droit français s’applique.');
  });

  test('have a version of their own: another text is another version, the same text the same', () => {
    const { version } = lotteryRules(town, lottery);
    expect(version).toMatch(/^2026-2027\/[0-9a-f]{6}$/);
    expect(lotteryRules({ ...town, postcodes: [] }, { ...lottery }).version).toBe(version);
    expect(lotteryRules(town, { ...lottery, closesAt: '2026-09-12T18:00' }).version).not.toBe(version);
  });

  test('name the way of allocation the town chose', () => {
    const asked = lotteryRules(town, { ...lottery, allocation: 'demandes-des-familles' });
    expect(words()).toContain('Qui en obtient plusieurs garde son vœu préféré');
    expect(words(asked)).toContain('chacun reçoit le meilleur vœu que son rang permet');
  });

  test('are written as French is: no-break spaces, curly apostrophes', () => {
    expect(words().match(/.{0,12}(?: [:;!?»%]|« |['"]|\d (?:h|ans?|septembre)\b).{0,12}/g) ?? []).toEqual([]);
  });
});
