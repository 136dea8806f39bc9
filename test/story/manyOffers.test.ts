import { expect, test } from 'vitest';
import { ceremony, closed, freeze, opens, published, seeded, setPlaces, textOf } from './lottery.ts';
import { offer } from './offers.ts';
import { key, owner, stageFile, type Town, townAt } from './town.ts';

const people = 400;

const headings =
  'N° bulletin;Remis le;Structure;Activité;Nom;Prénom;Né(e) le;Adresse;Code postal;Commune;Agent de la ville;Scolarisé dans la ville;Téléphone;Courriel;N° pôle famille;Vœu 1;Vœu 2;Vœu 3;Vœu 4;Rang du bulletin;Publication;Services culturels;Information municipale;Réutilisation';

/** Letters only: a name is no number. */
const nameOf = (i: number): string =>
  [...String(i).padStart(3, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');

/** One drawing class large enough for four hundred, each asked for by one family with a mail. */
const crowdedTown = (): Town =>
  townAt('four hundred', (town) => {
    town.host.clock.set(published);
    setPlaces(town, 9999);
    const { courses } = town.get('office.readCourses', { text: textOf('cours.csv') }, owner);
    const wide = courses.map((course) => (course.code === 'GAL-DES' ? { ...course, capacity: 500 } : course));
    town.get('office.setCourses', { courses: wide, requestKey: key('dessin') }, owner);
    town.get('office.publishPlaces', { requestKey: key('places'), reason: '' }, owner);
    town.host.clock.set(opens);
    const lines = Array.from(
      { length: people },
      (_, i) =>
        `P${String(i).padStart(4, '0')};2026-09-12T10:${String(Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')};Galerie Nadia-Léger;Arts plastiques;N${nameOf(i)};Prénom${nameOf(i)};01/02/2012;${i} rue des Lilas;91990;Valmont-sur-Orge;non;non;06 39 98 ${String(10 + Math.floor(i / 80))} ${String(10 + (i % 80))};famille${i}@example.org;PF${String(i).padStart(6, '0')};GAL-DES;;;;;oui;non;non;non`,
    );
    stageFile(town, new TextEncoder().encode([headings, ...lines, ''].join('\n')), key('foule'));
    while (!town.get('office.importBallots', { upload: key('foule') }, owner).done);
    town.host.clock.set(closed);
    const { draw } = freeze(town);
    town.host.clock.set(ceremony);
    town.get('office.makeDraw', seeded(draw), owner);
  });

test('four hundred offers leave the same day, before every mail that may wait', () => {
  const town = crowdedTown();
  const mails = (start: string) => town.host.outbox.filter(({ subject }) => subject.startsWith(start));
  expect(town.get('office.proposePreview', {}, owner)).toMatchObject({ count: people, toMail: people });
  offer(town);
  town.host.advance({ hours: 9 });
  const sent = mails('Une place pour');
  expect(sent.flatMap(({ to }) => to).sort()).toEqual(
    Array.from({ length: people }, (_, i) => `famille${i}@example.org`).sort(),
  );
  const days = sent.map(({ at }) => new Date(at).toISOString().slice(0, 10));
  expect(new Set(days)).toEqual(new Set(['2026-09-14']));
  // Their numbers, frozen two days before, were still waiting: they leave after the last offer.
  const numbers = mails('Participation').map(({ at }) => at);
  expect(numbers).toHaveLength(people);
  expect(Math.max(...sent.map(({ at }) => at))).toBeLessThan(Math.min(...numbers));
});
