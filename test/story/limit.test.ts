import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ref } from '../../src/calls/rights.ts';
import type { CallInput, CallName } from '../../src/calls.ts';
import { partsOfFile } from '../../src/supporting/parts.ts';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';
import { seed } from '../seed.ts';
import { piece } from '../supporting/files.ts';
import { bonnet, later, livedTown } from './lived.ts';
import {
  closed,
  closedTown,
  freeze,
  frozenTown,
  narrowFrozenTown,
  opens,
  publishedTown,
  rulesVersion,
  seeded,
} from './lottery.ts';
import { narrowDrawnTown, offer } from './offers.ts';
import {
  answerFor,
  clerk,
  deathsIn,
  example,
  key,
  lastTrips,
  nDiaye,
  owner,
  smallTown,
  stageFile,
  type Town,
  uninvitedTown,
} from './town.ts';

const { student, claire, rachid } = nDiaye;
const agent = clerk('CMD');

const refOf = (town: Town, words: string, kind: string): Ref => {
  const { found } = town.get('office.findPeople', { words }, owner);
  const one = found.find((person) => person.kind === kind);
  if (!one) throw new Error(`${words} n’est pas ${kind}`);
  return one.ref;
};

const ask = (refs: Ref[], isLimited: boolean, n: number | string): CallInput<'office.limit'> => ({
  ...{ refs, isLimited, reason: 'La famille conteste une donnée.', requestKey: key(`gel-${n}`) },
});

const limit = (town: Town, refs: Ref[], n: number | string = 1) =>
  town.get('office.limit', ask(refs, true, n), owner).limited;
const lift = (town: Town, refs: Ref[], n: number | string = 2) =>
  town.get('office.limit', ask(refs, false, n), owner).limited;

/** Their rows of *État* and *Personnes*, cell by cell; the hints of where students stand are nobody’s data. */
const rowsOf = (town: Town) => {
  const { Lignes: _hints, ...person } =
    town.records('Registre', 'Personnes').find((row) => row['Est l’élève'] === student) ?? {};
  return [town.records('Registre', 'État').find((row) => row['Élève'] === student), person];
};

/** The school file of the small town, where it says something else of one student. */
function changedFile(): Uint8Array {
  const file = decodeSchoolFile(example('valmont-small', 'eleves.csv'));
  if (file.kind !== 'text') throw new Error(file.sentence);
  const lines = file.text.split('\n').map((line) => {
    if (!line.includes(`;${student};`)) return line;
    const cells = line.split(';');
    cells[13] = '9 rue Ailleurs';
    return cells.join(';');
  });
  return new TextEncoder().encode(lines.join('\n'));
}

/** Everything a family or the team may try about a student. Each takes what makes its key its own. */
const acts: Readonly<Record<string, (town: Town, n: number) => void>> = {
  send: (town, n) =>
    family(town, claire, (home, card) => ['family.send', { ...who(home, n), answer: answerFor(home, card) }]),
  otherSends: (town, n) =>
    family(town, rachid, (home, card) => ['family.send', { ...who(home, n), answer: answerFor(home, card) }]),
  draft: (town) =>
    family(town, claire, ({ session }) => [
      'family.saveDraft',
      { session, student, draft: { step: 'courses', keep: [] } },
    ]),
  give: (town, n) =>
    family(town, claire, (home) => {
      const [data = ''] = partsOfFile(Buffer.from(piece('photo-identite.jpg')).toString('base64'));
      return [
        'family.upload',
        { ...who(home, n), document: 'photo', name: 'a.jpg', part: 0, parts: 1, data },
      ];
    }),
  disagree: (town, n) =>
    family(town, rachid, (home) => ['family.disagree', { ...who(home, n), text: 'Non.' }]),
  agree: (town, n) => family(town, claire, (home) => ['family.agree', who(home, n)]),
  counter: (town, n) => {
    const { people, campaign } = town.get('office.counterOpen', { student }, agent);
    for (const { role, card, person } of people)
      town.ask(
        'office.counterSend',
        {
          student,
          present: role,
          requestKey: key(`guichet-${role}-${n}`),
          answer: answerFor({ person, campaign }, card),
        },
        agent,
      );
  },
  confirm: (town, n) => decide(town, 'confirm', n),
  askDocuments: (town, n) => decide(town, 'askDocuments', n),
  rectify: (town, n) => {
    const ref = refOf(town, student, 'student');
    const fields = { firstName: `Autre ${n}`, street: '9 rue Ailleurs' };
    town.ask('office.rectify', { ref, fields, reason: 'essai', requestKey: key(`juste-${n}`) }, owner);
  },
  rectifyGuardian: (town, n) => {
    const ref = refOf(town, claire, 'guardian');
    const fields = { firstName: `Autre ${n}` };
    town.ask('office.rectify', { ref, fields, reason: 'essai', requestKey: key(`aussi-${n}`) }, owner);
  },
  erase: (town, n) => {
    const refs = [refOf(town, student, 'student')];
    const { total } = town.get('office.erasePreview', { refs }, owner);
    town.ask(
      'office.erase',
      { refs, confirmed: total, reason: 'essai', requestKey: key(`efface-${n}`) },
      owner,
    );
  },
  import: (town, n) => {
    const upload = key(`import-${n}`);
    stageFile(town, changedFile(), upload);
    town.get('office.importApply', { upload }, owner);
  },
  timer: (town) => town.host.advance({ minutes: 10 }),
};

