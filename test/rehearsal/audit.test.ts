import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../host/index.ts';
import { thrownFrom } from '../../rehearsal/arguments.ts';
import { audit } from '../../rehearsal/audit/audit.ts';
import { isDecision } from '../../rehearsal/audit/decisions.ts';
import { finalStates } from '../../rehearsal/audit/ends.ts';
import { reconcile } from '../../rehearsal/audit/figures.ts';
import { dueReminderFindings, remindersIn } from '../../rehearsal/audit/post.ts';
import { type Evidence, type Row, readBack } from '../../rehearsal/audit/readBack.ts';
import { type Played, playCampaign } from '../../rehearsal/play/campaign.ts';
import { openHost } from '../../rehearsal/rehearse.ts';
import { readTown, type Town } from '../../rehearsal/sample/town.ts';
import { seed } from '../seed.ts';

const CAMPAIGN_MS = 5 * 60_000;
const small = readTown(fileURLToPath(new URL('../../examples/valmont-small', import.meta.url)));

/** The small town in a hurry: invited in the morning of one day, closed before noon of the next. */
function hurried(): Town {
  const opensAt = small.calendar.opensAt;
  const settings = {
    ...small.settings,
    reEnrolment: { ...small.settings.reEnrolment, invitationsOn: '2026-05-10', closesAt: '2026-05-11T11:40' },
  };
  const setUpAt = opensAt - 25 * 3_600_000;
  const [early, first, second, third, fourth, fifth] = small.answers.filter(
    ({ channel }) => channel === 'online',
  );
  const late = small.answers.find(
    ({ channel, student, author }) =>
      channel === 'counter' && small.families.get(student)?.[author - 1]?.mail !== '',
  );
  const [byLetter, atCounter] = small.answers.filter(
    ({ student, author }) => small.families.get(student)?.[author - 1]?.mail === '',
  );
  if (!early || !first || !second || !third || !fourth || !fifth || !byLetter || !atCounter || !late)
    throw new Error('the small town has too few answers');
  return {
    ...small,
    settings,
    calendar: { setUpAt, opensAt, closesAt: opensAt + 100 * 60_000 },
    answers: [
      { ...early, at: opensAt - 1_000 },
      { ...first, at: opensAt, changes: 2 },
      { ...second, at: opensAt + 60_000, changes: 0 },
      { ...third, at: opensAt + 120_000, changes: 0, decision: 'decline' },
      { ...fourth, at: opensAt + 140_000, changes: 0 },
      { ...fifth, at: opensAt + 160_000, changes: 0 },
      { ...byLetter, at: opensAt + 180_000, changes: 0, channel: 'online' },
      { ...atCounter, at: opensAt + 240_000, changes: 1, channel: 'counter' },
      { ...late, at: opensAt + 100 * 60_000, changes: 0 },
    ],
  };
}

