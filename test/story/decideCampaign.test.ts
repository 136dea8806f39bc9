import { describe, expect, test } from 'vitest';
import type { CampaignDecision } from '../../src/campaign/standing.ts';
import { stream } from '../seed.ts';
import {
  answerFor,
  clerk,
  deathsIn,
  key,
  lastTrips,
  nDiaye,
  opening,
  owner,
  smallTown,
  type Town,
} from './town.ts';

const { student, claire, rachid } = nDiaye;
const reason = 'Panne du réseau de la mairie.';
const hour = 60 * 60 * 1000;

function decide(town: Town, decision: CampaignDecision, name = decision.kind as string) {
  return town.get('office.decideCampaign', { decision, requestKey: key(name) }, owner);
}

function sendOf(town: Town, requestKey: string) {
  const home = town.open(claire);
  const card = home.students[0];
  if (!card) throw new Error('aucun élève');
  return { session: home.session, student, requestKey, answer: answerFor(home, card) };
}

const later = (town: Town, hours: number) => town.host.clock.set(opening + hours * hour);
const refusalOf = (town: Town, send: ReturnType<typeof sendOf>) => {
  const reply = town.ask('family.send', send);
  return reply.ok ? null : reply.refusal;
};

describe('a campaign that is suspended (PAR-060, PAR-061)', () => {
  test('takes nothing, says since when and why, keeps drafts, and goes on where it was', () => {
    const town = smallTown();
    later(town, 1);
    const before = sendOf(town, key('avant'));
    const home = decide(town, { kind: 'suspend', reason });
    expect([home.campaign?.state, home.campaign?.reason]).toEqual(['suspended', reason]);
    later(town, 2);
    const seen = town.open(claire);
    expect(seen.campaign).toMatchObject({
      state: 'suspended',
      since: 'lundi 11\u00a0mai 2026 à\u00a011\u00a0h',
      reason,
    });
    expect(refusalOf(town, before)).toEqual({
      kind: 'stopped',
      message:
        'Les demandes sont suspendues. Rien n’a été envoyé. Ce que vous avez écrit est gardé\u00a0: revenez plus tard.',
    });
    const draft = {
      step: 'courses' as const,
      keep: [],
      demands: [{ kind: 'other' as const, text: 'Violon le mercredi' }],
    };
    const saved = town.ask('family.saveDraft', { session: seen.session, student, draft });
    expect(saved.ok).toBe(true);
    decide(town, { kind: 'resume', reason: 'Réseau rétabli.' });
    const again = town.open(claire);
    expect(again.campaign.state).toBe('open');
    expect(again.students[0]?.draft?.draft).toMatchObject(draft);
    expect(town.ask('family.send', sendOf(town, key('apres'))).ok).toBe(true);
  });

  test('still gives its receipt to who sent before, and shows the request', () => {
    const town = smallTown();
    const send = sendOf(town, key('avant'));
    const { receipt } = town.get('family.send', send).student.request ?? {};
    later(town, 1);
    decide(town, { kind: 'suspend', reason });
    expect(town.get('family.send', send).student.request?.receipt).toBe(receipt);
    expect(town.open(rachid).students.find(({ number }) => number === student)?.request?.receipt).toBe(
      receipt,
    );
  });
});

describe('a campaign that is extended (PAR-062)', () => {
  test('closes at the new instant everywhere, and the Journal keeps the old one', () => {
    const town = smallTown();
    const home = decide(town, { kind: 'extend', reason, closesAt: '2026-06-02T12:00' });
    const closes = 'mardi 2\u00a0juin 2026 à\u00a012\u00a0h';
    expect(home.campaign?.closes).toBe(closes);
    expect(town.open(claire).students[0]?.sentence).toContain(closes);
    const line = town.records('Registre', 'Journal').find((row) => row['Quoi'] === 'Campagne prolongée');
    expect(line?.['Décision']).toContain('2026-05-30T15:00');
    expect(line?.['Décision']).toContain(reason);
    town.host.clock.set(Date.parse('2026-06-02T11:59:59+02:00'));
    expect(refusalOf(town, sendOf(town, key('juste')))).toBe(null);
    town.host.clock.set(Date.parse('2026-06-02T12:00:00+02:00'));
    expect(refusalOf(town, sendOf(town, key('tard')))?.kind).toBe('tooLate');
  });
});

describe('a campaign that is cancelled', () => {
  test('takes nothing, shows what was sent, and can be resumed: nothing is erased', () => {
    const town = smallTown();
    const { receipt } = town.get('family.send', sendOf(town, key('avant'))).student.request ?? {};
    decide(town, { kind: 'cancel', reason });
    const seen = town.open(claire);
    expect([seen.campaign.state, seen.students[0]?.may]).toEqual(['cancelled', 'read']);
    expect(seen.students[0]?.request?.receipt).toBe(receipt);
    expect(refusalOf(town, sendOf(town, key('apres')))?.message).toBe(
      'Les demandes sont annulées. Rien n’a été envoyé. Appelez votre conservatoire.',
    );
    decide(town, { kind: 'resume', reason: 'Annulée par erreur.' });
    expect(town.open(claire).students[0]?.may).toBe('change');
  });
});

describe('a decision on the campaign', () => {
  test('is a manager’s, and needs a reason', () => {
    const town = smallTown();
    const decision = { kind: 'suspend', reason } as const;
    const request = { decision, requestKey: key('agent') };
    expect(town.ask('office.decideCampaign', request, clerk('CMD')).ok).toBe(false);
    const without = town.ask(
      'office.decideCampaign',
      { ...request, decision: { ...decision, reason: '' } },
      owner,
    );
    expect(without.ok ? '' : without.refusal.kind).toBe('invalid');
    expect(town.open(claire).campaign.state).toBe('open');
  });

  test('of two managers at once: the second is told what the first did', () => {
    const town = smallTown();
    decide(town, { kind: 'suspend', reason });
    const second = town.ask(
      'office.decideCampaign',
      { decision: { kind: 'suspend', reason: 'Autre raison.' }, requestKey: key('second') },
      owner,
    );
    expect(second.ok ? '' : second.refusal.message).toContain('La campagne est déjà suspendue, depuis le');
  });

  const calls = (() => {
    const town = smallTown();
    decide(town, { kind: 'suspend', reason });
    return lastTrips(town);
  })();
  const chance = stream();
  for (const { call, when } of deathsIn(calls)) {
    test(`killed ${when} call ${call}: not taken, or taken whole; repeated, it is taken once`, () => {
      const town = smallTown({ seed: Math.floor(chance() * 2 ** 31) });
      const request = { decision: { kind: 'suspend', reason }, requestKey: key('une') } as const;
      town.host.gate.killAt({ call, when, in: 'call' });
      expect(town.try('office.decideCampaign', request, owner)).toBe(null);
      town.host.advance({ minutes: 10 });
      town.get('office.decideCampaign', request, owner);
      expect(town.open(claire).campaign.state).toBe('suspended');
      const lines = town.records('Registre', 'Journal').filter((row) => row['Quoi'] === 'Campagne suspendue');
      expect(lines).toHaveLength(1);
    });
  }
});