type Home = ReturnType<Town['open']>;

const who = ({ session }: Home, n: number) => ({ session, student, requestKey: key(`famille-${n}`) });

function family<N extends CallName>(
  town: Town,
  mail: string,
  call: (home: Home, card: Home['students'][number]) => readonly [N, unknown],
): void {
  const home = town.open(mail);
  const card = home.students.find(({ number }) => number === student);
  if (!card) throw new Error(`${mail} n’a plus ${student}`);
  const [name, args] = call(home, card);
  town.ask(name, args as CallInput<N>);
}

function decide(town: Town, decision: 'confirm' | 'askDocuments', n: number) {
  const picked = { students: [student], decision, reason: 'Une photo' };
  const { shown } = town.get('office.reviewPreview', { picked }, agent);
  return town.get('office.reviewApply', { picked, shown, requestKey: key(`lot-${n}`) }, agent);
}

describe('a student whose data are frozen (GDPR 18, CNS-010)', () => {
  test('keeps the very same rows whatever anybody tries, and is as before once it is lifted', () => {
    const names = Object.keys(acts);
    const tried = fc.array(fc.constantFrom(...names), { minLength: 3, maxLength: 7 });
    const before = fc.array(fc.constantFrom('send', 'give', 'draft', 'confirm'), { maxLength: 2 });
    let n = 0;
    fc.assert(
      fc.property(before, tried, fc.boolean(), (first, then, isGuardianToo) => {
        const town = smallTown();
        for (const act of first) acts[act]?.(town, ++n);
        const refs = [refOf(town, student, 'student')];
        if (isGuardianToo) refs.push(refOf(town, claire, 'guardian'));
        const rows = rowsOf(town);
        limit(town, refs);
        for (const act of then) acts[act]?.(town, ++n);
        expect(rowsOf(town)).toEqual(rows);
        expect(lift(town, refs)).toEqual([]);
        expect(rowsOf(town)).toEqual(rows);
      }),
      { numRuns: 8, seed },
    );
  }, 240_000);

  test('is not what makes these acts fail: each of them changes the row of a student who is free', () => {
    const changing = ['send', 'draft', 'give', 'counter', 'rectify', 'import'];
    changing.forEach((name, n) => {
      const town = smallTown();
      const rows = rowsOf(town);
      acts[name]?.(town, n);
      expect(rowsOf(town), name).not.toEqual(rows);
    });
  }, 120_000);
});