describe('an auditor', () => {
  const town = hurried();
  const directory = mkdtempSync(join(tmpdir(), 'dacapo-audit-'));
  let host: Host;
  let played: Played;
  let evidence: Evidence;
  /** The first answer, changed twice. */
  let student: string;

  beforeAll(async () => {
    host = openHost(town, directory, seed);
    played = await playCampaign(host, town, thrownFrom(seed));
    evidence = readBack(host, town.settings);
    student = town.answers[1]?.student ?? '';
  }, CAMPAIGN_MS);
  afterAll(async () => {
    await host.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const figuresOf = (seen: Evidence) => {
    const cost = { platformCalls: 0, roundTrips: 0, seconds: 0, seed };
    const retention = { purges: [], published: played.lottery?.published ?? null };
    const { figures } = reconcile({ town, played, evidence: seen, retention }, cost);
    return { lost: figures.lost, doubled: figures.doubled };
  };
  const without = (rows: readonly Row[], heading: string) => rows.filter((row) => row[heading] !== student);
  const twice = (rows: readonly Row[], heading: string) => [
    ...rows,
    ...rows.filter((row) => row[heading] === student),
  ];
  const views = (change: (rows: readonly Row[]) => readonly Row[]) =>
    new Map([...evidence.requests].map(([code, rows]) => [code, change(rows)]));
  const mailsTo = (mails: Evidence['mails']) =>
    mails.filter(({ body }) => body.includes(played.families[1]?.receipt ?? 'none'));
  const decisionTo = (mails: Evidence['mails']) => mailsTo(mails).find(isDecision);

  it('finds everything in its place when nobody tampers', () => {
    expect(audit(played, evidence)).toEqual([]);
    expect(figuresOf(evidence)).toEqual({ lost: 0, doubled: 0 });
    expect(played.families.map(({ taken }) => taken)).toEqual([0, 3, 1, 1, 1, 1, 1, 2, 0]);
    expect(finalStates(evidence)).toMatchObject({
      'Ne se réinscrit pas': 1,
      'Réinscription pédagogique faite': 4,
      Confirmée: 1,
      Rejetée: 1,
      'Sans réponse': 33,
    });
    expect(played.families[0]?.refusal?.kind).toBe('tooEarly');
    expect(played.families[8]?.refusal?.kind).toBe('tooLate');
  });

  it.each<[string, () => Partial<Evidence>]>([
    ['a row of a view', () => ({ requests: views((rows) => without(rows, 'N° élève')) })],
    ['a row of État', () => ({ state: without(evidence.state, 'Élève') })],
    ['the lines of the Journal', () => ({ journal: without(evidence.journal, 'Sujet') })],
    [
      'an acknowledgement',
      () => ({ mails: evidence.mails.filter((mail) => mail !== mailsTo(evidence.mails)[0]) }),
    ],
    [
      'the mail of a decision',
      () => ({ mails: evidence.mails.filter((mail) => mail !== decisionTo(evidence.mails)) }),
    ],
    ['a file in Drive', () => ({ files: evidence.files.slice(1) })],
    ['what État says of the files', () => ({ state: evidence.state.map((row) => ({ ...row, Pièces: '' })) })],
    ['a letter', () => ({ letters: evidence.letters.slice(1) })],
    ['a reminder', () => ({ mails: evidence.mails.filter((mail) => mail !== remindersIn(evidence)[0]) })],
  ])('sees that %s is missing', (_, tampered) => {
    expect(figuresOf({ ...evidence, ...tampered() }).lost).toBeGreaterThan(0);
  });

  it.each<[string, () => Partial<Evidence>]>([
    ['a row of a view', () => ({ requests: views((rows) => twice(rows, 'N° élève')) })],
    ['a row of État', () => ({ state: twice(evidence.state, 'Élève') })],
    ['a line of the Journal', () => ({ journal: twice(evidence.journal, 'Sujet') })],
    ['an acknowledgement', () => ({ mails: [...evidence.mails, ...mailsTo(evidence.mails)] })],
    [
      'the mail of a decision',
      () => ({ mails: [...evidence.mails, decisionTo(evidence.mails)].filter((mail) => mail !== undefined) }),
    ],
    ['a file in Drive', () => ({ files: [...evidence.files, ...evidence.files.slice(0, 1)] })],
    ['a letter', () => ({ letters: [...evidence.letters, ...evidence.letters.slice(0, 1)] })],
  ])('sees that %s is there twice', (_, tampered) => {
    expect(figuresOf({ ...evidence, ...tampered() }).doubled).toBeGreaterThan(0);
  });

  it('sees another answer than the one sent, a wrong state, a stranger, a stray file, a false sum and a mail gone astray', () => {
    const changed = (rows: readonly Row[], from: string, to: string) =>
      rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cell.replace(from, to)])),
      );
    const astray = evidence.mails.map((mail) => ({ ...mail, to: ['quelqu.un@example.org'] }));
    const tamperings: Partial<Evidence>[] = [
      { state: changed(evidence.state, '06 39 98 00 02', '06 39 98 00 01') },
      { requests: views((rows) => changed(rows, 'Réinscription pédagogique faite', 'Confirmée')) },
      { state: changed(evidence.state, '"reEnrolled"', '"confirmed"') },
      { fronts: new Map([...evidence.fronts].map(([code]) => [code, new Map([['Élèves', '1']])])) },
      { files: [...evidence.files, { id: 'inconnu', size: 1 }] },
      { files: evidence.files.map((file) => ({ ...file, size: 1 })) },
      { requests: views((rows) => [...rows, { 'N° élève': 'E99999', Statut: 'Sans réponse' }]) },
      { mails: astray },
    ];
    for (const tampered of tamperings) {
      const kinds = audit(played, { ...evidence, ...tampered }).map(({ kind }) => kind);
      expect(new Set(kinds)).toEqual(new Set(['wrong']));
    }
  });

  it('sees two reminders to one person within 48 hours, and no other', () => {
    const [first] = remindersIn(evidence);
    if (!first) throw new Error('nobody was reminded');
    const again = (hours: number) => {
      const mails = [...evidence.mails, { ...first, at: first.at + hours * 3_600_000 }];
      return audit(played, { ...evidence, mails }).map(({ what }) => what);
    };
    const within = expect.stringContaining('en moins de 48');
    expect(again(47)).toContainEqual(within);
    expect(again(48)).not.toContainEqual(within);
  });

  it('sees a reminder of a last day that was sent twice, or to who was asked for nothing', () => {
    const asked = {
      ...evidence.mails[0],
      to: ['a@example.org'],
      subject: 'Pièces à envoyer avant la fin du lundi 8 juin 2026 – Réinscription de X',
    } as (typeof evidence.mails)[number];
    const due = {
      ...asked,
      subject: 'Rappel\u00a0: pièces à envoyer avant la fin du lundi 8 juin 2026 – Le Hangar',
    };
    const found = (...mails: (typeof asked)[]) =>
      dueReminderFindings({ ...evidence, mails }).map(({ kind }) => kind);
    expect(found(asked, due)).toEqual([]);
    expect(found(asked, due, due)).toEqual(['doubled']);
    expect(found(asked, { ...due, to: ['b@example.org'] })).toEqual(['wrong']);
    expect(found({ ...asked, subject: asked.subject.replace('8 juin', '9 juin') }, due)).toEqual(['wrong']);
  });

  it('reads the workbooks themselves: a row deleted by hand is lost', () => {
    const [code] =
      [...evidence.requests].find(([, rows]) => rows.some((row) => row['N° élève'] === student)) ?? [];
    const name = town.settings.conservatoires.find((one) => one.code === code)?.name ?? '';
    const workbook = host.workbooks.list().find(({ head }) => head.name.includes(name));
    const person = host.workbooks.person(workbook?.head.id ?? '', { as: host.town.owner });
    const row = person.displayed('Demandes').findIndex((cells) => cells.includes(student));
    person.deleteRows('Demandes', row + 1);
    expect(figuresOf(readBack(host, town.settings))).toEqual({ lost: 1, doubled: 0 });
  });
});
