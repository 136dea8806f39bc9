import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { decodeSchoolFile } from '../../web/office/schoolFile.ts';
import {
  ceremony,
  closed,
  closedTown,
  decideDoubts,
  digits,
  freeze,
  frozenTown,
  mayor,
  opens,
  paperBallot,
  publishedTown,
  seeded,
} from './lottery.ts';
import { deathsIn, example, key, lastTrips, owner, type Town } from './town.ts';

const draw = 'VALMONTSURORGE-2026-09-14';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const said = (reply: { ok: boolean; refusal?: { message: string } }) => reply.refusal?.message ?? '';
const linesOf = (town: Town, act: string) =>
  town.records('Registre', 'Journal').filter((line) => line['Quoi'] === act);

/** Everything a draw is made of, as it is written. */
const written = (town: Town) =>
  ['Cours', 'Bulletins', 'Tirages', 'Participations', 'Places figées', 'Cours sans limite figés'].map((tab) =>
    town.rows('Registre', tab),
  );

describe('the list, frozen', () => {
  test('is published as a canonical text without a name, with its fingerprint, and everybody gets their number', () => {
    const town = closedTown();
    const frozen = freeze(town);
    const published = town.get('public.draw', { draw: '' });
    expect(sha256(published.text)).toBe(frozen.list);
    expect(published.text).toMatch(
      /^TAS1\ntirage\tVALMONTSURORGE-2026-09-14\n(cours\t[A-Z0-9-]+\t\d+\t(par-cours|[A-Z0-9-]+)\n)+(participation\tT\d{4}\t[RN]\t[A-Z0-9,-]+\n)+$/,
    );
    expect(published.state).toBe('frozen');
    expect([published.seed, published.resultText]).toEqual(['', '']);
    town.host.advance({ minutes: 30 });
    const told = town.host.outbox.filter(({ subject }) => subject.startsWith('Participation T'));
    expect(told.map(({ subject }) => subject.slice(14, 19)).sort()).toEqual(
      town.records('Registre', 'Participations').map((row) => row['N°']),
    );
    for (const { body } of told) expect(body).toContain(frozen.list.slice(0, 4));
  });

  test('of more participants than one line of the Journal holds mails for: everybody is told, once', () => {
    const read = decodeSchoolFile(example('valmont-small', 'bulletins.csv'));
    const [heading = ''] = (read.kind === 'text' ? read.text : '').split(/\r?\n/);
    const lines = Array.from({ length: 160 }, (_, i) => {
      const name = [i % 26, Math.floor(i / 26), (i * 7) % 26]
        .map((n) => String.fromCharCode(97 + n))
        .join('');
      const day = `${String(1 + (i % 28)).padStart(2, '0')}/${String(1 + (i % 6)).padStart(2, '0')}/2018`;
      const phone = `06 39 98 ${String(10 + (i % 80))} ${String(10 + Math.floor(i / 80))}`;
      return `Q${String(i).padStart(4, '0')};2026-09-12T10:00:00;Galerie Nadia-Léger;Arts plastiques;N${name};P${name};${day};${i + 1} rue Haute;91990;Valmont-sur-Orge;non;non;${phone};${name}@example.org;PF${100000 + i};GAL-TER;;;;;non;non;non;non`;
    });
    const town = publishedTown();
    town.host.clock.set(opens);
    const text = [heading, ...lines].join('\n');
    town.get('office.stage', { upload: key('foule'), part: 0, parts: 1, text }, owner);
    while (!town.get('office.importBallots', { upload: key('foule') }, owner).done);
    decideDoubts(town);
    town.host.clock.set(closed);
    expect(freeze(town).entries).toBe(160);
    const told = town
      .records('Registre', 'Journal')
      .filter((row) => row['Quoi'] === 'Participations numérotées');
    expect(told.length).toBeGreaterThan(0);
    town.host.clock.set(ceremony);
    town.host.advance({ hours: 2 });
    const mails = town.host.outbox.filter(({ subject }) => subject.startsWith('Participation T'));
    expect(new Set(mails.map(({ subject }) => subject.split(' – ')[0])).size).toBe(160);
    expect(mails).toHaveLength(160);
  });

  test('is the same whatever the order in which ballots were typed', () => {
    const read = decodeSchoolFile(example('valmont-small', 'bulletins.csv'));
    const [heading = '', ...lines] = (read.kind === 'text' ? read.text : '').trimEnd().split(/\r?\n/);
    const turned = [heading, ...lines.reverse()].join('\n');
    const town = publishedTown();
    town.host.clock.set(opens);
    town.get('office.stage', { upload: key('inverse'), part: 0, parts: 1, text: turned }, owner);
    town.get('office.importBallots', { upload: key('inverse') }, owner);
    decideDoubts(town);
    town.host.clock.set(closed);
    const usual = closedTown();
    expect(freeze(town).list).toBe(freeze(usual).list);
  });

  test('counts ballots so that they reconcile: received, void by motive, withdrawn, taking part', () => {
    const town = closedTown();
    const valid = town.get('office.ballots', {}, owner).ballots.find(({ state }) => state === 'valable');
    const ruling = { kind: 'withdrawn' as const, ballot: valid?.number ?? '', reason: 'A déménagé.' };
    town.get('office.ruleBallot', { ruling, requestKey: key('retrait') }, owner);
    freeze(town);
    const [row = {}] = town.records('Registre', 'Tirages');
    const { counts } = JSON.parse(row['Liste figée'] ?? '{}');
    const voided = Object.values(counts.void as Record<string, number>).reduce((a, b) => a + b, 0);
    expect([counts.received, counts.withdrawn]).toEqual([28, 1]);
    expect(voided + counts.withdrawn + counts.takingPart + counts.besides).toBe(counts.received);
  });

  test.each([
    [
      'a second before closing',
      (town: Town) => town.host.clock.set(closed - 1000),
      'Les bulletins sont reçus jusqu’au',
    ],
    [
      'once places changed after their publication',
      (town: Town) => {
        const { courses } = town.get('office.places', {}, owner);
        const [first, ...others] = courses.map(
          ({ seats: _s, explained: _e, drawnWith: _d, ...typed }) => typed,
        );
        if (!first) throw new Error('aucun cours');
        const changed = { ...first, reEnrolled: first.reEnrolled + 1 };
        town.get('office.setCourses', { courses: [changed, ...others], requestKey: key('change') }, owner);
      },
      'Les places ont changé depuis leur publication',
    ],
  ])('is refused %s', (_, prepare, sentence) => {
    const town = closedTown();
    prepare(town);
    const reply = town.ask('office.freeze', { requestKey: key('gel'), confirmed: 10 }, owner);
    expect(said(reply)).toContain(sentence);
    expect(town.records('Registre', 'Tirages')).toEqual([]);
  });

  test('is refused while two ballots may be one person’s, and when the number typed is not that of the entries', () => {
    const town = publishedTown();
    town.host.clock.set(opens);
    const near = { ...paperBallot, number: 'P9998', firstName: 'Lucie', bornOn: '2017-04-03' };
    const again = { ...near, number: 'P9997', bornOn: '2017-03-04' };
    town.get('office.enterBallots', { ballots: [near, again], requestKey: key('proches') }, owner);
    town.host.clock.set(closed);
    const confirm = (confirmed: number) =>
      town.ask('office.freeze', { requestKey: key('gel'), confirmed }, owner);
    expect(said(confirm(2))).toContain('Décidez d’abord des doublons possibles\u00a0: il en reste 1.');
    const [doubt] = town.get('office.ballots', {}, owner).doubts;
    expect([doubt?.ballots, doubt?.why, doubt?.likely]).toEqual([
      ['P9997', 'P9998'],
      'date de naissance\u00a0: jour et mois échangés',
      'same',
    ]);
    decideDoubts(town);
    expect(said(confirm(2))).toContain('Il y a maintenant 1\u00a0participation.');
    expect(town.records('Registre', 'Tirages')).toEqual([]);
    expect(confirm(1).ok).toBe(true);
  });

  test('nothing a clerk can press changes it: courses, ballots, files, decisions, families', () => {
    const town = frozenTown();
    const before = written(town);
    const { courses } = town.get('office.places', {}, owner);
    const typed = courses.map(({ seats: _s, explained: _e, drawnWith: _d, ...one }) => ({
      ...one,
      reEnrolled: 0,
    }));
    const replies = [
      town.ask('office.setCourses', { courses: typed, requestKey: key('apres-1') }, owner),
      town.ask('office.publishPlaces', { requestKey: key('apres-2'), reason: 'Oubli.' }, owner),
      town.ask(
        'office.ruleBallot',
        { ruling: { kind: 'void', ballot: 'P0001', reason: 'Trop tard.' }, requestKey: key('apres-3') },
        owner,
      ),
      town.ask('office.enterBallots', { ballots: [paperBallot], requestKey: key('apres-4') }, owner),
      town.ask('office.freeze', { requestKey: key('apres-5'), confirmed: 10 }, owner),
    ];
    for (const reply of replies)
      expect(said(reply)).toContain(`La liste du tirage ${draw} est figée. Rien n’a changé.`);
    expect(written(town)).toEqual(before);
  });

  test('that somebody changed by hand in the Registre is not drawn from', () => {
    const town = frozenTown();
    const person = town.person('Registre');
    person.type('Participations', 'C2', 'N');
    const reply = town.ask('office.makeDraw', seeded(draw), owner);
    expect(reply.ok ? '' : reply.refusal.kind).toBe('broken');
    expect(linesOf(town, 'Tirage fait')).toEqual([]);
  });

  const calls = (() => {
    const town = closedTown();
    freeze(town);
    return lastTrips(town);
  })();
  // To die after a call is to die before the next one.
  test(`killed before any of its ${calls.length} trips, or after the last, then asked again: frozen once`, () => {
    const undisturbed = freeze(closedTown());
    for (const death of deathsIn(calls)) {
      const town = closedTown();
      const request = { requestKey: key('gel'), confirmed: undisturbed.entries };
      town.host.gate.killAt({ ...death, in: 'call' });
      expect(town.try('office.freeze', request, owner)).toBe(null);
      expect(town.get('office.freeze', request, owner)).toEqual(undisturbed);
      expect(linesOf(town, 'Liste figée')).toHaveLength(1);
      expect(town.get('public.draw', { draw: '' }).list).toBe(undisturbed.list);
    }
  });
});

