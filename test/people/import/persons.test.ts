import { describe, expect, it } from 'vitest';
import { applied, line, peopleOf, planned, textOf } from './fixture.ts';

const marc = { lastName2: 'Roux', firstName2: 'Marc', mail2: 'marc@example.org', phone2: '06 39 98 00 02' };
const sister = line({ number: 'E2', firstName: 'Zoé', birthDate: '2017-01-01' });
const adult = line({
  number: 'E5',
  lastName: 'Petit',
  firstName: 'Claire',
  birthDate: '1980-02-01',
  mail: 'claire@example.org',
});

describe('who is who', () => {
  it('a guardian is shared by sisters of one family, whatever the spelling and the mail', () => {
    const plan = planned(textOf([line(), { ...sister, lastName1: 'PETIT', mail1: '' }]));
    expect(plan.persons.map(({ id, self, students }) => [id, self, students])).toEqual([
      ['P1', 'E1', ['E1']],
      ['P2', '', ['E1', 'E2']],
      ['P3', 'E2', ['E2']],
    ]);
    expect(peopleOf(plan, 'E2')['guardian1']).toMatchObject({
      lastName: 'Petit',
      mail: 'claire@example.org',
    });
  });

  it('a guardian of two families is one person when the mail is the same, two when it is not', () => {
    const elsewhere = { ...sister, family: 'F2' };
    expect(planned(textOf([line(), elsewhere])).persons.find(({ self }) => self === '')).toMatchObject({
      families: ['F1', 'F2'],
      students: ['E1', 'E2'],
    });
    expect(planned(textOf([line(), { ...elsewhere, mail1: 'autre@example.org' }])).persons).toHaveLength(4);
    expect(planned(textOf([line({ mail1: '' }), { ...elsewhere, mail1: '' }])).persons).toHaveLength(4);
  });

  it('two lines of different families are joined by a third', () => {
    const [a, b] = [line({ mail1: '' }), { ...sister, family: 'F2' }];
    const bridge = line({ number: 'E3', firstName: 'Léo', mail1: 'claire@example.org' });
    expect(planned(textOf([a, b])).persons).toHaveLength(4);
    expect(planned(textOf([a, b, bridge])).persons).toHaveLength(4);
    expect(peopleOf(planned(textOf([a, b, bridge])), 'E2')['guardian1']?.students).toEqual([
      'E1',
      'E2',
      'E3',
    ]);
  });

  it('without a family number, only the mail makes guardians one', () => {
    const plan = planned(textOf([line({ family: '' }), { ...sister, family: '', mail1: '' }]));
    expect(plan.persons).toHaveLength(4);
  });

  it('a father and a son with one name are two people', () => {
    const son = line({
      lastName1: 'Petit',
      firstName1: 'Léa',
      mail: 'lea@example.org',
      mail1: 'lea@example.org',
    });
    expect(planned(textOf([son])).persons.map(({ self }) => self)).toEqual(['E1', '']);
  });

  it('an adult who is the guardian on the own line, same name and same mail, is one person', () => {
    const plan = planned(textOf([adult]));
    expect(plan.students[0]?.links).toEqual([{ person: 'P1', role: 'self' }]);
    expect(plan.persons).toHaveLength(1);
    expect(planned(textOf([{ ...adult, mail1: 'autre@example.org' }])).persons).toHaveLength(2);
    expect(planned(textOf([{ ...adult, firstName1: 'Clara' }])).persons).toHaveLength(2);
    expect(planned(textOf([adult]), undefined, undefined, '1998-01-31').persons).toHaveLength(2);
  });

  it('and comes as such for the children of the family too', () => {
    const plan = planned(textOf([line(), adult]));
    expect(peopleOf(plan, 'E1')['guardian1']).toMatchObject({ self: 'E5', students: ['E1', 'E5'] });
  });

  it('one name and one mail under two numbers: two students, each a person', () => {
    const plan = planned(textOf([adult, { ...adult, number: 'E6' }]));
    expect(plan.students.map(({ links }) => links.map(({ person, role }) => `${person} ${role}`))).toEqual([
      ['P1 self'],
      ['P2 self', 'P1 guardian1'],
    ]);
  });

  it('one person named twice on a line has one link', () => {
    const plan = planned(
      textOf([line({ lastName2: 'PETIT', firstName2: 'Claire', mail2: 'x@example.org' })]),
    );
    expect(plan.students[0]?.links.map(({ role }) => role)).toEqual(['self', 'guardian1']);
  });
});

