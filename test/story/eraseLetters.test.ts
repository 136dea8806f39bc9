import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { erase } from './retention.ts';
import { key, owner, smallTown, type Town, uninvitedTown } from './town.ts';

const preview = (town: Town) => town.get('office.lettersPreview', {}, owner);

function make(town: Town, again: CallInput<'office.letters'>['again'], confirmed: number): void {
  const run = { requestKey: key(`lettres-${again}`), again, confirmed };
  for (let made = -1; made < confirmed; ) {
    const answer = town.get('office.letters', run, owner);
    expect(answer.total).toBe(confirmed);
    made = answer.made;
  }
}

/** What the letters that can still be opened give to type: the code of each person. */
const codesIn = (town: Town): Map<string, string> =>
  new Map(
    town.host.documents
      .flatMap(({ pages }) => pages)
      .map((page) => page.replace(/<[^>]+>/g, ''))
      .map((page): [string, string] => [
        /votre identifiant\u00a0: (P\d+)/.exec(page)?.[1] ?? '',
        /votre code\u00a0: (\w{5}-\w{5})/.exec(page)?.[1] ?? '',
      ]),
  );

const conservatoires = (town: Town) =>
  preview(town).conservatoires.map(({ toMake, made, documents }) => [toMake, made, documents.length]);

/** Stéphane Konaté, whose letter is in one document with those of six others. */
const konate = 'acces:P50';

describe('the erasure of somebody whose letter is in a document with others', () => {
  test('says before how many letters go with theirs, and how to make them again', () => {
    const town = smallTown();
    make(town, 'none', 8);
    expect(town.get('office.erasePreview', { refs: [konate] }, owner).warnings).toContain(
      'Les lettres de 6\u00a0autres personnes sont dans le même document\u00a0: elles disparaissent aussi. Une lettre déjà imprimée reste valable. Pour refaire les autres, ouvrez Lettres et cochez «\u00a0Refaire aussi les lettres sans document\u00a0».',
    );
    town.host.clock.set(Date.parse('2026-05-30T15:00:00+02:00'));
    expect(town.get('office.erasePreview', { refs: [konate] }, owner).warnings).toContain(
      'Les lettres de 6\u00a0autres personnes sont dans le même document\u00a0: elles disparaissent aussi. Une lettre déjà imprimée reste valable. Les demandes sont closes depuis le samedi 30\u00a0mai 2026 à\u00a015\u00a0h\u00a0: plus aucune lettre à faire.',
    );
  });

  test('says nothing of letters where none is made, or their document is gone already', () => {
    const lost = (town: Town) =>
      town
        .get('office.erasePreview', { refs: [konate] }, owner)
        .warnings.filter((sentence) => sentence.includes('lettre'));
    const town = uninvitedTown();
    expect(lost(town)).toEqual([]);
    make(town, 'none', 8);
    expect(lost(town)).toHaveLength(1);
    const [other = ''] = [...codesIn(town).keys()].filter((person) => person !== 'P50');
    erase(town, [`acces:${other}`]);
    expect(lost(town)).toEqual([]);
  });

  test('leaves the letters of the others to be made again, those alone, with the codes they had', () => {
    const town = smallTown();
    make(town, 'none', 8);
    const codes = codesIn(town);
    erase(town, [konate]);
    codes.delete('P50');
    expect(codesIn(town).size).toBe(1);
    expect([preview(town).lost, ...conservatoires(town)]).toEqual([6, [0, 6, 0], [0, 1, 1], [0, 0, 0]]);
    make(town, 'lost', 6);
    make(town, 'lost', 6);
    expect(codesIn(town)).toEqual(codes);
    expect([preview(town).lost, ...conservatoires(town)]).toEqual([0, [0, 6, 1], [0, 1, 1], [0, 0, 0]]);
    for (const [identifier, code] of codes)
      expect(town.get('family.signIn', { identifier, code }).students).not.toEqual([]);
  });

  test('leaves valid a letter that was printed before, and is not made again', () => {
    const town = smallTown();
    make(town, 'none', 8);
    const [printed] = [...codesIn(town)].filter(([person]) => person !== 'P50');
    erase(town, [konate]);
    const [identifier = '', code = ''] = printed ?? [];
    expect(town.get('family.signIn', { identifier, code }).students).not.toEqual([]);
  });
});
