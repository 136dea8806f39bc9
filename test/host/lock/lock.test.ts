import { describe, expect, test } from 'vitest';
import { town } from '../town.ts';

const CODE = `
function hold(service) { return LockService[service]().tryLock(1000); }
function two() {
  const lock = LockService.getScriptLock();
  const before = lock.hasLock();
  const first = lock.tryLock(0);
  const again = lock.tryLock(0);
  const held = lock.hasLock();
  lock.releaseLock();
  return [before, first, again, held, lock.hasLock()];
}
function wait() { LockService.getScriptLock().waitLock(5000); return 'held'; }
function negative() { return LockService.getScriptLock().tryLock(-1); }`;

describe('locks', () => {
  test('[L] Lock.tryLock, hasLock, releaseLock: free at first, held after, held again for nothing, then free', () => {
    expect(town({ code: CODE }).call('two')).toEqual([false, true, true, true, false]);
  });

  test('[L] Lock.tryLock: a negative time is a failure', () => {
    expect(town({ code: CODE }).call('negative')).toBe(false);
  });

  test('[D] LockService.getScriptLock: one for everybody, released when the execution ends', () => {
    const host = town({ code: CODE });
    const inside: unknown[] = [];
    host.gate.at({ member: 'Lock.tryLock' }, 'after', () => inside.push(host.call('hold', 'getScriptLock')));
    expect([host.call('hold', 'getScriptLock'), ...inside]).toEqual([true, false]);
    expect(host.call('hold', 'getScriptLock')).toBe(true);
  });

  test('[C] Lock.waitLock: throws in Google’s words when somebody else holds it', () => {
    const host = town({ code: CODE });
    const inside: string[] = [];
    host.gate.at({ member: 'Lock.waitLock' }, 'after', () => {
      expect(() => host.call('wait')).toThrow(
        'Lock timeout: another process was holding the lock for too long.',
      );
      inside.push('refused');
    });
    expect([host.call('wait'), ...inside]).toEqual(['held', 'refused']);
  });

  test('[D] LockService.getUserLock: not the same lock as the script’s', () => {
    const host = town({ code: CODE });
    const inside: unknown[] = [];
    host.gate.at({ member: 'Lock.tryLock' }, 'after', () => inside.push(host.call('hold', 'getUserLock')));
    expect([host.call('hold', 'getScriptLock'), ...inside]).toEqual([true, true]);
  });

  test('[D] LockService.getDocumentLock: null in a standalone program', () => {
    expect(town().evaluate('LockService.getDocumentLock()')).toBeNull();
  });
});
