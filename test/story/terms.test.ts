import { describe, expect, test } from 'vitest';
import type { LegalText } from '../../src/calls/texts.ts';
import { stream } from '../seed.ts';
import { answerFor, clerk, key, lastTrips, nDiaye, opening, owner, smallTown, type Town } from './town.ts';

const { student, claire, rachid } = nDiaye;
const minute = 60_000;
const [first, second, third] = ['2026-2027/1', '2026-2027/2', '2026-2027/3'];

const later = (town: Town, minutes: number) => town.host.clock.set(opening + minutes * minute);

/** The terms in force with one article changed. */
function changed(town: Town, sentence = 'Les demandes se font en ligne seulement.') {
  const parts = town.get('public.texts', {}).terms.parts;
  return parts.map(({ heading, paragraphs }, rank) => ({
    heading,
    paragraphs: rank === 1 ? [...paragraphs.slice(0, -1), sentence] : [...paragraphs],
  }));
}

const amendment = (town: Town, name = 'avenant', sentence?: string) => ({
  articles: changed(town, sentence),
  base: town.get('public.texts', {}).terms.version,
  requestKey: key(name),
});

const publish = (town: Town, name = 'avenant', sentence?: string) =>
  town.get('office.publishTerms', amendment(town, name, sentence), owner);

function sendOf(town: Town, requestKey: string) {
  const home = town.open(claire);
  const card = home.students[0];
  if (!card) throw new Error('aucun élève');
  return { session: home.session, student, requestKey, answer: answerFor(home, card) };
}

const send = (town: Town, name = 'envoi') => town.get('family.send', sendOf(town, key(name)));

const cardOf = (town: Town, mail: string = claire) =>
  town.open(mail).students.find(({ number }) => number === student);

const answering = (town: Town, accepts: boolean, terms: string, name: string) => ({
  session: town.open(claire).session,
  terms,
  accepts,
  requestKey: key(name),
});

const answer = (town: Town, accepts: boolean, terms = second) =>
  town.get('family.answerAmendment', answering(town, accepts, terms, `reponse-${accepts}`));

const statusOf = (town: Town) =>
  town.records('danse', 'Demandes').find((row) => row['N° élève'] === student)?.['Statut'];

const actsOf = (town: Town) => town.journalOf(student).map((line) => line['Quoi']);
const publications = (town: Town) =>
  town.records('Registre', 'Journal').filter((line) => line['Quoi']?.startsWith('Avenant aux conditions'));
const refusalOf = (reply: { ok: boolean; refusal?: { kind: string; message: string } }) =>
  reply.ok ? null : reply.refusal;

