import { describe, expect, test } from 'vitest';
import { stream } from '../seed.ts';
import { contest, everybody, later, livedTown, traces } from './lived.ts';
import { allowed, dueOf, prepare, purge, retentionOf, run, visaFor } from './retention.ts';
import { deathsIn, key, owner, type Town } from './town.ts';

const chance = stream();
/** Of so many places to die, one is tried. */
const spacing = 97;

/** Who is there, whatever is empty beside. */
const students = (town: Town) => town.records('Registre', 'État').filter((row) => row['Élève'] !== '');
const ballots = (town: Town) => town.records('Registre', 'Bulletins').filter((row) => row['N°'] !== '');

const lastCalls = (town: Town): number =>
  town.host.executions[town.host.executions.length - 1]?.callCount ?? 0;

function published(town: Town) {
  return town.get('public.draw', { draw: '' });
}

describe('what is due', () => {
  test('is nothing while the year lasts, then each kind when its months are over', () => {
    const town = livedTown();
    expect(dueOf(town)).toEqual({});
    later(town, 1);
    expect(Object.keys(dueOf(town))).toEqual(['letters', 'mails']);
    later(town, 1);
    expect(Object.keys(dueOf(town))).toEqual(['documents', 'letters', 'mails', 'ballots', 'minutes']);
    later(town, 4);
    expect(Object.keys(dueOf(town))).toEqual([
      ...['students', 'documents', 'letters', 'mails', 'ballots', 'minutes', 'acts'],
    ]);
  });

  test('is what the town chose, within what the sources allow', () => {
    const town = livedTown();
    later(town, 1);
    town.get('office.setRetention', { months: { ballots: 12 }, requestKey: key('mois') }, owner);
    expect(dueOf(town)['ballots']).toBe(ballots(town).length);
    for (const [months, words] of [
      [
        0,
        'Bulletins et participations au tirage\u00a0: 0\u00a0mois n’est pas possible. Choisissez de 12 à 24\u00a0mois.',
      ],
      [
        -1,
        'Bulletins et participations au tirage\u00a0: −1\u00a0mois n’est pas possible. Choisissez de 12 à 24\u00a0mois.',
      ],
      [
        25,
        'Bulletins et participations au tirage\u00a0: 25\u00a0mois n’est pas possible. Choisissez de 12 à 24\u00a0mois.',
      ],
      [
        12.5,
        'Bulletins et participations au tirage\u00a0: 12,5\u00a0mois n’est pas possible. Choisissez de 12 à 24\u00a0mois.',
      ],
    ] as const) {
      const reply = town.ask(
        'office.setRetention',
        { months: { ballots: months }, requestKey: key(`mois${String(months).replace('.', '-')}`) },
        owner,
      );
      expect(reply).toEqual({
        ok: false,
        refusal: {
          kind: 'invalid',
          message: 'Rien n’a changé. Corrigez ces durées.',
          fields: [{ field: 'ballots', message: words }],
        },
      });
    }
    expect(retentionOf(town).table.find(({ category }) => category === 'ballots')?.months).toBe(12);
  });
});

