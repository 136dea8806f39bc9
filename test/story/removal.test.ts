import { describe, expect, test } from 'vitest';
import { bonnet, filesNamed, give, later, livedTown, textsOf } from './lived.ts';
import { opens, paperBallot, published, setPlaces } from './lottery.ts';
import { allowed, dueOf, erase, prepare, purge, retentionOf, run, visaFor } from './retention.ts';
import {
  answerFor,
  example,
  importFile,
  inviteEverybody,
  key,
  lastTrips,
  nDiaye,
  opening,
  owner,
  smallTown,
  type Town,
  townAt,
  uninvitedTown,
} from './town.ts';

const state = (town: Town, student: string) =>
  town.records('Registre', 'État').find((row) => row['Élève'] === student);

const personOf = (town: Town, student: string): string => {
  const row = town.records('Registre', 'Personnes').find((one) => one['Est l’élève'] === student);
  return `acces:${row?.['Personne']}`;
};

const schoolFile = (): string[] =>
  new TextDecoder('windows-1252').decode(example('valmont-small', 'eleves.csv')).split('\n');

/** Lines of the school file about one student, with other words in them. */
function importChanged(town: Town, student: string, words: Readonly<Record<string, string>>): void {
  const [headings = '', ...lines] = schoolFile();
  const own = lines.filter((line) => line.includes(student));
  const changed = own.map((line) =>
    Object.entries(words).reduce((text, [from, to]) => text.replace(from, to), line),
  );
  const upload = key(
    Object.values(words)
      .join('-')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, ''),
  );
  importFile(town, new TextEncoder().encode([headings, ...changed].join('\n')), upload);
}

const hold = (town: Town, target: string, name = 'gel-litige') =>
  town.ask('office.hold', { kind: 'person', target, reason: 'Plainte', requestKey: key(name) }, owner);

const lift = (town: Town, name = 'leve') => {
  const [held] = retentionOf(town).holds;
  const target = held?.number || held?.target || '';
  return town.get('office.liftHold', { target, reason: 'Jugement rendu', requestKey: key(name) }, owner);
};

describe('brothers and sisters', () => {
  test('each keep what was given for them when the others’ data go', () => {
    const town = smallTown();
    importChanged(town, bonnet.mei, { [bonnet.mei]: 'E29998', Mei: 'Lou' });
    give(town, bonnet.david, bonnet.mei, { document: 'proofOfAddress' });
    give(town, bonnet.david, 'E29998');
    const before = state(town, 'E29998')?.['Pièces'];
    const own = filesNamed(state(town, 'E29998'));
    expect(own).toHaveLength(3);
    erase(town, [personOf(town, bonnet.mei)]);
    expect(state(town, bonnet.mei)).toBeUndefined();
    expect(state(town, 'E29998')?.['Pièces']).toBe(before);
    const kept = own.map((id) => town.host.files.find((file) => file.id === id)?.name);
    expect(kept).toEqual([
      'E29998 Justificatif de domicile de moins de 3\u00a0mois.jpg',
      'E29998 Photo d’identité.jpg',
      'E29998',
    ]);
    expect(town.host.files.filter(({ name }) => name.includes(bonnet.mei))).toEqual([]);
  });
});

describe('the school file', () => {
  test('is imported as before once the last student of the Registre is gone', () => {
    const town = livedTown();
    const rows = town.records('Registre', 'État');
    const last = rows[rows.length - 1]?.['Élève'] ?? '';
    erase(town, [personOf(town, last)]);
    importChanged(town, bonnet.mei, { [bonnet.mei]: 'E29997', Mei: 'Lou' });
    expect(state(town, 'E29997')).toMatchObject({ Prénom: 'Lou' });
    expect(
      town
        .records('Registre', 'État')
        .map((row) => row['Élève'])
        .filter(Boolean),
    ).toHaveLength(rows.length);
  });
});

