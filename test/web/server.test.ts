import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createServer, newRequestKey, type Outside } from '../../web/server.ts';

const texts = { terms: 'terms', notice: 'notice' };
const answered = JSON.stringify({ ok: true, value: texts });
const busy = (arrival?: string) =>
  JSON.stringify({ ok: false, refusal: { kind: 'busy', message: '…', arrival } });

/** A program that answers in this order, with what was sent and how long each wait was. */
function scripted(answers: readonly (string | null)[], random = 0.5) {
  const sent: { name: string; args: { [key: string]: unknown } }[] = [];
  const waits: number[] = [];
  let asked = 0;
  let atOnce = 0;
  const outside: Outside = {
    async run(text) {
      expect(++atOnce).toBe(1);
      sent.push(JSON.parse(text));
      await Promise.resolve();
      atOnce--;
      return answers[asked++] ?? null;
    },
    async wait(milliseconds) {
      waits.push(milliseconds);
    },
    random: () => random,
  };
  return { server: createServer(outside), sent, waits };
}

const send = {
  session: 's',
  student: 'E1',
  requestKey: 'k'.repeat(22),
  answer: { decision: 'decline', accepts: { terms: '1', notice: '1' } },
} as const;

const trouble = fc.constantFrom(null, 'not JSON', busy(), busy('a1'), busy('a2'));

describe('a call that is not answered', () => {
  it('is sent again, the very same, one at a time, until it is', () =>
    fc.assert(
      fc.asyncProperty(fc.array(trouble, { maxLength: 12 }), async (troubles) => {
        const { server, sent, waits } = scripted([...troubles, answered]);
        expect(await server.ask('family.send', send)).toEqual({ ok: true, value: texts });
        expect(sent).toHaveLength(troubles.length + 1);
        expect(waits).toHaveLength(troubles.length);
        for (const { name, args } of sent) {
          const { arrival, ...rest } = args;
          expect([name, rest]).toEqual(['family.send', send]);
          expect([undefined, 'a1', 'a2']).toContain(arrival);
        }
      }),
    ));

  it('waits 2 to 10 s when the program is busy, at most 15 s when the network is lost', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(trouble, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async (troubles, random) => {
          const { server, waits } = scripted([...troubles, answered], random);
          await server.ask('family.send', send);
          troubles.forEach((answer, index) => {
            const isBusy = answer?.startsWith('{') === true;
            expect(waits[index]).toBeGreaterThanOrEqual(isBusy ? 2000 : 500);
            expect(waits[index]).toBeLessThanOrEqual(isBusy ? 10_000 : 15_000);
          });
        },
      ),
    ));

  it('waits longer and longer for a lost network', async () => {
    const { server, waits } = scripted([null, null, null, null, null, null, answered], 0.999_999);
    await server.ask('public.texts', {});
    expect(waits.map(Math.round)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  });

  it('carries the arrival it was given, which proves when it first came', async () => {
    const { server, sent } = scripted([busy('a1'), null, answered]);
    await server.ask('family.send', send);
    expect(sent.map(({ args }) => args['arrival'])).toEqual([undefined, 'a1', 'a1']);
  });

  it('tells why it is late', async () => {
    const told: string[] = [];
    const { server } = scripted([busy(), null, answered]);
    await server.ask('public.texts', {}, (why) => told.push(why));
    expect(told).toEqual(['busy', 'lost']);
  });
});

it('a refusal is an answer: nothing is sent again', async () => {
  const refusal = { kind: 'tooLate', message: 'La période est close.' };
  const { server, sent } = scripted([JSON.stringify({ ok: false, refusal })]);
  expect(await server.ask('family.send', send)).toEqual({ ok: false, refusal });
  expect(sent).toHaveLength(1);
});

it('a call asked once is never sent twice', async () => {
  const { server, sent } = scripted([null, answered]);
  expect(await server.askOnce('public.texts', {})).toBeNull();
  expect(sent).toHaveLength(1);
});

it('a request key is 22 base64url characters, never the same', () => {
  const keys = Array.from({ length: 1000 }, newRequestKey);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(new Set(keys).size).toBe(1000);
});
