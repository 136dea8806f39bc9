import { describe, expect, test } from 'vitest';
import { stream } from '../seed.ts';
import { answerFor, deathsIn, key, lastTrips, nDiaye, smallTown, type Town } from './town.ts';

const { student, claire, rachid } = nDiaye;

/** Another family of the same conservatoire: the next visitor. */
const other = 'frederic.nguyen61@example.org';

function sendOf(town: Town, requestKey: string, mail: string = claire) {
  const home = town.open(mail);
  const card = home.students[0];
  if (!card) throw new Error('aucun élève');
  return { session: home.session, student: card.number, requestKey, answer: answerFor(home, card) };
}

/** Three timers, past the life of a claim: nothing is under way any more. */
function settle(town: Town): void {
  town.host.advance({ minutes: 15 });
}

function nextVisitor(town: Town): void {
  const reply = town.ask('family.send', sendOf(town, key('autre'), other));
  expect(reply.ok).toBe(true);
}

/** The request of the student as each place tells it: Journal, État, the family's page, the clerks' tab, the mails. */
function places(town: Town) {
  const card = town.open(rachid).students.find(({ number }) => number === student);
  const state = town.records('Registre', 'État').find((row) => row['Élève'] === student);
  const shown = town.records('danse', 'Demandes').find((row) => row['N° élève'] === student);
  return {
    journal: town.journalOf(student).length,
    state: state?.['Demande'] === '' ? 0 : 1,
    page: card?.request ? 1 : 0,
    view: shown?.['Statut'] === 'Déposée' ? 1 : 0,
    queued: town.mailsAbout(student).length,
  };
}

const absent = { journal: 0, state: 0, page: 0, view: 0, queued: 0 };
const whole = { journal: 1, state: 1, page: 1, view: 1, queued: 1 };

/** Where an execution can die: its trips are listed once, undisturbed. */
function callsOfASend(): number[] {
  const town = smallTown();
  town.get('family.send', sendOf(town, key('compte')));
  return lastTrips(town);
}

describe('a submission killed before or after any platform call', () => {
  const calls = callsOfASend();
  const chance = stream();

  test('is counted in calls', () => {
    expect(calls.length).toBeGreaterThan(5);
  });

  for (const { call, when } of deathsIn(calls)) {
    const visitor = chance() < 0.5;
    test(`${when} call ${call}: absent and told so, or whole; then the retry gets one receipt`, () => {
      const town = smallTown({ seed: Math.floor(chance() * 2 ** 31) });
      const send = sendOf(town, key('claire'));
      const plan = town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('family.send', send)).toBe(null);
      expect(plan.fired).toBe(true);
      if (visitor) nextVisitor(town);
      else settle(town);
      const told = town.open(rachid).students.find(({ number }) => number === student)?.request;
      settle(town);
      const found = places(town);
      expect([absent, whole]).toContainEqual(found);
      expect(told ? whole : absent).toEqual(found);

      const retried = town.get('family.send', send);
      town.get('family.afterwards', { session: retried.session, student });
      settle(town);
      expect(places(town)).toEqual(whole);
      expect(retried.student.request?.changes).toBe(0);
      const letters = town.host.outbox.filter(({ body }) =>
        body.includes(retried.student.request?.receipt ?? '?'),
      );
      expect(letters.length).toBe(1);
    });
  }
});

describe('a change of mind, « Je ne souhaite pas réinscrire », killed before or after any platform call', () => {
  function answered(seed?: number) {
    const town = smallTown(seed === undefined ? {} : { seed });
    const first = sendOf(town, key('abord'));
    const { session } = town.get('family.send', first);
    town.get('family.afterwards', { session, student });
    const { accepts } = first.answer;
    const decline = { ...sendOf(town, key('ensuite')), answer: { decision: 'decline', accepts } as const };
    return { town, decline };
  }

  /** The answer as each place tells it. */
  function told(town: Town) {
    const card = town.open(rachid).students.find(({ number }) => number === student);
    const shown = town.records('danse', 'Demandes').find((row) => row['N° élève'] === student);
    return {
      journal: town.journalOf(student).length,
      page: card?.request?.answer.decision,
      view: shown?.['Statut'],
      queued: town.mailsAbout(student).length,
    };
  }
  const before = { journal: 1, page: 'reEnrol', view: 'Déposée', queued: 1 };
  const after = { journal: 2, page: 'decline', view: 'Ne se réinscrit pas', queued: 2 };

  const calls = (() => {
    const { town, decline } = answered();
    town.get('family.send', decline);
    return lastTrips(town);
  })();
  const chance = stream();

  for (const { call, when } of deathsIn(calls)) {
    test(`${when} call ${call}: the first answer whole or the second whole, then the retry gets one receipt`, () => {
      const { town, decline } = answered(Math.floor(chance() * 2 ** 31));
      const plan = town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('family.send', decline)).toBe(null);
      expect(plan.fired).toBe(true);
      settle(town);
      expect([before, after]).toContainEqual(told(town));

      const retried = town.get('family.send', decline);
      town.get('family.afterwards', { session: retried.session, student });
      settle(town);
      expect(told(town)).toEqual(after);
      expect(retried.student.request?.changes).toBe(1);
      const states = town.mailsAbout(student).map((mail) => mail['État']);
      expect(states).toEqual(['envoyé', 'envoyé']);
    });
  }
});

