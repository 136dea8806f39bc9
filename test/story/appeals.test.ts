import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { accessesIn, offeredTown } from './offers.ts';
import { clerk, deathsIn, key, lastTrips, legal, owner, type Town } from './town.ts';

type Appeal = CallInput<'place.appeal'>;

const appealOf = (town: Town, more: Partial<Appeal> = {}): Appeal => ({
  access: accessesIn(town)[0] ?? '',
  kind: 'contestation',
  motive: 'rank',
  text: 'Notre voisine a une place,\net pas nous.',
  requestKey: key('conteste'),
  ...more,
});

const send = (town: Town, more: Partial<Appeal> = {}) => town.ask('place.appeal', appealOf(town, more));

const answerTo = (number: string, requestKey = key('repond')) => ({
  number,
  text: 'Votre rang est le 3. Il y avait 1 place.',
  requestKey,
});

const kept = (town: Town) => town.records('Registre', 'Réclamations');

/** Codes of the establishments of the wishes of whoever wrote. */
function codesOf(town: Town, entry: string): string[] {
  const row = town.records('Registre', 'Participations').find((one) => one['N°'] === entry);
  const places = town.records('Registre', 'Places figées');
  const wishes = JSON.parse(row?.['Vœux'] ?? '[]') as string[];
  return wishes.map((wish) => places.find((place) => place['Cours'] === wish)?.['Établissement'] ?? '');
}

describe('a family', () => {
  test('contests in writing: it is acknowledged at once, with its number, its delay and every way to appeal', () => {
    const town = offeredTown();
    const page = town.get('place.appeal', appealOf(town));
    expect(page.appeals.list).toEqual([
      {
        number: 'R0001',
        kind: 'contestation',
        motive: 'Je ne comprends pas mon rang',
        text: 'Notre voisine a une place,\net pas nous.',
        receivedAt: expect.stringMatching(/^lundi 14\u00a0septembre 2026 à/),
        due: 'samedi 14\u00a0novembre 2026',
        state: 'open',
        answeredAt: '',
        answer: '',
      },
    ]);
    town.host.advance({ minutes: 15 });
    const [mail] = town.host.outbox.filter(({ subject }) =>
      subject.startsWith('Accusé de réception – Contestation R0001 pour '),
    );
    const body = mail?.body ?? '';
    for (const words of [
      'Réponse au plus tard\u00a0: samedi 14\u00a0novembre 2026',
      'Sans réponse à cette date, la loi considère que votre contestation est refusée.',
      'votre message ne change la place de personne',
      `Monsieur le Maire ou Madame la Maire, Mairie de Valmont-sur-Orge, ${legal.service.address}`,
      'Le règlement reçoit les contestations jusqu’au jeudi 12\u00a0novembre 2026 inclus. Ce délai n’empêche pas de saisir le juge.',
      legal.mediator?.name ?? '',
      legal.court.name,
      legal.service.phone,
      '?page=place&acces=T',
    ])
      expect(body).toContain(words);
  });

  test('asks a question: a month to answer, then the CADA', () => {
    const town = offeredTown();
    const { appeals } = town.get('place.appeal', appealOf(town, { kind: 'question', text: '' }));
    expect(appeals.list[0]?.due).toBe('mercredi 14\u00a0octobre 2026');
    town.host.advance({ minutes: 15 });
    const mail = town.host.outbox.find(({ subject }) => subject.includes('Question R0001'));
    expect(mail?.body).toContain('vous pouvez saisir la CADA dans les deux mois (www.cada.fr)');
  });

  test('after the two months of the rules is received like any other: that delay bars no court (IVR-104)', () => {
    const town = offeredTown();
    town.host.clock.set(Date.parse('2026-12-01T09:00:00+01:00'));
    const { appeals } = town.get('place.appeal', appealOf(town));
    expect(appeals.list[0]).toMatchObject({ state: 'open', due: 'lundi 1er\u00a0février 2027' });
  });

  test('sends the same twice, or an hour later: it is kept and acknowledged once', () => {
    const town = offeredTown();
    const first = town.get('place.appeal', appealOf(town));
    town.host.advance({ hours: 1 });
    const again = town.get('place.appeal', appealOf(town));
    expect(again.appeals).toEqual(first.appeals);
    town.host.advance({ minutes: 15 });
    expect(kept(town)).toHaveLength(1);
    const acknowledged = town.host.outbox.filter(({ subject }) => subject.includes('R0001'));
    const told = acknowledged.flatMap(({ to }) => to);
    expect(told).toHaveLength(new Set(told).size);
    expect(told.length).toBeGreaterThan(0);
  });

  test('has five that wait at most; the next is refused, and told what to do', () => {
    const town = offeredTown();
    for (let n = 1; n <= 5; n++)
      town.get('place.appeal', appealOf(town, { requestKey: key(`message-${n}`) }));
    const { appeals } = town.get('place.open', { access: accessesIn(town)[0] ?? '' });
    expect([appeals.list.length, appeals.mayWrite]).toEqual([5, false]);
    const sixth = send(town, { requestKey: key('de-trop') });
    expect(sixth.ok ? '' : sixth.refusal.message).toContain('Celui-ci n’est pas enregistré.');
    expect(kept(town)).toHaveLength(5);
    town.get('office.answerAppeal', answerTo('R0003'), owner);
    expect(send(town, { requestKey: key('de-trop') }).ok).toBe(true);
  });

  test('by a link changed by one sign, writes nothing', () => {
    const town = offeredTown();
    const { access } = appealOf(town);
    const reply = send(town, { access: `${access.slice(0, -1)}${access.endsWith('0') ? '1' : '0'}` });
    expect(reply.ok ? '' : reply.refusal.kind).toBe('unknownAccess');
    expect(kept(town)).toEqual([]);
  });

  test('who gives another reason says which; a text too long is not taken', () => {
    const town = offeredTown();
    const empty = send(town, { motive: 'other', text: ' \n ' });
    expect(empty.ok ? '' : empty.refusal.fields?.[0]?.message).toBe('Écrivez votre message.');
    expect(send(town, { text: 'a'.repeat(2001) }).ok).toBe(false);
    expect(kept(town)).toEqual([]);
  });

  test('whose words begin like a formula, or hold markup, changes nothing of the Registre nor of a mail', () => {
    const town = offeredTown();
    const text = '=HYPERLINK("https://exemple.test";"ici")\n<b>et</b> +33';
    const { appeals } = town.get('place.appeal', appealOf(town, { text }));
    expect(appeals.list[0]?.text).toBe(text);
    expect(town.formulas('Registre', 'Réclamations')).toEqual([]);
    town.host.advance({ minutes: 15 });
    const mail = town.host.outbox.find(({ subject }) => subject.includes('R0001'));
    expect(mail?.htmlBody).toContain('&lt;b&gt;et&lt;/b&gt;');
    expect(mail?.htmlBody).not.toContain('<b>et</b>');
  });

  test('sees no message of another participation', () => {
    const town = offeredTown();
    town.get('place.appeal', appealOf(town));
    const other = accessesIn(town)[1] ?? '';
    expect(town.get('place.open', { access: other }).appeals.list).toEqual([]);
  });
});

