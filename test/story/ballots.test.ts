import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { closed, freeze, frozenTown, opens, publishedTown, rulesVersion } from './lottery.ts';
import { deathsIn, key, lastTrips, owner, type Town } from './town.ts';

type Send = CallInput<'ballot.send'>;
type Ballots = Send['ballots'];

const mail = 'berenice.marchand@example.org';

/** A child of eight, with a ballot for music and one for theatre, in that order. */
const lea: Ballots = {
  lastName: 'Marchand',
  firstName: 'Léa',
  bornOn: '2018-04-03',
  street: '12 rue des Lilas',
  postcode: '91990',
  town: 'Valmont-sur-Orge',
  isTownStaff: false,
  isSchooled: false,
  phone: '06 39 98 12 34',
  mail,
  familyNumber: 'PF597935',
  guardians: [{ lastName: 'Marchand', firstName: 'Bérénice', mail, phone: '06 39 98 12 34' }],
  consents: { publication: false, culture: false, municipal: false, nextYear: false },
  ballots: [
    { conservatoire: 'CMD', activity: 'Musique', wishes: ['MUS-VIO', 'MUS-PIA'] },
    { conservatoire: 'HAN', activity: 'Théâtre', wishes: ['HAN-T8'] },
  ],
  isOrdered: true,
  rules: rulesVersion,
};

const sendOf = (change: Partial<Ballots> = {}, requestKey = key('lea')): Send => ({
  ballots: { ...lea, ...change },
  requestKey,
});

/** While ballots are taken. */
function openTown(at = opens + 60 * 60_000): Town {
  const town = publishedTown();
  town.host.clock.set(at);
  return town;
}

const kept = (town: Town) => town.records('Registre', 'Bulletins');
const numbers = (town: Town) => kept(town).map((row) => row['N°']);

/** Timers, past the life of a claim: nothing is under way any more. */
const settle = (town: Town) => town.host.advance({ minutes: 15 });
const receipts = (town: Town) =>
  town.host.outbox.filter(({ subject }) => subject.startsWith('Bulletins reçus'));

const kindOf = (reply: { ok: boolean; refusal?: { kind: string } }) => reply.refusal?.kind ?? 'ok';
const fieldsOf = (reply: {
  ok: boolean;
  refusal?: { fields?: readonly { field: string; message: string }[] };
}) => reply.refusal?.fields?.map(({ field, message }) => [field, message]);

describe('a family hands in its ballots online', () => {
  test('and they are kept in their order, with a receipt that says numbers, list and what is next, by mail too', () => {
    const town = openTown();
    const receipt = town.get('ballot.send', sendOf());
    expect(receipt.ballots).toEqual([
      {
        number: 'W0001',
        conservatoire: 'Conservatoire de danse et de musique',
        activity: 'Musique',
        wishes: ['MUS-VIO', 'MUS-PIA'],
      },
      { number: 'W0002', conservatoire: 'Le Hangar', activity: 'Théâtre', wishes: ['HAN-T8'] },
    ]);
    expect([receipt.at, receipt.name, receipt.list, receipt.mail]).toEqual([
      'samedi 12\u00a0septembre 2026 à\u00a010\u00a0h',
      'Léa Marchand',
      'Liste prioritaire\u00a0: adresse dans la ville.',
      mail,
    ]);
    expect(kept(town).map((row) => [row['N°'], row['Ordre'], row['Canal'], row['Règlement']])).toEqual([
      ['W0001', '1', 'en ligne', rulesVersion],
      ['W0002', '2', 'en ligne', rulesVersion],
    ]);
    settle(town);
    const [copy, ...others] = receipts(town);
    expect([copy?.to, others]).toEqual([[mail], []]);
    for (const said of ['W0001', 'W0002', receipt.list, ...receipt.next]) expect(copy?.body).toContain(said);
  });

  test('and without an order each ballot stands alone', () => {
    const town = openTown();
    town.get('ballot.send', sendOf({ isOrdered: false }));
    expect(kept(town).map((row) => row['Ordre'])).toEqual(['', '']);
  });

  test('and none of the four boxes changes what is kept of them but itself (IVR-082, IVR-083)', () => {
    const town = openTown();
    const consents = { publication: true, culture: false, municipal: true, nextYear: false };
    town.get('ballot.send', sendOf({ consents }));
    expect(kept(town).map((row) => JSON.parse(row['Consentements'] ?? ''))).toEqual([consents, consents]);
    const states = town.get('office.ballots', {}, owner).ballots.map(({ state }) => state);
    expect(states).toEqual(['valable', 'valable']);
  });

  test('again, after a lost answer, and gets the same receipt, however late', () => {
    const town = openTown();
    const first = town.get('ballot.send', sendOf());
    expect(town.get('ballot.send', sendOf())).toEqual(first);
    town.host.clock.set(opens + 2 * 60 * 60_000);
    town.get('ballot.send', sendOf({ firstName: 'Tom', bornOn: '2017-01-02' }, key('tom')));
    settle(town);
    settle(town);
    const again = town.get('ballot.send', sendOf());
    expect(again.ballots).toEqual(first.ballots);
    expect(numbers(town)).toHaveLength(4);
  });
});