describe('an import upon another', () => {
  const existing = applied(planned(textOf([line(marc), sister])));

  it('replaces enrolments, address, mail, phone', () => {
    const moved = line({
      ...marc,
      street: '9 rue Neuve',
      mail1: 'nouvelle@example.org',
      phone1: '06 39 98 00 99',
      course: 'MAO',
      cursus: 'Musiques actuelles',
    });
    const plan = planned(textOf([moved, sister]), existing);
    expect(plan.students).toMatchObject([
      {
        number: 'E1',
        address: { street: '9 rue Neuve' },
        enrolments: [{ cursus: 'Musiques actuelles', courses: [{ name: 'MAO' }] }],
      },
    ]);
    expect(peopleOf(applied(plan, existing), 'E1')['guardian1']).toMatchObject({
      id: 'P2',
      mail: 'nouvelle@example.org',
      phone: '06 39 98 00 99',
    });
    expect(plan.report.students).toEqual({ added: 0, changed: 1, unchanged: 1 });
  });

  it('plans nothing for records that differ only by what an import knows nothing of', () => {
    const richer = {
      students: existing.students.map((student) => ({
        ...student,
        journal: 12,
        request: { decision: 'decline' },
      })),
      persons: existing.persons.map((person) => ({ ...person, journal: 3, rows: { E1: 2 } })),
    };
    const plan = planned(textOf([line(marc), sister]), richer);
    expect([plan.students, plan.persons]).toEqual([[], []]);
  });

  it('takes the link from a guardian no longer named, and gives it back with the same identifier', () => {
    const without = planned(textOf([line(), sister]), existing);
    expect(without.persons).toMatchObject([{ id: 'P3', firstName: 'Marc', students: [] }]);
    expect(without.students[0]?.links.map(({ role }) => role)).toEqual(['self', 'guardian1']);
    const after = applied(without, existing);
    const back = planned(textOf([line(marc), sister]), after);
    expect(applied(back, after)).toEqual(existing);
  });

  it('gives new people the numbers after the highest ever given', () => {
    const newcomer = line({
      number: 'E0',
      firstName: 'Aya',
      family: 'F7',
      lastName1: 'Diallo',
      mail1: 'd@example.org',
    });
    const plan = planned(textOf([newcomer, line(marc), sister]), existing);
    expect(plan.persons.map(({ id, lastName }) => [id, lastName])).toEqual([
      ['P5', 'Petit'],
      ['P6', 'Diallo'],
    ]);
  });

  it('keeps a guardian who changes family number and mail at once, for the same student', () => {
    const plan = planned(textOf([line({ ...marc, family: 'F8', mail1: 'z@example.org' }), sister]), existing);
    expect(peopleOf(applied(plan, existing), 'E1')['guardian1']).toMatchObject({
      id: 'P2',
      families: ['F1', 'F8'],
    });
  });

  it('a guardian already known who enrols keeps the identifier, so that the link received stays good', () => {
    const before = applied(planned(textOf([line()])));
    const after = applied(planned(textOf([line(), adult]), before), before);
    expect(peopleOf(after, 'E5')['self']?.id).toBe(peopleOf(before, 'E1')['guardian1']?.id);
  });

  it('but an adult under a second number does not take the first one’s identifier', () => {
    const before = applied(planned(textOf([line(), adult])));
    const after = applied(planned(textOf([line(), { ...adult, number: 'E6' }]), before), before);
    expect(peopleOf(after, 'E5')['self']?.id).toBe(peopleOf(before, 'E5')['self']?.id);
    expect(peopleOf(after, 'E6')['self']?.id).not.toBe(peopleOf(before, 'E5')['self']?.id);
  });

  it('of two people who turn out to be one, whoever has a student and the lower number stays', () => {
    const apart = [line({ mail1: '' }), { ...sister, family: 'F2' }];
    const before = applied(planned(textOf(apart)));
    expect(peopleOf(before, 'E1')['guardian1']?.id).toBe('P2');
    expect(peopleOf(before, 'E2')['guardian1']?.id).toBe('P4');
    const together = apart.map((one) => ({ ...one, mail1: 'claire@example.org' }));
    const after = applied(planned(textOf(together), before), before);
    expect(peopleOf(after, 'E2')['guardian1']?.id).toBe('P2');
    expect(after.persons.find(({ id }) => id === 'P4')?.students).toEqual([]);
    const formerFirst = {
      ...before,
      students: before.students.map((one) =>
        one.number === 'E1' ? { ...one, links: one.links.slice(0, 1) } : one,
      ),
      persons: before.persons.map((one) => (one.id === 'P2' ? { ...one, students: [] } : one)),
    };
    const back = applied(planned(textOf(together), formerFirst), formerFirst);
    expect(peopleOf(back, 'E1')['guardian1']?.id).toBe('P4');
  });

  it('does not touch a student absent from the file, nor their guardian’s other children', () => {
    const plan = planned(textOf([{ ...sister, lastName1: 'Autre' }]), existing);
    expect(plan.students.map(({ number }) => number)).toEqual(['E2']);
    expect(plan.persons.find(({ id }) => id === 'P2')?.students).toEqual(['E1']);
  });
});
