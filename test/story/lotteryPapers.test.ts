import { describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/calls.ts';
import { closedTown, drawnTown, publishedTown, seeded } from './lottery.ts';
import { clerk, example, key, lastTrips, owner, type Town } from './town.ts';

const draw = 'VALMONTSURORGE-2026-09-14';

type Wanted = CallInput<'office.lotteryPaper'>['paper'];

const ask = (town: Town, paper: Wanted, requestKey = key('papier')) =>
  town.ask('office.lotteryPaper', { paper, requestKey }, owner);

function make(town: Town, paper: Wanted, requestKey?: string) {
  const reply = ask(town, paper, requestKey);
  if (!reply.ok) throw new Error(reply.refusal.message);
  return reply.value;
}

/** The lines of the document at an address, as who opens it reads them. */
function linesAt(town: Town, address: string): string {
  const found = town.host.documents.find(({ id }) => address.includes(id));
  return (
    found?.pages
      .flat()
      .map((line) => JSON.stringify(line))
      .join('\n') ?? ''
  );
}

/** Names of the participants who refused to be published, and of those who agreed. */
function namesIn(town: Town): { readonly hidden: string[]; readonly shown: string[] } {
  const rows = town.records('Registre', 'Participations');
  const names = (published: string) =>
    rows.filter((row) => row['Nom publié'] === published).map((row) => `${row['Prénom']} ${row['Nom']}`);
  const shown = names('oui');
  return { shown, hidden: names('').filter((name) => !shown.includes(name)) };
}

describe('the minutes', () => {
  test.each(['nominatif', 'consultable', 'public', 'projet'] as const)(
    'in edition %s: a document of numbered pages and its page, naming whom this edition may name',
    (kind) => {
      const town = drawnTown();
      const { name, address, html } = make(town, { kind, draw });
      const { shown, hidden } = namesIn(town);
      const text = linesAt(town, address);
      expect([shown.length > 0, hidden.length > 0]).toEqual([true, true]);
      const namesHidden = kind === 'nominatif' || kind === 'projet';
      for (const one of hidden) {
        expect(html.includes(one), one).toBe(namesHidden);
        expect(text.includes(one), one).toBe(namesHidden);
      }
      for (const one of shown) expect(html, one).toContain(one);
      expect(name).toContain(draw);
      expect(html.includes('PROJET')).toBe(kind === 'projet');
      expect(html).not.toContain('ne concorde pas');
    },
  );

  test('the same request again is the same document; another key makes another', () => {
    const town = drawnTown();
    const first = make(town, { kind: 'public', draw });
    expect(make(town, { kind: 'public', draw })).toEqual(first);
    expect(make(town, { kind: 'public', draw }, key('autre')).address).not.toBe(first.address);
    expect(town.records('Registre', 'Papiers')).toHaveLength(2);
  });

  test('of a draw that was cancelled say the same for ever, whatever changes afterwards', () => {
    const town = drawnTown();
    const minutes = (name: string) => make(town, { kind: 'nominatif', draw }, key(name)).html;
    const before = minutes('avant');
    town.get('office.cancelDraw', { draw, requestKey: key('annule'), reason: 'Panne.' }, owner);
    const asking = town.records('Registre', 'Cours sans limite figés').find((row) => row['Bulletin'] !== '');
    const ballot = asking?.['Bulletin'] ?? '';
    expect(before).toContain(`${asking?.['Prénom']} ${asking?.['Nom']}`);
    const ruling = { kind: 'withdrawn' as const, ballot, reason: 'A déménagé.' };
    town.get('office.ruleBallot', { ruling, requestKey: key('retrait') }, owner);
    const settings = JSON.parse(new TextDecoder().decode(example('valmont-small', 'ville.json')));
    const lottery = { ...settings.lottery, place: 'Gymnase', drawAt: '2026-09-14T18:00' };
    town.get('office.town', { town: { ...settings, lottery }, requestKey: key('ailleurs') }, owner);
    expect(minutes('apres')).toBe(before);
  });

  test('are the managers’ alone: no clerk of an establishment makes or opens them', () => {
    const town = drawnTown();
    const reply = town.ask(
      'office.lotteryPaper',
      { paper: { kind: 'nominatif', draw }, requestKey: key('agent') },
      clerk('CMD'),
    );
    expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
  });

  test('once signed they get additions and no more incidents; who read them is written down', () => {
    const town = drawnTown();
    const note = (kind: 'incident' | 'signed' | 'addition' | 'consultation', text: string, n: string) =>
      town.ask('office.noteOnDraw', { draw, kind, text, requestKey: key(n) }, owner);
    const message = (reply: ReturnType<typeof note>) => (reply.ok ? '' : reply.refusal.message);
    expect(message(note('addition', 'Trop tôt.', 'a'))).toContain('n’est pas encore signé');
    expect(note('incident', 'Le réseau est tombé dix minutes.', 'b').ok).toBe(true);
    expect(make(town, { kind: 'nominatif', draw }).html).toContain('Le réseau est tombé dix minutes.');
    expect(make(town, { kind: 'public', draw }, key('p')).html).not.toContain('Le réseau est tombé');
    expect(note('signed', 'Signé par la maire.', 'c').ok).toBe(true);
    expect(message(note('incident', 'Après coup.', 'd'))).toContain('ne reçoit plus que des additifs');
    expect(message(note('signed', 'Encore.', 'e'))).toContain('déjà signé');
    expect(note('addition', 'Erreur de nom\nLire Émilie pour Emilie.', 'f').ok).toBe(true);
    expect(note('consultation', 'Mme Petit, mère de T0005.', 'g').ok).toBe(true);
    const [row = {}] = town.records('Registre', 'Tirages');
    expect(JSON.parse(row['Consultations'] ?? '[]')).toMatchObject([{ text: 'Mme Petit, mère de T0005.' }]);
    expect(make(town, { kind: 'additif', draw }, key('additif')).html).toContain('Lire Émilie pour Emilie.');
  });

  test('killed before any platform call of their last steps, then asked again: one document is named', () => {
    const counted = drawnTown();
    make(counted, { kind: 'ceremony', draw });
    const calls = lastTrips(counted);
    for (const call of calls) {
      const town = drawnTown();
      const request = { paper: { kind: 'ceremony' as const, draw }, requestKey: key('tue') };
      town.host.gate.killAt({ call, when: 'before', in: 'call' });
      expect(town.try('office.lotteryPaper', request, owner)).toBe(null);
      const { address } = town.get('office.lotteryPaper', request, owner);
      expect(town.records('Registre', 'Papiers').map((row) => row['Adresse'])).toEqual([address]);
      expect(linesAt(town, address)).toContain('Feuille de séance');
    }
  });
});

describe('the other papers', () => {
  test('the minutes of a trial: the list as it stands, worth nothing on every page, no name but by consent', () => {
    const town = closedTown();
    const { name, html } = make(town, { kind: 'trial' });
    expect(name).toBe('Procès-verbal – ESSAI-SANS-VALEUR – édition publique');
    expect(html).toContain('TIRAGE D’ESSAI – SANS VALEUR');
    expect(html).toContain(`${'0'.repeat(20)}`);
    expect(html).not.toContain('ne concorde pas');
    expect(town.records('Registre', 'Tirages')).toEqual([]);
    expect(town.records('Registre', 'Participations')).toEqual([]);
  });

  test('the list of places and the blank ballot, before any draw', () => {
    const town = publishedTown();
    const places = make(town, { kind: 'places' });
    expect(places.html).toContain('Éveil musical GS');
    const ballot = make(town, { kind: 'ballot' }, key('vierge'));
    expect(ballot.html).toContain('Bulletin de participation');
  });

  test('the explanation owed to one participation: its list, ranks, seats, and the law', () => {
    const town = drawnTown();
    const { html } = make(town, { kind: 'explanation', draw, entry: 'T0003' });
    expect(html).toContain('T0003');
    expect(html).toContain('traitement algorithmique');
    expect(html).toContain('<dt>Pourquoi cette liste</dt><dd>adresse dans la ville</dd>');
    const refused = ask(town, { kind: 'explanation', draw, entry: 'T9999' }, key('inconnue'));
    expect(refused.ok ? '' : refused.refusal.message).toContain('n’est pas dans ce tirage');
  });

  test('of a cancelled draw goes to whoever had the number then, whoever has it in the next', () => {
    const town = drawnTown();
    const explain = (of: string, name: string) =>
      make(town, { kind: 'explanation', draw: of, entry: 'T0001' }, key(name));
    const addressee = (html: string) => /<p class="to">([^<]*)/.exec(html)?.[1];
    const before = addressee(explain(draw, 'avant').html);
    town.get('office.cancelDraw', { draw, requestKey: key('annule'), reason: 'Panne.' }, owner);
    const [first = {}] = town.records('Registre', 'Participations');
    const ballot = (JSON.parse(first['Bulletins'] ?? '[]') as string[])[0] ?? '';
    const ruling = { kind: 'void' as const, ballot, reason: 'Faux nom.' };
    town.get('office.ruleBallot', { ruling, requestKey: key('nul') }, owner);
    const { next } = town.get('office.draws', {}, owner);
    const again = { requestKey: key('regel'), confirmed: next?.entries ?? 0 };
    const { draw: second } = town.get('office.freeze', again, owner);
    town.get('office.makeDraw', seeded(second, key('second')), owner);
    expect(addressee(explain(draw, 'apres').html)).toBe(before);
    expect(addressee(explain(second, 'autre').html)).not.toBe(before);
  });

  test('none of a draw that is not made, or does not exist', () => {
    const town = publishedTown();
    const reply = ask(town, { kind: 'public', draw });
    expect(reply.ok ? '' : reply.refusal.message).toContain('Ce tirage n’existe pas.');
  });
});