describe('a family whose data are frozen', () => {
  let town: Town;
  let refs: Ref[];
  beforeEach(() => {
    town = smallTown();
    acts['send']?.(town, 1);
    town.host.advance({ minutes: 10 });
    refs = [refOf(town, student, 'student')];
    limit(town, refs);
  });

  test('is warned of what it amounts to before it is done (IVR-090)', () => {
    lift(town, refs);
    const { name, warnings } = town.get('office.limitPreview', { refs }, owner);
    expect(name).toContain('N’Diaye');
    expect(warnings[0]).toMatch(/^La demande de .+ reste telle quelle\u00a0: plus personne ne l’étudie\.$/);
    expect(limit(town, refs, 'deux')).toEqual(refs);
  });

  test('reads its page, that says why nothing can be sent and whom to write to', () => {
    const card = town.open(claire).students.find(({ number }) => number === student);
    expect(card).toMatchObject({ may: 'read', documentsUntil: '', childAccess: 'none', amended: 'none' });
    expect(card?.request?.receipt).toMatch(/^CMD-2026-/);
    expect(card?.why).toContain('Ces données sont gelées');
    expect(card?.why).toContain('culture@valmontsurorge.example.org');
    const home = town.open(claire);
    if (!card) throw new Error('aucun élève');
    const reply = town.ask('family.send', { ...who(home, 9), answer: answerFor(home, card) });
    expect(reply).toMatchObject({ ok: false, refusal: { kind: 'readOnly', message: card.why } });
  });

  test('has decisions set aside, with the reason written in the lot', () => {
    const { problems } = town.get(
      'office.reviewPreview',
      { picked: { students: [student], decision: 'confirm', reason: '' } },
      agent,
    );
    expect(problems.map(({ sentence }) => sentence).join()).toContain('Données gelées');
  });

  test('is said to be frozen where one is found and in the file of their data', () => {
    const { found } = town.get('office.findPeople', { words: student }, owner);
    expect(found.filter(({ isLimited }) => isLimited).map(({ ref }) => ref)).toEqual(refs);
    const { html, json } = town.get('office.personFile', { refs }, owner);
    expect(html).toContain('Ces données sont gelées');
    expect(JSON.parse(json)).toMatchObject({ 'données gelées': 'oui' });
  });

  test('cannot be erased, and says why', () => {
    const { impossible } = town.get('office.erasePreview', { refs }, owner);
    expect(impossible).toContain('gelées');
  });

  test('is in the report of an import by its number', () => {
    const upload = key('rapport');
    stageFile(town, changedFile(), upload);
    const { remarks, changedStudents } = town.get('office.importPreview', { upload }, owner);
    expect(remarks.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringMatching(new RegExp(`^1 élève a des données gelées .*${student}`)),
    );
    expect(changedStudents).toBe(0);
  });

  test('answers again once it is lifted; the same lifting again changes nothing', () => {
    expect(lift(town, refs)).toEqual([]);
    const lines = town.records('Registre', 'Journal').length;
    expect(lift(town, refs)).toEqual([]);
    expect(town.records('Registre', 'Journal')).toHaveLength(lines);
    expect(town.open(claire).students.find(({ number }) => number === student)?.may).toBe('change');
  });

  test('keeps what its request says of a guardian who is put right, which is refused with the reason', () => {
    const emma = town.open(claire).students.find(({ number }) => number === student)?.firstName;
    const rectify = (mail: string, firstName: string) => {
      const ref = refOf(town, mail, 'guardian');
      const asked = { ref, fields: { firstName }, reason: 'essai', requestKey: key(firstName) };
      return town.ask('office.rectify', asked, owner);
    };
    const before = [rowsOf(town), town.records('Registre', 'Personnes')];
    expect(rectify(claire, 'Clara')).toEqual({
      ok: false,
      refusal: {
        kind: 'stopped',
        message: `Les données d’${emma} sont gelées, à la demande d’une personne. Cette rectification les changerait. Rien n’est rectifié. Levez d’abord ce gel.`,
      },
    });
    expect([rowsOf(town), town.records('Registre', 'Personnes')]).toEqual(before);
    expect(rectify(rachid, 'Richard').ok).toBe(true);
    expect(rowsOf(town)).toEqual(before[0]);
    lift(town, refs);
    expect(rectify(claire, 'Clara').ok).toBe(true);
    expect(JSON.stringify(rowsOf(town))).toContain('Clara');
  });

  test('keeps an address that comes back as it is, which the clerk is told; others who have it are marked', () => {
    const frozen = [refOf(town, claire, 'guardian')];
    const mark = (n: string) =>
      town.ask('office.markReturned', { mail: claire, isReturned: true, requestKey: key(n) }, agent);
    const people = () => town.records('Registre', 'Personnes');
    const before = people();
    limit(town, frozen, 'claire');
    expect(mark('un')).toEqual({
      ok: false,
      refusal: {
        kind: 'stopped',
        message:
          'Ces données sont gelées, à la demande d’une personne. Aucun envoi groupé n’y part. Rien n’a changé.',
      },
    });
    expect(people()).toEqual(before);
    const other = before.findIndex((row) => row['Courriel'] === rachid);
    const column = town.rows('Registre', 'Personnes')[0]?.indexOf('Courriel') ?? -1;
    town.person('Registre').type('Personnes', `${String.fromCharCode(65 + column)}${other + 2}`, claire);
    expect(mark('deux').ok).toBe(true);
    const marked = people().flatMap((row, i) =>
      row['Courriels revenus'] !== before[i]?.['Courriels revenus'] ? [i] : [],
    );
    expect(marked).toEqual([other]);
  });

  test('and nobody unknown is frozen', () => {
    const reply = town.ask('office.limit', ask(['acces:P99999'], true, 'inconnu'), owner);
    expect(reply).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
  });
});

