import { describe, expect, test } from 'vitest';
import type { CounterFile } from '../../src/calls/counter.ts';
import type { FamilyHome } from '../../src/calls/family.ts';
import type { CallInput } from '../../src/calls.ts';
import { stream } from '../seed.ts';
import { answerFor, clerk, key, lastTrips, nDiaye, smallTown, type Town, uninvitedTown } from './town.ts';

const { student, claire, rachid } = nDiaye;
const agent = clerk('CMD');
const closing = '2026-05-30T15:00:00+02:00';

type Sent = CallInput<'office.counterSend'>;

function fileOf(town: Town, number: string = student): CounterFile {
  return town.get('office.counterOpen', { student: number }, agent);
}

/** What a clerk who changes nothing sends for whoever is present. */
function entryOf(town: Town, requestKey: string, present: Sent['present'] = 'guardian1'): Sent {
  const { campaign, people } = fileOf(town);
  const there = people.find(({ role }) => role === present);
  if (!there) throw new Error(`personne en ${present}`);
  return { student, present, requestKey, answer: answerFor({ ...there, campaign }, there.card) };
}

const enter = (town: Town, entry: Sent) => town.ask('office.counterSend', entry, agent);

function onlineOf(town: Town, requestKey: string, mail: string = claire): CallInput<'family.send'> {
  const home: FamilyHome = town.open(mail);
  const card = home.students.find(({ number }) => number === student);
  if (!card) throw new Error('aucun élève');
  return { session: home.session, student, requestKey, answer: answerFor(home, card) };
}

function stateOf(town: Town): Record<string, unknown> {
  const row = town.records('Registre', 'État').find((one) => one['Élève'] === student);
  const kept = row?.['Demande'] ?? '';
  return kept === '' ? {} : JSON.parse(kept);
}

const shownIn = (town: Town) =>
  town.records('danse', 'Demandes').find((row) => row['N° élève'] === student) ?? {};

const kindOf = (reply: { ok: true } | { ok: false; refusal: { kind: string } } | null): string =>
  reply === null ? 'lost' : reply.ok ? 'ok' : reply.refusal.kind;

/** Three timers: the mails are sent, the views are right. */
const settle = (town: Town) => void town.host.advance({ minutes: 15 });

