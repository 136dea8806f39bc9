import { describe, expect, test } from 'vitest';
import type { PersonFields, Ref } from '../../src/calls/rights.ts';
import type { CallInput } from '../../src/calls.ts';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';
import { closedTown, digits, drawnTown, freeze, frozenTown, setPlaces, textOf } from './lottery.ts';
import { offeredTown } from './offers.ts';
import {
  answerFor,
  clerk,
  deathsIn,
  example,
  importFile,
  key,
  lastTrips,
  nDiaye,
  owner,
  smallTown,
  stageFile,
  type Town,
  townAt,
} from './town.ts';

const { student, claire, rachid } = nDiaye;
const nb = '\u00a0';

const refOf = (town: Town, words: string, kind: string): Ref => {
  const { found } = town.get('office.findPeople', { words }, owner);
  const one = found.find((person) => person.kind === kind);
  if (!one) throw new Error(`${words} n’est pas ${kind}`);
  return one.ref;
};

type Fields = CallInput<'office.rectify'>['fields'];

const demand = (ref: Ref, fields: Fields, n: number | string = 1): CallInput<'office.rectify'> => ({
  ...{ ref, fields, reason: 'Demande écrite de la personne.', requestKey: key(`juste-${n}`) },
});

const rectify = (town: Town, ref: Ref, fields: Fields, n: number | string = 1): PersonFields =>
  town.get('office.rectify', demand(ref, fields, n), owner);

const stateOf = (town: Town) =>
  town.records('Registre', 'État').find((row) => row['Élève'] === student) ?? {};
const rowOf = (town: Town) =>
  town.records('danse', 'Demandes').find((row) => row['N° élève'] === student) ?? {};
const personOf = (town: Town, ref: Ref) =>
  town.records('Registre', 'Personnes').find((row) => `acces:${row['Personne']}` === ref) ?? {};

/** Claire has asked for Emma; the acknowledgement has left or not. */
function answered(town: Town): Town {
  const home = town.open(claire);
  const card = home.students.find(({ number }) => number === student);
  if (!card) throw new Error('aucun élève');
  const sent = { student, requestKey: key('envoi'), answer: answerFor(home, card) };
  town.get('family.send', { session: home.session, ...sent });
  return town;
}

/** The school file with other cells in the lines of Emma: column → text. */
function schoolFile(cells: Readonly<Record<number, string>> = {}): Uint8Array {
  const file = decodeSchoolFile(example('valmont-small', 'eleves.csv'));
  if (file.kind !== 'text') throw new Error(file.sentence);
  const lines = file.text.split('\n').map((line) => {
    const parts = line.split(';');
    return parts[1] === student ? parts.map((part, i) => cells[i] ?? part).join(';') : line;
  });
  return new TextEncoder().encode(lines.join('\n'));
}

const previewOf = (town: Town, file: Uint8Array, upload = key('apercu')) => {
  stageFile(town, file, upload);
  return town.get('office.importPreview', { upload }, owner);
};