describe('an amendment of the terms (PAR-071)', () => {
  test('is online and in force at its instant, signed and dated in the Journal; the version before stays', () => {
    const town = smallTown();
    later(town, 90);
    expect(town.get('public.versions', {}).map(({ version, since }) => [version, since])).toEqual([
      [first, 'lundi 4\u00a0mai 2026 à\u00a07\u00a0h'],
    ]);
    const before = town.get('public.texts', {}).terms;
    const articles = changed(town);
    const versions = publish(town);
    expect(versions.map(({ version }) => version)).toEqual([first, second]);
    expect(versions[0]).toMatchObject({ title: before.title, parts: before.parts });
    expect(versions[1]).toMatchObject({
      since: 'lundi 11\u00a0mai 2026 à\u00a011\u00a0h\u00a030',
      parts: articles,
    });
    expect(town.get('public.texts', {}).terms.parts).toEqual(articles);
    expect(town.open(claire).campaign).toMatchObject({ terms: second, notice: first });
    const [line] = publications(town);
    expect([line?.['Qui'], line?.['Instant'], line?.['Quoi']]).toEqual([
      owner.as,
      expect.stringMatching(/^2026-05-11T11:30:\d\d\+02:00$/),
      `Avenant aux conditions d’utilisation publié\u00a0: version ${second}`,
    ]);
  });

  test('is never edited: a later one, an extension or new settings leave the earlier versions as they were', () => {
    const town = smallTown();
    publish(town);
    const kept = town.get('public.versions', {});
    const extension = { kind: 'extend', reason: 'Panne.', closesAt: '2026-06-02T12:00' } as const;
    town.get('office.decideCampaign', { decision: extension, requestKey: key('prolonge') }, owner);
    publish(town, 'encore', 'Une autre phrase.');
    expect(town.get('public.versions', {}).slice(0, 2)).toEqual(kept);
    expect(town.get('public.versions', {})).toHaveLength(3);
  });

  test('is a manager’s, and a repeat publishes once', () => {
    const town = smallTown();
    const request = amendment(town);
    expect(refusalOf(town.ask('office.publishTerms', request, clerk('CMD')))?.kind).toBe('notAClerk');
    town.get('office.publishTerms', request, owner);
    expect(town.get('office.publishTerms', request, owner)).toHaveLength(2);
    town.host.advance({ hours: 1 });
    expect(town.get('office.publishTerms', request, owner)).toHaveLength(2);
    expect(publications(town)).toHaveLength(1);
  });

  test('of two managers at once: the second is shown the new state, nothing is overwritten', () => {
    const town = smallTown();
    const [one, two] = [amendment(town, 'une', 'La première.'), amendment(town, 'deux', 'La seconde.')];
    town.get('office.publishTerms', one, owner);
    expect(refusalOf(town.ask('office.publishTerms', two, owner))).toEqual({
      kind: 'invalid',
      message: `Rien n’est publié. Un avenant vient d’être publié par quelqu’un d’autre\u00a0: la version ${second}. Relisez-la, puis publiez de nouveau.`,
    });
    expect(JSON.stringify(town.get('public.texts', {}).terms)).toContain('La première.');
    expect(town.get('public.versions', {})).toHaveLength(2);
  });

  test('without a change, too long, untitled or empty is refused in French, and nothing is published', () => {
    const town = smallTown();
    const { parts } = town.get('public.texts', {}).terms;
    const same = parts.map((part) => ({ heading: part.heading, paragraphs: [...part.paragraphs] }));
    const wrong: [typeof same, string][] = [
      [same, 'Aucun article n’est différent de la version publiée.'],
      [[...same, { heading: 'Long', paragraphs: ['a'.repeat(20_000)] }], 'Ces conditions sont trop longues'],
      [[...same, { heading: ' ', paragraphs: ['Texte.'] }], 'Donnez un titre à l’article 6.'],
      [
        [...same, { heading: 'Vide', paragraphs: [' '] }],
        'Écrivez le texte de l’article «\u00a0Vide\u00a0».',
      ],
      [[...same, ...same.slice(0, 1)], 'Deux articles portent le titre'],
    ];
    for (const [articles, sentence] of wrong) {
      const request = { articles, base: first, requestKey: key('faux') };
      expect(refusalOf(town.ask('office.publishTerms', request, owner))?.message).toContain(
        `Rien n’est publié. ${sentence}`,
      );
    }
    expect(town.get('public.versions', {})).toHaveLength(1);
  });

  test('with markup or a formula is text everywhere', () => {
    const town = smallTown({ unconfirmed: { formulaInTextCell: 'formula' } });
    const hostile = '=HYPERLINK("x") <script>alert(1)</script> \\" 🎻';
    publish(town, 'hostile', hostile);
    expect(town.formulas('Registre', 'Journal')).toEqual([]);
    expect(JSON.stringify(town.get('public.versions', {})[1])).toContain(
      JSON.stringify(hostile).slice(1, -1),
    );
    town.get('office.sendTerms', { ...asker, requestKey: key('curieux') }, owner);
    town.host.advance({ minutes: 10 });
    const mail = town.host.outbox[town.host.outbox.length - 1];
    expect(mail?.body).toContain(hostile);
    expect(mail?.htmlBody).not.toContain('<script');
  });
});