describe('mailings and letters', () => {
  test('leave out whoever is frozen, and a guardian whose only student is', () => {
    const town = uninvitedTown();
    const [only] = town
      .records('Registre', 'Personnes')
      .filter((row) => row['Est l’élève'] === '' && row['Courriel'] !== '')
      .filter((row) => JSON.parse(row['Élèves'] ?? '[]').length === 1);
    const [number = ''] = JSON.parse(only?.['Élèves'] ?? '[]') as string[];
    const refs = [refOf(town, number, 'student')];
    const before = town.get('office.invitePreview', {}, owner).toMail;
    limit(town, refs);
    const confirmed = town.get('office.invitePreview', {}, owner).toMail;
    expect(confirmed).toBeLessThan(before);
    town.get('office.invite', { requestKey: key('invitations'), confirmed }, owner);
    const planned = town.records('Registre', 'Journal').map((line) => line['Décision'] ?? '');
    expect(planned.join()).not.toContain(`"person":"${only?.['Personne']}"`);
    lift(town, refs);
    expect(town.get('office.invitePreview', {}, owner).toMail).toBe(before - confirmed);
  });

  test('that were planned before do not leave', () => {
    const town = uninvitedTown();
    const { toMail } = town.get('office.invitePreview', {}, owner);
    town.get('office.invite', { requestKey: key('invitations'), confirmed: toMail }, owner);
    limit(town, [refOf(town, claire, 'guardian')]);
    town.host.advance({ hours: 26 });
    expect(town.host.outbox.filter(({ to }) => to.includes(claire))).toEqual([]);
    expect(town.host.outbox.filter(({ to }) => to.includes(rachid))).not.toEqual([]);
  });
});