describe('a student’s data put right (GDPR 16, CNS-010)', () => {
  const right = { lastName: 'N’Diaye-Sow', birthDate: '30/07/2015', street: '35 rue Nadia-Boulanger' };

  test('are first shown as they are, with what a change would mean', () => {
    const town = smallTown();
    const shown = town.get('office.personFields', { ref: refOf(town, student, 'student') }, owner);
    expect(shown).toMatchObject({
      name: 'Emma N’Diaye',
      fields: {
        ...{ lastName: 'N’Diaye', firstName: 'Emma', birthDate: '2015-07-31', mail: '', phone: '' },
        ...{ street: '53 rue Nadia-Boulanger', postcode: '91990', town: 'Valmont-sur-Orge' },
      },
      hints: { birthDate: expect.stringContaining('avant 18'), mail: expect.stringContaining('lien') },
    });
  });

  test('are right in the Registre, on the page of the family, in the workbook, in what the clerks find', () => {
    const town = answered(smallTown());
    const ref = refOf(town, student, 'student');
    const { name, fields } = rectify(town, ref, right);
    expect([name, fields.birthDate, fields.street]).toEqual([
      'Emma N’Diaye-Sow',
      '2015-07-30',
      '35 rue Nadia-Boulanger',
    ]);
    const state = stateOf(town);
    expect([state['Nom'], state['Naissance']]).toEqual(['N’Diaye-Sow', '2015-07-30']);
    expect(JSON.parse(state['Adresse'] ?? '')).toMatchObject({ street: '35 rue Nadia-Boulanger' });
    expect(JSON.parse(state['Demande'] ?? '').answer.studentAddress.street).toBe('35 rue Nadia-Boulanger');
    expect(personOf(town, ref)['Nom']).toBe('N’Diaye-Sow');
    expect(JSON.parse(personOf(town, ref)['Adresse'] ?? '').street).toBe('35 rue Nadia-Boulanger');
    expect([rowOf(town)['Nom'], rowOf(town)['Né(e) le']]).toEqual(['N’Diaye-Sow', '30/07/2015']);
    expect(rowOf(town)['Adresse déclarée']).toContain('35 rue');
    const card = town.open(claire).students.find(({ number }) => number === student);
    expect(card).toMatchObject({ lastName: 'N’Diaye-Sow', address: { street: '35 rue Nadia-Boulanger' } });
    const line = town
      .get('office.counterStudents', {}, clerk('CMD'))
      .students.find(([number]) => number === student);
    expect(line?.slice(1, 4)).toEqual(['N’Diaye-Sow', 'Emma', '2015-07-30']);
    const { html } = town.get('office.personFile', { refs: [ref] }, owner);
    expect(html).toContain('Emma N’Diaye-Sow');
  });

  test('are one act a record, that says who, why and which fields, and no name', () => {
    const town = smallTown();
    rectify(town, refOf(town, student, 'student'), right);
    const lines = town.records('Registre', 'Journal').filter((line) => line['Quoi'] === 'Données rectifiées');
    expect(lines.map((line) => line['Cible']?.split('!')[0])).toEqual(['Personnes', 'État']);
    for (const line of lines) {
      expect(line['Qui']).toBe(owner.as);
      expect(JSON.parse(line['Décision'] ?? '').facts).toEqual({
        motif: 'Demande écrite de la personne.',
        données: ['lastName', 'birthDate', 'street'],
      });
    }
  });

  test('the very same demand again changes nothing, and is answered the same', () => {
    const town = smallTown();
    const ref = refOf(town, student, 'student');
    const first = rectify(town, ref, right);
    const before = town.rows('Registre', 'Journal');
    expect(rectify(town, ref, right)).toEqual(first);
    expect(town.rows('Registre', 'Journal')).toEqual(before);
  });

  test.each([
    ['birthDate', '31/02/2015'],
    ['birthDate', '30/06/2031'],
    ['birthDate', ''],
    ['mail', 'emma@'],
  ] as const)('are refused where %s is « %s », and nothing changes', (field, value) => {
    const town = smallTown();
    const before = stateOf(town);
    const reply = town.ask(
      'office.rectify',
      demand(refOf(town, student, 'student'), { lastName: 'Autre', [field]: value }),
      owner,
    );
    expect(reply).toMatchObject({ ok: false, refusal: { kind: 'invalid', fields: [{ field }] } });
    expect(stateOf(town)).toEqual(before);
  });

  test('a guardian has no birth date to be put right, and nobody is left without a name', () => {
    const town = smallTown();
    const ref = refOf(town, claire, 'guardian');
    expect(town.ask('office.rectify', demand(ref, { birthDate: '01/01/1980' }), owner)).toMatchObject({
      refusal: { fields: [{ field: 'birthDate' }] },
    });
    expect(town.ask('office.rectify', demand(ref, { lastName: ' ', firstName: '-' }), owner)).toMatchObject({
      refusal: { fields: [{ field: 'lastName' }] },
    });
  });

  test('a family that answers at the same instant and a rectification both count', () => {
    const town = smallTown();
    const ref = refOf(town, student, 'student');
    const home = town.open(claire);
    const card = home.students.find(({ number }) => number === student);
    if (!card) throw new Error('aucun élève');
    town.host.gate.at({ member: 'Lock.tryLock', in: 'call' }, 'before', () => {
      rectify(town, ref, right);
    });
    const sent = { student, requestKey: key('envoi'), answer: answerFor(home, card) };
    town.get('family.send', { session: home.session, ...sent });
    expect(stateOf(town)['Nom']).toBe('N’Diaye-Sow');
    expect(JSON.parse(stateOf(town)['Demande'] ?? '').status).toBe('submitted');
  });
});

