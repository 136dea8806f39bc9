import { describe, expect, test } from 'vitest';
import type { FoundPerson } from '../../src/calls/rights.ts';
import { stream } from '../seed.ts';
import {
  bonnet,
  contest,
  later,
  livedTown,
  marchand,
  nguyen,
  photoOfRachid,
  textsOf,
  traces,
} from './lived.ts';
import { erase } from './retention.ts';
import {
  deathsIn,
  example,
  importFile,
  key,
  lastTrips,
  nDiaye,
  owner,
  stageFile,
  type Town,
} from './town.ts';

const chance = stream();
const [, paul] = marchand.guardians;

const find = (town: Town, words: string): readonly FoundPerson[] =>
  town.get('office.findPeople', { words }, owner).found;

const refOf = (town: Town, words: string): string => {
  const [found, ...others] = find(town, words);
  if (!found || others.length > 0) throw new Error(`${words}: ${others.length + 1} personnes`);
  return found.ref;
};

const fileOf = (town: Town, refs: string[]) => town.get('office.personFile', { refs }, owner);

const schoolFile = (): string =>
  new TextDecoder('windows-1252').decode(example('valmont-small', 'eleves.csv'));

/** The files everybody gave, by whom and under which names. */
const filesGiven = (town: Town) =>
  town.records('Registre', 'État').flatMap((row) => {
    const { given = {} } = JSON.parse(row['Pièces'] || '{}') as {
      given?: Record<string, { files: { by: string; name: string }[] }>;
    };
    return Object.values(given).flatMap(({ files }) => files);
  });

/** The access of a student. */
function ownAccess(student: Record<string, string>): string {
  const links = JSON.parse(student['Accès'] || '[]') as { role: string; person: string }[];
  return `acces:${links.find(({ role }) => role === 'self')?.person}`;
}

/** Guardians who signed a ballot, with what is written of each. */
const signatoriesOf = (town: Town) =>
  town.records('Registre', 'Bulletins').flatMap((row) =>
    (JSON.parse(row['Responsables'] || '[]') as Record<string, string>[]).map((one, i) => ({
      ref: `signataire:${row['N°']}:${i}`,
      row: { Nom: one['lastName'] ?? '', Courriel: one['mail'] ?? '', Téléphone: one['phone'] ?? '' },
    })),
  );

/** What is written of one record and of no other: a name that brothers and sisters share does not tell. */
function ownTexts(town: Town, ref: string): string[] {
  const [kind, name = '', rank = ''] = ref.split(':');
  const people = town.records('Registre', 'Personnes');
  const ballots = town.records('Registre', 'Bulletins');
  const all = [
    ...people.map((row) => ({ ref: `acces:${row['Personne']}`, row })),
    ...town
      .records('Registre', 'État')
      .map((row) => ({ ref: ownAccess(row), row: { Nom: row['Nom'] ?? '' } })),
    ...ballots.map((row) => ({ ref: `bulletin:${row['N°']}`, row: { ...row, Responsables: '' } })),
    ...signatoriesOf(town),
    // A name alone is in no search: what only one of them called a file is.
    ...filesGiven(town).map((file) => ({ ref: `acces:${file.by}`, row: { Nom: file.name } })),
  ];
  const others = JSON.stringify(all.filter((one) => one.ref !== ref));
  const own = textsOf(all.filter((one) => one.ref === ref).map(({ row }) => row));
  const number = kind === 'bulletin' ? [name] : [];
  return [...own, ...number].filter((text) => !others.includes(text) && rank !== text);
}

