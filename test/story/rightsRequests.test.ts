import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { setPlaces, textOf } from './lottery.ts';
import {
  answerFor,
  clerk,
  deathsIn,
  example,
  importFile,
  key,
  lastTrips,
  legal,
  nDiaye,
  opening,
  owner,
  smallTown,
  type Town,
  townAt,
} from './town.ts';

type Recording = CallInput<'office.recordRightsRequest'>;

/** Monday 11 May 2026, the opening of the small town. */
const today = '2026-05-11';
const day = 24 * 60 * 60 * 1000;

const recording = (more: Partial<Recording> = {}): Recording => ({
  kind: 'access',
  channel: 'letter',
  receivedOn: today,
  asker: { name: 'Claire N’Diaye', quality: 'self', mail: nDiaye.claire, address: '' },
  refs: [],
  isConfirmed: false,
  isSigned: true,
  identity: 'known',
  text: 'Je veux savoir ce que vous avez sur moi.',
  requestKey: key('droits'),
  ...more,
});

const record = (town: Town, more: Partial<Recording> = {}) =>
  town.get('office.recordRightsRequest', recording(more), owner);

const refused = (town: Town, more: Partial<Recording>): string => {
  const reply = town.ask('office.recordRightsRequest', recording(more), owner);
  return reply.ok ? '' : reply.refusal.message;
};

const answering = (more: Partial<CallInput<'office.answerRights'>> = {}) => ({
  number: 'D0001',
  outcome: 'done' as const,
  motive: '' as const,
  text: 'Voici vos données.',
  requestKey: key('repond'),
  ...more,
});

const kept = (town: Town) => town.records('Registre', 'Droits');

/** Somebody of the small town, by words. */
const refsOf = (town: Town, words: string) =>
  town.get('office.findPeople', { words }, owner).found.map(({ ref }) => ref);

const mailsOf = (town: Town) => town.host.outbox.filter(({ subject }) => subject.includes('D0001'));

/** The mother answers for the child, and writes that she is reached elsewhere. */
function giveCoordinates(town: Town, coordinates: { readonly mail: string; readonly phone: string }): void {
  const home = town.open(nDiaye.claire);
  const card = home.students.find(({ number }) => number === nDiaye.student);
  if (!card) throw new Error('elle n’a pas cet enfant');
  const answer = answerFor(home, card);
  if (answer.decision === 'reEnrol') Object.assign(answer.coordinates, coordinates);
  town.get('family.send', {
    ...{ session: home.session, student: nDiaye.student, requestKey: key('ailleurs'), answer },
  });
}

