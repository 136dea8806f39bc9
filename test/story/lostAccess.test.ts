import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src/calls/reply.ts';
import type { CallAnswers } from '../../src/calls.ts';
import { stream } from '../seed.ts';
import { answerFor, deathsIn, key, lastTrips, nDiaye, opening, smallTown, type Town } from './town.ts';

const { claire, rachid } = nDiaye;
/** Another family of the same conservatoire: the next visitor. */
const other = 'frederic.nguyen61@example.org';

const minutes = (count: number): number => count * 60 * 1000;
const day = minutes(24 * 60);

const people = (town: Town) => town.records('Registre', 'Personnes');

/** The identifier of whoever has this mail on file; with an empty one, of somebody who has none. */
function identifierOf(town: Town, mail: string): string {
  const found = people(town).find((row) => row['Courriel'] === mail)?.['Personne'];
  if (found === undefined) throw new Error(`personne n’a le courriel « ${mail} »`);
  return found;
}

interface Typed {
  readonly identifier?: string;
  readonly mail?: string;
}

/** What the page sends for somebody: their own identifier and mail, unless they typed something else. */
const demandOf = (town: Town, who: string, requestKey: string, typed: Typed = {}) => ({
  identifier: typed.identifier ?? identifierOf(town, who),
  mail: typed.mail ?? who,
  requestKey,
});

const answered: Reply<null> = { ok: true, value: null };

/** Asks, and waits for the timer that sends. */
function askFor(town: Town, who: string, requestKey = key('perdu')): void {
  expect(town.ask('family.lostAccess', demandOf(town, who, requestKey))).toEqual(answered);
  town.host.advance({ minutes: 5 });
}

/** A town where somebody has a single-use link in their mailbox, asked for at the opening hour. */
function askedTown(who = claire, seed?: number): { town: Town; access: string } {
  const town = smallTown(seed === undefined ? {} : { seed });
  askFor(town, who);
  return { town, access: town.linkOf(who) };
}

const lettersTo = (town: Town, mail: string) =>
  town.host.outbox.filter(({ to, subject }) => to.includes(mail) && subject.startsWith('Votre nouveau lien'));

const acts = (town: Town, act: string) =>
  town.records('Registre', 'Journal').filter((line) => line['Quoi'] === act);

const demanded = (town: Town) => acts(town, 'Lien à usage unique demandé');
const used = (town: Town) => acts(town, 'Lien à usage unique utilisé');

const kindOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.refusal.kind);

const last = (town: Town) => {
  const execution = town.host.executions[town.host.executions.length - 1];
  if (!execution) throw new Error('aucune exécution');
  return execution;
};

/** The students a page shows, and the codes it gives. */
const shown = ({ students, access }: CallAnswers['family.openOnce']) => ({
  students: students.map(({ number }) => number),
  access,
});

