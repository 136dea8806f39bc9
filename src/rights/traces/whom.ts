import { type BallotRow, ballotRows, ballotSpec } from '../../ballots/tabs.ts';
import type { Ref } from '../../calls/rights.ts';
import { drawRows, type EntryRow, entrySpec, unlimitedSpec } from '../../draw/tabs.ts';
import { lastYearSpec } from '../../lists/lastYear.ts';
import { drawBeside, unlimitedId } from '../../lists/unlimited.ts';
import { type PersonRow, personSpec, type StudentRow, studentSpec } from '../../people/tabs.ts';
import type { Register } from '../../register/register.ts';
import type { Found } from '../../register/table.ts';
import { requestOf } from '../../requests/state.ts';
import { type Asked, askerNamed } from '../registers/termsDemand.ts';
import { entryKey, journalRow, type Span, toldKey, type Whom } from './trace.ts';

/** Everything the Registre calls these people; a reference it does not know adds nothing. A dozen round trips. */
export function whomOf(register: Register, refs: readonly Ref[]): Whom {
  return new Names(register).of(refs);
}

type EntryNamed = Pick<EntryRow, 'draw' | 'number' | 'mail' | 'ballots' | 'lastName' | 'firstName'>;

/** The rows where people stand, read once for as many questions as there are; who asked for the terms is read each time. */
export class Names {
  private readonly students: readonly Found<StudentRow>[];
  private readonly persons: readonly Found<PersonRow>[];
  private readonly ballots: readonly Found<BallotRow>[];
  private readonly entries: readonly Found<EntryNamed>[];
  private readonly periods: ReadonlyMap<string, Period>;

  constructor(private readonly register: Register) {
    this.students = register.table(studentSpec).all();
    this.persons = register.table(personSpec).all();
    this.ballots = ballotRows(register);
    this.periods = periodsOf(register);
    this.entries = [
      ...register.table(entrySpec).all(),
      ...register
        .table(unlimitedSpec)
        .all()
        .filter(({ record }) => record.number !== '')
        .map(({ row, record }) => ({
          row,
          record: { ...record, draw: unlimitedId(record.draw), ballots: [record.ballot] },
        })),
    ];
  }

  of(refs: readonly Ref[]): Whom {
    const wanted = new Set(refs);
    const persons = this.persons.filter(({ record }) => wanted.has(`acces:${record.id}`));
    const people = new Set(persons.map(({ record }) => record.id));
    const own = new Set(persons.flatMap(({ record }) => (record.self === '' ? [] : [record.self])));
    const students = this.students.filter(({ record }) => own.has(record.number));
    const ballots = this.ballots.filter(({ record }) => wanted.has(`bulletin:${record.number}`));
    const numbers = new Set(ballots.map(({ record }) => record.number));
    const entries = this.entries.filter(
      ({ record }) =>
        record.ballots.some((ballot) => numbers.has(ballot)) ||
        wanted.has(`liste:${record.draw}:${record.number}`),
    );
    const guardians = this.ballots.flatMap(({ record }) =>
      record.guardians
        .map(({ mail }, i) => ({ mail, name: `${record.number}:${i}` }))
        .filter(({ name }) => wanted.has(`signataire:${name}`)),
    );
    const asked = this.askedBy(wanted);
    return {
      people,
      students: new Set(students.map(({ record }) => record.number)),
      named: new Set(students.flatMap(namesToGuardians)),
      families: this.familiesOf(students),
      ballots: numbers,
      signatories: new Set(guardians.map(({ name }) => name)),
      entries: new Set(entries.map(({ record }) => entryKey(record.draw, record.number))),
      draws: new Set(),
      spans: entries.map(({ record }) => this.spanOf(record)),
      told: new Set(guardians.length === 0 ? [] : this.toldTo(wanted)),
      mails: lowerCase([
        ...persons.map(({ record }) => record.mail),
        ...ballots.flatMap(({ record }) => [record.mail, ...record.guardians.map(({ mail }) => mail)]),
        ...entries.map(({ record }) => record.mail),
        ...guardians.map(({ mail }) => mail),
        ...this.mailsGiven(people),
        ...asked.map(({ demand }) => demand.mail),
      ]),
      rows: new Set([
        ...targets(personSpec.name, persons),
        ...targets(studentSpec.name, students),
        ...targets(ballotSpec.name, ballots),
        ...asked.map(({ line }) => journalRow(line)),
      ]),
    };
  }