describe('mails about a draw that were planned before the freeze', () => {
  const postpone = (town: Town) =>
    town.get(
      'office.postponeDraw',
      {
        plan: {
          ...{ drawAt: '2026-09-21T14:00', place: 'Le Hangar', resultsBy: '2026-09-22' },
          mainListAnswersBy: '2026-09-23T23:59',
        },
        reason: 'La salle est inondée.',
        requestKey: key('report'),
      },
      owner,
    );
  const cancel = (town: Town) =>
    town.get(
      'office.cancelDraw',
      {
        ...{ draw: asDrawn(town).draw, reason: 'Un dé est tombé.' },
        requestKey: key('annuler'),
        isRedone: false,
      },
      owner,
    );
  /** The numbers named in the mails of one subject, once they had the time to leave. */
  const named = (town: Town, start: string): string[] => {
    town.host.advance({ minutes: 40 });
    const bodies = town.host.outbox.filter(({ subject }) => subject.includes(start)).map(({ body }) => body);
    return bodies.flatMap((body) => [...new Set(body.match(/\b[TS]\d{4}\b/g))]).sort();
  };

  /** The ballots of each participation, of the draw or beside it. */
  const ballotsBehind = (town: Town) =>
    new Map([
      ...town
        .records('Registre', 'Participations')
        .map((row): [string, string[]] => [row['N°'] ?? '', JSON.parse(row['Bulletins'] ?? '[]')]),
      ...town
        .records('Registre', 'Cours sans limite figés')
        .map((row): [string, string[]] => [row['N°'] ?? '', [row['Bulletin'] ?? '']]),
    ]);

  test.each([
    ['Participation T', closedTown, (town: Town) => freeze(town)],
    ['Tirage au sort reporté', frozenTown, postpone],
    ['Tirage au sort annulé', frozenTown, cancel],
    ['En liste d’attente', narrowDrawnTown, (town: Town) => offer(town)],
  ] as const)('« %s » leaves for everybody but whoever is frozen since', (start, make, plan) => {
    const calm = make();
    plan(calm);
    const numbers = named(calm, start);
    const [entry = ''] = numbers;
    expect(new Set(numbers).size).toBeGreaterThan(1);
    const town = make();
    plan(town);
    const behind = ballotsBehind(town);
    const frozen = behind.get(entry) ?? [];
    limit(
      town,
      frozen.map((ballot): Ref => `bulletin:${ballot}`),
    );
    const others = numbers.filter((number) => !behind.get(number)?.some((one) => frozen.includes(one)));
    expect(others.length).toBeLessThan(numbers.length);
    expect(named(town, start)).toEqual(others);
  });

  test('do not leave for whoever handed in a ballot, nor for whoever signed one: the others are told', () => {
    const told = (town: Town) => {
      town.host.advance({ minutes: 40 });
      const mails = town.host.outbox.filter(({ subject }) => subject.startsWith('Tirage au sort reporté'));
      return mails.map(({ to }) => to[0] ?? '').sort();
    };
    const ready = () => {
      const town = publishedTown();
      town.host.clock.set(opens + 3_600_000);
      const online = (lastName: string, n: number) => {
        const mail = `${lastName.toLowerCase()}@example.org`;
        const guardian = { lastName, firstName: 'Paule', mail: `paule.${mail}`, phone: '' };
        const ballots = { ...onlineBallots, lastName, mail, guardians: [guardian] };
        return (
          town.get('ballot.send', { ballots, requestKey: key(`en-ligne-${n}`) }).ballots[0]?.number ?? ''
        );
      };
      const numbers = ['Aubin', 'Berger', 'Colas'].map(online);
      town.host.advance({ minutes: 20 });
      town.host.clock.set(closed);
      postpone(town);
      return { town, numbers };
    };
    const everybody = ['aubin', 'berger', 'colas'].flatMap((name) => [
      `${name}@example.org`,
      `paule.${name}@example.org`,
    ]);
    expect(told(ready().town)).toEqual(everybody.sort());
    const { town, numbers } = ready();
    limit(town, [`bulletin:${numbers[0]}`, `signataire:${numbers[1]}:0`]);
    expect(told(town)).toEqual(['berger@example.org', 'colas@example.org', 'paule.colas@example.org']);
  });

  test('leave all the same where they are a receipt', () => {
    const town = publishedTown();
    town.host.clock.set(opens + 3_600_000);
    const asked = { ballots: onlineBallots, requestKey: key('en-ligne') };
    const { ballots } = town.get('ballot.send', asked);
    limit(
      town,
      ballots.map(({ number }): Ref => `bulletin:${number}`),
    );
    town.host.advance({ minutes: 20 });
    const receipts = town.host.outbox.filter(({ subject }) => subject.startsWith('Bulletins reçus'));
    expect(receipts.map(({ to }) => to)).toEqual([[onlineBallots.mail]]);
  });
});