describe('the closing hour', () => {
  test('is the server’s: 16:59:59 is in time, 17:00:00 is too late, and nothing is kept of it', () => {
    const town = openTown(closed - 1000);
    expect(town.get('ballot.send', sendOf()).at).toBe(
      'samedi 12\u00a0septembre 2026 à\u00a016\u00a0h\u00a059',
    );
    town.host.clock.set(closed);
    const late = town.ask('ballot.send', sendOf({ firstName: 'Tom' }, key('tom')));
    expect(kindOf(late)).toBe('tooLate');
    expect(numbers(town)).toEqual(['W0001', 'W0002']);
  });

  test('is not held against an answer that was lost: the same request after closing gets its receipt', () => {
    const town = openTown(closed - 1000);
    const first = town.get('ballot.send', sendOf());
    town.host.clock.set(closed + 60 * 60_000);
    expect(town.get('ballot.send', sendOf())).toEqual(first);
  });

  test('is not that of the lock: who was told to wait shows when they arrived, and nobody else can', () => {
    const town = openTown(closed - 1000);
    town.host.gate.answer('Lock.tryLock', () => false);
    const busy = town.ask('ballot.send', sendOf());
    town.host.gate.clear();
    expect(kindOf(busy)).toBe('busy');
    const arrival = busy.ok ? '' : (busy.refusal.arrival ?? '');
    town.host.clock.set(closed + 20_000);
    const forged = [
      sendOf(),
      { ...sendOf({}, key('autre')), arrival },
      { ...sendOf({ firstName: 'Tom' }), arrival },
      { ...sendOf(), arrival: `${closed - 5000}${arrival.slice(arrival.indexOf('.'))}` },
    ];
    expect(forged.map((send) => kindOf(town.ask('ballot.send', send)))).toEqual(Array(4).fill('tooLate'));
    const served = town.get('ballot.send', { ...sendOf(), arrival });
    expect(served.at).toBe('samedi 12\u00a0septembre 2026 à\u00a016\u00a0h\u00a059');
    expect(kept(town).map((row) => row['Remis le'])).toEqual(Array(2).fill('2026-09-12T16:59:59+02:00'));
  });

  test('nothing is taken before the opening', () => {
    const town = openTown(opens - 1000);
    expect(kindOf(town.ask('ballot.send', sendOf()))).toBe('tooEarly');
    town.host.clock.set(opens);
    expect(kindOf(town.ask('ballot.send', sendOf()))).toBe('ok');
  });
});