describe('a guardian’s data put right', () => {
  const right = { firstName: 'Clara', mail: 'clara.ndiaye@example.org', phone: '0639980001' };

  test('are right under the request, where they were wrong in it, and in mails that have not left', () => {
    const town = answered(smallTown());
    rectify(town, refOf(town, claire, 'guardian'), right);
    const request = JSON.parse(stateOf(town)['Demande'] ?? '');
    expect(request.authorName).toBe('Clara N’Diaye');
    expect(request.answer.coordinates).toMatchObject({
      mail: 'clara.ndiaye@example.org',
      phone: '06 39 98 00 01',
    });
    expect(rowOf(town)).toMatchObject({
      'Faite par': 'Clara N’Diaye',
      'Responsable 1': 'Clara N’Diaye',
      'Courriel 1': 'clara.ndiaye@example.org',
      'Courriel déclaré': 'clara.ndiaye@example.org',
    });
    const before = town.host.outbox.length;
    town.host.advance({ minutes: 10 });
    const sent = town.host.outbox.slice(before);
    expect(sent.map(({ to }) => to).join()).toContain('clara.ndiaye@example.org');
    expect(sent.map(({ to }) => to).join()).not.toContain(claire);
    expect(sent.map(({ body }) => body).join()).not.toContain('Claire');
  });

  test('are no business of the other guardian’s', () => {
    const town = answered(smallTown());
    const other = refOf(town, rachid, 'guardian');
    const before = personOf(town, other);
    rectify(town, refOf(town, claire, 'guardian'), right);
    expect(personOf(town, other)).toEqual(before);
  });
});

describe('an import after a rectification', () => {
  const street = '35 rue Nadia-Boulanger';

  test('that still says what was wrong does not undo it, and says whose file is to be corrected', () => {
    const town = smallTown();
    rectify(town, refOf(town, student, 'student'), { birthDate: '2015-07-30', street });
    const { changedStudents, doubtful, decisions, remarks } = previewOf(town, schoolFile());
    expect([changedStudents, doubtful, decisions]).toEqual([0, 0, []]);
    expect(remarks.map(({ sentence }) => sentence)).toContain(
      `1 élève a dans ce fichier une donnée qui a été rectifiée depuis, pour l’élève ou un responsable (${student})${nb}: la rectification est gardée. Corrigez-la dans le logiciel de scolarité.`,
    );
    importFile(town, schoolFile(), key('import'));
    expect(stateOf(town)['Naissance']).toBe('2015-07-30');
    expect(JSON.parse(stateOf(town)['Adresse'] ?? '').street).toBe(street);
  });

  test('that says it right is told no more, and one that says something else is followed', () => {
    const town = smallTown();
    rectify(town, refOf(town, student, 'student'), { birthDate: '2015-07-30', street });
    const right = previewOf(town, schoolFile({ 5: '30/07/2015', 13: street }), key('juste'));
    expect(right.changedStudents).toBe(0);
    expect(right.remarks.map(({ sentence }) => sentence).join()).not.toContain('rectifiée');
    importFile(town, schoolFile({ 13: '9 place Neuve' }), key('import'));
    expect(JSON.parse(stateOf(town)['Adresse'] ?? '').street).toBe('9 place Neuve');
    expect(stateOf(town)['Naissance']).toBe('2015-07-30');
  });

  test('planned before a rectification and written after it stops, and the next call goes on from there', () => {
    const town = smallTown();
    const ref = refOf(town, student, 'student');
    const upload = key('course');
    stageFile(town, schoolFile({ 13: '9 place Neuve' }), upload);
    town.host.gate.at({ member: 'Lock.tryLock', in: 'call' }, 'before', () => {
      rectify(town, ref, { lastName: 'N’Diaye-Sow' });
    });
    const reply = town.ask('office.importApply', { upload }, owner);
    expect(reply).toMatchObject({ ok: false, refusal: { kind: 'busy' } });
    expect(town.get('office.importApply', { upload }, owner).done).toBe(true);
    expect(stateOf(town)['Nom']).toBe('N’Diaye-Sow');
    expect(JSON.parse(stateOf(town)['Adresse'] ?? '').street).toBe('9 place Neuve');
  });
});