describe('a ballot whose data are frozen (IVR-089, IVR-090)', () => {
  test('counts as withdrawn before the list is frozen, and takes part again once it is lifted', () => {
    const town = closedTown();
    const counts = () => town.get('office.draws', {}, owner).next;
    const ballots = () => town.get('office.ballots', {}, owner);
    const before = [counts(), ballots()];
    const [first] = ballots().ballots.filter(({ state }) => state === 'valable');
    const refs = [`bulletin:${first?.number}`];
    expect(town.get('office.limitPreview', { refs }, owner).warnings).toContain(
      'Un bulletin sort du tirage\u00a0: cela vaut retrait.',
    );
    limit(town, refs);
    expect(ballots().ballots.find(({ number }) => number === first?.number)?.state).toBe('retiré');
    const ruling = { kind: 'void', ballot: first?.number ?? '', reason: 'essai' } as const;
    expect(town.ask('office.ruleBallot', { ruling, requestKey: key('nul') }, owner)).toMatchObject({
      ok: false,
      refusal: { kind: 'stopped' },
    });
    lift(town, refs);
    expect([counts(), ballots()]).toEqual(before);
  });

  test('stays in a list that is frozen, which is said, and leaves it with the draw: nobody freezes it again', () => {
    const { town, entry, refs } = onTheList(frozenTown());
    const { warnings } = town.get('office.limitPreview', { refs }, owner);
    expect(warnings).toContain(
      `La liste du tirage est figée\u00a0: la participation ${entry} y reste. Si le gel dure jusqu’au tirage, elle est retirée aussitôt le tirage fait, et une place qu’elle obtient va à la personne suivante\u00a0: cela vaut retrait.`,
    );
    limit(town, refs);
    makeDraw(town);
    const left = [{ Participation: entry, Événement: 'retire', Cours: '', Par: 'gel' }];
    expect(town.records('Registre', 'Événements')).toMatchObject(left);
    limit(town, refs, 'encore');
    expect(town.records('Registre', 'Événements')).toMatchObject(left);
  });

  test('stays in a list whose draw comes after the lifting', () => {
    const { town, refs } = onTheList(frozenTown());
    limit(town, refs);
    lift(town, refs);
    makeDraw(town);
    expect(town.records('Registre', 'Événements')).toEqual([]);
  });

  test('leaves a draw that begins while it is being frozen', () => {
    const { town, entry, refs } = onTheList(frozenTown());
    const request = asDrawn(town);
    const plan = town.host.gate.at({ member: 'Lock.tryLock', in: 'call' }, 'before', () => {
      limit(town, refs);
    });
    town.get('office.makeDraw', request, owner);
    expect(plan.fired).toBe(true);
    expect(town.records('Registre', 'Événements')).toMatchObject([{ Participation: entry }]);
  });

  test('leaves a course without limit with the draw, where nobody is offered its seat or told to wait', () => {
    const town = narrowFrozenTown();
    const asking = town.records('Registre', 'Cours sans limite figés').find((row) => row['N°'] !== '');
    limit(town, [`bulletin:${asking?.['Bulletin']}`]);
    makeDraw(town);
    expect(town.records('Registre', 'Événements').map((row) => row['Participation'])).toContain(
      asking?.['N°'],
    );
    offer(town);
    const offered = town.records('Registre', 'Propositions').map((row) => row['Participation']);
    expect(offered).not.toContain(asking?.['N°']);
    expect(offered.filter((number) => number?.startsWith('S'))).not.toEqual([]);
  });

  test('is neither offered a seat nor told to wait', () => {
    const { town, entry, refs } = onTheList(narrowFrozenTown());
    limit(town, refs);
    makeDraw(town);
    offer(town);
    town.host.advance({ minutes: 30 });
    const written = town
      .records('Registre', 'Courriels')
      .filter((row) => ['place proposée', 'liste d’attente'].includes(row['Modèle'] ?? ''))
      .map((row) => JSON.parse(row['Faits'] ?? '{}').entry);
    expect(written.length).toBeGreaterThan(0);
    expect(written).not.toContain(entry);
  });

  test('leaves once, wherever the draw dies', () => {
    const frozen = () => {
      const one = onTheList(narrowFrozenTown());
      limit(one.town, one.refs);
      return one;
    };
    const calm = frozen();
    const { result } = makeDraw(calm.town);
    for (const point of deathsIn(lastTrips(calm.town))) {
      const { town, entry } = frozen();
      const request = asDrawn(town);
      town.host.gate.killAt({ ...point, in: 'call' });
      expect(town.try('office.makeDraw', request, owner)).toBe(null);
      expect(town.get('office.makeDraw', request, owner).result).toBe(result);
      const events = town.records('Registre', 'Événements').map((row) => row['Participation']);
      expect(events, `${point.when} ${point.call}`).toEqual([entry]);
    }
  }, 240_000);

  test('beside one that is not is frozen with it, not lifted', () => {
    const town = closedTown();
    const [one, other] = town
      .get('office.ballots', {}, owner)
      .ballots.map(({ number }): Ref => `bulletin:${number}`);
    if (!one || !other) throw new Error('trop peu de bulletins');
    const shown = (refs: Ref[]) => town.get('office.limitPreview', { refs }, owner);
    const partly =
      'Une partie de ces fiches est déjà gelée. Les autres se gèlent aussi. Pour lever un gel, cochez seulement les fiches gelées.';
    limit(town, [one]);
    expect(shown([one]).isLimited).toBe(true);
    expect(shown([one, other]).isLimited).toBe(false);
    expect(shown([one, other]).warnings[0]).toBe(partly);
    expect(shown([other]).warnings).not.toContain(partly);
    expect(limit(town, [one, other], 'les-deux')).toEqual([one, other]);
    expect(shown([one, other]).isLimited).toBe(true);
  });

  test('leaves the lists in play, and its seat goes to the next', () => {
    const town = narrowDrawnTown();
    offer(town);
    const [seat] = town.records('Registre', 'Propositions');
    const entry = town
      .records('Registre', 'Participations')
      .find((row) => row['N°'] === seat?.['Participation'] && row['Tirage'] === seat?.['Tirage']);
    const [ballot = ''] = JSON.parse(entry?.['Bulletins'] ?? '[]');
    const refs = [`bulletin:${ballot}`];
    const { warnings } = town.get('office.limitPreview', { refs }, owner);
    expect(warnings).toContain(
      `La participation ${entry?.['N°']} quitte ses listes et rend ses places\u00a0: cela vaut renoncement.`,
    );
    limit(town, refs);
    expect(town.get('office.proposePreview', {}, owner).count).toBeGreaterThan(0);
    offer(town, key('suite'));
    const course = town
      .records('Registre', 'Propositions')
      .filter((row) => row['Cours'] === seat?.['Cours'])
      .map((row) => row['Participation']);
    expect(course).toHaveLength(2);
    expect(new Set(course).size).toBe(2);
  });
});

