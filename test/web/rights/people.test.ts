import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoundPerson } from '../../../src/calls/rights.ts';
import { doubtsAbout, fileNameOf, isProposed, nameOf, shownPeople } from '../../../web/rights/people.ts';
import { people } from '../../browser/rights-data-town.ts';
import { seed } from '../../seed.ts';

const [elise, namesake, ballot] = people as [FoundPerson, FoundPerson, FoundPerson];
const refsOf = (shown: readonly FoundPerson[]) => shown.map(({ ref }) => ref);
const some = fc.subarray([...people]);

describe('records shown', () => {
  test('hold every one chosen, then every one found, each once', () => {
    fc.assert(
      fc.property(some, some, (chosen, found) => {
        const shown = refsOf(shownPeople(chosen, found));
        expect(shown.slice(0, chosen.length)).toEqual(refsOf(chosen));
        expect(new Set(shown)).toEqual(new Set([...refsOf(chosen), ...refsOf(found)]));
        expect(new Set(shown).size).toBe(shown.length);
      }),
      { seed },
    );
  });

  test('are proposed beside one that is chosen and may be the same person’s, whichever names the other', () => {
    expect(isProposed(ballot, [elise])).toBe(true);
    expect(isProposed({ ...ballot, maybe: [] }, [elise])).toBe(true);
    expect(isProposed(ballot, [{ ...elise, maybe: [] }])).toBe(true);
    expect(isProposed(namesake, [elise])).toBe(false);
    expect(isProposed(ballot, [])).toBe(false);
    expect(isProposed(elise, [elise, ballot])).toBe(false);
  });
});

describe('records chosen together', () => {
  test('are doubted when their birth dates or their names differ, but not by accents or capitals', () => {
    expect(doubtsAbout([elise, ballot])).toEqual([]);
    expect(doubtsAbout([elise, { ...ballot, name: 'ELISE  VIDAL' }])).toEqual([]);
    expect(doubtsAbout([elise, { ...ballot, facts: [] }])).toEqual([]);
    expect(doubtsAbout([elise, namesake])).toHaveLength(1);
    expect(doubtsAbout([elise, { ...ballot, name: 'Élisa Vidal' }])).toEqual([
      'Ces fiches portent des noms différents.',
    ]);
  });

  test('are called by each of their names, once', () => {
    expect(nameOf([elise, ballot, { ...namesake, name: 'Paul Vidal' }])).toBe('Élise Vidal, Paul Vidal');
  });
});

describe('a file to keep', () => {
  test('is named by a reference and never by a person', () => {
    expect(fileNameOf(['acces:P12', 'bulletin:W0012'])).toBe('donnees-personnelles-P12');
    expect(fileNameOf(['signataire:W0012:0'])).toBe('donnees-personnelles-W0012-0');
    expect(fileNameOf(['liste:BREZOLLES-2025:A0001'])).toBe('donnees-personnelles-A0001');
  });

  test('is a plain file name, whatever the reference', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fileNameOf([`acces:${text}`])).toMatch(/^donnees-personnelles-[\w-]*$/);
      }),
      { seed },
    );
  });
});