describe('one person’s data', () => {
  test('are all there, in words and for machines, and nothing about brother, sister or parents', () => {
    const town = livedTown();
    const { name, html, json } = fileOf(town, [refOf(town, bonnet.mei)]);
    const data = JSON.parse(json);
    expect(name).toBe('Mei Bonnet');
    expect(data.données['État']).toMatchObject([{ Élève: bonnet.mei, Nom: 'Bonnet', Prénom: 'Mei' }]);
    expect(data.données['État'][0].Demande.receipt).toMatch(/^CMD-2026-/);
    expect(data.données['État'][0].Pièces[0].fichiers).toMatchObject([{ nom: 'moi.jpg' }]);
    expect(Object.keys(data.données)).toEqual(['Journal', 'Courriels', 'Lectures', 'État', 'Personnes']);
    for (const other of ['Inès', bonnet.ines, bonnet.david, bonnet.veronique, 'David', 'Véronique']) {
      expect(json).not.toContain(other);
      expect(html).not.toContain(other);
    }
    expect(html).toContain('Données personnelles de Mei Bonnet');
  });

  test('of a guardian say what they wrote, and not what the children are', () => {
    const town = livedTown();
    const { json } = fileOf(town, [refOf(town, nDiaye.rachid)]);
    expect(json).toContain('Nous n’avons pas décidé ensemble.');
    expect(json).toContain(nDiaye.rachid);
    for (const other of [nDiaye.claire, nDiaye.student]) expect(json).not.toContain(other);
  });

  test('of a parent and a child asked together say both', () => {
    const town = livedTown();
    const refs = [refOf(town, nDiaye.claire), refOf(town, nDiaye.student)];
    const { json } = fileOf(town, refs);
    for (const own of [nDiaye.claire, nDiaye.student]) expect(json).toContain(own);
    expect(json).not.toContain(nDiaye.rachid);
  });

  test('of whoever takes part in the draw are their ballot, their participation and what they were offered', () => {
    const town = livedTown();
    contest(town);
    const [appeal] = town.records('Registre', 'Réclamations');
    const entry = town
      .records('Registre', 'Participations')
      .find((row) => row['N°'] === appeal?.['Participation']);
    const [ballot] = JSON.parse(entry?.['Bulletins'] ?? '[]');
    const data = JSON.parse(fileOf(town, [`bulletin:${ballot}`]).json).données;
    expect(data.Bulletins).toMatchObject([{ 'N°': ballot, Nom: entry?.['Nom'] }]);
    expect(data.Participations).toMatchObject([{ 'N°': entry?.['N°'] }]);
    expect(data.Propositions.length).toBeGreaterThan(0);
    expect(data.Réclamations).toMatchObject([{ Message: 'Notre voisine a une place.' }]);
  });

  test('are nobody’s under a reference that nobody has', () => {
    const reply = livedTown().ask('office.personFile', { refs: ['acces:P9999'] }, owner);
    expect(reply.ok ? 'ok' : reply.refusal.message).toBe(
      'Cette personne n’est plus connue sous cette référence. Rien n’a changé. Cherchez à nouveau.',
    );
  });
});