describe('a purge', () => {
  test('six years on leaves nothing of anybody anywhere but in the boxes where mails were sent', () => {
    const town = livedTown();
    const texts = everybody(town);
    expect(texts.length).toBeGreaterThan(200);
    expect(traces(town, texts).length).toBeGreaterThan(200);
    later(town, 6);
    purge(town);
    expect(traces(town, texts)).toEqual([]);
    expect(students(town)).toEqual([]);
    expect(ballots(town)).toEqual([]);
    expect(dueOf(town)).toEqual({});
  });

  test('the draw still verifies: same list, same seed, same orders, same result', () => {
    const town = livedTown();
    const before = published(town);
    later(town, 6);
    purge(town);
    const now = published(town);
    expect({ ...now, people: undefined }).toEqual({ ...before, people: undefined });
  });

  test('two years on takes the ballots and the minutes, and leaves the students, who are within their five years', () => {
    const town = livedTown();
    const before = students(town).map((row) => row['Élève']);
    later(town, 2);
    purge(town);
    expect(students(town).map((row) => row['Élève'])).toEqual(before);
    expect(ballots(town)).toEqual([]);
    const [drawn] = town.records('Registre', 'Tirages');
    expect(JSON.parse(drawn?.['Tirage fait'] ?? '').present).toEqual([
      { name: '', quality: 'adjointe à la culture' },
    ]);
    expect(town.host.files.filter(({ mimeType }) => mimeType.startsWith('image/'))).toEqual([]);
  });

  test('leaves figures of those who went, none of them under five, and says in the Journal how many, never who', () => {
    const town = livedTown();
    later(town, 6);
    const due = dueOf(town);
    purge(town);
    const counts = town.records('Registre', 'Statistiques').map((row) => row['Nombre'] ?? '');
    expect(counts).toContain('moins de 5');
    expect(counts.filter((count) => /^[0-4]$/.test(count))).toEqual([]);
    const begun = town
      .records('Registre', 'Journal')
      .find(({ Quoi }) => Quoi === 'Élimination commencée\u00a0: E0001');
    const counted = JSON.parse(begun?.['Décision'] ?? '{}').facts.compte as {
      category: string;
      count: number;
    }[];
    expect(Object.fromEntries(counted.map(({ category, count }) => [category, count]))).toEqual(due);
    expect(town.records('Registre', 'Retraits').filter((row) => row['Texte'])).toEqual([]);
  });

  test('waits for the visa of the archives, of a day that has come and not before it was asked', () => {
    const town = livedTown();
    later(town, 6);
    const number = prepare(town);
    const refused = (args: object) => {
      const reply = town.ask('office.purgeVisa', { ...visaFor(town, number), ...args }, owner);
      return reply.ok ? 'ok' : `${reply.refusal.message} ${reply.refusal.fields?.[0]?.message}`;
    };
    const early = town.ask('office.purge', { number, requestKey: key('tot') }, owner);
    expect(early.ok ? 'ok' : early.refusal.message).toBe(
      'Le visa des archives manque. Rien n’est détruit. Enregistrez d’abord le visa.',
    );
    expect(refused({ on: '2099-01-01' })).toBe(
      'Le visa n’est pas enregistré. Rien n’a changé. Le jeudi 1er\u00a0janvier 2099 n’est pas encore venu. Indiquez le jour du visa.',
    );
    expect(refused({ on: '2026-01-01' })).toMatch(
      /^Le visa n’est pas enregistré. Rien n’a changé. Le bordereau date du /,
    );
    expect(refused({ on: '2032-02-30' })).toBe(
      'Le visa n’est pas enregistré. Rien n’a changé. Indiquez le jour du visa, par exemple 03/06/2027.',
    );
    expect(refused({ name: ' ' })).toBe(
      'Le visa n’est pas enregistré. Rien n’a changé. Indiquez qui a donné le visa.',
    );
    expect(students(town).length).toBeGreaterThan(0);
    expect(refused({})).toBe('ok');
    run(town, number);
    expect(students(town)).toEqual([]);
  });

  test('that is abandoned removes nothing, and cannot be done any more', () => {
    const town = livedTown();
    later(town, 6);
    const number = allowed(town);
    const before = students(town).length;
    town.get(
      'office.abandonPurge',
      { number, reason: 'Les archives gardent un échantillon.', requestKey: key('non') },
      owner,
    );
    const reply = town.ask('office.purge', { number, requestKey: key('purge') }, owner);
    expect(reply.ok).toBe(false);
    expect(students(town)).toHaveLength(before);
    expect(retentionOf(town).eliminations[0]).toMatchObject({ state: 'abandoned' });
  });

  test('takes nothing that came to be due after it was shown to the archives', () => {
    const town = livedTown();
    later(town, 2);
    const number = allowed(town);
    later(town, 4);
    const before = students(town).length;
    run(town, number);
    expect(students(town)).toHaveLength(before);
    expect(dueOf(town)['students']).toBeGreaterThan(0);
  });
});

