import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { townSchema } from '../../src/campaign/town.ts';
import { datesOf, readTownFile } from '../../src/campaign/townFile.ts';

const file = (town: string): string =>
  readFileSync(new URL(`../../examples/${town}/ville.json`, import.meta.url), 'utf8');

/** The sample settings with one thing changed. */
function changed(change: (town: ReturnType<typeof sample>) => void): string {
  const town = sample();
  change(town);
  return JSON.stringify(town);
}

const sample = () => townSchema.parse(JSON.parse(file('abime')));

function faults(text: string) {
  const read = readTownFile(text);
  return read.kind === 'faults' ? read.faults : [];
}

const nb = '\u00a0';

describe('a town’s settings file', () => {
  it.each(['abime', 'valmont', 'valmont-small'])('%s is read as the program reads it', (town) => {
    expect(readTownFile(file(town))).toEqual({
      kind: 'town',
      town: townSchema.parse(JSON.parse(file(town))),
    });
  });

  it('says its dates as families will read them; 23:59 means the whole day (X15)', () => {
    expect(datesOf(sample()).map(({ words }) => words)).toEqual([
      `à partir du lundi 4${nb}mai 2026`,
      `lundi 11${nb}mai 2026 à${nb}10${nb}h`,
      `samedi 30${nb}mai 2026 à${nb}15${nb}h`,
      `jusqu’au vendredi 31${nb}juillet 2026 inclus`,
      `le mardi 1er${nb}septembre 2026`,
      `samedi 12${nb}septembre 2026, de 9${nb}h à 17${nb}h`,
      `lundi 14${nb}septembre 2026 à${nb}10${nb}h, Mairie de Brézolles, salle du conseil`,
      `jusqu’au mercredi 16${nb}septembre 2026 inclus`,
    ]);
  });
});

describe('a settings file that does not suit', () => {
  /** A town may re-enrol without drawing. */
  const needed = Object.keys(sample()).filter((field) => field !== 'lottery');

  it('is never taken, whatever field is missing, and that field is named', () =>
    fc.assert(
      fc.property(fc.constantFrom(...needed), (field) => {
        const { [field]: _, ...rest } = sample() as Record<string, unknown>;
        expect(faults(JSON.stringify(rest)).map((fault) => fault.field)).toEqual([field]);
      }),
    ));

  it('names the conservatoire and what is missing of it', () => {
    const { conservatoires, ...rest } = sample();
    const [first, { mail: _, ...second } = { mail: '' }] = conservatoires;
    expect(faults(JSON.stringify({ ...rest, conservatoires: [first, second] }))).toContainEqual({
      field: 'conservatoires.1.mail',
      sentence: `Il manque «${nb}Courriel du conservatoire${nb}» (conservatoire n°${nb}2). Écrivez une adresse de courriel.`,
    });
  });

  it('says how to write the cursus that may be kept in part (X8); saying nothing is allowed', () => {
    const said = (divisibleCursus: unknown) =>
      faults(changed(({ reEnrolment }) => void Object.assign(reEnrolment, { divisibleCursus })));
    expect(said('Théâtre')).toEqual([
      {
        field: 'reEnrolment.divisibleCursus',
        sentence: `«${nb}Cursus sécables${nb}» ne convient pas${nb}: «${nb}Théâtre${nb}». Écrivez une liste de noms de cursus, par exemple${nb}: ["Théâtre"].`,
      },
    ]);
    expect([said(undefined), said([]), said(['Théâtre'])]).toEqual([[], [], []]);
  });

  it.each([
    [
      'reEnrolment.opensAt',
      (town: ReturnType<typeof sample>) => (town.reEnrolment.opensAt = '2026-02-31T10:00'),
    ],
    ['reEnrolment.opensAt', (town: ReturnType<typeof sample>) => (town.reEnrolment.opensAt = '11/05/2026')],
    [
      'reEnrolment.invitationsOn',
      (town: ReturnType<typeof sample>) => (town.reEnrolment.invitationsOn = '2026-13-01'),
    ],
    [
      'reEnrolment.closesAt',
      (town: ReturnType<typeof sample>) => (town.reEnrolment.closesAt = '2026-05-11T10:00'),
    ],
    ['schoolYear', (town: ReturnType<typeof sample>) => (town.schoolYear = '2026')],
    [
      'reEnrolment.divisibleCursus.0',
      (town: ReturnType<typeof sample>) => (town.reEnrolment.divisibleCursus = ['']),
    ],
    ['conservatoires', (town: ReturnType<typeof sample>) => (town.conservatoires = [])],
    [
      'conservatoires.0.mail',
      (town: ReturnType<typeof sample>) => Object.assign(town.conservatoires[0] ?? {}, { mail: 'cmd@' }),
    ],
    [
      'conservatoires.2.code',
      (town: ReturnType<typeof sample>) => Object.assign(town.conservatoires[2] ?? {}, { code: 'CMD' }),
    ],
  ])('is refused for %s alone', (field, change) => {
    expect(faults(changed(change)).map((fault) => fault.field)).toEqual([field]);
  });

  it.each(['', '{', 'null', '[]', '"ville"', '12'])('is refused as a whole when it holds %j', (text) => {
    expect(faults(text)).toEqual([
      {
        field: '',
        sentence:
          'Ce fichier n’est pas un fichier de réglages ville.json, ou il est coupé. Choisissez le fichier ville.json de la ville.',
      },
    ]);
  });
});