describe('the draw, before witnesses', () => {
  test('is made once: its seed, its orders and its result are what anybody recomputes', () => {
    const town = frozenTown();
    const drawn = town.get('office.makeDraw', seeded(draw), owner);
    expect(drawn.seed).toBe(`TAS1;tirage=${draw};liste=${drawn.list};des=${digits}`);
    expect([drawn.state, drawn.placed + drawn.waiting]).toEqual(['drawn', drawn.entries]);
    const { resultText } = town.get('public.draw', { draw });
    expect(sha256(resultText)).toBe(drawn.result);
    expect(resultText.match(/^resultat\tT\d{4}\t[A-Z0-9-]+$/gm)).toHaveLength(drawn.entries);
    expect(town.get('office.makeDraw', seeded(draw), owner)).toEqual(drawn);
    const second = town.ask(
      'office.makeDraw',
      { ...seeded(draw, key('autre')), chance: { digits: '9'.repeat(40), drand: '', loto: '' } },
      owner,
    );
    expect(said(second)).toContain('Un tirage ne se refait pas.');
    expect(town.get('public.draw', { draw }).seed).toBe(drawn.seed);
  });

  test.each([
    ['letters', '12345678901234567890O', 'Ce ne sont pas des chiffres.'],
    ['too few dice', '1234567890123456789', 'Il en faut au moins 20\u00a0: il y en a 19.'],
    ['spaces', '1234 5678 9012 3456 7890', 'Ce ne sont pas des chiffres.'],
  ])('with %s is refused', (_, typed, sentence) => {
    const town = frozenTown();
    const chance = { digits: typed, drand: '', loto: '' };
    const reply = town.ask('office.makeDraw', { ...seeded(draw), chance }, owner);
    expect(said(reply)).toContain(sentence);
    expect(linesOf(town, 'Tirage fait')).toEqual([]);
  });

  test('a second source that nobody could check again is refused, a good one is part of the seed', () => {
    const town = frozenTown();
    const withLoto = (loto: string) => ({ ...seeded(draw), chance: { digits, drand: '', loto } });
    expect(said(town.ask('office.makeDraw', withLoto('3, 14 et 15'), owner))).toContain(
      '«\u00a03, 14 et 15\u00a0» n’est pas une suite de numéros et de tirets.',
    );
    const drawn = town.get('office.makeDraw', withLoto('3-14-15'), owner);
    expect(drawn.seed.endsWith(`des=${digits};loto=3-14-15`)).toBe(true);
  });

  test('is refused a second before the hour announced, and of a list nobody froze', () => {
    const town = frozenTown();
    town.host.clock.set(ceremony - 1000);
    expect(said(town.ask('office.makeDraw', seeded(draw), owner))).toContain(
      'Le tirage est annoncé pour le lundi 14\u00a0septembre 2026 à\u00a010\u00a0h.',
    );
    town.host.clock.set(ceremony);
    expect(said(town.ask('office.makeDraw', seeded('AUTRE'), owner))).toContain('«\u00a0AUTRE\u00a0»');
  });

  test('cancelled with its reason, it stays readable for ever; another has another name', () => {
    const town = frozenTown();
    const drawn = town.get('office.makeDraw', seeded(draw), owner);
    const cancelled = town.get(
      'office.cancelDraw',
      { draw, requestKey: key('annuler'), reason: 'Un dé est tombé de la table.' },
      owner,
    );
    expect([cancelled.state, cancelled.cancelled]).toEqual(['cancelled', 'Un dé est tombé de la table.']);
    const again = freeze(town, key('second-gel'));
    expect(again.draw).toBe(`${draw}-2`);
    expect(town.get('office.makeDraw', seeded(again.draw, key('second')), owner).result).not.toBe(
      drawn.result,
    );
    const first = town.get('public.draw', { draw });
    expect([first.seed, first.result, first.state]).toEqual([drawn.seed, drawn.result, 'cancelled']);
    expect(said(town.ask('office.makeDraw', seeded(draw, key('encore')), owner))).toContain('est annulé');
  });

  test('from an urn: the orders typed give the places, and wrong ones are named', () => {
    const computed = frozenTown();
    const bySeed = computed.get('office.makeDraw', seeded(draw), owner);
    const town = frozenTown();
    const { text } = town.get('public.draw', { draw });
    const orders = unitsOf(text);
    const [one = { unit: '', order: [] }] = orders.filter(({ order }) => order.length > 1);
    const wrong = orders.map((of) => (of === one ? { ...of, order: of.order.slice(1) } : of));
    const refused = town.ask('office.makeDraw', byHand(wrong), owner);
    expect(refused.ok ? [] : refused.refusal.fields).toEqual([
      { field: `orders.${one.unit}`, message: `${one.unit}\u00a0: il manque ${one.order[0]}.` },
    ]);
    const drawn = town.get('office.makeDraw', byHand(orders), owner);
    expect([drawn.byHand, drawn.seed, drawn.state]).toEqual([true, '', 'drawn']);
    expect(town.get('public.draw', { draw }).orders).toEqual(orders);
    expect(drawn.placed).toBe(bySeed.placed);
  });

  const calls = (() => {
    const town = frozenTown();
    town.get('office.makeDraw', seeded(draw), owner);
    return lastTrips(town);
  })();
  test(`killed before any of its ${calls.length} trips, or after the last, the ceremony resumes to the same result`, () => {
    const undisturbed = frozenTown().get('office.makeDraw', seeded(draw), owner);
    for (const death of deathsIn(calls)) {
      const town = frozenTown();
      town.host.gate.killAt({ ...death, in: 'call' });
      expect(town.try('office.makeDraw', seeded(draw), owner)).toBe(null);
      expect(town.get('office.makeDraw', seeded(draw), owner).result).toBe(undisturbed.result);
      expect(linesOf(town, 'Tirage fait')).toHaveLength(1);
    }
  });
});

const byHand = (orders: { unit: string; order: string[] }[]): CallInput<'office.makeDraw'> => ({
  draw,
  requestKey: key('urne'),
  present: [mayor],
  chance: { orders },
});

/** Each unit of a list with those who ask it, residents first: an urn might have drawn them so. */
function unitsOf(text: string): { unit: string; order: string[] }[] {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const units = new Map<string, string>();
  for (const [kind, id = '', , unit = ''] of lines)
    if (kind === 'cours') units.set(id, unit === 'par-cours' ? id : unit);
  const asking = lines.filter(([kind]) => kind === 'participation');
  return [...new Set(units.values())].map((unit) => ({
    unit,
    order: ['R', 'N'].flatMap((category) =>
      asking
        .filter(
          ([, , list, wishes = '']) =>
            list === category && wishes.split(',').some((wish) => units.get(wish) === unit),
        )
        .map(([, number = '']) => number),
    ),
  }));
}