describe('who lost link and code, and gives the right identifier and mail', () => {
  test('gets one mail, at the mail on file, from their conservatoire, within five minutes', () => {
    const town = smallTown();
    const before = town.host.outbox.length;
    askFor(town, claire);
    const sent = town.host.outbox.slice(before);
    expect(sent.map(({ to, cc, bcc }) => ({ to, cc, bcc }))).toEqual([{ to: [claire], cc: [], bcc: [] }]);
    expect(sent[0]?.subject).toMatch(/^Votre nouveau lien – Conservatoire/);
    expect(sent[0]?.body).toContain('jusqu’au mardi 12\u00a0mai 2026 à\u00a010\u00a0h.');
    town.host.advance({ minutes: 30 });
    expect(lettersTo(town, claire)).toHaveLength(1);
  });

  test('opens their page by the link, and is given the identifier and the code that sign in from then on', () => {
    const { town, access } = askedTown();
    const opened = town.get('family.openOnce', { access, requestKey: key('ouvre') });
    const { identifier, code } = opened.access;
    expect(identifier).toBe(identifierOf(town, claire));
    const home = town.get('family.signIn', { identifier, code });
    expect(home.person).toEqual(opened.person);
    expect(home.students).toEqual(opened.students);
    expect(home.students.map(({ number }) => number)).toContain(nDiaye.student);
    const card = opened.students[0];
    if (!card) throw new Error('aucun élève');
    const { session } = opened;
    const answer = answerFor(opened, card);
    const send = { session, student: card.number, requestKey: key('envoi'), answer };
    expect(town.ask('family.send', send).ok).toBe(true);
  });

  test('keeps their permanent link, which was lost and not stolen', () => {
    const town = smallTown();
    const permanent = town.linkOf(claire);
    askFor(town, claire);
    town.get('family.openOnce', { access: town.linkOf(claire), requestKey: key('ouvre') });
    expect(town.ask('family.open', { access: permanent }).ok).toBe(true);
  });

  for (const typed of [
    { identifier: (id: string) => id.replace('P', 'p '), mail: (mail: string) => ` ${mail.toUpperCase()} ` },
    { identifier: (id: string) => ` ${id.split('').join('.')}`, mail: (mail: string) => `${mail}\u00a0` },
  ]) {
    test(`is understood however they type: ${typed.identifier('P12')}, ${typed.mail('nom@exemple.fr')}`, () => {
      const town = smallTown();
      const identifier = typed.identifier(identifierOf(town, claire));
      const demand = demandOf(town, claire, key('perdu'), { identifier, mail: typed.mail(claire) });
      expect(town.ask('family.lostAccess', demand)).toEqual(answered);
      town.host.advance({ minutes: 5 });
      expect(lettersTo(town, claire)).toHaveLength(1);
    });
  }

  test('asks from the public page: neither a session nor an account is needed', () => {
    const town = smallTown();
    expect(town.ask('family.lostAccess', demandOf(town, claire, key('perdu')), {})).toEqual(answered);
    expect(demanded(town)).toHaveLength(1);
  });
});

describe('a single-use link', () => {
  test('opens once: another request by the same link is refused', () => {
    const { town, access } = askedTown();
    town.get('family.openOnce', { access, requestKey: key('ouvre') });
    for (const again of ['encore', 'toujours']) {
      const refused = town.ask('family.openOnce', { access, requestKey: key(again) });
      expect(kindOf(refused)).toBe('unknownAccess');
    }
    expect(used(town)).toHaveLength(1);
    expect(people(town).find((row) => row['Courriel'] === claire)?.['Liens utilisés']).toBe('1');
  });

  test('opens again for the very same request, whose answer was lost, until its day is over', () => {
    const { town, access } = askedTown();
    const request = { access, requestKey: key('ouvre') };
    const first = town.get('family.openOnce', request);
    expect(shown(town.get('family.openOnce', request))).toEqual(shown(first));
    askFor(town, other, key('autre'));
    town.host.advance({ minutes: 15 });
    town.get('family.openOnce', { access: town.linkOf(other), requestKey: key('autre-ouvre') });
    town.host.advance({ hours: 20 });
    expect(shown(town.get('family.openOnce', request))).toEqual(shown(first));
    expect(used(town).map((line) => line['Sujet'])).toEqual([
      identifierOf(town, claire),
      identifierOf(town, other),
    ]);
    town.host.clock.set(opening + day);
    expect(kindOf(town.ask('family.openOnce', request))).toBe('unknownAccess');
  });

  test('waits twenty-four hours, not a millisecond more', () => {
    const { town, access } = askedTown();
    town.host.clock.set(opening + day);
    expect(kindOf(town.ask('family.openOnce', { access, requestKey: key('tard') }))).toBe('unknownAccess');
    expect(used(town)).toEqual([]);
    town.host.clock.set(opening + day - 1);
    expect(kindOf(town.ask('family.openOnce', { access, requestKey: key('temps') }))).toBe('ok');
  });

  test('asked for twice, either opens, and using one ends the other', () => {
    for (const chosen of [0, 1]) {
      const town = smallTown();
      askFor(town, claire, key('un'));
      const links = [town.linkOf(claire)];
      askFor(town, claire, key('deux'));
      links.push(town.linkOf(claire));
      expect(new Set(links).size).toBe(2);
      const [access = '', ended = ''] = chosen === 0 ? links : [...links].reverse();
      expect(kindOf(town.ask('family.openOnce', { access, requestKey: key('ouvre') }))).toBe('ok');
      for (const requestKey of [key('ouvre'), key('autre')])
        expect(kindOf(town.ask('family.openOnce', { access: ended, requestKey }))).toBe('unknownAccess');
    }
  });

  test('used by two at once opens for one alone', () => {
    const { town, access } = askedTown();
    town.get('family.openOnce', { access, requestKey: key('compte') });
    const calls = lastTrips(town);
    for (const call of calls) {
      const { town: fresh, access: link } = askedTown();
      const kinds: string[] = [];
      fresh.host.gate.at({ call, in: 'call' }, 'before', () => {
        kinds.push(kindOf(fresh.ask('family.openOnce', { access: link, requestKey: key('deux') })));
      });
      kinds.push(kindOf(fresh.ask('family.openOnce', { access: link, requestKey: key('un') })));
      expect([
        ['ok', 'unknownAccess'],
        ['busy', 'ok'],
        ['unknownAccess', 'ok'],
      ]).toContainEqual(kinds);
      expect(used(fresh)).toHaveLength(1);
    }
  });

  test('changed by a character, of somebody else, or of another instant, opens nothing and ends nothing', () => {
    const { town, access } = askedTown();
    const [id = '', at = '', secret = ''] = access.split('.');
    const forged = [
      `${identifierOf(town, rachid)}.${at}.${secret}`,
      `P999999999.${at}.${secret}`,
      `${id}.${Number(at) + 1}.${secret}`,
      `${id}.${at}.${secret.replace(/^./, (sign) => (sign === '0' ? '1' : '0'))}`,
      `${id}.${secret}`,
      access.slice(0, -1),
      '',
    ];
    const replies = forged.map((link) =>
      town.ask('family.openOnce', { access: link, requestKey: key('faux') }),
    );
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies.map(kindOf)).toEqual(forged.map(() => 'unknownAccess'));
    expect(kindOf(town.ask('family.open', { access }))).toBe('unknownAccess');
    expect(kindOf(town.ask('family.openOnce', { access, requestKey: key('faux') }))).toBe('ok');
  });

  test('is ended by raising the version, as the permanent one', () => {
    const { town, access } = askedTown();
    const rows = town.rows('Registre', 'Personnes');
    const row = rows.findIndex((cells) => cells.includes(claire)) + 1;
    const column = (rows[0] ?? []).indexOf('Version');
    town.person('Registre').type('Personnes', `${String.fromCharCode(65 + column)}${row}`, '2');
    expect(kindOf(town.ask('family.openOnce', { access, requestKey: key('ouvre') }))).toBe('unknownAccess');
  });
});