describe('the background call killed before or after any platform call', () => {
  function sentTown(seed?: number): { town: Town; session: string; receipt: string } {
    const town = smallTown(seed === undefined ? {} : { seed });
    const { session, student: card } = town.get('family.send', sendOf(town, key('claire')));
    return { town, session, receipt: card.request?.receipt ?? '?' };
  }

  const calls = (() => {
    const { town, session } = sentTown();
    town.get('family.afterwards', { session, student });
    return lastTrips(town);
  })();
  const chance = stream();

  for (const { call, when } of deathsIn(calls)) {
    test(`${when} call ${call}: the timer sends the mail at least once, always the same, and mends the view`, () => {
      const { town, session, receipt } = sentTown(Math.floor(chance() * 2 ** 31));
      town.host.gate.killAt({ call, when, in: 'call' });
      town.try('family.afterwards', { session, student });
      settle(town);
      expect(places(town)).toEqual(whole);
      const letters = town.host.outbox.filter(({ body }) => body.includes(receipt));
      expect(letters.length).toBeGreaterThanOrEqual(1);
      expect(letters.length).toBeLessThanOrEqual(2);
      expect(new Set(letters.map(({ subject, body, htmlBody }) => `${subject}${body}${htmlBody}`)).size).toBe(
        1,
      );
      expect(town.mailsAbout(student).map((mail) => mail['État'])).toEqual(['envoyé']);
    });
  }
});

describe('what a submission costs', () => {
  test('at most twelve round trips, whoever came before it', () => {
    const town = smallTown();
    const trips = [claire, other].map((mail, i) => {
      town.get('family.send', sendOf(town, key(i), mail));
      return town.host.executions[town.host.executions.length - 1]?.trips ?? 99;
    });
    expect(trips).toEqual([12, 12]);
  });
});

describe('two at once', () => {
  test('two guardians in the same second: the first to hold the lock is the author, the other is told', () => {
    const town = smallTown();
    const first = sendOf(town, key('claire'), claire);
    const second = sendOf(town, key('rachid'), rachid);
    const calls = callsOfASend();
    for (const call of calls) {
      const fresh = smallTown();
      let inner: ReturnType<Town['try']> = null;
      fresh.host.gate.at({ call, in: 'call' }, 'before', () => {
        inner = fresh.try('family.send', second);
      });
      const outer = fresh.ask('family.send', first);
      const kinds = [outer, inner as unknown as typeof outer].map((reply) =>
        reply.ok ? 'ok' : reply.refusal.kind,
      );
      expect([
        ['ok', 'busy'],
        ['ok', 'readOnly'],
        ['readOnly', 'ok'],
      ]).toContainEqual(kinds);
      settle(fresh);
      expect(places(fresh)).toEqual(whole);
    }
  });

  test('a double click sends once and gets the same receipt twice', () => {
    const town = smallTown();
    const send = sendOf(town, key('claire'));
    const [one, two] = [town.get('family.send', send), town.get('family.send', send)];
    expect(two.student.request).toEqual(one.student.request);
    expect(town.journalOf(student).length).toBe(1);
  });

  test('busy keeps the hour of arrival: sent at 14:59:59, served after closing', () => {
    const town = smallTown();
    town.host.clock.set(Date.parse('2026-05-30T14:59:00+02:00'));
    const send = sendOf(town, key('claire'));
    town.host.clock.set(Date.parse('2026-05-30T14:59:59+02:00'));
    town.host.gate.answer('Lock.tryLock', () => false);
    const busy = town.ask('family.send', send);
    town.host.gate.clear();
    expect(busy.ok ? 'ok' : busy.refusal.kind).toBe('busy');
    const arrival = busy.ok ? '' : (busy.refusal.arrival ?? '');
    town.host.clock.set(Date.parse('2026-05-30T15:00:20+02:00'));
    expect(town.ask('family.send', send).ok).toBe(false);
    const changed = {
      ...send,
      answer: { ...send.answer, demands: [{ kind: 'other' as const, text: 'autre chose' }] },
      arrival,
    };
    expect(town.ask('family.send', changed).ok).toBe(false);
    expect(town.ask('family.send', { ...send, requestKey: key('rachid'), arrival }).ok).toBe(false);
    const served = town.get('family.send', { ...send, arrival });
    expect(served.student.request?.lastSentAt).toBe('samedi 30\u00a0mai 2026 à\u00a014\u00a0h\u00a059');
  });

  test('a proof of arrival is no way round the closing hour a quarter of an hour later', () => {
    const town = smallTown();
    town.host.clock.set(Date.parse('2026-05-30T14:59:59+02:00'));
    const send = sendOf(town, key('claire'));
    town.host.gate.answer('Lock.tryLock', () => false);
    const busy = town.ask('family.send', send);
    town.host.gate.clear();
    town.host.clock.set(Date.parse('2026-05-30T15:15:00+02:00'));
    const late = town.ask('family.send', { ...send, arrival: busy.ok ? '' : (busy.refusal.arrival ?? '') });
    expect(late.ok ? 'ok' : late.refusal.kind).toBe('tooLate');
  });
});