/** A participation with its ballot, and where it stands. */
function entryOf(town: Town, i = 0) {
  const row = town.records('Registre', 'Participations')[i] ?? {};
  const [ballot = ''] = JSON.parse(row['Bulletins'] ?? '[]') as string[];
  return { row, ballot, ref: `bulletin:${ballot}` };
}

describe('a ballot put right', () => {
  test('before the list is frozen may change what it may ask, which is said', () => {
    const town = closedTown();
    const valid = town.get('office.ballots', {}, owner).ballots.filter(({ state }) => state === 'valable');
    const ref = `bulletin:${valid[0]?.number}`;
    expect(town.get('office.personFields', { ref }, owner).hints.birthDate).toContain('valable, ou nul');
    rectify(town, ref, { birthDate: '1950-01-01' });
    const after = town
      .get('office.ballots', {}, owner)
      .ballots.find(({ number }) => number === valid[0]?.number);
    expect(after).toMatchObject({ state: 'nul', bornOn: expect.stringContaining('1950') });
  });

  test('after it is frozen changes the names alone: the fingerprint, the wishes and the draw are the same', () => {
    const town = frozenTown();
    const { row, ref } = entryOf(town);
    const [before] = town.get('office.draws', {}, owner).draws;
    expect(town.get('office.personFields', { ref }, owner).hints.birthDate).toBe(
      `La liste est figée${nb}: cela ne change rien au tirage.`,
    );
    rectify(town, ref, { lastName: 'Juste', birthDate: '1950-01-01', mail: 'juste@example.org' });
    expect(entryOf(town).row).toEqual({ ...row, Nom: 'Juste', Courriel: 'juste@example.org' });
    expect(town.get('office.draws', {}, owner).draws[0]).toEqual(before);
    const seeded = {
      draw: before?.draw ?? '',
      requestKey: key('tirage'),
      present: [{ name: 'A', quality: 'b' }],
    };
    town.get('office.makeDraw', { ...seeded, chance: { digits, drand: '', loto: '' } }, owner);
  });

  test('is read so in the offers that follow, and in the mails that have not left', () => {
    const town = offeredTown();
    const [seat] = town.records('Registre', 'Propositions').filter((row) => row['Courriels'] !== '');
    const entry = town
      .records('Registre', 'Participations')
      .find((row) => row['N°'] === seat?.['Participation'] && row['Tirage'] === seat?.['Tirage']);
    const [ballot = ''] = JSON.parse(entry?.['Bulletins'] ?? '[]') as string[];
    rectify(town, `bulletin:${ballot}`, { lastName: 'Juste', mail: 'juste@example.org' });
    const found = town.records('Registre', 'Propositions').find((row) => row['N°'] === seat?.['N°']);
    expect(JSON.parse(found?.['Courriels'] ?? '[]')).toContain('juste@example.org');
    const line = town.get('office.offers', {}, owner).offers.find(({ number }) => number === seat?.['N°']);
    expect(JSON.stringify(line)).toContain('Juste');
  });

  test('is right on the list of the courses without limit too', () => {
    const town = drawnTown();
    const [seat] = town
      .records('Registre', 'Cours sans limite figés')
      .filter((row) => row['N°'] !== '' && row['Bulletin'] !== '');
    rectify(town, `bulletin:${seat?.['Bulletin']}`, { firstName: 'Juste' });
    const after = town
      .records('Registre', 'Cours sans limite figés')
      .find((row) => row['N°'] === seat?.['N°'] && row['Tirage'] === seat?.['Tirage']);
    expect(after).toEqual({ ...seat, Prénom: 'Juste' });
  });

  test('a list that is about to be frozen is frozen with the right name', () => {
    const town = closedTown();
    const [valid] = town.get('office.ballots', {}, owner).ballots.filter(({ state }) => state === 'valable');
    rectify(town, `bulletin:${valid?.number}`, { firstName: 'Juste' });
    freeze(town);
    const rows = [
      ...town.records('Registre', 'Participations'),
      ...town.records('Registre', 'Cours sans limite figés'),
    ];
    expect(rows.filter((row) => JSON.stringify(row).includes('Juste'))).not.toEqual([]);
  });
});