const asker = { lastName: 'Durand', firstNames: 'Jean Marie', address: '', mail: 'jean.durand@example.org' };

describe('a request sent under the version before (PAR-072, PAR-073)', () => {
  test('stays valid; its author alone is asked, and accepts: the version accepted is the new one', () => {
    const town = smallTown();
    send(town);
    publish(town);
    expect([cardOf(town)?.amended, cardOf(town, rachid)?.amended]).toEqual(['asked', 'none']);
    expect(cardOf(town)?.status).toBe('submitted');
    const home = answer(town, true);
    expect(home.students[0]).toMatchObject({
      amended: 'none',
      status: 'submitted',
      request: { answer: { accepts: { terms: second, notice: first } } },
    });
    expect(actsOf(town)).toEqual(['Demande envoyée', 'Avenant accepté']);
  });

  test('is refused: participation ends, in the Journal, on the pages, to the clerks and by mail; and can be taken back', () => {
    const town = smallTown();
    send(town);
    publish(town);
    const refused = answer(town, false).students[0];
    expect([refused?.status, refused?.amended, refused?.documentsUntil]).toEqual([
      'withdrawn',
      'refused',
      '',
    ]);
    expect(refused?.sentence).toContain(
      'Participation cessée\u00a0: Vous avez refusé les nouvelles conditions d’utilisation le lundi 11\u00a0mai 2026',
    );
    expect(cardOf(town, rachid)?.sentence).toContain('Claire N’Diaye a refusé');
    town.host.advance({ minutes: 10 });
    expect(statusOf(town)).toBe('Participation cessée');
    const letter = town.host.outbox.find(({ subject }) => subject.startsWith('Participation cessée'));
    expect([letter?.to, letter?.subject]).toEqual([
      [claire],
      'Participation cessée – Emma N’Diaye – Conservatoire de danse et de musique',
    ]);
    expect(letter?.body).toContain(
      'Vous pouvez changer d’avis jusqu’au samedi 30\u00a0mai 2026 à\u00a015\u00a0h',
    );
    const back = answer(town, true).students[0];
    expect([back?.status, back?.amended, back?.request?.answer.accepts.terms]).toEqual([
      'submitted',
      'none',
      second,
    ]);
    town.host.advance({ minutes: 10 });
    expect(statusOf(town)).toBe('Déposée');
    expect(town.host.outbox.some(({ subject }) => subject.startsWith('Participation reprise'))).toBe(true);
    expect(actsOf(town)).toEqual([
      'Demande envoyée',
      'Avenant refusé, participation cessée',
      'Participation reprise',
    ]);
  });

  test('can be refused after closing, but a refusal is then no longer taken back', () => {
    const town = smallTown();
    send(town);
    publish(town);
    town.host.clock.set(Date.parse('2026-05-30T15:00:00+02:00'));
    expect(cardOf(town)?.amended).toBe('asked');
    answer(town, false);
    const back = town.ask('family.answerAmendment', answering(town, true, second, 'retour'));
    expect(refusalOf(back)?.kind).toBe('tooLate');
    expect(cardOf(town)?.status).toBe('withdrawn');
  });

  test('is its author’s alone: the other guardian and the student refuse nothing', () => {
    const town = smallTown();
    const { session } = send(town);
    town.get('family.agree', { session, student, requestKey: key('accord') });
    const access = town.get('family.childAccess', { session, student });
    publish(town);
    const child = town.get('family.signIn', { identifier: access.identifier, code: access.code });
    for (const reader of [town.open(rachid), child]) {
      const asked = { session: reader.session, terms: second, accepts: false, requestKey: key('autre') };
      expect(refusalOf(town.ask('family.answerAmendment', asked))?.kind).toBe('notYours');
    }
    expect(cardOf(town)).toMatchObject({ status: 'submitted', amended: 'asked' });
  });

  test('is asked nothing when it says « Je ne souhaite pas réinscrire »', () => {
    const town = smallTown();
    const asked = sendOf(town, key('non'));
    town.get('family.send', { ...asked, answer: { decision: 'decline', accepts: asked.answer.accepts } });
    publish(town);
    expect(cardOf(town)?.amended).toBe('none');
  });

  test('answered for a version that is no longer the last changes nothing, and says so', () => {
    const town = smallTown();
    send(town);
    publish(town);
    const late = answering(town, false, second, 'tard');
    publish(town, 'encore', 'Une autre phrase.');
    expect(refusalOf(town.ask('family.answerAmendment', late))?.message).toBe(
      'Les conditions ont encore changé. Rien n’est enregistré. Relisez-les, puis répondez.',
    );
    expect([cardOf(town)?.status, cardOf(town)?.amended]).toEqual(['submitted', 'asked']);
  });
});

