import { describe, expect, test } from 'vitest';
import { stream } from '../seed.ts';
import {
  allowedTown,
  bonnet,
  contest,
  everybody,
  filesNamed,
  later,
  livedTown,
  marchand,
  nguyen,
  photoOfRachid,
  traces,
} from './lived.ts';
import { allowed, dueOf, erase, prepare, purge, retentionOf, run, visaFor } from './retention.ts';
import { deathsIn, key, lastTrips, nDiaye, owner, type Town } from './town.ts';

const chance = stream();
const [, paul] = marchand.guardians;
/** Of so many places to die, one is tried. */
const spacing = 31;

/** Who is there, whatever is empty beside. */
const students = (town: Town) => town.records('Registre', 'État').filter((row) => row['Élève'] !== '');
const ballots = (town: Town) => town.records('Registre', 'Bulletins').filter((row) => row['N°'] !== '');

const agrees = (ballot: Record<string, string>): boolean =>
  JSON.parse(ballot['Consentements'] ?? '{}').nextYear;
const numbersIn = (entry: Record<string, string>): string[] => JSON.parse(entry['Bulletins'] ?? '[]');

const lastCalls = (town: Town) => town.host.executions[town.host.executions.length - 1]?.calls ?? [];

/** Which calls of an execution destroyed a file. */
const removalsIn = (calls: ReturnType<typeof lastCalls>): number[] =>
  calls.flatMap(({ member }, i) => (member === 'Files.remove' ? [i + 1] : []));

function published(town: Town) {
  return town.get('public.draw', { draw: '' });
}

