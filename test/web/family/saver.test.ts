import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../src/calls/answer.ts';
import { createSaver, SAVE_EVERY, type SaveDraft, type SaveState } from '../../../web/family/saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Outcome = 'saved' | 'lost' | 'busy' | 'refused';

const replies = {
  saved: { ok: true, value: { session: 's', savedAt: '18\u00a0h\u00a042' } },
  lost: null,
  busy: { ok: false, refusal: { kind: 'busy', message: '…' } },
  refused: { ok: false, refusal: { kind: 'tooLate', message: 'La période est close.' } },
} as const;

const typed = (street: string): Draft => ({
  step: 'courses',
  studentAddress: { street, postcode: '', town: '' },
});

/** A program that takes 3 s a save and ends each as told, then saves everything. */
function program(outcomes: Outcome[]) {
  const saves: { readonly at: number; readonly street: string | undefined }[] = [];
  const states: SaveState[] = [];
  let atOnce = 0;
  const save: SaveDraft = async (draft) => {
    expect(++atOnce).toBe(1);
    saves.push({ at: Date.now(), street: draft.studentAddress?.street });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    atOnce--;
    return replies[outcomes.shift() ?? 'saved'];
  };
  return { saver: createSaver(save, (state) => states.push(state)), saves, states };
}

const outcome = fc.constantFrom<Outcome>('saved', 'lost', 'busy');
const pauses = fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 30 });

describe('what is typed', () => {
  it('is all saved in the end, one save at a time, at most one every 20 s', () =>
    fc.assert(
      fc.asyncProperty(pauses, fc.array(outcome, { maxLength: 6 }), async (between, outcomes) => {
        const { saver, saves } = program([...outcomes]);
        for (const [index, pause] of between.entries()) {
          saver.change(typed(`text ${index}`));
          await vi.advanceTimersByTimeAsync(pause);
        }
        await vi.advanceTimersByTimeAsync(10 * SAVE_EVERY);
        expect(saver.isUnsaved()).toBe(false);
        expect(saves[saves.length - 1]?.street).toBe(`text ${between.length - 1}`);
        saves.slice(1).forEach(({ at }, index) => {
          expect(at - (saves[index]?.at ?? 0)).toBeGreaterThanOrEqual(SAVE_EVERY);
        });
      }),
    ));

  it('waits 20 s while typing, and is saved at once at a change of step', async () => {
    const { saver, saves } = program([]);
    saver.change(typed('a'));
    await vi.advanceTimersByTimeAsync(SAVE_EVERY - 1);
    expect(saves).toEqual([]);
    const flushed = saver.flush(typed('ab'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(await flushed).toBe(true);
    expect(saves.map(({ street }) => street)).toEqual(['ab']);
  });

  it('that the network lost is unsaved, said so, and saved later', async () => {
    const { saver, states } = program(['lost']);
    const flushed = saver.flush(typed('a'));
    await vi.advanceTimersByTimeAsync(3000);
    expect(await flushed).toBe(false);
    expect(saver.isUnsaved()).toBe(true);
    await vi.advanceTimersByTimeAsync(SAVE_EVERY + 3000);
    expect(states.map(({ kind }) => kind)).toEqual(['offline', 'saved']);
    expect(saver.isUnsaved()).toBe(false);
  });

  it('that the program refuses is not sent again', async () => {
    const { saver, saves, states } = program(['refused']);
    saver.flush(typed('a'));
    await vi.advanceTimersByTimeAsync(5 * SAVE_EVERY);
    expect(saves).toHaveLength(1);
    expect(states).toEqual([{ kind: 'refused', message: 'La période est close.' }]);
  });
});

it('once stopped, no draft arrives after the request', () =>
  fc.assert(
    fc.asyncProperty(pauses, fc.array(outcome, { maxLength: 4 }), async (between, outcomes) => {
      const { saver, saves } = program([...outcomes]);
      for (const pause of between) {
        saver.change(typed('a'));
        await vi.advanceTimersByTimeAsync(pause);
      }
      const stopped = saver.stop();
      await vi.advanceTimersByTimeAsync(3000);
      await stopped;
      const before = saves.length;
      await vi.advanceTimersByTimeAsync(10 * SAVE_EVERY);
      expect(saves).toHaveLength(before);
    }),
  ));
