import { describe, expect, test } from 'vitest';
import type { Execution, Visitor } from '../../host/index.ts';
import { answerForEverybody, applyAll, writeForEverybody } from '../../rehearsal/load/bulk.ts';
import { inOpenTown, type OpenTown } from '../../rehearsal/load/record.ts';
import { inventTown } from '../../rehearsal/sample/inventTown.ts';
import { readTown } from '../../rehearsal/sample/town.ts';
import { seed } from '../seed.ts';

const sample = readTown(new URL('../../examples/valmont', import.meta.url).pathname);
const names = sample.settings.conservatoires.map(({ name }) => name);
const manager: Visitor = { as: `responsable@${sample.domain}`, deployment: 'domain' };
const key = (name: string) => `decision-en-masse-${name}`;
const fourMinutes = 4 * 60 * 1000;

function tab({ host }: OpenTown, workbook: string, name: string): Record<string, string>[] {
  const found = host.workbooks.list().find(({ head }) => head.name.includes(workbook));
  const [headings = [], ...rows] = host.workbooks
    .person(found?.head.id ?? '', { as: host.town.owner })
    .displayed(name);
  return rows.map((row) => Object.fromEntries(headings.map((heading, i) => [heading, row[i] ?? ''])));
}

/** How many students stand in each state, over all the conservatoires. */
function statuses(open: OpenTown): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of names.flatMap((name) => tab(open, name, 'Demandes'))) {
    const status = row['Statut'] ?? '';
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

/** How many times the Journal says of a student that this was done; the most, and the least. */
function timesEach(open: OpenTown, act: string, students: number): number[] {
  const lines = tab(open, 'Registre', 'Journal').filter((line) => line['Quoi'] === act);
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line['Sujet'] ?? '', (counts.get(line['Sujet'] ?? '') ?? 0) + 1);
  return [...new Set([...counts.values(), ...(counts.size < students ? [0] : [])])];
}

/** How long the lock was held each time it was, in modelled milliseconds. */
function locks(executions: readonly Execution[]): number[] {
  return executions.flatMap(({ calls }) => {
    let taken = 0;
    return calls.flatMap(({ member, at }) => {
      if (member === 'Lock.tryLock') taken = at;
      return member === 'Lock.releaseLock' ? [at - taken] : [];
    });
  });
}

const seconds = (executions: readonly Execution[]): number =>
  Math.max(...executions.map(({ milliseconds }) => milliseconds));

describe('one decision on 1,302 requests', () => {
  test('is one batch, in short executions that say how far they are; started twice at once, each is decided once; taken back as one', async () => {
    const students = 1_302;
    await inOpenTown(inventTown(sample, students, seed), seed, (open) => {
      const { host, pages } = open;
      answerForEverybody(open);
      writeForEverybody(host, names, 'Confirmer');
      const before = host.executions.length;
      const { shown } = pages.get('office.reviewPreview', {}, manager);
      host.gate.at({ member: 'Lock.tryLock', nth: 5, in: 'call' }, 'before', () =>
        pages.get('office.reviewApply', { requestKey: key('lot'), shown }, manager),
      );
      const steps = applyAll(open, manager, key('lot'));
      const done = steps.map((step) => step.done);
      expect(done).toEqual([...new Set(done)].sort((a, b) => a - b));
      expect(steps[steps.length - 1]).toMatchObject({ lot: 1, done: students, total: students, skipped: [] });
      expect(steps.length).toBeGreaterThan(1);
      expect(statuses(open)).toEqual({ Confirmée: students });
      expect(timesEach(open, 'Décision, lot 1\u00a0: Confirmer', students)).toEqual([1]);
      const applied = host.executions.slice(before);
      expect(seconds(applied)).toBeLessThan(fourMinutes);
      // Families come in between. It is longer only where a tab of the Registre has to grow.
      const held = locks(applied);
      expect(held.filter((ms) => ms > 2_500).length).toBeLessThan(held.length / 20);

      // The page is closed after the first call: the timer goes on.
      const undo = { lot: 1, requestKey: key('retour'), correct: false };
      const first = pages.get('office.reviewUndo', undo, manager);
      expect(first.done).toBeLessThan(students);
      host.advance({ minutes: 40 });
      expect(pages.get('office.reviewUndo', undo, manager)).toMatchObject({ lot: 2, done: students });
      expect(statuses(open)).toEqual({ Déposée: students });
      expect(timesEach(open, 'Retour en arrière, lot 2', students)).toEqual([1]);
      const told = tab(open, 'Registre', 'Courriels').filter((mail) => mail['Modèle'] === 'décision');
      expect([...new Set(told.map((mail) => mail['État']))]).toEqual(['annulé']);
      const undone = host.executions.slice(before + applied.length);
      expect(seconds(undone)).toBeLessThan(fourMinutes);
    });
  });

  test('by two people at once: each request is decided once, whoever comes first', async () => {
    const students = 130;
    await inOpenTown(inventTown(sample, students, seed), seed, (open) => {
      const { host } = open;
      answerForEverybody(open);
      writeForEverybody(host, names, 'Confirmer');
      host.gate.at({ member: 'Lock.tryLock', nth: 3, in: 'call' }, 'before', () => {
        const owner: Visitor = { as: host.town.owner, deployment: 'domain' };
        applyAll(open, owner, key('autre'));
      });
      applyAll(open, manager, key('lot'));
      const lines = tab(open, 'Registre', 'Journal').filter((line) => line['Quoi']?.startsWith('Décision'));
      expect(lines.length).toBe(students);
      expect(new Set(lines.map((line) => line['Sujet'])).size).toBe(students);
      expect(statuses(open)).toEqual({ Confirmée: students });
    });
  });
});