describe('an erasure', () => {
  test('leaves nothing of one person, whoever it is, and everything of the others', () => {
    const town = livedTown();
    let everyone = [
      ...town.records('Registre', 'Personnes').map((row) => `acces:${row['Personne']}`),
      ...town.records('Registre', 'Bulletins').map((row) => `bulletin:${row['N°']}`),
      ...signatoriesOf(town).map(({ ref }) => ref),
    ];
    for (let i = 0; i < 6; i++) {
      const ref = everyone[Math.floor(chance() * everyone.length)] ?? '';
      const texts = ownTexts(town, ref);
      if (texts.length === 0) continue;
      // Whoever signed a ballot goes with it.
      const isGoing = (one: string) =>
        one === ref || one.startsWith(ref.replace('bulletin:', 'signataire:').concat(':'));
      everyone = everyone.filter((one) => !isGoing(one));
      const others = everyone.flatMap((one) => ownTexts(town, one).slice(0, 1));
      erase(town, [ref], `efface-${i}`);
      expect(traces(town, texts), ref).toEqual([]);
      expect(new Set(traces(town, others).map((one) => one.split(': ')[1])).size, ref).toBe(
        new Set(others).size,
      );
    }
  });

  test.each([
    {
      where: 'a decision of a clerk on a document',
      mail: nDiaye.claire,
      act: 'Pièce «\u00a0Photo d’identité\u00a0», lot 1\u00a0: Accepter',
      stays: ['"kind\\":\\"accepted', photoOfRachid, 'TRAD – Instrument'],
    },
    {
      where: 'a request entered at the counter',
      mail: nguyen.frederic,
      act: 'Demande envoyée, au guichet',
      stays: ['"receipt\\":\\"CMD-2026-', 'TRAD – Danse contemporaine'],
    },
    {
      where: 'a file that the other guardian gave',
      mail: nDiaye.rachid,
      act: 'Pièce reçue\u00a0: Photo d’identité',
      stays: ['moi.jpg', 'Claire N’Diaye'],
    },
    {
      where: 'a ballot that they signed',
      mail: paul.mail,
      act: 'Bulletin envoyé',
      stays: [marchand.mail, 'Bérénice', marchand.bornOn, 'DAN-IN'],
    },
  ])('of a guardian takes them out of $where, which stays about the child', ({ mail, act, stays }) => {
    const town = livedTown();
    const ref = refOf(town, mail);
    const texts = ownTexts(town, ref);
    const isTold = (line: Record<string, string>) => texts.some((text) => line['Décision']?.includes(text));
    const journal = () => town.records('Registre', 'Journal');
    const before = journal().find(
      (line) => line['Quoi'] === act && isTold(line) && `acces:${line['Qui']}` !== ref,
    );
    expect(JSON.parse(fileOf(town, [ref]).json).données.Journal).toContainEqual({
      ...{ 'N°': Number(before?.['N°']), Instant: before?.['Instant'], Quoi: act },
    });
    erase(town, [ref]);
    expect(traces(town, texts)).toEqual([]);
    const after = journal().find((line) => line['N°'] === before?.['N°']);
    expect({ ...after, Décision: '' }).toEqual({ ...before, Décision: '' });
    for (const text of stays) expect(after?.['Décision']).toContain(text);
    expect(JSON.parse(after?.['Décision'] ?? '').facts).toBeUndefined();
  });

  test('of a child takes them out of what was written to their guardians of all their children', () => {
    const town = livedTown();
    const mailOf = () =>
      town
        .records('Registre', 'Courriels')
        .find((row) => row['Adresse'] === nDiaye.claire && row['Modèle'] === 'invitation')?.['Faits'];
    expect(JSON.parse(mailOf() ?? '').students).toBe('Emma N’Diaye\nJuliette N’Diaye\nJean Baptiste N’DIAYE');
    erase(town, [refOf(town, 'E20012')]);
    expect(JSON.parse(mailOf() ?? '').students).toBe('Emma N’Diaye\nJuliette N’Diaye');
    expect(traces(town, ['Jean Baptiste N’DIAYE'])).toEqual([]);
  });

  test('of a guardian who signed leaves what happened to the participation of the child, and where it is written to', () => {
    const town = livedTown();
    const entry = town.records('Registre', 'Participations').find((row) => row['Nom'] === marchand.lastName);
    const lines = () =>
      town
        .records('Registre', 'Journal')
        .filter((line) => line['Sujet'] === entry?.['N°'])
        .map((line) => line['Quoi']);
    const offeredTo = () =>
      town
        .records('Registre', 'Propositions')
        .filter((row) => row['Participation'] === entry?.['N°'])
        .map((row) => JSON.parse(row['Courriels'] || '[]'));
    const acts = lines();
    expect(acts).toContain('Place proposée');
    expect(offeredTo()).toEqual([[marchand.mail, paul.mail]]);
    const [first, second] = signatoriesOf(town).map(({ ref }) => ref);
    const { données } = JSON.parse(fileOf(town, [second ?? '']).json);
    expect(données.Propositions).toEqual([{ 'N°': expect.stringMatching(/^O\d+$/), Courriels: [paul.mail] }]);
    erase(town, [second ?? ''], 'second');
    expect(offeredTo()).toEqual([[marchand.mail]]);
    erase(town, [first ?? ''], 'premier');
    expect(offeredTo()).toEqual([[marchand.mail]]);
    expect(lines()).toEqual(acts);
  });

  test('of who signed a ballot that is held is refused, and that of a ballot whose guardian is', () => {
    for (const [heldKind, other] of [
      ['entrant', 'signatory'],
      ['signatory', 'entrant'],
    ] as const) {
      const town = livedTown();
      const found = find(town, marchand.mail);
      const ref = (kind: string) => found.find((one) => one.kind === kind)?.ref ?? '';
      const asked = { kind: 'person', target: ref(heldKind), reason: 'Plainte' } as const;
      town.get('office.hold', { ...asked, requestKey: key('gel-litige') }, owner);
      const { impossible } = town.get('office.erasePreview', { refs: [ref(other)] }, owner);
      expect(impossible).toMatch(/^Ces données sont gelées/);
    }
  });

  test('exported, erased, exported again: there is nothing', () => {
    const town = livedTown();
    const ref = refOf(town, bonnet.mei);
    expect(fileOf(town, [ref]).json).toContain('Mei');
    erase(town, [ref]);
    expect(town.ask('office.personFile', { refs: [ref] }, owner).ok).toBe(false);
    expect(find(town, bonnet.mei)).toEqual([]);
    expect(town.host.files.filter(({ name }) => name.includes(bonnet.mei))).toEqual([]);
  });

  test('says first what it amounts to, and what stays', () => {
    const town = livedTown();
    const student = town.get('office.erasePreview', { refs: [refOf(town, bonnet.mei)] }, owner);
    expect(student.warnings).toEqual([
      'La demande de réinscription de Mei disparaît\u00a0: cela vaut renoncement.',
    ]);
    const waiting = town
      .records('Registre', 'Participations')
      .find((row) => JSON.parse(row['Vœux'] ?? '[]').length > 1);
    const [ballot] = JSON.parse(waiting?.['Bulletins'] ?? '[]');
    const entrant = town.get('office.erasePreview', { refs: [`bulletin:${ballot}`] }, owner);
    expect(entrant.warnings).toEqual([
      `La participation ${waiting?.['N°']} quitte ses listes et rend ses places\u00a0: cela vaut renoncement.`,
    ]);
    expect(entrant.stays[0]).toMatch(/procès-verbaux/);
    erase(town, [`bulletin:${ballot}`]);
    const events = town.records('Registre', 'Événements');
    const own = events.filter((row) => row['Participation'] === waiting?.['N°']);
    expect(own[own.length - 1]).toMatchObject({ Événement: 'retire', Cours: '' });
  });

  test('of a guardian leaves the children, whose other guardian goes on', () => {
    const town = livedTown();
    erase(town, [refOf(town, nDiaye.rachid)]);
    const row = town.records('Registre', 'État').find((one) => one['Élève'] === nDiaye.student);
    expect(JSON.parse(row?.['Accès'] ?? '[]').map(({ role }: { role: string }) => role)).toEqual([
      'self',
      'guardian1',
    ]);
    expect(town.open(nDiaye.claire).students.map(({ number }) => number)).toContain(nDiaye.student);
    const [line] = town.records('danse', 'Demandes').filter((one) => one['N°\u00a0élève'] === nDiaye.student);
    expect(Object.values(line ?? {}).join(' ')).not.toContain('Rachid');
  });

  test('of a child whose guardian has another family leaves the guardian, in that family alone', () => {
    const town = livedTown();
    const [headings = '', ...lines] = schoolFile().split('\n');
    const own = lines.find((line) => line.includes(bonnet.mei)) ?? '';
    const other = own
      .replace(bonnet.mei, 'E29999')
      .replace('Mei', 'Ada')
      .replace(/;F\d{5};/, ';F99001;');
    importFile(town, new TextEncoder().encode(`${headings}\n${other}\n`), key('autre-famille'));
    const david = () => town.records('Registre', 'Personnes').find((row) => row['Courriel'] === bonnet.david);
    const before = JSON.parse(david()?.['Familles'] ?? '[]') as string[];
    expect(before).toHaveLength(2);
    erase(town, [refOf(town, bonnet.mei), refOf(town, bonnet.ines)]);
    expect(JSON.parse(david()?.['Familles'] ?? '[]')).toEqual(['F99001']);
    expect(JSON.parse(david()?.['Élèves'] ?? '[]')).toEqual(['E29999']);
    expect(town.open(bonnet.david).students.map(({ number }) => number)).toEqual(['E29999']);
  });

  test('is not undone by a school file that was not corrected: its lines are refused for a year, nobody else’s', () => {
    const town = livedTown();
    erase(town, [refOf(town, bonnet.mei)]);
    const again = () => {
      stageFile(town, example('valmont-small', 'eleves.csv'), key(`encore-${town.host.clock.now()}`));
      return town.get('office.importPreview', { upload: key(`encore-${town.host.clock.now()}`) }, owner);
    };
    const preview = again();
    expect(preview.newStudents).toBe(0);
    const refused = preview.lines.filter(({ kind }) => kind === 'refused');
    expect(new Set(refused.map(({ student }) => student))).toEqual(new Set([bonnet.mei]));
    expect(refused[0]?.reason).toBe(
      'Les données de cet élève ont été effacées à la demande d’une personne\u00a0: elles ne reviennent pas pendant un an. Retirez-le du fichier, et du logiciel de scolarité.',
    );
    later(town, 2);
    expect(again().newStudents).toBe(1);
  });

  test('ends their link at once', () => {
    const town = livedTown();
    const access = town.linkOf(nDiaye.rachid);
    erase(town, [refOf(town, nDiaye.rachid)]);
    const reply = town.ask('family.open', { access });
    expect(reply.ok ? 'ok' : reply.refusal.kind).toBe('unknownAccess');
  });

  test('of somebody held is refused, and nothing is erased', () => {
    const town = livedTown();
    const ref = refOf(town, bonnet.mei);
    const { total } = town.get('office.erasePreview', { refs: [ref] }, owner);
    town.get(
      'office.hold',
      { kind: 'person', target: ref, reason: 'Plainte', requestKey: key('gel-litige') },
      owner,
    );
    const asked = { refs: [ref], confirmed: total, reason: 'Demande D0001', requestKey: key('efface') };
    const reply = town.ask('office.erase', asked, owner);
    expect(reply.ok ? 'ok' : reply.refusal.message).toBe(
      'Ces données sont gelées, par un litige ou à la demande d’une personne. Rien n’est effacé. Répondez à la personne, et recommencez quand le gel est levé.',
    );
    expect(find(town, bonnet.mei)).toHaveLength(1);
  });

  test('whose number is not the one shown is refused', () => {
    const town = livedTown();
    const asked = {
      refs: [refOf(town, bonnet.mei)],
      confirmed: 1,
      reason: 'D0001',
      requestKey: key('efface'),
    };
    const reply = town.ask('office.erase', asked, owner);
    expect(reply.ok ? 'ok' : reply.refusal.message).toMatch(
      /^Le total est maintenant de \d+\. Rien n’est effacé\. Relisez ce qui disparaît, puis tapez ce total\.$/,
    );
  });

  test('killed at any platform call, ends when it is asked again, or by the timer', {
    timeout: 300_000,
  }, () => {
    const calm = livedTown();
    const texts = ownTexts(calm, refOf(calm, bonnet.mei));
    const request = (town: Town) => {
      const refs = [refOf(town, bonnet.mei)];
      const { total } = town.get('office.erasePreview', { refs }, owner);
      return { refs, confirmed: total, reason: 'Demande D0001', requestKey: key('efface') };
    };
    calm.get('office.erase', request(calm), owner);
    const deaths = deathsIn(lastTrips(calm));
    const spacing = 13;
    const first = Math.floor(chance() * spacing);
    for (const { call, when } of deaths.filter((_, i) => i % spacing === first)) {
      const town = livedTown();
      const asked = request(town);
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.erase', asked, owner)).toBe(null);
      if (call % 2 === 0) town.host.advance({ minutes: 15 });
      for (let calls = 0; calls < 20 && !town.get('office.erase', asked, owner).isDone; calls++);
      expect(traces(town, texts)).toEqual([]);
    }
  });
});