describe('a person’s data', () => {
  test('are found by the mail and the telephone given in a request, which their record shows', () => {
    const town = smallTown();
    giveCoordinates(town, { mail: 'Claire.Ailleurs@example.net', phone: '+33 6 39 98 31 99' });
    const [mother] = refsOf(town, nDiaye.claire);
    expect(refsOf(town, 'claire.ailleurs@example.net')).toEqual([mother]);
    expect(refsOf(town, '06 39 98 31 99')).toEqual([mother]);
    const { found } = town.get('office.findPeople', { words: nDiaye.claire }, owner);
    expect(found[0]?.facts).toContainEqual(['Courriel donné', 'Claire.Ailleurs@example.net']);
    expect(found[0]?.facts).toContainEqual(['Téléphone donné', '+33 6 39 98 31 99']);
  });

  test('are found by what was given in a draft that was never sent', () => {
    const town = smallTown();
    const { session, person } = town.open(nDiaye.claire);
    const coordinates = { ...person.coordinates, mail: 'brouillon@example.net' };
    const draft = { step: 'coordinates', coordinates } as const;
    town.get('family.saveDraft', { session, student: nDiaye.student, draft });
    expect(refsOf(town, 'brouillon@example.net')).toEqual(refsOf(town, nDiaye.claire));
    expect(refsOf(town, nDiaye.claire)).toHaveLength(1);
  });

  test('are found by a telephone however it is written, with a name beside it or not', () => {
    const town = smallTown();
    giveCoordinates(town, { mail: nDiaye.claire, phone: '0639983199' });
    const [mother] = refsOf(town, nDiaye.claire);
    for (const written of [
      '0639983199',
      '06 39 98 31 99',
      '06.39.98.31.99',
      '06-39-98-31-99',
      '06/39/98/31/99',
      '+33639983199',
      '+33 6 39 98 31 99',
      '+33 (0)6 39 98 31 99',
      '0033 6.39.98.31.99',
      'N’Diaye 06.39.98.31.99',
      '06 39 98 31 99 Claire',
    ])
      expect(refsOf(town, written), written).toEqual([mother]);
    expect(refsOf(town, 'Bonnet 06.39.98.31.99')).toEqual([]);
    expect(refsOf(town, '+33')).toEqual([]);
    const { found } = town.get('office.findPeople', { words: nDiaye.student }, owner);
    const [, born = ''] = found[0]?.facts.find(([label]) => label === 'Né(e) le') ?? [];
    expect(refsOf(town, `${born} Emma`)).toEqual(refsOf(town, nDiaye.student));
  });

  test('of a homonym on last year’s list are told apart by the birth date, and never one request', () => {
    const town = townAt('july with a homonym', (place) => {
      place.host.clock.set(Date.parse('2026-07-06T09:00:00+02:00'));
      setPlaces(place, 9999);
      const text = textOf('liste-attente-2025.csv').replace('De La Tour;Camille', 'N’Diaye;Emma');
      const { lines } = place.get('office.readLastYear', { text, choices: [] }, owner);
      const confirmed = lines.filter(({ target }) => target !== '').length;
      place.get('office.setLastYear', { text, choices: [], confirmed, requestKey: key('liste') }, owner);
    });
    const { found } = town.get('office.findPeople', { words: 'ndiaye emma' }, owner);
    expect(found.map(({ kind }) => kind)).toEqual(['student', 'entrant']);
    expect(found[1]?.facts[0]).toEqual(['Né(e) le', '14/07/2021']);
    expect(found.map(({ maybe }) => maybe)).toEqual([[], []]);
    const refs = found.map(({ ref }) => ref);
    expect(refused(town, { refs, isConfirmed: true })).toContain('ne sont pas celles d’une seule personne');
    expect(refsOf(town, '14/07/2021')).toEqual(refs.slice(1));
  });
});