describe('data frozen while somebody is at work, between what they read and the lock', () => {
  const meanwhile = (town: Town, refs: Ref[]) =>
    town.host.gate.at({ member: 'Lock.tryLock', in: 'call' }, 'before', () => {
      limit(town, refs);
    });

  /** How many take part where this ballot does not. */
  const entriesWithout = (ballot: string): number => {
    const town = closedTown();
    limit(town, [`bulletin:${ballot}`]);
    return town.get('office.draws', {}, owner).next?.entries ?? 0;
  };

  test('are not changed by an answer on its way', () => {
    const town = smallTown();
    const refs = [refOf(town, student, 'student')];
    const home = town.open(claire);
    const card = home.students.find(({ number }) => number === student);
    if (!card) throw new Error('aucun élève');
    const rows = rowsOf(town);
    const plan = meanwhile(town, refs);
    const reply = town.ask('family.send', { ...who(home, 1), answer: answerFor(home, card) });
    expect(plan.fired).toBe(true);
    expect(reply).toMatchObject({ ok: false, refusal: { kind: 'readOnly' } });
    expect(rowsOf(town)).toEqual(rows);
  });

  test('stop an import, that goes on without them', () => {
    const town = smallTown();
    const refs = [refOf(town, student, 'student')];
    const rows = rowsOf(town);
    const upload = key('course');
    stageFile(town, changedFile(), upload);
    meanwhile(town, refs);
    expect(town.ask('office.importApply', { upload }, owner)).toMatchObject({ refusal: { kind: 'busy' } });
    expect(town.get('office.importApply', { upload }, owner).done).toBe(true);
    expect(rowsOf(town)).toEqual(rows);
  });

  test('are not decided by a batch that began', () => {
    const town = smallTown();
    acts['send']?.(town, 1);
    const refs = [refOf(town, student, 'student')];
    const picked = { students: [student], decision: 'confirm' as const, reason: '' };
    const { shown } = town.get('office.reviewPreview', { picked }, agent);
    const rows = rowsOf(town);
    meanwhile(town, refs);
    const { skipped } = town.get('office.reviewApply', { picked, shown, requestKey: key('lot') }, agent);
    expect(skipped.map(({ sentence }) => sentence).join()).toContain('Données gelées');
    expect(rowsOf(town)).toEqual(rows);
  });

  test('leave a list that is being frozen', () => {
    const town = closedTown();
    const [first] = frozenTown().records('Registre', 'Participations');
    const [ballot = ''] = JSON.parse(first?.['Bulletins'] ?? '[]');
    const plan = meanwhile(town, [`bulletin:${ballot}`]);
    const asked = { requestKey: key('gel'), confirmed: entriesWithout(ballot) };
    expect(town.ask('office.freeze', asked, owner)).toMatchObject({ ok: true });
    expect(plan.fired).toBe(true);
    expect(JSON.stringify(town.records('Registre', 'Participations'))).not.toContain(ballot);
  });

  test('by two colleagues at once are both frozen', () => {
    const town = smallTown();
    const [one, other] = [refOf(town, student, 'student'), refOf(town, claire, 'guardian')];
    town.host.gate.at({ member: 'Lock.tryLock', in: 'call' }, 'before', () => {
      limit(town, [other], 'autre');
    });
    expect(limit(town, [one]).sort()).toEqual([one, other].sort());
  });
});