describe('who does not give what goes together', () => {
  const demands: readonly [string, (town: Town) => ReturnType<typeof demandOf>][] = [
    ['the right pair', (town) => demandOf(town, claire, key('perdu'))],
    ['a wrong mail', (town) => demandOf(town, claire, key('perdu'), { mail: rachid })],
    ['no mail', (town) => demandOf(town, claire, key('perdu'), { mail: '' })],
    ['an unknown identifier', (town) => demandOf(town, claire, key('perdu'), { identifier: 'P99999999' })],
    ['no identifier at all', (town) => demandOf(town, claire, key('perdu'), { identifier: 'Claire' })],
    ['a person without mail', (town) => demandOf(town, '', key('perdu'), { mail: claire })],
    ['a person without mail, and none typed', (town) => demandOf(town, '', key('perdu'), { mail: ' ' })],
  ];

  test('gets the very same answer at the very same instant, the first time, the second and the third', () => {
    const told = demands.map(([, demand]) => {
      const town = smallTown();
      return [key('un'), key('deux'), key('trois')].map((requestKey) => {
        const reply = town.ask('family.lostAccess', { ...demand(town), requestKey });
        return { reply, after: last(town).milliseconds };
      });
    });
    const [right, ...wrong] = told;
    expect(right?.slice(0, 2).map(({ reply }) => reply)).toEqual([answered, answered]);
    for (const one of wrong) expect(one).toEqual(right);
  });

  for (const [who, demand] of demands.slice(1)) {
    test(`${who}: nothing is mailed, nothing written in the Journal`, () => {
      const town = smallTown();
      const journal = town.rows('Registre', 'Journal');
      const letters = town.host.outbox.length;
      expect(town.ask('family.lostAccess', demand(town))).toEqual(answered);
      town.host.advance({ minutes: 30 });
      expect(town.rows('Registre', 'Journal')).toEqual(journal);
      expect(town.host.outbox.length).toBe(letters);
    });
  }

  test('is paused at the third demand in fifteen minutes, known or not, in the same words', () => {
    const refusals = demands.map(([, demand]) => {
      const town = smallTown();
      const ask = (n: number) => town.ask('family.lostAccess', { ...demand(town), requestKey: key(n) });
      expect([ask(1), ask(2)]).toEqual([answered, answered]);
      town.host.clock.set(opening + minutes(15) - 1);
      const third = ask(3);
      expect(kindOf(third)).toBe('paused');
      expect(kindOf(ask(3))).toBe('paused');
      town.host.clock.set(opening + minutes(15));
      expect(ask(4)).toEqual(answered);
      return JSON.stringify(third);
    });
    expect(new Set(refusals).size).toBe(1);
  });

  test('is not told apart by repeating one request: it is one demand, whoever asks', () => {
    const told = demands.map(([, demand]) => {
      const town = smallTown();
      const request = demand(town);
      const repeats = [1, 2, 3, 4].map(() => {
        const reply = town.ask('family.lostAccess', request);
        return { reply, after: last(town).milliseconds };
      });
      expect(demanded(town).length).toBeLessThanOrEqual(1);
      return repeats;
    });
    for (const one of told) expect(one).toEqual(told[0]);
    expect(told[0]?.map(({ reply }) => reply)).toEqual([answered, answered, answered, answered]);
  });

  test('cannot slip by with one key for many demands', () => {
    const town = smallTown();
    const kinds = [rachid, other, claire].map((mail) =>
      kindOf(town.ask('family.lostAccess', demandOf(town, claire, key('perdu'), { mail }))),
    );
    expect(kinds).toEqual(['ok', 'ok', 'paused']);
  });

  test('leaves the guesses at a code and the demands of others alone', () => {
    const town = smallTown();
    for (const n of [1, 2, 3]) town.ask('family.lostAccess', demandOf(town, claire, key(n)));
    const identifier = identifierOf(town, claire);
    const guess = () => kindOf(town.ask('family.signIn', { identifier, code: 'AAAAA-AAAAA' }));
    expect([1, 2, 3, 4, 5].map(guess)).toEqual(Array(5).fill('unknownAccess'));
    expect(town.ask('family.lostAccess', demandOf(town, rachid, key(4)))).toEqual(answered);
    expect(demanded(town)).toHaveLength(3);
  });

  test('fills no property, however many identifiers are tried', () => {
    const town = smallTown();
    for (let n = 0; n < 200; n++) {
      const typed = { identifier: `P${999_000_000 + n}`, mail: claire };
      expect(town.ask('family.lostAccess', demandOf(town, claire, key(n), typed))).toEqual(answered);
    }
  });

  test('in a crowd that holds the lock is asked to come again, and nothing is counted', () => {
    const town = smallTown();
    town.host.gate.answer('Lock.tryLock', () => false);
    for (const n of [1, 2, 3])
      expect(kindOf(town.ask('family.lostAccess', demandOf(town, claire, key(n))))).toBe('busy');
    town.host.gate.clear();
    askFor(town, claire);
    expect(lettersTo(town, claire)).toHaveLength(1);
  });
});