  /** What these people are called, each name once; empty when none of the references is known. */
  nameOf(refs: readonly Ref[]): string {
    const wanted = new Set(refs);
    const students = new Map(this.students.map(({ record }) => [record.number, record]));
    const named = [
      ...this.persons
        .filter(({ record }) => wanted.has(`acces:${record.id}`))
        .map(({ record }) => students.get(record.self) ?? record),
      ...this.ballots.map(({ record }) => record).filter(({ number }) => wanted.has(`bulletin:${number}`)),
      ...this.ballots.flatMap(({ record }) =>
        record.guardians.filter((_, i) => wanted.has(`signataire:${record.number}:${i}`)),
      ),
      ...this.entries
        .map(({ record }) => record)
        .filter(({ draw, number }) => wanted.has(`liste:${draw}:${number}`)),
      ...this.askedBy(wanted).map(({ demand }) => ({ ...demand, firstName: demand.firstNames })),
    ];
    const names = named.map(({ firstName, lastName }) => `${firstName} ${lastName}`.trim());
    return [...new Set(names.filter(Boolean))].join(', ');
  }

  /** Of ballots, and of the participations they make: where whoever signed, and nobody who stays, is written to. */
  private toldTo(wanted: ReadonlySet<Ref>): string[] {
    const given = new Map(this.ballots.map(({ record }) => [record.number, addressesIn(record, wanted)]));
    const subjects = [
      ...this.ballots.map(({ record: { number } }) => ({ number, ballots: [number] })),
      ...this.entries.map(({ record }) => record),
    ];
    return subjects.flatMap(({ number, ballots }) => {
      const all = ballots.flatMap((ballot) => given.get(ballot) ?? []);
      const others = new Set(all.flatMap((one) => [...one.others]));
      const own = all.flatMap((one) => [...one.own]);
      return own.filter((mail) => !others.has(mail)).map((mail) => toldKey(number, mail));
    });
  }

  private askedBy(refs: ReadonlySet<Ref>): Asked[] {
    return [...refs].flatMap((ref) => askerNamed(this.register, ref) ?? []);
  }

  /** Families that have no student besides these. */
  private familiesOf(students: readonly Found<StudentRow>[]): Set<string> {
    const gone = new Set(students.map(({ record }) => record.number));
    const kept = new Set(
      this.students.filter(({ record }) => !gone.has(record.number)).map(({ record }) => record.family),
    );
    return new Set(students.map(({ record }) => record.family).filter((family) => !kept.has(family)));
  }

  private spanOf({ draw, number }: Pick<EntryRow, 'draw' | 'number'>): Span {
    return { number, ...(this.periods.get(drawBeside(draw)) ?? { from: '', until: '' }) };
  }

  private mailsGiven(people: ReadonlySet<string>): string[] {
    return this.students.flatMap(({ record }) => {
      const request = requestOf(record);
      return request && people.has(request.author) && 'coordinates' in request.answer
        ? [request.answer.coordinates.mail]
        : [];
    });
  }
}

const namesToGuardians = ({ record: { links, firstName, lastName } }: Found<StudentRow>): string[] =>
  links.map(({ person }) => `${person} ${firstName} ${lastName}`);

/** The addresses on a ballot: of those of its guardians who are wanted, of everybody else. */
function addressesIn({ number, mail, guardians }: BallotRow, wanted: ReadonlySet<Ref>) {
  const isWanted = (i: number) => wanted.has(`signataire:${number}:${i}`);
  return {
    own: lowerCase(guardians.filter((_, i) => isWanted(i)).map((one) => one.mail)),
    others: lowerCase([mail, ...guardians.filter((_, i) => !isWanted(i)).map((one) => one.mail)]),
  };
}

/** From when until when the numbers of each list were those of its own participations; an urn of its own each. */
function periodsOf(register: Register): Map<string, Period> {
  const draws = drawRows(register).map(({ record }) => ({
    list: record.draw,
    from: record.freeze?.at ?? '',
  }));
  const lastYears = register
    .table(lastYearSpec)
    .all()
    .map(({ record }) => ({ list: record.list, from: record.at }));
  return new Map([...inTurn(draws), ...inTurn(lastYears)]);
}

type Period = Omit<Span, 'number'>;

/** Each lasts until the next begins. */
function inTurn(lists: readonly { readonly list: string; readonly from: string }[]): [string, Period][] {
  const begun = lists.filter(({ from }) => from !== '').sort((a, b) => (a.from < b.from ? -1 : 1));
  return begun.map(({ list, from }, i) => [list, { from, until: begun[i + 1]?.from ?? '' }]);
}

function lowerCase(mails: readonly string[]): Set<string> {
  return new Set(mails.filter(Boolean).map((mail) => mail.trim().toLowerCase()));
}

function targets(tab: string, found: readonly { readonly row: number }[]): string[] {
  return found.map(({ row }) => `${tab}!${row}`);
}