describe('a grown student who is a guardian too', () => {
  test('stays as long as a child of theirs does', () => {
    const town = uninvitedTown();
    const mail = 'claire.grande@example.org';
    importGrown(town, mail);
    const person = () => town.records('Registre', 'Personnes').find((row) => row['Courriel'] === mail);
    expect(JSON.parse(person()?.['Élèves'] ?? '[]')).toEqual(['E29995', 'E29996']);
    town.host.clock.set(Date.parse('2032-01-15T10:00:00+01:00'));
    purge(town);
    expect(person()).toMatchObject({ Nom: 'Grande', Prénom: 'Claire' });
    expect(state(town, 'E29995')).toMatchObject({ Prénom: 'Zoé' });
    town.host.clock.set(Date.parse('2033-01-15T10:00:00+01:00'));
    purge(town, 'deux');
    expect(person()).toBeUndefined();
  });
});

/** A grown student who says nothing, and their child, who re-enrols. */
function importGrown(town: Town, mail: string): void {
  const [headings = ''] = schoolFile();
  const names = headings.trim().split(';');
  const line = (cells: Readonly<Record<string, string>>) => names.map((name) => cells[name] ?? '').join(';');
  const common = {
    Conservatoire: 'Le Hangar',
    Nom: 'Grande',
    Statut: 'Inscrit',
    Cursus: 'Théâtre',
    Cours: 'Théâtre',
    'N° famille': 'F99002',
    Adresse: '3 rue du Pont',
    CP: '91990',
    Ville: 'Valmont-sur-Orge',
  };
  const guardian = { 'Resp. 1 nom': 'Grande', 'Resp. 1 prénom': 'Claire', 'Resp. 1 courriel': mail };
  const lines = [
    line({
      ...common,
      ...guardian,
      'N° élève': 'E29996',
      Prénom: 'Claire',
      'Né(e) le': '19/01/1980',
      'Courriel élève': mail,
    }),
    line({ ...common, ...guardian, 'N° élève': 'E29995', Prénom: 'Zoé', 'Né(e) le': '19/01/2015' }),
  ];
  importFile(town, new TextEncoder().encode([headings.trim(), ...lines].join('\n')), key('grands'));
  inviteEverybody(town);
  town.host.clock.set(opening);
  town.host.advance({ hours: 14 });
  const home = town.open(mail);
  const child = home.students.find(({ number }) => number === 'E29995');
  if (!child) throw new Error('the child is not hers');
  const sent = { student: child.number, requestKey: key('envoi'), answer: answerFor(home, child) };
  town.get('family.send', { session: home.session, ...sent });
}

/** A child's ballot, signed by both parents. */
const signedTown = (): Town =>
  townAt('signed', (town) => {
    town.host.clock.set(published);
    setPlaces(town, 9999);
    town.get('office.publishPlaces', { requestKey: key('places'), reason: '' }, owner);
    town.host.clock.set(opens);
    const parent = (firstName: string, phone: string) => ({
      ...{ lastName: 'Marchand', firstName, phone },
      mail: `${firstName.toLowerCase()}.marchand@example.org`,
    });
    const guardians = [parent('Berenice', '06 39 98 12 34'), parent('Octave', '06 39 98 12 35')];
    const ballots = [
      paperBallot,
      { ...paperBallot, number: 'P9998', lastName: 'Marchand', firstName: 'Tom', guardians },
    ];
    town.get('office.enterBallots', { ballots, requestKey: key('forum') }, owner);
  });

describe('a ballot', () => {
  test.each([
    ['itself', (number: string) => `bulletin:${number}`],
    ['one of the guardians who signed it', (number: string) => `signataire:${number}:0`],
  ])('is kept whole by a hold on %s', (_, refOf) => {
    const town = signedTown();
    const before = town.records('Registre', 'Bulletins').filter((row) => row['N°'] === 'P9998');
    expect(JSON.parse(before[0]?.['Responsables'] ?? '[]')).toHaveLength(2);
    expect(hold(town, refOf('P9998')).ok).toBe(true);
    const asked = {
      refs: ['bulletin:P9998'],
      confirmed: 1,
      reason: 'Demande',
      requestKey: key('efface'),
    };
    expect(town.ask('office.erase', asked, owner)).toMatchObject({ ok: false, refusal: { kind: 'stopped' } });
    later(town, 6);
    purge(town);
    expect(town.records('Registre', 'Bulletins').filter((one) => one['N°'] !== '')).toEqual(before);
  });
});

