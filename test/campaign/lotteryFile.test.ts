import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Lottery, unitOf } from '../../src/campaign/lottery.ts';
import { ballotPeriodOf } from '../../src/campaign/opening.ts';
import { type Town, townSchema } from '../../src/campaign/town.ts';
import { readTownFile } from '../../src/campaign/townFile.ts';
import { stamp } from '../../src/dates.ts';

const file = readFileSync(new URL('../../examples/abime/ville.json', import.meta.url), 'utf8');
const sample = () => townSchema.parse(JSON.parse(file)) as Town & { lottery: Lottery };

function faults(change: (lottery: Record<string, unknown>) => void) {
  const town = sample();
  change(town.lottery);
  const read = readTownFile(JSON.stringify(town));
  return read.kind === 'faults' ? read.faults : [];
}

const nb = '\u00a0';

describe('the lottery of a town', () => {
  it('takes ballots from the opening to the closing hour, which is too late; 23:59 is a whole minute (X5, X15)', () => {
    const { lottery } = sample();
    const words = ({ opensAt, closesAt }: { opensAt: number; closesAt: number }) => [
      stamp(opensAt),
      stamp(closesAt),
    ];
    expect(words(ballotPeriodOf(lottery))).toEqual([
      '2026-09-12T09:00:00+02:00',
      '2026-09-12T17:00:00+02:00',
    ]);
    expect(words(ballotPeriodOf({ ...lottery, closesAt: '2026-09-12T23:59' }))[1]).toBe(
      '2026-09-13T00:00:00+02:00',
    );
  });

  it('draws a course alone, or with the courses of its level (IVR-033, IVR-063)', () => {
    const units = ['MUS-VIO', 'MUS-IN-CP2', 'DAN-IN'].map((course) => unitOf(course, sample().lottery));
    expect(units).toEqual(['MUS-DEB', 'MUS-INI-CP', 'DAN-IN']);
  });

  it('may be missing: a town may re-enrol without drawing', () => {
    const { lottery: _, ...town } = sample();
    expect(readTownFile(JSON.stringify(town))).toEqual({ kind: 'town', town });
  });

  it.each([
    ['placesPublishedOn', '2026-02-31'],
    ['placesPublishedOn', '2026-09-13'],
    ['opensAt', '2026-05-12T09:00'],
    ['opensAt', '12/09/2026'],
    ['closesAt', '2026-09-12T09:00'],
    ['closesAt', '2026-09-31T17:00'],
    ['drawAt', '2026-09-12T16:59'],
    ['resultsBy', '2026-09-13'],
    ['mainListAnswersBy', '2026-09-14T10:00'],
    ['ageReference', '2026'],
    ['lastYearOffersBy', '2026-13-01'],
    ['place', ''],
    ['drawId', 'Valmont 2026'],
    ['allocation', 'au-hasard'],
    ['ballotLimits', 1],
    ['levels', []],
  ])('is refused for %s alone when it is %j', (name, value) => {
    const change = (lottery: Record<string, unknown>) => {
      lottery[name] = value;
      if (value === '2026-05-12T09:00') lottery['placesPublishedOn'] = '2026-05-01';
    };
    expect(faults(change).map(({ field }) => field)).toEqual([`lottery.${name}`]);
  });

  it('says what a limit must be, and for which conservatoire (IVR-015)', () => {
    const limited = (ballotLimits: unknown) => faults((lottery) => Object.assign(lottery, { ballotLimits }));
    const wanted = `Écrivez pour chaque code de conservatoire un nombre de 1 à 20, ou un nombre par activité, par exemple${nb}: {"CMD": {"Danse": 1, "Musique": 1}, "HAN": 1}.`;
    expect(limited({ HAN: 0 })).toEqual([
      {
        field: 'lottery.ballotLimits.HAN',
        sentence: `«${nb}Nombre de bulletins par personne${nb}» ne convient pas${nb}: «${nb}0${nb}». ${wanted}`,
      },
    ]);
    expect(limited({ CMD: { Danse: 1.5 } }).map(({ field }) => field)).toEqual(['lottery.ballotLimits.CMD']);
    expect(limited({ MJC: 1 })).toEqual([
      {
        field: 'lottery.ballotLimits.MJC',
        sentence: `Le nombre de bulletins nomme «${nb}MJC${nb}», qui n’est le code d’aucun conservatoire. Corrigez le code.`,
      },
    ]);
    expect(limited({})).toEqual([]);
  });

  it('has each course in one level, once, and no level with the code of a course', () => {
    const levelled = (levels: Record<string, string[]>) =>
      faults((lottery) => {
        lottery['levels'] = Object.fromEntries(
          Object.entries(levels).map(([id, courses]) => [id, { name: 'Débutant', courses }]),
        );
      }).map(({ sentence }) => sentence);
    expect(levelled({ DEB: ['VIO', 'PIA', 'VIO'] })).toEqual([
      `Le cours «${nb}VIO${nb}» est nommé deux fois dans les niveaux (DEB). Gardez-le une seule fois.`,
    ]);
    expect(levelled({ DEB: ['VIO', 'PIA'], INI: ['PIA'] })).toEqual([
      `Le cours «${nb}PIA${nb}» est nommé deux fois dans les niveaux (DEB et INI). Gardez-le une seule fois.`,
    ]);
    expect(levelled({ VIO: ['PIA', 'VIO'] })).toEqual([
      `Le cours «${nb}VIO${nb}» porte le code d’un niveau. Donnez un autre code au niveau.`,
    ]);
    expect(levelled({ DEB: [] })).toHaveLength(1);
    expect(levelled({ 'par niveau': ['VIO'] })).toHaveLength(1);
  });
});