describe('two ballots, killed', () => {
  const calls = (() => {
    const town = openTown();
    town.get('ballot.send', sendOf());
    return lastTrips(town);
  })();

  test(`before any of the ${calls.length} trips, or after the last: both or none, then once, with one mail`, () => {
    for (const death of deathsIn(calls)) {
      const town = openTown();
      town.host.gate.killAt({ ...death, in: 'call' });
      expect(town.try('ballot.send', sendOf())).toBe(null);
      expect([0, 2]).toContain(numbers(town).length);
      const receipt = town.get('ballot.send', sendOf());
      expect(receipt.ballots.map(({ number }) => number)).toEqual(['W0001', 'W0002']);
      expect(numbers(town)).toEqual(['W0001', 'W0002']);
      town.host.advance({ minutes: 6 });
      expect(receipts(town)).toHaveLength(1);
    }
  });
});

describe('what would make a ballot void is said before anything is kept', () => {
  const music = (wishes: string[]) => [{ conservatoire: 'CMD', activity: 'Musique', wishes }];
  const theatre = { conservatoire: 'HAN', activity: 'Théâtre', wishes: ['HAN-T8'] };
  const drums = { conservatoire: 'HAN', activity: 'Musiques actuelles', wishes: ['HAN-BAT'] };
  const wrong: readonly [string, Partial<Ballots>, string, RegExp][] = [
    [
      'a fifth wish',
      { ballots: music(['MUS-VIO', 'MUS-PIA', 'MUS-CLA', 'MUS-CHO', 'MUS-IN-CP1']) },
      'ballots.0',
      /^5 vœux/,
    ],
    ['a wish repeated', { ballots: music(['MUS-VIO', 'MUS-VIO']) }, 'ballots.0', /demandé deux fois/],
    [
      'a course that is not in the list',
      { ballots: music(['MUS-XXX']) },
      'ballots.0',
      /« MUS-XXX » n’est pas un cours/,
    ],
    [
      'a course of another age',
      { ballots: music(['MUS-EV-GS']) },
      'ballots.0',
      /^8 ans à la date de référence/,
    ],
    ['no wish at all', { ballots: music([]) }, 'person', /Il manque un vœu/],
    ['no family number', { familyNumber: '' }, 'familyNumber', /numéro pôle famille/],
    ['neither phone nor mail', { phone: '', mail: '' }, 'person', /un téléphone ou un courriel/],
    ['a mail that is none', { mail: 'berenice' }, 'mail', /adresse de courriel/],
    [
      'two ballots where one is the limit',
      { bornOn: '2017-04-03', ballots: [theatre, drums] },
      'ballots.1',
      /1 bulletin par personne au plus/,
    ],
    ['two ballots for one activity', { ballots: [theatre, theatre] }, 'ballots.1', /déjà remis/],
    ['other rules than those in force', { rules: '2025-2026/1' }, 'rules', /Relisez-le/],
  ];

  test('with its sentence, at its field: a wish too many, repeated, unknown or of another age, what is missing, what is too much, old rules', () => {
    const town = openTown();
    for (const [what, change, field, sentence] of wrong) {
      const reply = town.ask('ballot.send', sendOf(change));
      expect(kindOf(reply), what).toBe('invalid');
      const fields = fieldsOf(reply) ?? [];
      expect(
        fields.map(([name]) => name),
        what,
      ).toEqual([field]);
      expect(fields[0]?.[1]?.replace(/[\u00a0\u202f]/g, ' ')).toMatch(sentence);
    }
    expect(kept(town)).toEqual([]);
  });
});