describe('a request that crosses an amendment', () => {
  test('typed before and sent after is refused with the new text to read; nothing typed is lost', () => {
    const town = smallTown();
    const typed = sendOf(town, key('avant'));
    publish(town);
    expect(refusalOf(town.ask('family.send', typed))).toEqual({
      kind: 'invalid',
      message: 'Il reste un point à corriger.',
      fields: [
        {
          field: 'terms',
          message:
            'Les conditions d’utilisation ont changé pendant que vous répondiez. Relisez, puis cochez la case.',
        },
      ],
    });
    expect(actsOf(town)).toEqual([]);
    expect(send(town, 'apres').student.request?.answer.accepts.terms).toBe(second);
  });

  test('published while it waits for the lock: it is taken under the version it arrived under, and asked again', () => {
    const town = smallTown();
    later(town, 5);
    const typed = sendOf(town, key('croise'));
    const request = amendment(town);
    town.host.gate.at({ member: 'Lock.tryLock' }, 'before', () => {
      town.host.clock.set(opening + 6 * minute);
      town.get('office.publishTerms', request, owner);
    });
    expect(town.get('family.send', typed).student.request?.answer.accepts.terms).toBe(first);
    expect(publications(town)).toHaveLength(1);
    expect(cardOf(town)).toMatchObject({ status: 'submitted', amended: 'asked' });
  });
});

describe('an announcement of an amendment', () => {
  test('reaches everybody who was invited, once an amendment, with what stays valid', () => {
    const town = smallTown();
    expect(refusalOf(town.ask('office.announcePreview', { about: 'terms' }, owner))?.kind).toBe('invalid');
    publish(town);
    const preview = town.get('office.announcePreview', { about: 'terms' }, owner);
    expect(preview).toMatchObject({ kind: 'terms', toMail: 54, already: 0 });
    const announced = { about: 'terms', requestKey: key('annonce'), confirmed: 54 } as const;
    expect(town.get('office.announce', announced, owner)).toMatchObject({ toMail: 0, already: 54 });
    town.host.advance({ hours: 30 });
    const letters = town.host.outbox.filter(({ subject }) => subject.startsWith('Conditions d’utilisation'));
    expect(letters).toHaveLength(54);
    expect(letters[0]?.body).toContain('Une demande déjà envoyée reste valable.');
    publish(town, 'encore', 'Une autre phrase.');
    expect(town.get('office.announcePreview', { about: 'terms' }, owner)).toMatchObject({ toMail: 54 });
  });
});