describe('a request typed at the counter', () => {
  test('is the same as one sent online, but for its channel and who typed it', () => {
    const [online, counter] = [smallTown(), smallTown()];
    const sent = online.get('family.send', onlineOf(online, key('meme')));
    const typed = counter.get('office.counterSend', entryOf(counter, key('meme')), agent);
    const { channel, clerk: by, ...rest } = stateOf(counter);
    expect([channel, by]).toEqual(['counter', agent.as]);
    const { channel: _, ...same } = stateOf(online);
    expect(rest).toEqual(same);
    expect(typed.student).toEqual(sent.student);
    expect(typed.mail).toBe(claire);
    online.get('family.afterwards', { session: sent.session, student });
    counter.get('office.counterAfterwards', { student }, agent);
    const mails = [online, counter].map(({ host }) => {
      const { to, subject, body } = host.outbox[host.outbox.length - 1] ?? {};
      return { to, subject, body: body?.replace(/https?:\S+/g, '') };
    });
    expect(mails[0]?.to).toEqual([claire]);
    expect(mails[1]).toEqual(mails[0]);
    const shown = { ...shownIn(counter), Voie: 'en ligne' };
    expect(shownIn(counter)['Voie']).toBe('guichet');
    expect(shown).toEqual(shownIn(online));
  });

  test('records the agent, the hour and who was present; the person signs the receipt', () => {
    const town = smallTown();
    const receipt = town.get('office.counterSend', entryOf(town, key('agent'), 'guardian2'), agent);
    const [line] = town.journalOf(student);
    expect([line?.['Qui'], line?.['Quoi']]).toEqual([agent.as, 'Demande envoyée, au guichet']);
    expect(line?.['Instant']).toBe(stateOf(town)['lastAt']);
    const decision = JSON.parse(line?.['Décision'] ?? '');
    expect(decision.facts).toEqual({ present: stateOf(town)['author'] });
    expect(receipt.present).toBe('Rachid N’Diaye');
    expect(receipt.clerk).toBe(agent.as);
    expect(receipt.student.request?.answer.accepts.terms).toBe('2026-2027/1');
    const said = JSON.stringify(receipt.parts);
    expect(said).toContain('Le dépôt de la demande de réinscription ne vaut pas réinscription');
    expect(said).toContain(receipt.student.request?.receipt);
    expect(said).toContain('Pièces à envoyer');
    expect(said).not.toMatch(/acces=/);
  });

  test('belongs to who was present: they change it online, the other guardian reads it', () => {
    const town = smallTown();
    const first = town.get('office.counterSend', entryOf(town, key('un')), agent);
    expect(kindOf(town.ask('family.send', onlineOf(town, key('autre'), rachid)))).toBe('readOnly');
    const other = fileOf(town).people.find(({ role }) => role === 'guardian2');
    expect(other?.card.may).toBe('read');
    expect(other?.card.why).toContain('Cette demande a été faite par Claire');
    expect(kindOf(enter(town, { ...entryOf(town, key('deux')), present: 'guardian2' }))).toBe('readOnly');
    const changed = town.get('family.send', onlineOf(town, key('ligne')));
    expect(changed.student.request).toMatchObject({ receipt: first.student.request?.receipt, changes: 1 });
    expect(stateOf(town)['channel']).toBe('online');
    const again = town.get('office.counterSend', entryOf(town, key('trois')), agent);
    expect(again.student.request?.changes).toBe(2);
    expect(stateOf(town)['channel']).toBe('counter');
    expect(town.journalOf(student)).toHaveLength(3);
  });

  test('for somebody without a mail is acknowledged on paper alone', () => {
    const town = smallTown();
    const { campaign, people } = fileOf(town, 'E20006');
    const there = people.find(({ person }) => person.coordinates.mail === '');
    if (!there) throw new Error('tout le monde a un courriel');
    const answer = answerFor({ ...there, campaign }, there.card);
    const sent = { student: 'E20006', present: there.role, requestKey: key('papier'), answer };
    const receipt = town.get('office.counterSend', sent, agent);
    settle(town);
    expect(receipt.mail).toBe('');
    expect(town.mailsAbout('E20006')).toEqual([]);
    expect(JSON.stringify(receipt.parts)).toContain('Service chargé de votre dossier');
  });

  test('is never made by a minor, nor by somebody else than the people of the student', () => {
    const town = smallTown();
    expect(fileOf(town).people.map(({ role }) => role)).toEqual(['guardian1', 'guardian2']);
    const adult = fileOf(town, 'E20004').people.map(({ role }) => role);
    expect(adult).toContain('self');
    expect(kindOf(enter(town, { ...entryOf(town, key('mineur')), present: 'self' }))).toBe('readOnly');
    expect(stateOf(town)).toEqual({});
  });

  test('is checked as online: nothing kept is refused at its field, another version of the terms by its name', () => {
    const town = smallTown();
    const entry = entryOf(town, key('vide'));
    const old = { terms: '2025-2026/1', notice: '2025-2026/1' };
    for (const part of [{ keep: [], stop: [] }, { accepts: old }]) {
      const reply = enter(town, { ...entry, answer: { ...entry.answer, ...part } as typeof entry.answer });
      expect(kindOf(reply)).toBe('invalid');
      const fields = reply.ok ? [] : reply.refusal.fields?.map(({ field }) => field);
      expect(fields).toEqual('keep' in part ? ['keep'] : undefined);
    }
    expect(stateOf(town)).toEqual({});
  });
});

describe('the list to search in', () => {
  test('has the students of the clerk’s conservatoires, and no other; a manager has them all', () => {
    const town = smallTown();
    const count = (code: string) => town.get('office.counterStudents', {}, clerk(code)).students.length;
    const counts = ['CMD', 'HAN', 'GAL'].map(count);
    const all = town.records('Registre', 'État').length;
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(all);
    expect(
      town.get(
        'office.counterStudents',
        {},
        { deployment: 'domain', as: 'dacapo@valmontsurorge.example.org' },
      ).students,
    ).toHaveLength(all);
    const { students } = town.get('office.counterStudents', {}, agent);
    expect(students.find(([number]) => number === student)).toEqual([
      student,
      'N’Diaye',
      'Emma',
      '2015-07-31',
      'F10001',
      'Sans réponse',
    ]);
  });

  test('knows the town of a postcode as most families write it', () => {
    const town = smallTown();
    const { towns } = town.get('office.counterStudents', {}, agent);
    expect(towns['91990']).toBe('Valmont-sur-Orge');
    expect(Object.keys(towns).every((postcode) => /^\d{5}$/.test(postcode))).toBe(true);
  });

  test('opens no student of another conservatoire, and enters nothing for them', () => {
    const town = smallTown();
    const entry = entryOf(town, key('ailleurs'));
    for (const reply of [
      town.ask('office.counterOpen', { student }, clerk('HAN')),
      town.ask('office.counterSend', entry, clerk('HAN')),
      town.ask('office.counterAfterwards', { student }, clerk('HAN')),
    ]) {
      expect(kindOf(reply)).toBe('notYours');
      expect(JSON.stringify(reply)).not.toContain('Diaye');
    }
    expect(stateOf(town)).toEqual({});
  });
});