describe('a hold', () => {
  test.each(['draw', 'course'] as const)('on a %s makes the same run remove nothing of it', (kind) => {
    const town = livedTown();
    const [drawn] = town.records('Registre', 'Tirages');
    const target = kind === 'draw' ? (drawn?.['Tirage'] ?? '') : 'MUS-PIA';
    const own = ballots(town).filter(
      (row) => kind === 'draw' || JSON.parse(row['Vœux'] ?? '[]').includes(target),
    );
    expect(own.length).toBeGreaterThan(0);
    town.get(
      'office.hold',
      { kind, target, reason: 'Requête au tribunal', requestKey: key('gel-litige') },
      owner,
    );
    later(town, 2);
    purge(town);
    const kept = new Set(ballots(town).map((row) => row['N°']));
    expect(own.filter((row) => !kept.has(row['N°']))).toEqual([]);
  });

  test('sets itself when a participation is contested, keeps its minutes too, and once lifted keeps nothing', () => {
    const town = livedTown();
    contest(town);
    const [appeal] = town.records('Registre', 'Réclamations');
    const entry = town
      .records('Registre', 'Participations')
      .find((row) => row['N°'] === appeal?.['Participation']);
    expect(retentionOf(town).holds).toMatchObject([{ kind: 'appeal', target: 'R0001', number: '' }]);
    later(town, 2);
    purge(town);
    expect(ballots(town).map((row) => row['N°'])).toEqual(JSON.parse(entry?.['Bulletins'] ?? '[]'));
    const [drawn] = town.records('Registre', 'Tirages');
    expect(JSON.parse(drawn?.['Tirage fait'] ?? '').present[0].name).toBe('Camille Martin');
    town.get(
      'office.liftHold',
      { target: 'R0001', reason: 'Jugement rendu', requestKey: key('leve') },
      owner,
    );
    expect(retentionOf(town).holds).toEqual([]);
    purge(town, 'deux');
    expect(ballots(town)).toEqual([]);
  });

  test('sets itself for whoever complains in writing, until it is lifted', () => {
    const town = livedTown();
    const person = town.records('Registre', 'Personnes').find((row) => row['Est l’élève'] === 'E20019');
    const ref = `acces:${person?.['Personne']}`;
    town.get(
      'office.recordRightsRequest',
      {
        ...{ kind: 'complaint', channel: 'letter', receivedOn: '2026-10-01', refs: [ref], isConfirmed: true },
        asker: { name: 'David Bonnet', quality: 'guardian', mail: '', address: '1 rue du Pont' },
        ...{ isSigned: true, identity: 'known', text: 'Je conteste.', requestKey: key('plainte') },
      },
      owner,
    );
    expect(retentionOf(town).holds).toMatchObject([{ kind: 'complaint', target: 'D0001' }]);
    const asked = { refs: [ref], confirmed: 1, reason: 'Demande', requestKey: key('efface') };
    expect(town.ask('office.erase', asked, owner)).toMatchObject({ ok: false, refusal: { kind: 'stopped' } });
    town.get(
      'office.liftHold',
      { target: 'D0001', reason: 'Réponse donnée', requestKey: key('leve') },
      owner,
    );
    expect(retentionOf(town).holds).toEqual([]);
  });

  test('set after the visa beats it', () => {
    const town = livedTown();
    later(town, 6);
    const number = allowed(town);
    const person = town.records('Registre', 'Personnes').find((row) => row['Est l’élève'] === 'E20019');
    town.get(
      'office.hold',
      {
        kind: 'person',
        target: `acces:${person?.['Personne']}`,
        reason: 'Plainte',
        requestKey: key('gel-litige'),
      },
      owner,
    );
    run(town, number);
    expect(students(town).map((row) => row['Élève'])).toEqual(['E20019']);
  });

  test('on nobody known is refused', () => {
    const town = livedTown();
    for (const [kind, target] of [
      ['person', 'acces:P9999'],
      ['person', 'bulletin:RIEN'],
      ['course', 'RIEN'],
      ['draw', 'RIEN'],
    ] as const) {
      const reply = town.ask(
        'office.hold',
        { kind, target, reason: 'Litige', requestKey: key(`gel-${kind}-${target.length}`) },
        owner,
      );
      expect(reply.ok ? 'ok' : reply.refusal.fields?.[0]?.message).toMatch(/n’est pas connue?\.$/);
      expect(reply.ok ? 'ok' : reply.refusal.message).toMatch(/^Rien n’est gelé\./);
    }
  });
});

describe('killed at any platform call', () => {
  test('the purge resumes, by its page or by the timer, and ends as if nothing had happened', {
    timeout: 600_000,
  }, () => {
    const ready = () => {
      const town = livedTown();
      later(town, 6);
      return { town, request: { number: allowed(town), requestKey: key('purge') } };
    };
    const calm = ready();
    const texts = everybody(calm.town);
    const deaths: (ReturnType<typeof deathsIn>[number] & { readonly execution: number })[] = [];
    for (let execution = 0, isDone = false; !isDone; execution++) {
      isDone = calm.town.get('office.purge', calm.request, owner).isDone;
      deaths.push(...deathsIn(lastCalls(calm.town)).map((death) => ({ ...death, execution })));
    }
    const tabs = ['État', 'Personnes', 'Bulletins', 'Participations', 'Propositions', 'Statistiques'];
    const left = (town: Town) => tabs.map((tab) => town.records('Registre', tab));
    const whole = left(calm.town);
    // Every part of the work dies, not every call: a run of two thousand calls is three seconds long.
    const first = Math.floor(chance() * spacing);
    for (const { call, when, execution } of deaths.filter((_, i) => i % spacing === first)) {
      const { town, request } = ready();
      for (let before = 0; before < execution; before++) town.get('office.purge', request, owner);
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.purge', request, owner)).toBe(null);
      if (call % 2 === 0) town.host.advance({ minutes: 15 });
      run(town, request.number);
      expect(left(town)).toEqual(whole);
      expect(traces(town, texts)).toEqual([]);
    }
  });
});