describe('the fees and rules (CAE-028)', () => {
  const documents = [
    { title: 'Tarifs 2026-2027', address: 'https://www.valmont.example.org/tarifs', text: '' },
    { title: 'Règlement intérieur', address: '', text: '=1+1\n\nArticle 1. Les cours commencent à l’heure.' },
  ];
  const give = (town: Town, base = '', list = documents) =>
    town.ask(
      'office.fees',
      { documents: list, base, requestKey: key(base === '' ? 'tarifs' : 'retrait') },
      owner,
    );

  test('are to be read before sending once the town gave them; the server refuses without, and keeps the version', () => {
    const town = smallTown();
    const before = sendOf(town, key('avant'));
    expect(town.get('public.texts', {}).fees).toBe(null);
    give(town);
    expect(town.get('public.texts', {}).fees).toEqual({ version: first, documents });
    expect(town.open(claire).campaign.fees).toBe(first);
    expect(refusalOf(town.ask('family.send', before))).toMatchObject({
      fields: [{ field: 'fees', message: 'Cochez la case des tarifs et règlements pour envoyer.' }],
    });
    const accepts = { ...before.answer.accepts, fees: first };
    const sent = town.get('family.send', { ...before, answer: { ...before.answer, accepts } });
    expect(sent.student.request?.answer.accepts.fees).toBe(first);
    expect(town.formulas('Registre', 'Journal')).toEqual([]);
  });

  test('are not asked of who does not re-enrol, nor once the town took them back', () => {
    const town = smallTown();
    const asked = sendOf(town, key('non'));
    give(town);
    const { accepts } = asked.answer;
    expect(town.ask('family.send', { ...asked, answer: { decision: 'decline', accepts } }).ok).toBe(true);
    give(town, first, []);
    expect(town.open(claire).campaign.fees).toBe('');
    expect(town.ask('family.send', sendOf(town, key('oui'))).ok).toBe(true);
  });

  test('with an address that is not https, without a title, or overtaken are refused in French', () => {
    const town = smallTown();
    const one = (part: Partial<(typeof documents)[number]>) => [
      { title: 'Tarifs', address: '', text: '', ...part },
    ];
    const wrong: [typeof documents, string][] = [
      [one({ address: 'http://www.valmont.example.org' }), 'commence par https'],
      [one({ address: 'javascript:alert(1)' }), 'commence par https'],
      [one({ address: 'https://a@b.fr/x' }), 'commence par https'],
      [one({ title: ' ', text: 'x' }), 'Donnez un titre.'],
      [one({}), 'Donnez une adresse ou un texte.'],
      [one({ text: 'x'.repeat(30_000) }), 'Ces textes sont trop longs'],
    ];
    for (const [list, sentence] of wrong) {
      const message = refusalOf(give(town, '', list))?.message ?? '';
      expect(message).toContain('Rien n’a changé.');
      expect(message).toContain(sentence);
    }
    expect(town.get('public.texts', {}).fees).toBe(null);
    give(town);
    const second = { documents: [], base: '', requestKey: key('second') };
    expect(refusalOf(town.ask('office.fees', second, owner))?.message).toContain('Quelqu’un d’autre');
    expect(town.get('public.texts', {}).fees?.documents).toHaveLength(2);
  });
});

describe('whoever asks for the terms (PAR-074)', () => {
  test('gets them in full by mail, or by post; each demand is in the Journal and in the list', () => {
    const town = smallTown();
    publish(town);
    town.get('office.sendTerms', { ...asker, requestKey: key('mail') }, owner);
    const posted = { ...asker, lastName: 'Petit', mail: '', address: '1 rue A\n91990 Valmont' };
    const list = town.get('office.sendTerms', { ...posted, requestKey: key('poste') }, owner);
    expect(list.map(({ name, version, mail, address }) => [name, version, mail, address])).toEqual([
      ['Jean Marie Petit', second, '', '1 rue A\n91990 Valmont'],
      ['Jean Marie Durand', second, asker.mail, ''],
    ]);
    expect(town.get('office.termsDemands', {}, owner)).toEqual(list);
    town.host.advance({ minutes: 10 });
    const letters = town.host.outbox.filter(({ to }) => to.includes(asker.mail));
    expect(letters).toHaveLength(1);
    for (const text of wholeOf(town.get('public.texts', {}).terms)) expect(letters[0]?.body).toContain(text);
  });

  test('without a name, an address, or with a wrong mail is refused and nothing is recorded', () => {
    const town = smallTown();
    const wrong = [
      { ...asker, lastName: '' },
      { ...asker, mail: '' },
      { ...asker, address: '1 rue A' },
      { ...asker, mail: 'jean' },
    ];
    for (const one of wrong) {
      const reply = town.ask('office.sendTerms', { ...one, requestKey: key('faux') }, owner);
      expect(refusalOf(reply)?.message).toContain('Rien n’est enregistré.');
    }
    expect(town.get('office.termsDemands', {}, owner)).toEqual([]);
  });
});