describe('the same period as online', () => {
  test('before the opening and from the closing second on nothing is entered', () => {
    const early = uninvitedTown();
    expect(kindOf(enter(early, entryOf(early, key('trop-tot'))))).toBe('tooEarly');
    const town = smallTown();
    const entry = entryOf(town, key('cloture'));
    town.host.clock.set(Date.parse('2026-05-30T14:59:59+02:00'));
    expect(fileOf(town).closing.closesAt - Date.parse(closing)).toBe(0);
    expect(kindOf(enter(town, entry))).toBe('ok');
    town.host.clock.set(Date.parse(closing));
    expect(kindOf(enter(town, { ...entry, requestKey: key('trop-tard') }))).toBe('tooLate');
    expect(kindOf(enter(town, entry))).toBe('ok');
    expect(town.journalOf(student)).toHaveLength(1);
  });

  test('busy keeps the hour of arrival of this very entry, by this very clerk', () => {
    const town = smallTown();
    const entry = entryOf(town, key('occupe'));
    town.host.clock.set(Date.parse('2026-05-30T14:59:59+02:00'));
    town.host.gate.answer('Lock.tryLock', () => false);
    const busy = enter(town, entry);
    town.host.gate.clear();
    const arrival = busy.ok ? '' : (busy.refusal.arrival ?? '');
    town.host.clock.set(Date.parse('2026-05-30T15:00:20+02:00'));
    const owner = { as: 'dacapo@valmontsurorge.example.org', deployment: 'domain' } as const;
    expect(kindOf(town.ask('office.counterSend', { ...entry, arrival }, owner))).toBe('tooLate');
    expect(kindOf(enter(town, { ...entry, present: 'guardian2', arrival }))).toBe('tooLate');
    expect(kindOf(enter(town, { ...entry, arrival }))).toBe('ok');
  });
});

/** Platform calls of one undisturbed entry. */
const calls = (() => {
  const town = smallTown();
  town.get('office.counterSend', entryOf(town, key('compte')), agent);
  return lastTrips(town);
})();

describe('an entry killed, or raced with the family', () => {
  const chance = stream();
  const points = Array.from({ length: 20 }, () => ({
    call: calls[Math.floor(chance() * calls.length)] ?? 1,
    when: chance() < 0.5 ? ('before' as const) : ('after' as const),
  }));

  test.each(points)(
    'killed $when call $call: absent or whole, then the retry gets one receipt',
    ({ call, when }) => {
      const town = smallTown();
      const entry = entryOf(town, key('tue'));
      const plan = town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.counterSend', entry, agent)).toBe(null);
      expect(plan.fired).toBe(true);
      settle(town);
      const there = town.journalOf(student).length;
      expect([0, 1]).toContain(there);
      expect(Object.keys(stateOf(town)).length > 0).toBe(there === 1);
      const { student: card } = town.get('office.counterSend', entry, agent);
      town.get('office.counterAfterwards', { student }, agent);
      settle(town);
      expect(card.request?.changes).toBe(0);
      expect(town.journalOf(student)).toHaveLength(1);
      expect(town.mailsAbout(student).map((mail) => mail['État'])).toEqual(['envoyé']);
      expect(shownIn(town)).toMatchObject({ Statut: 'Déposée', Voie: 'guichet' });
    },
  );

  test('raced with the other guardian online: one request, the first wins, the second is told', () => {
    for (const call of calls) {
      const town = smallTown();
      const entry = entryOf(town, key('guichet'));
      const online = onlineOf(town, key('ligne'), rachid);
      let inner = '';
      town.host.gate.at({ call, in: 'call' }, 'before', () => {
        inner = kindOf(town.try('family.send', online));
      });
      const outer = kindOf(enter(town, entry));
      expect([
        ['ok', 'busy'],
        ['ok', 'readOnly'],
        ['readOnly', 'ok'],
      ]).toContainEqual([outer, inner]);
      settle(town);
      expect(town.journalOf(student)).toHaveLength(1);
      expect(town.mailsAbout(student)).toHaveLength(1);
    }
  });
});
