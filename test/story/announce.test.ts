import { describe, expect, test } from 'vitest';
import type { CampaignDecision } from '../../src/campaign/standing.ts';
import { stream } from '../seed.ts';
import { clerk, key, lastTrips, nDiaye, owner, smallTown, type Town, uninvitedTown } from './town.ts';

const { claire } = nDiaye;
const reason = 'Panne du réseau de la mairie.';
const suspend: CampaignDecision = { kind: 'suspend', reason };

function decide(town: Town, decision: CampaignDecision): void {
  town.get('office.decideCampaign', { decision, requestKey: key(decision.kind) }, owner);
}

const preview = (town: Town) => town.get('office.announcePreview', {}, owner);
const announce = (town: Town, confirmed: number, name = 'annonce') =>
  town.get('office.announce', { requestKey: key(name), confirmed }, owner);
const announced = (town: Town) =>
  town.host.outbox.filter(({ subject }) => subject.startsWith('Demandes de réinscription'));

describe('a decision on the campaign, announced by mail (PAR-060…063)', () => {
  test('reaches everybody who was invited, once, from their conservatoire, with the reason and their own link', () => {
    const town = smallTown();
    decide(town, suspend);
    const { toMail } = town.get('office.invitePreview', {}, owner);
    expect(toMail).toBe(0);
    expect(preview(town)).toMatchObject({ kind: 'suspend', toMail: 54, already: 0 });
    expect(announce(town, 54)).toMatchObject({ toMail: 0, already: 54 });
    town.host.advance({ hours: 30 });
    expect(announced(town)).toHaveLength(54);
    const letter = announced(town).find(({ to }) => to.includes(claire));
    expect(letter?.subject).toBe(
      'Demandes de réinscription suspendues – Conservatoire de danse et de musique',
    );
    expect(letter?.body).toContain(
      'Les demandes de réinscription sont suspendues depuis le lundi 11\u00a0mai 2026 à\u00a010\u00a0h.',
    );
    expect(letter?.body).toContain(`Raison\u00a0: ${reason}`);
    expect(town.open(claire).campaign.state).toBe('suspended');
    announce(town, 0, 'encore');
    town.host.advance({ hours: 2 });
    expect(announced(town)).toHaveLength(54);
  });

  test('each decision has its own announcement; an extension says the new closing, a resumption until when', () => {
    const town = smallTown();
    decide(town, suspend);
    announce(town, 54, 'une');
    town.host.advance({ minutes: 1 });
    decide(town, { kind: 'resume', reason: 'Réseau rétabli.' });
    announce(town, 54, 'deux');
    town.host.advance({ minutes: 1 });
    decide(town, { kind: 'extend', reason, closesAt: '2026-06-02T12:00' });
    announce(town, 54, 'trois');
    town.host.advance({ hours: 60 });
    const closes = 'mardi 2\u00a0juin 2026 à\u00a012\u00a0h';
    const own = announced(town).filter(({ to }) => to.includes(claire));
    expect(own.map(({ subject }) => subject.split(' – ')[0])).toEqual([
      'Demandes de réinscription suspendues',
      'Demandes de réinscription\u00a0: reprise',
      `Demandes de réinscription\u00a0: jusqu’au ${closes}`,
    ]);
    expect(own[1]?.body).toContain('jusqu’au samedi 30\u00a0mai 2026 à\u00a015\u00a0h');
    expect(own[2]?.body).toContain(`les demandes de réinscription ferment le ${closes}`);
    expect(announced(town)).toHaveLength(3 * 54);
  });

  test('writes to nobody who was not invited: the invitations still to leave say what stands', () => {
    const town = uninvitedTown();
    decide(town, { kind: 'extend', reason, closesAt: '2026-06-02T12:00' });
    expect(preview(town)).toMatchObject({ kind: 'extend', toMail: 0 });
  });

  test('is refused where nothing was decided, to a clerk, and for a number that is no longer true', () => {
    const town = smallTown();
    const refused = town.ask('office.announcePreview', {}, owner);
    expect(refused.ok ? '' : refused.refusal.message).toBe(
      'Rien à annoncer\u00a0: aucune décision n’a changé la campagne.',
    );
    decide(town, suspend);
    const request = { requestKey: key('agent'), confirmed: 54 };
    expect(town.ask('office.announce', request, clerk('CMD')).ok).toBe(false);
    expect(announce(town, 53)).toMatchObject({ toMail: 54, already: 0 });
    town.host.advance({ hours: 30 });
    expect(announced(town)).toEqual([]);
  });

  const calls = (() => {
    const town = smallTown();
    decide(town, suspend);
    announce(town, 54);
    return lastTrips(town);
  })();
  const chance = stream();
  for (const when of ['before', 'after'] as const) {
    test(`killed ${when} any call, then asked again: everybody once`, () => {
      for (let i = 0; i < 8; i++) {
        const call = calls[Math.floor(chance() * calls.length)] ?? 1;
        const town = smallTown({ seed: Math.floor(chance() * 2 ** 31) });
        decide(town, suspend);
        town.host.gate.killAt({ call, when, in: 'call' });
        const request = { requestKey: key('annonce'), confirmed: 54 };
        expect(town.try('office.announce', request, owner)).toBe(null);
        const { toMail } = preview(town);
        expect([0, 54]).toContain(toMail);
        announce(town, toMail);
        expect(preview(town)).toMatchObject({ toMail: 0, already: 54 });
        const acts = town.records('Registre', 'Journal').map((row) => row['Quoi']);
        expect(acts.filter((act) => act?.startsWith('Annonce prévue'))).toEqual([
          'Annonce prévue\u00a0: 54 personnes',
        ]);
      }
    });
  }
});
