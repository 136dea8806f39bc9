import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExecutionKilled } from '../../host/index.ts';
import { town } from './town.ts';

const THREE_WRITES = `
function write() {
  const store = PropertiesService.getScriptProperties();
  store.setProperty('a', '1');
  store.setProperty('b', '2');
  store.setProperty('c', '3');
  return 'done';
}
function stubborn() {
  for (let i = 0; i < 50; i += 1) {
    try { PropertiesService.getScriptProperties().setProperty('n' + i, 'x'); } catch (error) { console.log(error.name); }
  }
  return 'survived';
}
function read() { return PropertiesService.getScriptProperties().getProperties(); }
function lock() {
  const lock = LockService.getScriptLock();
  const got = lock.tryLock(2000);
  PropertiesService.getScriptProperties().setProperty('got', String(got));
  return got;
}`;
/** The calls of `write`: getScriptProperties, then three setProperty. */
const CALLS = 4;

describe('the gate counts', () => {
  test('calls, round trips and modelled time of each execution', () => {
    const host = town({ code: THREE_WRITES });
    host.call('write');
    const execution = host.executions[0];
    expect(execution?.calls.map(({ member, cost }) => `${member} ${cost}`)).toEqual([
      'PropertiesService.getScriptProperties call',
      'Properties.setProperty trip',
      'Properties.setProperty trip',
      'Properties.setProperty trip',
    ]);
    expect([execution?.callCount, execution?.trips, execution?.milliseconds]).toEqual([
      CALLS,
      3,
      execution?.calls.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    ]);
    expect(host.gate.totals).toEqual({ calls: CALLS, trips: 3 });
  });

  test('no member of an enum and no console line as a call', () => {
    const host = town();
    host.evaluate(`console.log('x'); JSON.stringify(Utilities.Charset.UTF_8)`);
    expect(host.executions[0]?.callCount).toBe(0);
  });
});

describe('a kill', () => {
  test('before or after any call leaves exactly the writes that came before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: CALLS }), fc.constantFrom('before', 'after'), (call, when) => {
        const host = town({ code: THREE_WRITES });
        const plan = host.gate.killAt({ call, when });
        expect(() => host.call('write')).toThrow(ExecutionKilled);
        const done = Math.max(0, when === 'before' ? call - 2 : call - 1);
        expect(plan.fired).toBe(true);
        expect(Object.keys(host.call('read') as object)).toEqual(['a', 'b', 'c'].slice(0, done));
      }),
      { numRuns: 12 },
    );
  });

  test('cannot be caught: every later call of that execution throws and has no effect', () => {
    const host = town({ code: THREE_WRITES });
    host.gate.killAt({ member: 'Properties.setProperty', nth: 2, when: 'before' });
    expect(() => host.call('stubborn')).toThrow(ExecutionKilled);
    expect(host.call('read')).toEqual({ n0: 'x' });
    expect(host.executions[0]?.logs.map(({ text }) => text)).toEqual(Array(49).fill('ExecutionKilled'));
  });

  test('beyond the last call does not fire, and does not wait for the next execution', () => {
    const host = town({ code: THREE_WRITES });
    const plan = host.gate.killAt({ call: CALLS + 1, when: 'before' });
    expect(host.call('write')).toBe('done');
    host.call('stubborn');
    expect(plan.fired).toBe(false);
  });

  test('may wait for an execution of a named function', () => {
    const host = town({ code: THREE_WRITES });
    host.gate.killAt({ call: 1, when: 'before', in: 'write' });
    expect(host.call('read')).toEqual({});
    expect(() => host.call('write')).toThrow('tué before l’appel 1');
  });

  test('releases the locks it held', () => {
    const host = town({ code: THREE_WRITES });
    host.gate.killAt({ member: 'Lock.tryLock', when: 'after' });
    expect(() => host.call('lock')).toThrow(ExecutionKilled);
    expect(host.call('lock')).toBe(true);
  });

  test('comes by itself after six modelled minutes', () => {
    const host = town();
    expect(() =>
      host.evaluate('Utilities.sleep(300000); Utilities.sleep(60001); Utilities.getUuid()'),
    ).toThrow('Exceeded maximum execution time');
  });
});

describe('a hook', () => {
  test('runs another execution in the middle, which is refused the lock the first one holds', () => {
    const host = town({ code: THREE_WRITES });
    const inner: unknown[] = [];
    host.gate.at({ member: 'Lock.tryLock' }, 'after', () => inner.push(host.call('lock')));
    expect(host.call('lock')).toBe(true);
    expect(inner).toEqual([false]);
    expect(host.executions[1]?.milliseconds).toBeGreaterThanOrEqual(2000);
  });

  test('belongs to the outer execution only, whatever the inner one calls', () => {
    const host = town({ code: THREE_WRITES });
    let times = 0;
    host.gate.at(2, 'before', () => {
      times += 1;
      host.call('write');
    });
    host.call('write');
    expect([times, host.executions.length]).toEqual([1, 2]);
  });

  test('may be set for the inner execution, from inside', () => {
    const host = town({ code: THREE_WRITES });
    host.gate.at(2, 'before', () => {
      host.gate.killAt({ call: 3, when: 'before' });
      expect(() => host.call('write')).toThrow(ExecutionKilled);
    });
    expect(host.call('write')).toBe('done');
  });
});

describe('a refusal', () => {
  test('is thrown in the words given until it is lifted', () => {
    const host = town({ code: THREE_WRITES });
    host.gate.refuse('Properties.setProperty', 'Service error: Properties');
    expect(() => host.call('write')).toThrow('Service error: Properties');
    host.gate.allow('Properties.setProperty');
    expect(host.call('write')).toBe('done');
  });

  test('may be an answer: the lock is not to be had', () => {
    const host = town({ code: THREE_WRITES });
    host.gate.answer('Lock.tryLock', () => false);
    expect(host.call('lock')).toBe(false);
    host.gate.clear();
    expect(host.call('lock')).toBe(true);
  });
});