describe('the bordereau', () => {
  test('is all that goes: whoever was held when it was made waits for the next', () => {
    const town = livedTown();
    later(town, 6);
    hold(town, personOf(town, bonnet.mei));
    const number = allowed(town);
    lift(town);
    const { ok } = town.ask('office.purge', { number, requestKey: key('purge') }, owner);
    expect(ok).toBe(false);
    expect(town.records('Registre', 'État').filter((row) => row['Élève']).length).toBeGreaterThan(1);
    town.get('office.abandonPurge', { number, reason: 'À refaire.', requestKey: key('non') }, owner);
    purge(town, 'deux');
    expect(state(town, bonnet.mei)).toBeUndefined();
  });

  test('names by reference alone, and nobody who was erased since', () => {
    const town = livedTown();
    later(town, 6);
    const [ballot] = town.records('Registre', 'Bulletins');
    const number = ballot?.['N°'] ?? '';
    prepare(town);
    const shown = () =>
      town
        .records('Registre', 'Retraits')
        .map((row) => row['Texte'] ?? '')
        .join('');
    expect(shown()).toContain(`"bulletin:${number}"`);
    expect(textsOf([ballot ?? {}]).filter((text) => shown().includes(text))).toEqual([]);
    erase(town, [`bulletin:${number}`]);
    expect(shown()).not.toContain(`"bulletin:${number}"`);
    town.get('office.purgeVisa', visaFor(town, 'E0001'), owner);
    run(town, 'E0001');
    expect(shown()).toBe('');
    expect(dueOf(town)).toEqual({});
  });
});

describe('a workbook that cannot be written', () => {
  test('keeps an erasure waiting for an hour, not longer: the page names it, and the next one begins', () => {
    const town = livedTown();
    const refs = [personOf(town, bonnet.mei)];
    const { total } = town.get('office.erasePreview', { refs }, owner);
    const asked = { refs, confirmed: total, reason: 'Demande', requestKey: key('efface') };
    // What shows a tab reads it whole; the Registre is read by its columns.
    town.host.gate.refuse('Sheet.getDataRange', 'Service Spreadsheets timed out while accessing document.');
    expect(town.ask('office.erase', asked, owner).ok).toBe(false);
    expect(state(town, bonnet.mei)).toBeUndefined();
    town.host.advance({ minutes: 50 });
    expect(retentionOf(town).eliminations[0]).toMatchObject({ state: 'underWay', left: [] });
    town.host.advance({ minutes: 20 });
    const [erased] = retentionOf(town).eliminations;
    expect(erased).toMatchObject({
      state: 'done',
      left: ['Conservatoire de danse et de musique', 'Le Hangar', 'Galerie Nadia-Léger'],
    });
    expect(town.records('Registre', 'Retraits').filter((row) => row['Texte'])).toEqual([]);
    town.host.gate.clear();
    erase(town, [personOf(town, bonnet.ines)], 'autre');
    expect(retentionOf(town).eliminations[0]).toMatchObject({ state: 'done', left: [] });
  });

  test('keeps no file on somebody’s health and no removal waiting for the views', () => {
    const town = livedTown();
    const refs = [personOf(town, bonnet.mei)];
    const { total } = town.get('office.erasePreview', { refs }, owner);
    const asked = { refs, confirmed: total, reason: 'Demande', requestKey: key('efface') };
    town.host.gate.refuse('Sheet.getDataRange', 'Service Spreadsheets timed out while accessing document.');
    town.host.gate.killAt({ member: 'Files.remove', nth: 1, when: 'before', in: 'call' });
    town.try('office.erase', asked, owner);
    town.host.advance({ minutes: 10 });
    expect(state(town, bonnet.mei)).toBeUndefined();
  });
});

