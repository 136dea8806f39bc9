import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Demand } from '../../src/calls/answer.ts';
import { courseNames, keptOf, offeredTo } from '../../src/requests/courses.ts';
import {
  type DemandKind,
  demandLabels,
  demandSentences,
  freeText,
  kindsFor,
} from '../../src/requests/demands.ts';
import { someDemands } from './some.ts';

const nb = '\u00a0';
const kinds = Object.keys(demandLabels) as DemandKind[];
const course = (name: string) => ({ name, level: '', adapted: false });
const instrument = { cursus: 'TRAD – Instrument', courses: ['Alto', 'Formation musicale'].map(course) };
const theatre = { cursus: 'Théâtre', courses: ['Jeu', 'Voix', 'Voix'].map(course) };

describe('what a clerk reads of the demands', () => {
  test('is one sentence each on one line, what stops first; the free text stands apart', () => {
    const demands: Demand[] = [
      { kind: 'change', stopped: 'l’alto', text: 'le violon\nou le piano' },
      { kind: 'add', text: 'La danse jazz.' },
      { kind: 'studyLeave', text: ' ' },
      { kind: 'joinEnsemble', text: 'chœur' },
      { kind: 'leaveEnsemble', text: 'orchestre à cordes' },
      { kind: 'dance', text: 'Le mercredi\u202f?' },
      { kind: 'other', text: 'Merci 🎻' },
    ];
    expect(demandSentences({ stop: ['Théâtre'], demands })).toEqual([
      `Arrêt${nb}: Théâtre.`,
      `Changement, ce qui s’arrête${nb}: l’alto. Souhaité${nb}: le violon ou le piano.`,
      `Ajout${nb}: La danse jazz.`,
      'Congé d’études.',
      `Entrer dans une pratique collective${nb}: chœur.`,
      `Quitter une pratique collective${nb}: orchestre à cordes.`,
      `Danse${nb}: Le mercredi\u202f?`,
    ]);
    expect(freeText({ demands })).toBe('Merci 🎻');
  });

  test('is a line a demand whatever is typed, and none begins as a formula does', () => {
    fc.assert(
      fc.property(someDemands(kinds), fc.subarray(['=1+1', 'Théâtre']), (demands, stop) => {
        const lines = demandSentences({ stop, demands }).join('\n').split('\n');
        const asked = demands.filter(({ kind }) => kind !== 'other');
        expect(lines.filter((line) => line !== '')).toHaveLength(stop.length + asked.length);
        for (const line of lines) expect(line).toMatch(/^[A-Z]|^$/);
      }),
    );
  });
});

describe('what a student is offered', () => {
  test('is every demand, and about dance for who dances, whatever it is called', () => {
    const about = (cursus: string, name = '') => kindsFor([{ cursus, courses: [course(name)] }]);
    expect(about('TRAD – Instrument')).toEqual(kinds.filter((kind) => kind !== 'dance'));
    expect(about('TRAD – DANSE JAZZ')).toEqual(kinds);
    expect(about('Parcours', 'Danse contemporaine')).toEqual(kinds);
  });

  test('is a cursus whole, but where the town’s settings name it (X8)', () => {
    const town = (divisibleCursus?: string[]) =>
      ({ reEnrolment: { divisibleCursus } }) as unknown as Parameters<typeof offeredTo>[1];
    const divisible = (names?: string[]) =>
      offeredTo([instrument, theatre], town(names)).map((one) => one.divisible);
    expect(divisible()).toEqual([false, false]);
    expect(divisible(['Théâtre', 'Danse'])).toEqual([false, true]);
  });
});

describe('what is kept', () => {
  test('is the cursus asked for, with all their courses but where a part is asked', () => {
    const partial = [{ cursus: 'Théâtre', courses: ['Voix'] }];
    expect(keptOf({ keep: ['Théâtre'], partial: [] }, [instrument, theatre])).toEqual([theatre]);
    expect(keptOf({ keep: ['Théâtre', 'TRAD – Instrument'], partial }, [instrument, theatre])).toEqual([
      instrument,
      { ...theatre, courses: ['Voix', 'Voix'].map(course) },
    ]);
    expect(courseNames(theatre)).toEqual(['Jeu', 'Voix']);
  });
});