describe('killed before or after any platform call', () => {
  const chance = stream();
  const seedOf = () => Math.floor(chance() * 2 ** 31);

  const demandCalls = (() => {
    const town = smallTown();
    town.get('family.lostAccess', demandOf(town, claire, key('perdu')));
    return lastTrips(town);
  })();
  const useCalls = (() => {
    const { town, access } = askedTown();
    town.get('family.openOnce', { access, requestKey: key('ouvre') });
    return lastTrips(town);
  })();

  test('both are counted in calls', () => {
    expect(demandCalls.length).toBeGreaterThan(5);
    expect(useCalls.length).toBeGreaterThan(5);
  });

  /** The timers pass, or another family comes, or nothing happens: what died is there to be finished. */
  function meanwhile(town: Town): void {
    const what = chance();
    if (what < 1 / 3) town.host.advance({ minutes: 10 });
    else if (what < 2 / 3) town.open(other);
  }

  for (const { call, when } of deathsIn(demandCalls)) {
    test(`the demand, ${when} call ${call}: repeated, one mail arrives, or the same twice, and its link opens`, () => {
      const town = smallTown({ seed: seedOf() });
      const demand = demandOf(town, claire, key('perdu'));
      const plan = town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('family.lostAccess', demand)).toBe(null);
      expect(plan.fired).toBe(true);
      meanwhile(town);
      expect(town.get('family.lostAccess', demand)).toBe(null);
      town.host.advance({ minutes: 15 });
      const letters = lettersTo(town, claire);
      expect(letters.length).toBeGreaterThanOrEqual(1);
      expect(letters.length).toBeLessThanOrEqual(2);
      expect(new Set(letters.map(({ body, htmlBody }) => `${body}${htmlBody}`)).size).toBe(1);
      expect(demanded(town)).toHaveLength(1);
      const opened = town.ask('family.openOnce', {
        access: town.linkOf(claire),
        requestKey: key('ouvre'),
      });
      expect(kindOf(opened)).toBe('ok');
    });
  }

  for (const { call, when } of deathsIn(useCalls)) {
    test(`the opening, ${when} call ${call}: repeated, the page opens, and the link is used once`, () => {
      const { town, access } = askedTown(claire, seedOf());
      const request = { access, requestKey: key('ouvre') };
      const plan = town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('family.openOnce', request)).toBe(null);
      expect(plan.fired).toBe(true);
      meanwhile(town);
      const { identifier, code } = town.get('family.openOnce', request).access;
      expect(town.ask('family.signIn', { identifier, code }).ok).toBe(true);
      expect(used(town)).toHaveLength(1);
      expect(kindOf(town.ask('family.openOnce', { access, requestKey: key('encore') }))).toBe(
        'unknownAccess',
      );
    });
  }

  for (const [member, when] of [
    ['MailApp.sendEmail', 'before'],
    ['MailApp.sendEmail', 'after'],
    ['SpreadsheetApp.flush', 'before'],
    ['SpreadsheetApp.flush', 'after'],
  ] as const) {
    test(`the timer, ${when} ${member}: the mail arrives once or twice, the same, and its link opens`, () => {
      const town = smallTown({ seed: seedOf() });
      town.get('family.lostAccess', demandOf(town, claire, key('perdu')));
      const plan = town.host.gate.killAt({ member, when, in: 'everyFiveMinutes' });
      town.host.advance({ minutes: 20 });
      expect(plan.fired).toBe(true);
      const letters = lettersTo(town, claire);
      expect(letters.length).toBeGreaterThanOrEqual(1);
      expect(letters.length).toBeLessThanOrEqual(2);
      expect(new Set(letters.map(({ body, htmlBody }) => `${body}${htmlBody}`)).size).toBe(1);
      const access = town.linkOf(claire);
      expect(town.ask('family.openOnce', { access, requestKey: key('ouvre') }).ok).toBe(true);
    });
  }
});

test('no link, used or not, and no code is written in any tab, property or log', () => {
  const { town, access } = askedTown();
  const opened = town.get('family.openOnce', { access, requestKey: key('ouvre') });
  askFor(town, claire, key('perdu-encore'));
  const unused = town.linkOf(claire);
  const { workbooks } = town.host;
  const cells = workbooks.list().flatMap(({ head, tabs }) => {
    const person = workbooks.person(head.id, { as: town.host.town.owner });
    return tabs.map(({ settings: { name } }) =>
      JSON.stringify([person.displayed(name), person.formulas(name)]),
    );
  });
  const { properties } = town.host.state as unknown as { properties: unknown };
  const logs = town.host.executions.flatMap((execution) => execution.logs.map(({ text }) => text));
  const everything = [...cells, JSON.stringify(properties), ...logs].join('\n');
  expect(cells.length).toBeGreaterThan(5);
  expect(everything).toContain(claire);
  for (const link of [access, unused]) {
    expect(everything).not.toContain(link);
    expect(everything).not.toContain(link.split('.')[2]);
  }
  expect(everything).not.toContain(opened.access.code);
});
