import { describe, expect, test } from 'vitest';
import { answerFor, key, nDiaye, smallTown, type Town } from './town.ts';

const { student, claire, rachid } = nDiaye;
const text = 'Emma veut changer d’instrument.\n=1+1';

function sentTown(): Town {
  const town = smallTown();
  const home = town.open(claire);
  const card = home.students.find(({ number }) => number === student);
  if (!card) throw new Error('Emma n’est pas là');
  const sent = { session: home.session, student, requestKey: key('envoi') };
  town.get('family.send', { ...sent, answer: answerFor(home, card) });
  return town;
}

const cardOf = (town: Town, mail: string) =>
  town.open(mail).students.find(({ number }) => number === student);
const tell = (town: Town, mail: string, requestKey = key('desaccord'), words = text) =>
  town.ask('family.disagree', { session: town.open(mail).session, student, requestKey, text: words });

describe('a disagreement of the other guardian', () => {
  test('tells the office, and changes nothing of the request; the author is shown nothing', () => {
    const town = sentTown();
    const before = cardOf(town, claire);
    expect(cardOf(town, rachid)?.disagreement).toEqual({ kind: 'possible' });
    const told = tell(town, rachid);
    expect(told.ok).toBe(true);
    expect(cardOf(town, rachid)?.disagreement).toEqual({
      kind: 'told',
      at: 'lundi 11\u00a0mai 2026 à\u00a010\u00a0h',
    });
    expect(cardOf(town, claire)).toEqual(before);
    town.host.advance({ minutes: 10 });
    const row = town.records('danse', 'Demandes').find((one) => one['N° élève'] === student);
    expect([row?.['Statut'], row?.['Désaccord']]).toEqual([
      'Déposée',
      `Rachid N’Diaye, le lundi 11\u00a0mai 2026 à\u00a010\u00a0h\u00a0: ${text}`,
    ]);
    expect(town.formulas('danse', 'Demandes')).toEqual([]);
  });

  test('is told once, whatever is pressed twice, and survives a change of the request', () => {
    const town = sentTown();
    for (const requestKey of [key('un'), key('un'), key('deux')])
      expect(tell(town, rachid, requestKey).ok).toBe(true);
    expect(town.journalOf(student).map((line) => line['Quoi'])).toEqual([
      'Demande envoyée',
      'Désaccord signalé',
    ]);
    const home = town.open(claire);
    const card = cardOf(town, claire);
    if (!card) throw new Error('Emma n’est pas là');
    const change = { session: home.session, student, requestKey: key('change') };
    town.get('family.send', { ...change, answer: answerFor(home, card) });
    expect(cardOf(town, rachid)?.disagreement.kind).toBe('told');
  });

  test('is not the author’s, nor a child’s, nor empty', () => {
    const town = sentTown();
    const own = tell(town, claire);
    expect(own.ok ? '' : own.refusal.kind).toBe('notYours');
    const empty = tell(town, rachid, key('vide'), '  ');
    expect(empty.ok ? '' : empty.refusal.kind).toBe('invalid');
    expect(town.journalOf(student).length).toBe(1);
  });
});