const wholeOf = ({ parts }: LegalText) =>
  parts.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]);

describe('killed before or after any platform call, then asked again', () => {
  const chance = stream();

  /** Each place once over a dozen runs: a step has forty of them, and a town takes half a second. */
  const sampled = (calls: readonly number[]) =>
    Array.from({ length: 12 }, () => calls[Math.floor(chance() * calls.length)] ?? 1);

  const steps = [
    {
      name: 'a publication is whole or absent, and made once',
      before: () => {},
      request: (town: Town) => ({ name: 'office.publishTerms', args: amendment(town) }) as const,
      check: (town: Town) => {
        expect(town.get('public.versions', {}).map(({ version }) => version)).toEqual([first, second]);
        expect(publications(town)).toHaveLength(1);
      },
    },
    {
      name: 'a refusal is whole or absent, and made once',
      before: (town: Town) => {
        send(town);
        publish(town);
      },
      request: (town: Town) =>
        ({ name: 'family.answerAmendment', args: answering(town, false, second, 'une') }) as const,
      check: (town: Town) => {
        town.host.advance({ minutes: 15 });
        expect(cardOf(town)?.status).toBe('withdrawn');
        expect(statusOf(town)).toBe('Participation cessée');
        expect(actsOf(town)).toEqual(['Demande envoyée', 'Avenant refusé, participation cessée']);
        const letters = town.mailsAbout(student).filter((mail) => mail['Modèle'] === 'participation');
        expect(letters).toHaveLength(1);
      },
    },
    {
      name: 'the fees are given once',
      before: () => {},
      request: () =>
        ({
          name: 'office.fees',
          args: { documents: [{ title: 'T', address: '', text: 'x' }], base: '', requestKey: key('tarifs') },
        }) as const,
      check: (town: Town) => expect(town.get('public.texts', {}).fees?.version).toBe(first),
    },
    {
      name: 'a demand for the terms is recorded once',
      before: () => {},
      request: () => ({ name: 'office.sendTerms', args: { ...asker, requestKey: key('une') } }) as const,
      check: (town: Town) => expect(town.get('office.termsDemands', {}, owner)).toHaveLength(1),
    },
  ];

  for (const { name, before, request, check } of steps) {
    const as = (call: string) => (call.startsWith('office') ? owner : {});
    const prepared = (options = {}) => {
      const town = smallTown(options);
      before(town);
      return { town, asked: request(town) };
    };
    const calls = (() => {
      const { town, asked } = prepared();
      town.get(asked.name, asked.args as never, as(asked.name));
      return lastTrips(town);
    })();
    for (const when of ['before', 'after'] as const) {
      test(`${name}: ${when}`, () => {
        for (const call of sampled(calls)) {
          const { town, asked } = prepared({ seed: Math.floor(chance() * 2 ** 31) });
          town.host.gate.killAt({ call, when, in: 'call' });
          expect(town.try(asked.name, asked.args as never, as(asked.name))).toBe(null);
          if (chance() < 0.5) town.host.advance({ minutes: 10 });
          town.get(asked.name, asked.args as never, as(asked.name));
          check(town);
        }
      });
    }
  }
});

test('three amendments keep their numbers', () => {
  const town = smallTown();
  publish(town);
  publish(town, 'encore', 'Une autre phrase.');
  expect(town.open(claire).campaign.terms).toBe(third);
});