describe('a request about personal data', () => {
  test('is kept with its number and its delays, and acknowledged by mail (CNS-010, CNS-012, PAR-082, PAR-083)', () => {
    const town = smallTown();
    const file = record(town, { refs: refsOf(town, nDiaye.claire) });
    expect(file).toMatchObject({
      number: 'D0001',
      kind: 'access',
      asker: 'Claire N’Diaye',
      state: 'open',
      isPressing: false,
      due: '2026-06-11',
      mayExtend: true,
      onlyRefused: '',
    });
    expect(file.people.flatMap(({ facts }) => facts.map(([, value]) => value))).toContain(nDiaye.claire);
    town.host.advance({ minutes: 15 });
    const [mail] = mailsOf(town);
    expect(mail?.to).toEqual([nDiaye.claire]);
    expect(mail?.body).toContain('Nous vous répondons au plus tard le jeudi 11\u00a0juin 2026.');
    expect(mail?.body).toContain('3\u00a0place de Fontenoy');
  });

  test('sent twice, or an hour later, is one row and one acknowledgement', () => {
    const town = smallTown();
    record(town);
    town.host.advance({ hours: 1 });
    expect(record(town).number).toBe('D0001');
    town.host.advance({ minutes: 15 });
    expect(kept(town)).toHaveLength(1);
    expect(mailsOf(town)).toHaveLength(1);
  });

  test('received tomorrow, with nobody to answer to, or without words, is refused: nothing is kept', () => {
    const town = smallTown();
    expect(refused(town, { receivedOn: '2026-05-12' })).toContain('ne peut pas être à venir');
    const asker = { name: 'Claire', quality: 'self', mail: '', address: '' } as const;
    expect(refused(town, { asker })).toContain('Écrivez un courriel ou une adresse');
    expect(refused(town, { asker: { ...asker, mail: 'claire' } })).toContain(
      'n’est pas une adresse de courriel',
    );
    expect(refused(town, { text: ' \n ' })).toContain('Écrivez ce qui est demandé');
    expect(town.ask('office.recordRightsRequest', recording({ receivedOn: '2026-02-30' }), owner).ok).toBe(
      false,
    );
    expect(kept(town)).toEqual([]);
  });

  test('about an unknown reference, or two people in one, is refused (CNS-011)', () => {
    const town = smallTown();
    expect(refused(town, { refs: ['acces:P99999'] })).toContain('n’existe plus');
    const two = [...refsOf(town, nDiaye.claire), ...refsOf(town, nDiaye.rachid)];
    expect(refused(town, { refs: two, isConfirmed: true })).toContain(
      'ne sont pas celles d’une seule personne',
    );
    expect(kept(town)).toEqual([]);
  });

  test('about somebody who has a namesake waits until their facts were compared', () => {
    const town = smallTown();
    const line = new TextDecoder('latin1').decode(example('valmont-small', 'eleves.csv')).split('\r\n');
    const own = line.find((one) => one.includes(nDiaye.student)) ?? '';
    const homonym = own.replace(nDiaye.student, 'E29999').replace(/\d\d\/\d\d\/\d{4}/, '01/02/2003');
    importFile(town, Buffer.from([...line.filter(Boolean), homonym].join('\r\n'), 'latin1'), key('homonyme'));
    const [one = ''] = refsOf(town, nDiaye.student);
    const refs = [...refsOf(town, nDiaye.student), ...refsOf(town, 'E29999')];
    expect(refs).toHaveLength(2);
    expect(refused(town, { refs: [one] })).toContain('Une autre fiche porte le même nom. Comparez');
    expect(refused(town, { refs, isConfirmed: true })).toContain('ne sont pas celles d’une seule personne');
    expect(kept(town)).toEqual([]);
    expect(record(town, { refs: [one], isConfirmed: true }).people.map(({ ref }) => ref)).toEqual([one]);
  });

  test('by a stranger is kept, and can only be refused, once and with its reason (CNS-011, CNS-013)', () => {
    const town = smallTown();
    const asker = { name: 'Paul Curieux', quality: 'other', mail: 'paul@example.org', address: '' } as const;
    const file = record(town, { asker, refs: refsOf(town, nDiaye.claire) });
    expect(file.onlyRefused).toContain('n’est ni la personne concernée');
    const given = town.ask('office.answerRights', answering(), owner);
    expect(given.ok ? '' : given.refusal.message).toContain('ne peut qu’être refusée');
    const silent = town.ask('office.answerRights', answering({ outcome: 'refused' }), owner);
    expect(silent.ok ? '' : silent.refusal.message).toContain('Choisissez le motif');
    const refusal = answering({ outcome: 'refused', motive: 'notEntitled', text: 'Nous ne pouvons pas.' });
    expect(town.get('office.answerRights', refusal, owner).request.answer?.motive).toBe('notEntitled');
  });

  test('for a minor is done for a guardian, and not for the parent of an adult', () => {
    const town = smallTown();
    const guardian = {
      name: 'Claire N’Diaye',
      quality: 'guardian',
      mail: nDiaye.claire,
      address: '',
    } as const;
    const child = record(town, { asker: guardian, refs: refsOf(town, nDiaye.student).slice(0, 1) });
    expect(child.onlyRefused).toBe('');
    const adult = town
      .get('office.findPeople', { words: '1' }, owner)
      .found.find(({ kind, facts }) => kind === 'student' && bornBefore(facts, 2006));
    const file = record(town, {
      asker: guardian,
      refs: [adult?.ref ?? ''],
      isConfirmed: true,
      requestKey: key('majeur'),
    });
    expect(file.onlyRefused).toContain('est majeure');
  });

  test('with a doubt asks for the identity, in the acknowledgement, and waits for it', () => {
    const town = smallTown();
    const file = record(town, { identity: 'asked' });
    expect([file.state, file.onlyRefused]).toEqual([
      'identity',
      expect.stringContaining('L’identité est attendue'),
    ]);
    town.host.advance({ minutes: 15 });
    expect(mailsOf(town)[0]?.body).toContain('Elle est détruite dès qu’elle est vue.');
    const early = town.ask('office.answerRights', answering(), owner);
    expect(early.ok).toBe(false);
    const seen = { number: 'D0001', how: 'seen' as const, requestKey: key('identite') };
    expect(town.get('office.rightsIdentity', seen, owner)).toMatchObject({ state: 'open', onlyRefused: '' });
    expect(town.get('office.answerRights', answering(), owner).state).toBe('answered');
    const again = { ...seen, how: 'asked' as const, requestKey: key('encore') };
    expect(town.ask('office.rightsIdentity', again, owner).ok).toBe(false);
  });

  test('of a town that always asks who writes needs a document seen or asked for; a complaint needs none (PAR-082, X3)', () => {
    const town = smallTown();
    const dpo = { name: 'Déléguée', mail: 'dpd@example.org', address: '1 rue du Pont', phone: '' };
    const privacy = { dpo, region: 'unknown', measures: [], idPolicy: 'always', answerMonths: 1 } as const;
    const written = { ...privacy, measures: [...privacy.measures] };
    town.get('office.privacy', { privacy: written, requestKey: key('notice') }, owner);
    for (const identity of ['known', 'notNeeded'] as const)
      expect(refused(town, { identity })).toContain(
        'La ville demande une pièce d’identité à chaque demande\u00a0: notez qu’elle est vue, ou qu’elle est demandée.',
      );
    expect(refused(town, { kind: 'complaint', identity: 'notNeeded' })).toBe('');
    const seen = record(town, { identity: 'seen', requestKey: key('vue') });
    expect(seen.request.identity.how).toBe('seen');
    const unneeded = { number: seen.number, how: 'notNeeded', requestKey: key('inutile') } as const;
    const reply = town.ask('office.rightsIdentity', unneeded, owner);
    expect(reply.ok ? '' : reply.refusal.message).toContain('La ville demande une pièce d’identité');
  });

  test('is extended to no later than the notice says', () => {
    const town = smallTown();
    const dpo = { name: 'Déléguée', mail: 'dpd@example.org', address: '1 rue du Pont', phone: '' };
    const privacy = {
      dpo,
      region: 'unknown' as const,
      measures: [],
      idPolicy: 'doubt' as const,
      answerMonths: 2,
    };
    town.get('office.privacy', { privacy, requestKey: key('notice') }, owner);
    expect(record(town).longestMonths).toBe(2);
    const more = { number: 'D0001', months: 3, reason: 'Les archives sont loin.', requestKey: key('delai') };
    const reply = town.ask('office.extendRights', more, owner);
    expect(reply.ok ? '' : reply.refusal.message).toBe(
      'Rien n’a changé. La notice de la ville annonce 2\u00a0mois au plus. Choisissez un délai plus court.',
    );
    const shorter = town.get('office.extendRights', { ...more, months: 2, requestKey: key('court') }, owner);
    expect(shorter.state).toBe('extended');
  });

  test('is extended once, within its month, by a notice with its reason; after the month it cannot be (PAR-083)', () => {
    const town = smallTown();
    record(town);
    const more = { number: 'D0001', months: 3, reason: 'Les archives sont loin.', requestKey: key('delai') };
    const bare = town.ask('office.extendRights', { ...more, reason: ' ' }, owner);
    expect(bare.ok ? '' : bare.refusal.message).toContain('Écrivez pourquoi');
    town.host.clock.set(Date.parse('2026-06-11T23:59:00+02:00'));
    expect(town.get('office.extendRights', more, owner)).toMatchObject({
      state: 'extended',
      due: '2026-08-11',
      mayExtend: false,
    });
    expect(town.get('office.extendRights', more, owner).due).toBe('2026-08-11');
    const twice = town.ask('office.extendRights', { ...more, requestKey: key('delai2') }, owner);
    expect(twice.ok ? '' : twice.refusal.message).toContain('déjà prolongée');
    town.host.advance({ minutes: 15 });
    const [notice] = mailsOf(town).filter(({ subject }) => subject.startsWith('Délai prolongé'));
    expect(notice?.body).toContain('Pourquoi\u00a0: Les archives sont loin.');
    const late = smallTown();
    record(late);
    late.host.clock.set(Date.parse('2026-06-12T00:00:00+02:00'));
    const reply = late.ask('office.extendRights', more, owner);
    expect(reply.ok ? '' : reply.refusal.message).toContain('Le premier mois est passé');
    expect(late.get('office.rightsRequests', {}, owner).requests[0]).toMatchObject({
      state: 'late',
      isPressing: true,
    });
  });

  test('is answered once: the mail carries the words, who signs, the CNIL and the court; a second is refused', () => {
    const town = smallTown();
    record(town);
    const empty = town.ask('office.answerRights', answering({ text: ' ' }), owner);
    expect(empty.ok ? '' : empty.refusal.message).toContain('Écrivez la réponse');
    town.get('office.answerRights', answering(), owner);
    town.host.advance({ hours: 2 });
    town.get('office.answerRights', answering(), owner);
    const second = town.ask('office.answerRights', answering({ requestKey: key('bis') }), owner);
    expect(second.ok ? '' : second.refusal.message).toContain('déjà répondue');
    town.host.advance({ minutes: 15 });
    const sent = mailsOf(town).filter(({ subject }) => subject.startsWith('Réponse'));
    expect(sent).toHaveLength(1);
    for (const words of [
      'Voici vos données.',
      legal.signatory.name,
      '3\u00a0place de Fontenoy',
      legal.court.name,
    ])
      expect(sent[0]?.body).toContain(words);
  });

  test('without a mail is printed: name and address, words, nothing before they are decided', () => {
    const town = smallTown();
    const asker = {
      name: 'Claire <b>',
      quality: 'self',
      mail: '',
      address: '2 rue du Pont\n91990 Valmont',
    } as const;
    record(town, { asker });
    const early = town.ask('office.rightsLetter', { number: 'D0001', letter: 'answered' }, owner);
    expect(early.ok).toBe(false);
    town.get('office.answerRights', answering({ text: '=1+1 <script>' }), owner);
    const { html } = town.get('office.rightsLetter', { number: 'D0001', letter: 'answered' }, owner);
    expect(html).toContain('Claire &lt;b&gt;<br>2 rue du Pont<br>91990 Valmont');
    expect(html).toContain('=1+1 &lt;script&gt;');
    expect(town.formulas('Registre', 'Droits')).toEqual([]);
    town.host.advance({ minutes: 15 });
    expect(mailsOf(town)).toEqual([]);
  });

  test('a written complaint is received after its month too, and has two months (PAR-092)', () => {
    const town = smallTown();
    const asker = { name: 'Paul Voisin', quality: 'other', mail: 'paul@example.org', address: '' } as const;
    const file = record(town, { kind: 'complaint', asker });
    expect([file.due, file.mayExtend, file.onlyRefused]).toEqual(['2026-07-11', false, '']);
    town.host.advance({ minutes: 15 });
    expect(mailsOf(town)[0]?.body).toContain('la loi considère que votre réclamation est refusée');
  });

  test('that a child’s data are held without consent is received from anybody (CNS-003)', () => {
    const town = smallTown();
    const asker = {
      name: 'Une voisine',
      quality: 'other',
      mail: 'voisine@example.org',
      address: '',
    } as const;
    expect(record(town, { kind: 'childData', asker }).onlyRefused).toBe('');
    expect(town.get('office.answerRights', answering(), owner).state).toBe('answered');
  });

  test('is written by managers only, and nobody’s name stands in the Journal’s acts', () => {
    const town = smallTown();
    for (const as of [clerk('CMD'), {}])
      for (const reply of [
        town.ask('office.recordRightsRequest', recording(), as),
        town.ask('office.rightsRequests', {}, as),
        town.ask('office.rightsRequest', { number: 'D0001' }, as),
      ])
        expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
    expect(kept(town)).toEqual([]);
    record(town);
    const [line] = town.journalOf('D0001');
    expect(line?.['Quoi']).toBe('Demande de droits enregistrée');
  });

  test('stands on the day’s page at day 20, and in Pilotage with its state', () => {
    const town = smallTown();
    record(town);
    const figure = () => town.get('office.today', {}, owner).lines.find(({ id }) => id === 'rights');
    expect(figure()).toBe(undefined);
    town.host.clock.set(opening + 20 * day);
    expect(figure()).toMatchObject({ count: 1, tab: 'Données personnelles' });
    expect(town.get('office.today', {}, clerk('CMD')).lines.some(({ id }) => id === 'rights')).toBe(false);
    town.get('office.refresh', {}, owner);
    expect(town.records('Pilotage', 'Droits et incidents')).toMatchObject([
      {
        'N°': 'D0001',
        Sorte: 'Accès',
        Demandeur: 'Claire N’Diaye',
        'Reçue le': '11/05/2026 00:00',
        'Au plus tard': '11/06/2026 23:59',
        État: 'à traiter',
      },
    ]);
    town.get('office.answerRights', answering(), owner);
    expect(figure()).toBe(undefined);
    town.get('office.refresh', {}, owner);
    expect(town.records('Pilotage', 'Droits et incidents')[0]?.['État']).toBe('répondue');
  });
});