describe('what is frozen', () => {
  test('is purged by nobody, however old (CNS-009)', () => {
    const town = livedTown();
    later(town, 6);
    const { held } = town.get('office.retention', {}, owner);
    const refs = [refOf(town, bonnet.mei, 'student')];
    limit(town, refs);
    expect(town.get('office.retention', {}, owner).held).toBeGreaterThan(held);
    lift(town, refs);
    expect(town.get('office.retention', {}, owner).held).toBe(held);
  }, 120_000);

  test('is frozen once, wherever an execution dies', () => {
    const counted = offered();
    limit(counted.town, counted.refs);
    const count = lastTrips(counted.town);
    const whole = stateOf(counted.town);
    expect(count.length).toBeGreaterThan(5);
    for (const { call, when } of deathsIn(count)) {
      const { town, refs } = offered();
      const plan = town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.limit', ask(refs, true, 1), owner)).toBe(null);
      expect(plan.fired).toBe(true);
      expect(limit(town, refs)).toEqual(refs);
      expect(stateOf(town), `${when} ${call}`).toEqual(whole);
    }
  }, 400_000);
});

const onlineBallots: CallInput<'ballot.send'>['ballots'] = {
  ...{ lastName: 'Aubin', firstName: 'Inès', bornOn: '2018-04-03', street: '12 rue des Lilas' },
  ...{ postcode: '91990', town: 'Valmont-sur-Orge', isTownStaff: false, isSchooled: false },
  ...{ phone: '06 39 98 12 34', mail: 'aubin@example.org', familyNumber: 'PF597935' },
  guardians: [
    { lastName: 'Aubin', firstName: 'Paule', mail: 'paule.aubin@example.org', phone: '06 39 98 12 35' },
  ],
  consents: { publication: false, culture: false, municipal: false, nextYear: false },
  ballots: [{ conservatoire: 'CMD', activity: 'Musique', wishes: ['MUS-VIO', 'MUS-PIA'] }],
  isOrdered: false,
  rules: rulesVersion,
};

/** Whoever is first on a frozen list, by their ballots. */
function onTheList(town: Town): { readonly town: Town; readonly entry: string; readonly refs: Ref[] } {
  const [first] = town.records('Registre', 'Participations');
  const ballots = JSON.parse(first?.['Bulletins'] ?? '[]') as string[];
  return { town, entry: first?.['N°'] ?? '', refs: ballots.map((ballot): Ref => `bulletin:${ballot}`) };
}

const asDrawn = (town: Town) => seeded(town.get('office.draws', {}, owner).draws[0]?.draw ?? '');
const makeDraw = (town: Town) => town.get('office.makeDraw', asDrawn(town), owner);

/** Somebody who waits in the lists, and a student. */
function offered(): { readonly town: Town; readonly refs: Ref[] } {
  const town = narrowDrawnTown();
  const entry = town.records('Registre', 'Participations')[0];
  const [ballot = ''] = JSON.parse(entry?.['Bulletins'] ?? '[]');
  return { town, refs: [`bulletin:${ballot}`, refOf(town, student, 'student')] };
}

const stateOf = (town: Town) => ({
  events: town.records('Registre', 'Événements').map(({ Journal: _line, Instant: _at, ...row }) => row),
  acts: town.records('Registre', 'Journal').filter((line) => (line['Quoi'] ?? '').includes('gel')).length,
  found: town.get('office.findPeople', { words: student }, owner).found.map(({ isLimited }) => isLimited),
});