describe('what is due', () => {
  test('is nothing while the year lasts, then each kind when its months are over', () => {
    const town = livedTown();
    expect(dueOf(town)).toEqual({});
    later(town, 1);
    expect(Object.keys(dueOf(town))).toEqual(['letters', 'mails', 'ballots']);
    later(town, 1);
    expect(Object.keys(dueOf(town))).toEqual([
      ...['documents', 'letters', 'mails', 'ballots', 'ballotsNextYear', 'minutes'],
    ]);
    later(town, 4);
    expect(Object.keys(dueOf(town))).toEqual([
      ...['students', 'documents', 'letters', 'mails', 'ballots', 'ballotsNextYear', 'minutes', 'acts'],
    ]);
  });

  test('is what the town chose, within what the sources allow', () => {
    const town = livedTown();
    later(town, 1);
    town.get('office.setRetention', { months: { ballotsNextYear: 12 }, requestKey: key('mois') }, owner);
    const { ballots: without = 0, ballotsNextYear: consenting = 0 } = dueOf(town);
    expect(without + consenting).toBe(ballots(town).length);
    expect(consenting).toBeGreaterThan(0);
    for (const [months, words] of [
      [
        0,
        'Bulletins du tirage, avec accord pour l’année suivante\u00a0: 0\u00a0mois n’est pas possible. Choisissez de 12 à 24\u00a0mois.',
      ],
      [
        -1,
        'Bulletins du tirage, avec accord pour l’année suivante\u00a0: −1\u00a0mois n’est pas possible. Choisissez de 12 à 24\u00a0mois.',
      ],
      [
        25,
        'Bulletins du tirage, avec accord pour l’année suivante\u00a0: 25\u00a0mois n’est pas possible. Choisissez de 12 à 24\u00a0mois.',
      ],
      [
        12.5,
        'Bulletins du tirage, avec accord pour l’année suivante\u00a0: 12,5\u00a0mois n’est pas possible. Choisissez de 12 à 24\u00a0mois.',
      ],
    ] as const) {
      const reply = town.ask(
        'office.setRetention',
        { months: { ballotsNextYear: months }, requestKey: key(`mois${String(months).replace('.', '-')}`) },
        owner,
      );
      expect(reply).toEqual({
        ok: false,
        refusal: {
          kind: 'invalid',
          message: 'Rien n’a changé. Corrigez ces durées.',
          fields: [{ field: 'ballotsNextYear', message: words }],
        },
      });
    }
    expect(retentionOf(town).table.find(({ category }) => category === 'ballotsNextYear')?.months).toBe(12);
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

  test('one year on takes whoever does not agree, as they say now, to be called again, and leaves the others', () => {
    const town = livedTown();
    const people = town.records('Registre', 'Participations').map((row) => numbersIn(row));
    const agreeing = ballots(town).flatMap((row) => (agrees(row) ? [row['N°'] ?? ''] : []));
    const whole = people.filter((own) => own.every((number) => agreeing.includes(number)));
    const [first, ...others] = whole;
    const [number = ''] = first ?? [];
    const withdrawn = { number, consent: 'nextYear', isGiven: false, channel: 'courrier' } as const;
    town.get('office.recordConsent', { ...withdrawn, requestKey: key('retrait') }, owner);
    const alone = agreeing.filter((one) => !people.flat().includes(one));
    later(town, 1);
    purge(town);
    expect(others.length).toBeGreaterThan(1);
    expect(new Set(ballots(town).map((row) => row['N°']))).toEqual(new Set([...others.flat(), ...alone]));
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

  test('leaves the registers of who asked for the terms, which say when and nobody, and go on', () => {
    const town = livedTown();
    const demand = { lastName: 'Petit', firstNames: 'Nora', address: '', mail: 'nora.petit@example.org' };
    const [asked] = town.get('office.sendTerms', { ...demand, requestKey: key('cgu') }, owner);
    later(town, 6);
    purge(town);
    const gone = { at: asked?.at, name: 'Données éliminées', version: '', mail: '', address: '' };
    expect(traces(town, [demand.mail, 'Nora'])).toEqual([]);
    expect(town.get('office.termsDemands', {}, owner)).toEqual([gone]);
    expect(town.get('office.registers', {}, owner)).toMatchObject({ terms: [gone], moreTerms: 0 });
    const again = town.get('office.sendTerms', { ...demand, requestKey: key('encore') }, owner);
    expect(again.map(({ name, mail }) => [name, mail])).toEqual([
      ['Nora Petit', demand.mail],
      ['Données éliminées', ''],
    ]);
    expect(town.get('office.findPeople', { words: 'nora' }, owner).found).toHaveLength(1);
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

  test('that is abandoned by an execution that dies keeps nobody from being erased, and is abandoned once', () => {
    const request = { number: 'E0001', reason: 'À refaire.', requestKey: key('non') };
    const calm = allowedTown();
    calm.get('office.abandonPurge', request, owner);
    for (const death of deathsIn(lastTrips(calm)).filter((_, i) => i % 5 === 0)) {
      const town = allowedTown();
      town.host.gate.killAt({ ...death, in: 'call' });
      expect(town.try('office.abandonPurge', request, owner)).toBe(null);
      const [ballot] = ballots(town);
      erase(town, [`bulletin:${ballot?.['N°']}`]);
      town.get('office.abandonPurge', request, owner);
      const acts = town.records('Registre', 'Journal').map((line) => line['Quoi']);
      expect(acts.filter((act) => act?.startsWith('Élimination abandonnée'))).toHaveLength(1);
      expect(town.records('Registre', 'Retraits').filter((row) => row['Texte'])).toEqual([]);
    }
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

const rowOf = (town: Town, number: string) => students(town).find((one) => one['Élève'] === number);

function hold(town: Town, student: string) {
  const person = town.records('Registre', 'Personnes').find((one) => one['Est l’élève'] === student);
  const target = `acces:${person?.['Personne']}`;
  const asked = { kind: 'person', target, reason: 'Plainte', requestKey: key('gel-litige') } as const;
  return town.ask('office.hold', asked, owner);
}

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
    expect(
      ballots(town)
        .map((row) => row['N°'])
        .sort(),
    ).toEqual(JSON.parse(entry?.['Bulletins'] ?? '[]').sort());
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

  test('on a child, or on their ballot, keeps in the Journal what their guardians wrote, gave and signed', () => {
    const town = livedTown();
    const [ballot] = town.get('office.findPeople', { words: marchand.mail }, owner).found;
    const about = [nDiaye.student, ballot?.ref.slice('bulletin:'.length)];
    const kept = () =>
      town
        .records('Registre', 'Journal')
        .filter(
          ({ Sujet, Décision }) =>
            about.includes(Sujet) &&
            [nDiaye.claire, photoOfRachid, paul.mail].some((text) => Décision?.includes(text)),
        );
    const before = kept();
    expect(before.map(({ Quoi }) => Quoi)).toEqual(
      expect.arrayContaining([
        'Pièce «\u00a0Photo d’identité\u00a0», lot 1\u00a0: Accepter',
        'Bulletin envoyé',
      ]),
    );
    expect(hold(town, nDiaye.student).ok).toBe(true);
    const asked = { kind: 'person', target: ballot?.ref ?? '', reason: 'Recours' } as const;
    town.get('office.hold', { ...asked, requestKey: key('gel-bulletin') }, owner);
    later(town, 6);
    purge(town);
    expect(kept()).toEqual(before);
    expect(traces(town, [nguyen.frederic])).toEqual([]);
  });

  test('set after the visa beats it', () => {
    const town = livedTown();
    later(town, 6);
    const number = allowed(town);
    expect(hold(town, bonnet.mei).ok).toBe(true);
    run(town, number);
    expect(students(town).map((row) => row['Élève'])).toEqual([bonnet.mei]);
  });

  test('set while files go keeps whoever it is about whole, or lets them go whole', () => {
    const calm = allowedTown();
    const ran = calm.host.executions.length;
    run(calm, 'E0001');
    const removals = removalsIn(calm.host.executions[ran]?.calls ?? []);
    const [first = 0] = removals;
    const before = [40, 20, 12, 8, 4, 2, 1].map((so) => first - so);
    const ends = new Set<string>();
    for (const call of [...before, ...removals]) {
      const town = allowedTown();
      const row = rowOf(town, bonnet.mei);
      const given = filesNamed(row);
      expect(given).toHaveLength(2);
      let isHeld = false;
      town.host.gate.at({ call, in: 'call' }, 'before', () => {
        isHeld = hold(town, bonnet.mei).ok;
      });
      run(town, 'E0001');
      const after = rowOf(town, bonnet.mei);
      if (after) expect([isHeld, after['Pièces']]).toEqual([true, row?.['Pièces']]);
      const kept = given.filter((id) => town.host.files.some((file) => file.id === id));
      expect(kept).toEqual(after ? given : []);
      ends.add(after ? 'kept' : 'gone');
    }
    expect([...ends].sort()).toEqual(['gone', 'kept']);
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
    const request = { number: 'E0001', requestKey: key('purge') };
    const calm = allowedTown();
    const texts = everybody(calm);
    expect(calm.get('office.purge', request, owner).isDone).toBe(true);
    const deaths = deathsIn(lastTrips(calm));
    const removals = removalsIn(lastCalls(calm));
    const tabs = ['État', 'Personnes', 'Bulletins', 'Participations', 'Propositions', 'Statistiques'];
    const left = (town: Town) => ({
      tabs: tabs.map((tab) => town.records('Registre', tab)),
      files: town.host.files.map(({ name }) => name).sort(),
    });
    const whole = left(calm);
    // Every part of the work dies, not every call, and every one where files go.
    const first = Math.floor(chance() * spacing);
    const isNear = (call: number) => removals.some((removal) => call > removal - 9 && call < removal + 3);
    for (const { call, when } of deaths.filter(({ call }, i) => i % spacing === first || isNear(call))) {
      const town = allowedTown();
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.purge', request, owner)).toBe(null);
      if (call % 2 === 0) town.host.advance({ minutes: 15 });
      run(town, request.number);
      expect(left(town)).toEqual(whole);
      expect(traces(town, texts)).toEqual([]);
    }
  });
});