describe('the team', () => {
  test('finds the message with the facts of that participation, and an answer proposed from them', () => {
    const town = offeredTown();
    const { entry, name, wishes, list } = town.get('place.appeal', appealOf(town));
    const [line] = town.get('office.appeals', {}, owner).appeals;
    expect(line).toMatchObject({
      number: 'R0001',
      entry,
      state: 'open',
      due: 'samedi 14\u00a0novembre 2026',
    });
    const file = town.get('office.appeal', { number: 'R0001' }, owner);
    expect(file.text).toContain('Notre voisine a une place');
    expect(file.wishes.map(({ rank, among, seats }) => [rank, among, seats])).toEqual(
      wishes.map(({ rank, among, seats }) => [rank, among, seats]),
    );
    expect(file.answer).toContain(`${name} participe au tirage`);
    expect(file.answer).toContain(`sous le numéro ${entry}, sur la ${list} (`);
    expect(file.answer).toContain(`rang ${wishes[0]?.rank} sur ${wishes[0]?.among}`);
    expect(file.mails.length).toBeGreaterThan(0);
    expect(file.frame.signature).toBe(`${legal.signatory.name}\n${legal.signatory.quality}`);
  });

  test('answers once: the family reads it in its mail and on its page, and a second answer is refused', () => {
    const town = offeredTown();
    const { entry } = town.get('place.appeal', appealOf(town));
    const [code = ''] = codesOf(town, entry);
    const own = clerk(code);
    const { mails } = town.get('office.appeal', { number: 'R0001' }, own);
    town.get('office.answerAppeal', answerTo('R0001'), own);
    town.get('office.answerAppeal', answerTo('R0001'), own);
    const second = town.ask('office.answerAppeal', answerTo('R0001', key('encore')), owner);
    expect(second.ok ? '' : second.refusal.message).toContain('Une réponse est déjà partie.');
    town.host.advance({ minutes: 15 });
    const sent = town.host.outbox.filter(({ subject }) =>
      subject.startsWith('Réponse à votre contestation R0001 –'),
    );
    expect(sent.flatMap(({ to }) => to).sort()).toEqual([...mails].sort());
    expect(sent[0]?.body).toContain('Votre rang est le 3. Il y avait 1 place.');
    expect(sent[0]?.body).toContain(legal.signatory.name);
    expect(sent[0]?.body).toContain('Vous pouvez contester cette réponse dans les deux mois.');
    const [appeal] = town.get('place.open', { access: accessesIn(town)[0] ?? '' }).appeals.list;
    expect(appeal).toMatchObject({ state: 'answered', answer: 'Votre rang est le 3. Il y avait 1 place.' });
    const [row] = kept(town);
    expect(JSON.parse(row?.['Réponse'] ?? '{}')).toMatchObject({ by: own.as, mails });
  });

  test('of another establishment neither sees nor answers it (IVR-081)', () => {
    const town = offeredTown();
    const { entry } = town.get('place.appeal', appealOf(town));
    const codes = codesOf(town, entry);
    const stranger = clerk(['CMD', 'HAN', 'GAL'].find((code) => !codes.includes(code)) ?? '');
    expect(town.get('office.appeals', {}, stranger).appeals).toEqual([]);
    const opened = town.ask('office.appeal', { number: 'R0001' }, stranger);
    const answered = town.ask('office.answerAppeal', answerTo('R0001'), stranger);
    for (const reply of [opened, answered])
      expect(reply.ok ? '' : reply.refusal.message).toContain('n’est pas parmi celles de vos établissements');
    expect(kept(town)[0]?.['Réponse']).toBe('');
  });

  test('of a draw that was cancelled still reads it, and answers it', () => {
    const town = offeredTown();
    const { draw, wishes } = town.get('place.appeal', appealOf(town));
    town.get('office.cancelDraw', { draw, requestKey: key('annule'), reason: 'Un dé était cassé.' }, owner);
    const file = town.get('office.appeal', { number: 'R0001' }, owner);
    expect(file.wishes.map(({ rank }) => rank)).toEqual(wishes.map(({ rank }) => rank));
    town.get('office.answerAppeal', answerTo('R0001'), owner);
    town.host.advance({ minutes: 15 });
    expect(
      town.host.outbox.some(({ subject }) => subject.startsWith('Réponse à votre contestation R0001')),
    ).toBe(true);
    const later = send(town, { requestKey: key('apres') });
    expect(later.ok ? '' : later.refusal.message).toContain('est annulé\u00a0: Un dé était cassé.');
  });

  test('sees first what is due first; what was left too long stands out, for the family too', () => {
    const town = offeredTown();
    town.get('place.appeal', appealOf(town));
    town.host.advance({ minutes: 30 });
    town.get('place.appeal', appealOf(town, { kind: 'question', requestKey: key('question') }));
    const states = () =>
      town.get('office.appeals', {}, owner).appeals.map(({ number, state }) => `${number} ${state}`);
    expect(states()).toEqual(['R0002 open', 'R0001 open']);
    town.host.clock.set(Date.parse('2026-11-14T23:59:59+01:00'));
    expect(states()).toEqual(['R0002 overdue', 'R0001 open']);
    town.host.clock.set(Date.parse('2026-11-15T00:00:00+01:00'));
    expect(states()).toEqual(['R0002 overdue', 'R0001 overdue']);
    const { appeals } = town.get('place.open', { access: accessesIn(town)[0] ?? '' });
    expect(appeals.list.map(({ state }) => state)).toEqual(['overdue', 'overdue']);
    town.get('office.answerAppeal', answerTo('R0001'), owner);
    expect(states()).toEqual(['R0002 overdue', 'R0001 answered']);
  });
});

