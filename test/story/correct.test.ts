import { describe, expect, test } from 'vitest';
import type { CounterFile } from '../../src/calls/counter.ts';
import type { CallInput } from '../../src/calls.ts';
import { answerFor, clerk, key, lastTrips, nDiaye, owner, smallTown, type Town } from './town.ts';

const { student, claire } = nDiaye;
const agent = clerk('CMD');
const closed = Date.parse('2026-06-02T09:00:00+02:00');
const reason = 'Le solfège tombe en même temps que la danse.';

type Sent = CallInput<'office.counterSend'>;

/** Claire sent for Emma; then the period closed. */
function closedTown(decision: 'reEnrol' | 'decline' = 'reEnrol'): Town {
  const town = smallTown();
  const home = town.open(claire);
  const card = home.students.find(({ number }) => number === student);
  if (!card) throw new Error('aucun élève');
  const whole = answerFor(home, card);
  const answer = decision === 'reEnrol' ? whole : { decision, accepts: whole.accepts };
  const { session } = home;
  town.get('family.send', { session, student, requestKey: key('envoi'), answer });
  town.get('family.afterwards', { session, student });
  town.host.clock.set(closed);
  return town;
}

const fileOf = (town: Town, number: string = student): CounterFile =>
  town.get('office.counterOpen', { student: number }, agent);

/** The request with one more demand, as a clerk types it. */
function correction(town: Town, name: string, part: Partial<Sent> = {}): Sent {
  const { campaign, people } = fileOf(town, part.student);
  const there = people.find(({ role }) => role === (part.present ?? 'guardian1'));
  if (!there) throw new Error('personne');
  const answer = answerFor({ ...there, campaign }, there.card, { demand: 'Plutôt le mercredi.' });
  return { student, present: 'guardian1', requestKey: key(name), answer, correction: { reason }, ...part };
}

const enter = (town: Town, sent: Sent, as = agent) => town.ask('office.counterSend', sent, as);

const said = (reply: ReturnType<typeof enter>) => (reply.ok ? 'ok' : reply.refusal.message);

const rowOf = (town: Town) => town.records('Registre', 'État').find((row) => row['Élève'] === student);
const stateOf = (town: Town) => JSON.parse(rowOf(town)?.['Demande'] || 'null');
const shownIn = (town: Town) =>
  town.records('danse', 'Demandes').find((row) => row['N° élève'] === student) ?? {};

function confirm(town: Town): void {
  const picked = { students: [student], decision: 'confirm' as const, reason: '' };
  const { shown } = town.get('office.reviewPreview', { picked }, agent);
  town.get('office.reviewApply', { requestKey: key('confirmer'), shown, picked }, agent);
}