describe('what is typed', () => {
  test('is kept as text, never as a formula or markup, in the tab, on the page and in the mail', () => {
    const town = openTown();
    const odd = {
      lastName: '=HYPERLINK("https://mal.example.org")',
      firstName: '<img src=x onerror=alert(1)> 🎻',
      street: "+1; DROP 'rue'",
    };
    town.get('ballot.send', sendOf(odd));
    expect(town.formulas('Registre', 'Bulletins')).toEqual([]);
    const names = town.get('office.ballots', {}, owner).ballots.map(({ name }) => name);
    expect(names).toEqual(Array(2).fill(`${odd.lastName} ${odd.firstName}`));
    settle(town);
    const [copy] = receipts(town);
    expect(copy?.htmlBody ?? '').not.toContain('<img');
    expect(copy?.body).toContain('W0001');
  });

  test('tells a stranger nothing: whoever already has a ballot is answered as anybody is', () => {
    const town = openTown();
    const first = town.get('ballot.send', sendOf());
    const again = town.get('ballot.send', sendOf({}, key('inconnu')));
    const but = ({ ballots, ...others }: typeof first) => [
      ballots.map(({ number: _n, ...one }) => one),
      others,
    ];
    expect(but(again)).toEqual(but(first));
    const states = town.get('office.ballots', {}, owner).ballots.map(({ number, state }) => [number, state]);
    expect(states).toEqual([
      ['W0001', 'valable'],
      ['W0002', 'valable'],
      ['W0003', 'nul'],
      ['W0004', 'nul'],
    ]);
  });

  test('a postcode of the town is one however it is spaced (IVR-035)', () => {
    const town = openTown();
    const { list } = town.get('ballot.send', sendOf({ postcode: '91\u00a0990' }));
    expect(list).toBe('Liste prioritaire\u00a0: adresse dans la ville.');
  });

  test('from elsewhere is in the second list, but for agents of the town and who is schooled there', () => {
    const town = openTown();
    const lists = [{}, { isTownStaff: true }, { isSchooled: true }].map(
      (more, i) => town.get('ballot.send', sendOf({ postcode: '75013', ...more }, key(`l${i}`))).list,
    );
    expect(lists).toEqual([
      'Seconde liste\u00a0: adresse hors de la ville.',
      'Liste prioritaire\u00a0: agent de la ville.',
      'Liste prioritaire\u00a0: enfant scolarisé dans la ville.',
    ]);
  });

  test('is found again when somebody sorts the tab: same receipt, next numbers, nothing written over', () => {
    const town = openTown();
    const first = town.get('ballot.send', sendOf());
    const sorted = town.person('Registre');
    sorted.sort('Bulletins', (town.rows('Registre', 'Bulletins')[0] ?? []).indexOf('Activité') + 1, false);
    expect(numbers(town)).toEqual(['W0002', 'W0001']);
    const tom = town.get('ballot.send', sendOf({ firstName: 'Tom' }, key('tom')));
    expect(tom.ballots.map(({ number }) => number)).toEqual(['W0003', 'W0004']);
    expect(town.get('ballot.send', sendOf())).toEqual(first);
    expect([...numbers(town)].sort()).toEqual(['W0001', 'W0002', 'W0003', 'W0004']);
  });
});

test('everybody reads limits, the day ages are counted on, today; and a cancelled draw beside the next', () => {
  const town = frozenTown();
  const { draw: first } = town.get('public.lottery', {});
  const reason = 'Un dé était cassé.';
  const cancel = { draw: first?.draw ?? '', requestKey: key('annule'), reason };
  town.get('office.cancelDraw', cancel, owner);
  const second = freeze(town, key('gel-2'));
  const lottery = town.get('public.lottery', {});
  expect([lottery.ballotLimits, lottery.ageReference, lottery.today]).toEqual([
    { CMD: { Danse: 1, Musique: 1 }, HAN: 1, GAL: 1 },
    { day: '2026-09-01', words: 'mardi 1er\u00a0septembre 2026' },
    '2026-09-14',
  ]);
  const cancelledAt = 'lundi 14\u00a0septembre 2026 à\u00a010\u00a0h';
  expect([lottery.draw?.draw, lottery.earlier]).toEqual([
    second.draw,
    [{ ...first, state: 'cancelled', cancelled: reason, cancelledAt }],
  ]);
  expect(town.get('public.draw', { draw: first?.draw ?? '' }).list).toBe(first?.list);
});