describe('what fails around it', () => {
  test('a lost answer retried after closing still gets its receipt', () => {
    const town = smallTown();
    town.host.clock.set(Date.parse('2026-05-30T14:59:59+02:00'));
    const send = sendOf(town, key('claire'));
    const first = town.get('family.send', send);
    town.host.clock.set(Date.parse('2026-05-30T15:00:30+02:00'));
    const again = town.get('family.send', send);
    expect(again.student.request).toEqual(first.student.request);
  });

  test('with the quota exhausted the request is whole, and its mail leaves the next day', () => {
    const town = smallTown();
    town.host.gate.answer('MailApp.getRemainingDailyQuota', () => 0);
    const { session } = town.get('family.send', sendOf(town, key('claire')));
    town.get('family.afterwards', { session, student });
    expect(town.mailsAbout(student).map((mail) => mail['État'])).toEqual(['à envoyer']);
    town.host.gate.clear();
    town.host.advance({ hours: 24 });
    expect(places(town)).toEqual(whole);
    expect(town.mailsAbout(student).map((mail) => mail['État'])).toEqual(['envoyé']);
  });

  const refusals: readonly [string, (town: Town) => void, (town: Town) => void][] = [
    [
      'Google refuses mails in the account’s own language',
      ({ host }) =>
        host.gate.refuse('MailApp.sendEmail', 'Service appelé trop souvent en une journée\u00a0: email.'),
      ({ host }) => host.gate.allow('MailApp.sendEmail'),
    ],
    [
      'Google counts a quota below zero',
      ({ host }) => host.gate.answer('MailApp.getRemainingDailyQuota', () => -1),
      ({ host }) => host.gate.allow('MailApp.getRemainingDailyQuota'),
    ],
  ];
  for (const [what, begins, ends] of refusals) {
    test(`while ${what} for an hour the request is whole, and its mail leaves afterwards, once`, () => {
      const town = smallTown();
      begins(town);
      const { session, student: card } = town.get('family.send', sendOf(town, key('claire')));
      town.get('family.afterwards', { session, student });
      town.host.advance({ hours: 1 });
      const receipt = card.request?.receipt ?? '?';
      const letters = () => town.host.outbox.filter(({ body }) => body.includes(receipt)).length;
      expect(letters()).toBe(0);
      expect(town.open(claire).students[0]?.request?.receipt).toBe(receipt);
      ends(town);
      town.host.advance({ hours: 2 });
      expect(letters()).toBe(1);
      expect(places(town)).toEqual(whole);
    });
  }

  test('with the cache emptied at every read nothing changes', () => {
    const town = smallTown();
    town.host.evictRandomly(1);
    const { session } = town.get('family.send', sendOf(town, key('claire')));
    town.get('family.afterwards', { session, student });
    settle(town);
    expect(places(town)).toEqual(whole);
  });
});