describe('killed at any platform call', () => {
  /** What is kept, and which mails were queued for whom. */
  const told = (town: Town) => ({
    kept: kept(town).map(({ 'N°': number, Message: message, Réponse: answer }) => [
      number,
      message,
      answer === '' ? '' : JSON.parse(answer ?? '').text,
    ]),
    mails: town
      .records('Registre', 'Courriels')
      .filter((row) => row['Modèle']?.includes('réclamation'))
      .map((row) => `${row['Modèle']} ${row['Adresse']} ${row['État']}`)
      .sort(),
  });

  test('a message is received whole or not at all; sent again, once, and acknowledged once', () => {
    const undisturbed = offeredTown();
    undisturbed.get('place.appeal', appealOf(undisturbed));
    const calls = lastTrips(undisturbed);
    undisturbed.host.advance({ minutes: 15 });
    const whole = told(undisturbed);
    expect(whole.kept).toHaveLength(1);
    for (const { call, when } of deathsIn(calls)) {
      const town = offeredTown();
      const request = appealOf(town);
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('place.appeal', request)).toBe(null);
      town.get('place.appeal', request);
      town.host.advance({ minutes: 15 });
      expect(told(town)).toEqual(whole);
    }
  });

  test('an answer leaves whole or not at all; sent again, once', () => {
    const asked = () => {
      const town = offeredTown();
      town.get('place.appeal', appealOf(town));
      return town;
    };
    const undisturbed = asked();
    undisturbed.get('office.answerAppeal', answerTo('R0001'), owner);
    const calls = lastTrips(undisturbed);
    undisturbed.host.advance({ minutes: 15 });
    const whole = told(undisturbed);
    expect(whole.kept[0]?.[2]).toBe('Votre rang est le 3. Il y avait 1 place.');
    for (const { call, when } of deathsIn(calls)) {
      const town = asked();
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.answerAppeal', answerTo('R0001'), owner)).toBe(null);
      town.get('office.answerAppeal', answerTo('R0001'), owner);
      town.host.advance({ minutes: 15 });
      expect(told(town)).toEqual(whole);
    }
  });
});