describe('killed at any platform call', () => {
  const told = (town: Town) => ({
    kept: kept(town).map((row) => [row['N°'], row['Demande'], row['Réponse'] === '' ? '' : 'répondue']),
    mails: town
      .records('Registre', 'Courriels')
      .filter((row) => row['Modèle'] === 'demande de droits')
      .map((row) => `${JSON.parse(row['Faits'] ?? '{}').letter} ${row['Adresse']} ${row['État']}`),
  });

  test('a request is kept whole or not at all; sent again, once, and acknowledged once', () => {
    const undisturbed = smallTown();
    record(undisturbed);
    const calls = lastTrips(undisturbed);
    undisturbed.host.advance({ minutes: 15 });
    const whole = told(undisturbed);
    expect(whole).toEqual({
      kept: [['D0001', recording().text, '']],
      mails: [`received ${nDiaye.claire} envoyé`],
    });
    for (const { call, when } of deathsIn(calls)) {
      const town = smallTown();
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.recordRightsRequest', recording(), owner)).toBe(null);
      record(town);
      town.host.advance({ minutes: 15 });
      expect(told(town)).toEqual(whole);
    }
  });

  test('an answer leaves whole or not at all; sent again, once', () => {
    const asked = () => {
      const town = smallTown();
      record(town);
      return town;
    };
    const undisturbed = asked();
    undisturbed.get('office.answerRights', answering(), owner);
    const calls = lastTrips(undisturbed);
    undisturbed.host.advance({ minutes: 15 });
    const whole = told(undisturbed);
    expect(whole.mails).toContain(`answered ${nDiaye.claire} envoyé`);
    for (const { call, when } of deathsIn(calls)) {
      const town = asked();
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.answerRights', answering(), owner)).toBe(null);
      town.get('office.answerRights', answering(), owner);
      town.host.advance({ minutes: 15 });
      expect(told(town)).toEqual(whole);
    }
  });
});

describe('at once', () => {
  test('two managers record two requests in the same second: two rows, two numbers', () => {
    const counted = smallTown();
    record(counted);
    for (const call of lastTrips(counted)) {
      const town = smallTown();
      town.host.gate.at({ call, in: 'call' }, 'before', () => {
        town.ask('office.recordRightsRequest', recording({ requestKey: key('autre'), text: 'Autre' }), owner);
      });
      const reply = town.ask('office.recordRightsRequest', recording(), owner);
      expect(reply.ok || reply.refusal.kind === 'busy').toBe(true);
      for (const again of ['droits', 'autre'])
        record(town, { requestKey: key(again), ...(again === 'autre' && { text: 'Autre' }) });
      expect(kept(town).map((row) => row['N°'])).toEqual(['D0001', 'D0002']);
      expect(new Set(kept(town).map((row) => row['Demande'])).size).toBe(2);
    }
  });
});

function bornBefore(facts: readonly (readonly [string, string])[], year: number): boolean {
  const born = facts.find(([label]) => label === 'Né(e) le')?.[1] ?? '';
  return born !== '' && Number(born.slice(-4)) < year;
}