describe('whoever asked for the terms (PAR-074)', () => {
  const nora = { lastName: 'Petit', firstNames: 'Nora', address: '', mail: 'nora.petit@example.org' };
  const luc = { lastName: 'Roux', firstNames: 'Luc', address: '3 rue du Bac\n91990 Valmont', mail: '' };
  const ask = (town: Town, demand: typeof nora) =>
    town.get('office.sendTerms', { ...demand, requestKey: key(demand.lastName) }, owner);

  test('is found by mail or name, and told: what they gave stands in one line of the Journal', () => {
    const town = livedTown();
    ask(town, nora);
    ask(town, luc);
    town.host.advance({ minutes: 10 });
    const line = town.records('Registre', 'Journal').find(({ Décision }) => Décision?.includes(nora.mail));
    expect(find(town, nora.mail)).toEqual([
      {
        ref: `conditions:J${line?.['N°']}`,
        kind: 'asker',
        name: 'Nora Petit',
        facts: [
          ['Conditions demandées le', expect.stringMatching(/^\S+ \d+(er)?\u00a0\S+ \d{4} à/)],
          ['Courriel', nora.mail],
        ],
        maybe: [],
        isLimited: false,
      },
    ]);
    expect(find(town, 'luc roux')[0]?.facts[1]).toEqual(['Adresse', '3 rue du Bac, 91990 Valmont']);
    const { name, json } = fileOf(town, [refOf(town, nora.mail)]);
    expect(name).toBe('Nora Petit');
    expect(JSON.parse(json).données).toEqual({
      Journal: [{ 'N°': Number(line?.['N°']), Instant: line?.['Instant'], Quoi: line?.['Quoi'] }],
      Courriels: [
        {
          Modèle: 'conditions demandées',
          État: 'envoyé',
          'Envoyé à': expect.stringMatching(/^2026-/),
          Adresse: nora.mail,
        },
      ],
      Lectures: Array(2).fill({
        'Lu le': expect.stringMatching(/^2026-/),
        Quoi: 'Recherche d’une personne',
      }),
    });
  });

  test('is erased, mail and all; the lists say when somebody asked, and go on', () => {
    for (const minutes of [0, 10]) {
      const town = livedTown();
      ask(town, nora);
      ask(town, luc);
      if (minutes > 0) town.host.advance({ minutes });
      const ref = refOf(town, nora.mail);
      erase(town, [ref]);
      town.host.advance({ minutes: 10 });
      expect(traces(town, [nora.mail, 'Nora'])).toEqual([]);
      expect(find(town, nora.mail)).toEqual([]);
      expect(town.ask('office.personFile', { refs: [ref] }, owner).ok).toBe(false);
      const [last, first] = town.get('office.termsDemands', {}, owner);
      expect([last?.name, last?.address]).toEqual(['Luc Roux', luc.address]);
      expect(first).toEqual({
        ...{ at: last?.at, name: 'Données éliminées' },
        ...{ version: '', mail: '', address: '' },
      });
    }
  });

  test('is held, told so, and then not erased', () => {
    const town = livedTown();
    ask(town, nora);
    const target = refOf(town, nora.mail);
    const asked = { kind: 'person', target, reason: 'Plainte', requestKey: key('gel-litige') } as const;
    const { holds } = town.get('office.hold', asked, owner);
    const number = target.slice('conditions:J'.length);
    expect(holds.map(({ words }) => words)).toEqual([
      `Nora Petit (a demandé les conditions, acte ${number})`,
    ]);
    const { impossible } = town.get('office.erasePreview', { refs: [target] }, owner);
    expect(impossible).toMatch(/^Ces données sont gelées/);
    const nobody = { ...asked, target: 'conditions:J1', requestKey: key('gel-personne') };
    expect(town.ask('office.hold', nobody, owner)).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
  });
});

describe('the search for somebody', () => {
  test('shows twins and homonyms apart, with what tells them apart, and joins nobody', () => {
    const town = livedTown();
    const twins = find(town, 'Bonnet').filter(({ kind }) => kind === 'student');
    expect(twins.map(({ name }) => name)).toEqual(['Mei Bonnet', 'Inès BONNET']);
    for (const { facts, maybe } of twins) {
      expect(facts.map(([label]) => label)).toEqual(expect.arrayContaining(['Né(e) le', 'N°\u00a0élève']));
      expect(maybe).toEqual([]);
    }
  });

  test('finds by name without its accents, by mail, telephone, number and birth date; nobody for a stranger', () => {
    const town = livedTown();
    const person = town.records('Registre', 'Personnes').find((row) => row['Courriel'] === nDiaye.claire);
    const words = [nDiaye.claire, (person?.['Téléphone'] ?? '').replace(/ /g, ''), 'ndiaye claire'];
    for (const one of words)
      expect(
        find(town, one).map(({ ref }) => ref),
        one,
      ).toContain(`acces:${person?.['Personne']}`);
    expect(find(town, 'Zorro Inconnu')).toEqual([]);
  });
});