describe('the file of a contestation', () => {
  test('gathers one participation in one document: explanation, ballots, frozen line, offers, message and answer', () => {
    const town = offeredTown();
    const { entry, draw } = town.get('place.appeal', appealOf(town));
    town.get('office.answerAppeal', answerTo('R0001'), owner);
    const paper = { kind: 'dossier', draw, entry } as const;
    const { name, html } = town.get('office.lotteryPaper', { paper, requestKey: key('dossier') }, owner);
    expect(name).toBe(`Dossier de contestation – ${entry} – ${draw}`);
    const [ballot] = JSON.parse(
      town.records('Registre', 'Participations').find((row) => row['N°'] === entry)?.['Bulletins'] ?? '[]',
    );
    for (const words of [
      'Vœu par vœu',
      ballot,
      `participation ${entry} `,
      'TAS1;tirage=',
      'O0001',
      'Notre voisine a une place',
      'Votre rang est le 3. Il y avait 1 place.',
      'sha256sum',
      'Empreinte du programme',
      'lien personnel\u00a0: Contestation reçue',
      `${owner.as}\u00a0: Réclamation répondue`,
    ])
      expect(html).toContain(words);
    const reply = town.ask('office.lotteryPaper', { paper, requestKey: key('agent') }, clerk('CMD'));
    expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
  });

  test('and the letter of explanation tells what moved the participation, day by day', () => {
    const town = offeredTown();
    const letter = (entry: string, requestKey: string) => {
      const paper = { kind: 'explanation', draw: 'VALMONTSURORGE-2026-09-14', entry } as const;
      return town.get('office.lotteryPaper', { paper, requestKey: key(requestKey) }, owner).html;
    };
    const waiting = town
      .records('Registre', 'Participations')
      .filter((row) => row['Vœux']?.includes('"HAN-BAT"'))
      .map((row) => row['N°'] ?? '');
    const place = (words: string) =>
      waiting.find((entry) => letter(entry, `avant-${entry}`).includes(`${words} pour HAN-BAT`)) ?? '';
    const [first, second] = [place('1er'), place('2e')];
    expect(letter(second, 'avant')).not.toContain('vous passez du');
    const reason = 'À la demande de la famille.';
    const decision = { kind: 'retire', entry: first, course: 'HAN-BAT', reason, isHeard: false } as const;
    town.get('office.decideEntry', { decision, requestKey: key('retrait') }, owner);
    expect(letter(second, 'apres')).toContain(
      'lundi 14\u00a0septembre 2026 – Batterie\u00a0: 1\u00a0désistement\u00a0: vous passez du 2e au 1er rang.',
    );
  });
});