describe('who waits on last year’s list', () => {
  test('is put right there, under the same number', () => {
    const town = townAt('rectify july', (place) => {
      place.host.clock.set(Date.parse('2026-07-06T09:00:00+02:00'));
      setPlaces(place, 9999);
      const text = textOf('liste-attente-2025.csv');
      const { lines } = place.get('office.readLastYear', { text, choices: [] }, owner);
      const confirmed = lines.filter(({ target }) => target !== '').length;
      place.get('office.setLastYear', { text, choices: [], confirmed, requestKey: key('liste') }, owner);
    });
    const [row] = town.records('Registre', 'Participations');
    const ref = `liste:${row?.['Tirage']}:${row?.['N°']}`;
    const { fields } = town.get('office.personFields', { ref }, owner);
    expect(fields.birthDate).toMatch(/^\d{4}-\d\d-\d\d$/);
    rectify(town, ref, { lastName: 'Juste', birthDate: '2012-01-02', phone: '06 39 98 00 01' });
    const after = town.records('Registre', 'Participations')[0] ?? {};
    const { Nom, Téléphone, Personne, ...same } = after;
    expect([Nom, Téléphone]).toEqual(['Juste', '06 39 98 00 01']);
    expect(Personne).toMatch(/^juste \S+ 2012-01-02$/);
    expect(row).toMatchObject(same);
    expect(town.get('office.proposePreview', {}, owner).count).toBeGreaterThan(0);
    expect(town.records('Registre', 'Journal').pop()).toMatchObject({
      Quoi: 'Données rectifiées',
      Cible: '',
    });
  });
});

describe('a rectification killed before or after any platform call', () => {
  const kinds: Readonly<
    Record<string, () => { readonly town: Town; readonly ref: Ref; readonly fields: Fields }>
  > = {
    guardian: () => {
      const town = answered(smallTown());
      const fields = { firstName: 'Claire-Marie', mail: 'clara.ndiaye@example.org' };
      return { town, ref: refOf(town, claire, 'guardian'), fields };
    },
    ballot: () => {
      const town = offeredTown();
      const { ref } = entryOf(town);
      return { town, ref, fields: { lastName: 'Juste', mail: 'juste@example.org' } };
    },
  };

  /** Everything that may say it; never when. */
  const written = (town: Town) =>
    ['État', 'Personnes', 'Bulletins', 'Participations', 'Propositions', 'Courriels'].map((tab) =>
      town.records('Registre', tab).map(({ Journal: _line, ...row }) => row),
    );

  for (const [kind, made] of Object.entries(kinds))
    test(`${kind}: asked again with the same key, it is whole, and once in the Journal`, () => {
      const counted = made();
      rectify(counted.town, counted.ref, counted.fields);
      const count = lastTrips(counted.town);
      const whole = written(counted.town);
      const lines = counted.town.records('Registre', 'Journal').length;
      expect(count.length).toBeGreaterThan(5);
      for (const { call, when } of deathsIn(count)) {
        const { town, ref, fields } = made();
        const plan = town.host.gate.killAt({ call, when, in: 'call' });
        expect(town.try('office.rectify', demand(ref, fields), owner)).toBe(null);
        expect(plan.fired).toBe(true);
        rectify(town, ref, fields);
        expect(written(town), `${when} ${call}`).toEqual(whole);
        expect(town.records('Registre', 'Journal'), `${when} ${call}`).toHaveLength(lines);
      }
    }, 400_000);
});