describe('a mail that is leaving while its person is erased', () => {
  test('is waited for, and writes no address back', () => {
    const town = livedTown();
    const row = town.records('Registre', 'Personnes').find((one) => one['Courriel'] === nDiaye.claire);
    const refs = [`acces:${row?.['Personne']}`];
    const lost = { identifier: row?.['Personne'] ?? '', mail: nDiaye.claire, requestKey: key('perdu') };
    town.get('family.lostAccess', lost);
    const answers: string[] = [];
    town.host.gate.at({ member: 'MailApp.sendEmail', nth: 1, in: 'everyFiveMinutes' }, 'before', () => {
      const { total } = town.get('office.erasePreview', { refs }, owner);
      const asked = { refs, confirmed: total, reason: 'Demande', requestKey: key('efface') };
      const reply = town.ask('office.erase', asked, owner);
      answers.push(reply.ok ? 'done' : reply.refusal.kind);
    });
    town.host.advance({ minutes: 20 });
    expect(answers).toEqual(['busy']);
    expect(retentionOf(town).eliminations[0]).toMatchObject({ state: 'done' });
    const addresses = town.records('Registre', 'Courriels').map((mail) => mail['Adresse']);
    expect(addresses).not.toContain(nDiaye.claire);
  });
});

describe('an answer that is on its way while its student is erased', () => {
  test('writes nothing back, wherever the erasure overtakes it', () => {
    const ready = () => {
      const town = smallTown();
      const home = town.open(nDiaye.claire);
      const card = home.students.find(({ number }) => number === nDiaye.student);
      if (!card) throw new Error('no such student');
      const sent = { student: card.number, requestKey: key('envoi'), answer: answerFor(home, card) };
      const refs = [personOf(town, nDiaye.student)];
      const { total } = town.get('office.erasePreview', { refs }, owner);
      const erasing = { refs, confirmed: total, reason: 'Demande', requestKey: key('efface') };
      return { town, erasing, send: { session: home.session, ...sent } };
    };
    const calm = ready();
    calm.town.get('family.send', calm.send);
    const ends = new Set<string>();
    for (const call of lastTrips(calm.town)) {
      const { town, erasing, send } = ready();
      town.host.gate.at({ call, in: 'call' }, 'before', () => {
        const reply = town.ask('office.erase', erasing, owner);
        ends.add(reply.ok ? 'erased' : reply.refusal.kind);
      });
      town.ask('family.send', send);
      const emptied = town.records('Registre', 'État').filter((row) => row['Élève'] === '');
      expect(emptied.map(({ Journal: _mark, ...row }) => Object.values(row).join('')).join('')).toBe('');
    }
    expect([...ends].sort()).toEqual(['busy', 'erased']);
  });

  test('nor does a draft', () => {
    const ready = () => {
      const town = smallTown();
      const { session } = town.open(nDiaye.claire);
      const refs = [personOf(town, nDiaye.student)];
      const { total } = town.get('office.erasePreview', { refs }, owner);
      const erasing = { refs, confirmed: total, reason: 'Demande', requestKey: key('efface') };
      const draft = {
        step: 'courses',
        demands: [{ kind: 'other', text: 'Zélie veut changer de jour.' }],
      } as const;
      return {
        town,
        erasing,
        draft: { session, student: nDiaye.student, draft: { ...draft, demands: [...draft.demands] } },
      };
    };
    const calm = ready();
    calm.town.get('office.erase', calm.erasing, owner);
    const kinds = new Set<boolean>();
    for (const call of lastTrips(calm.town).filter((_, i) => i % 23 === 0)) {
      const { town, erasing, draft } = ready();
      town.host.gate.at({ call, in: 'call' }, 'before', () => {
        kinds.add(town.ask('family.saveDraft', draft).ok);
      });
      town.get('office.erase', erasing, owner);
      expect(JSON.stringify(town.records('Registre', 'État'))).not.toContain('Zélie veut');
    }
    expect([...kinds].sort()).toEqual([false, true]);
  });
});