describe('a request corrected by the office at its author’s demand (CAE-022)', () => {
  test('a decision that it clears, and that nobody was told yet, is told to nobody; a new one is', () => {
    const town = closedTown();
    confirm(town);
    town.get('office.counterSend', correction(town, 'corriger'), agent);
    town.host.advance({ minutes: 20 });
    const told = () =>
      town.host.outbox.filter(({ subject }) => subject.startsWith('Demande prise en compte'));
    expect(told()).toEqual([]);
    const picked = { students: [student], decision: 'confirm' as const, reason: '' };
    const { shown } = town.get('office.reviewPreview', { picked }, agent);
    town.get('office.reviewApply', { requestKey: key('confirmer-2'), shown, picked }, agent);
    town.host.advance({ minutes: 20 });
    expect(told()).toHaveLength(1);
  });

  test('after closing: changed under its receipt, in the Journal with the reason and who asked, and told by mail', () => {
    const town = closedTown();
    const before = stateOf(town);
    expect(fileOf(town).people.map(({ mayCorrect }) => mayCorrect)).toEqual([true, false]);
    const sent = correction(town, 'corriger');
    if (sent.answer.decision === 'reEnrol') sent.answer.coordinates.mail = 'detournee@example.net';
    const receipt = town.get('office.counterSend', sent, agent);
    expect(receipt).toMatchObject({ isCorrection: true, mail: claire, clerk: agent.as });
    const after = stateOf(town);
    expect(after).toMatchObject({
      status: 'changed',
      receipt: before.receipt,
      author: before.author,
      channel: 'counter',
      changes: 1,
    });
    expect(after.answer).toEqual({
      ...before.answer,
      demands: [{ kind: 'other', text: 'Plutôt le mercredi.' }],
    });
    const lines = town.journalOf(student);
    const last = lines[lines.length - 1];
    expect([last?.['Qui'], last?.['Quoi']]).toEqual([
      agent.as,
      'Demande corrigée par le conservatoire, à la demande de la famille',
    ]);
    expect(JSON.parse(last?.['Décision'] ?? '').facts).toEqual({ askedBy: before.author, reason });
    town.get('office.counterAfterwards', { student }, agent);
    const mail = town.host.outbox[town.host.outbox.length - 1];
    expect(mail?.to).toEqual([claire]);
    expect(mail?.subject).toContain('Modification enregistrée');
    expect(mail?.body).toContain('Comme vous l’avez demandé, le conservatoire a corrigé votre demande');
    expect(mail?.body).toContain(`Raison de la correction\u00a0: ${reason}`);
    expect(mail?.body).not.toContain('Vous pouvez modifier votre réponse');
    expect(shownIn(town)).toMatchObject({ Statut: 'Modifiée', Précision: 'Plutôt le mercredi.' });
    expect(town.open(claire).students.find(({ number }) => number === student)?.may).toBe('read');
  });

  test('after a confirmation, while the period lasts: it is looked at again', () => {
    const town = smallTown();
    const entry = correction(town, 'un');
    const { correction: _, ...plain } = entry;
    town.get('office.counterSend', plain, agent);
    confirm(town);
    const again = correction(town, 'deux');
    const typed = { ...again.answer, ...(again.answer.decision === 'reEnrol' && { demands: [] }) };
    expect(said(enter(town, { ...plain, requestKey: key('trois'), answer: typed }))).toContain(
      'a traité cette demande',
    );
    expect(said(enter(town, { ...again, answer: typed }))).toBe('ok');
    expect(rowOf(town)?.['Instruction']).toBe('');
    town.get('office.counterAfterwards', { student }, agent);
    expect(shownIn(town)).toMatchObject({ Statut: 'Modifiée', Précision: '' });
  });

  test('a family that gives everything up after closing is told so', () => {
    const town = closedTown();
    const accepts = { terms: '', notice: '' };
    const sent = correction(town, 'arret', { answer: { decision: 'decline', accepts } });
    expect(said(enter(town, sent))).toBe('ok');
    expect(stateOf(town)).toMatchObject({
      status: 'declined',
      answer: { accepts: { terms: '2026-2027/1' } },
    });
    town.get('office.counterAfterwards', { student }, agent);
    expect(town.host.outbox[town.host.outbox.length - 1]?.body).toContain(
      'la réinscription pour Emma N’Diaye n’est plus souhaitée',
    );
  });

  test('once documents are no longer received on the page, the mail says where to bring them, and no day that is over', () => {
    const told = (day: string) => {
      const town = closedTown();
      town.host.clock.set(Date.parse(`${day}T09:00:00+02:00`));
      expect(said(enter(town, correction(town, 'tard')))).toBe('ok');
      town.get('office.counterAfterwards', { student }, agent);
      return town.host.outbox[town.host.outbox.length - 1]?.body ?? '';
    };
    expect(told('2026-07-31')).toContain('Pièces à envoyer');
    const late = told('2026-08-03');
    expect(late).toContain('Pièces à apporter au conservatoire');
    expect(late).not.toContain('31\u00a0juillet');
    expect(late).not.toContain('sur votre page');
  });

  test('is never a new request after closing: nothing sent, or an answer that they do not re-enrol (PAR-033)', () => {
    const town = closedTown();
    const journal = () => town.records('Registre', 'Journal').length;
    const before = journal();
    const other = town.records('danse', 'Demandes').find((row) => row['Statut'] === 'Sans réponse');
    const silent = correction(town, 'rien', { student: other?.['N° élève'] ?? '' });
    expect(said(enter(town, silent))).toBe(
      'Aucune demande n’a été envoyée pour cet élève. Rien n’est enregistré.',
    );
    const { correction: _, ...plain } = correction(town, 'sans');
    expect(said(enter(town, plain))).toContain('Les demandes sont closes depuis le');
    expect(said(enter(town, { ...silent, correction: undefined } as unknown as Sent))).toContain(
      'closes depuis le',
    );
    expect(journal()).toBe(before);
    const declined = closedTown('decline');
    expect(said(enter(declined, correction(declined, 'refus')))).toContain('ce serait une nouvelle demande');
    expect(stateOf(declined).status).toBe('declined');
  });

  test('is refused to the other guardian, another conservatoire, without a reason, for nothing, and while stopped', () => {
    const town = closedTown();
    const sent = correction(town, 'refus');
    const same = fileOf(town).people[0]?.card.request?.answer ?? sent.answer;
    const refusals = [
      enter(town, { ...sent, present: 'guardian2' }),
      enter(town, sent, clerk('HAN')),
      enter(town, { ...sent, correction: { reason: '  ' } }),
      enter(town, { ...sent, correction: { reason: 'x'.repeat(501) } }),
      enter(town, { ...sent, answer: same }),
    ];
    expect(refusals.map((reply) => (reply.ok ? 'ok' : reply.refusal.kind))).toEqual([
      'readOnly',
      'notYours',
      'invalid',
      'invalid',
      'invalid',
    ]);
    const told = refusals.slice(2).map((reply) => (reply.ok ? '' : reply.refusal.fields?.[0]?.field));
    expect(told).toEqual(['reason', 'reason', 'keep']);
    const open = smallTown();
    const first = correction(open, 'ouvert');
    const { correction: _, ...plain } = first;
    open.get('office.counterSend', plain, agent);
    expect(said(enter(open, correction(open, 'encore')))).toContain('La demande se modifie encore');
    const decision = { kind: 'cancel' as const, reason: 'Panne.' };
    open.get('office.decideCampaign', { decision, requestKey: key('annuler') }, owner);
    expect(said(enter(open, correction(open, 'annule')))).toContain('suspendues ou annulées');
    expect(stateOf(town).changes).toBe(0);
  });

  const calls = (() => {
    const town = closedTown();
    town.get('office.counterSend', correction(town, 'compte'), agent);
    return lastTrips(town);
  })();
  for (const when of ['before', 'after'] as const) {
    test(`killed ${when} every call, then asked again: corrected once, one mail`, () => {
      for (const call of calls) {
        const town = closedTown();
        const sent = correction(town, 'tue');
        town.host.gate.killAt({ call, when, in: 'call' });
        expect(town.try('office.counterSend', sent, agent)).toBe(null);
        town.get('office.counterSend', sent, agent);
        expect(stateOf(town).changes).toBe(1);
        town.host.advance({ minutes: 10 });
        const mails = town.mailsAbout(student).filter((mail) => mail['Modèle'] === 'accusé de réception');
        expect(mails.map((mail) => mail['État'])).toEqual(['envoyé', 'envoyé']);
      }
    });
  }
});
