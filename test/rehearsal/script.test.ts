import { expect, it } from 'vitest';
import type { Call } from '../../host/index.ts';
import { scriptOf } from '../../rehearsal/load/script.ts';

const calls = (...members: string[]): Call[] =>
  members.map((member) => ({ member, cost: 'trip', execution: 1, at: 0, milliseconds: 100 }));

it('a recorded send is work around one lock, after the start of the execution', () => {
  const { steps } = scriptOf({ free: calls('Lock.tryLock', 'Range.setValues', 'Lock.releaseLock') });
  expect(steps).toEqual([
    { kind: 'work', ms: 500 },
    { kind: 'work', ms: 100 },
    { kind: 'lock' },
    { kind: 'work', ms: 100 },
    { kind: 'work', ms: 100 },
    { kind: 'unlock' },
  ]);
});

it('a sender goes back to its lock while mails wait', () => {
  const { steps } = scriptOf({
    free: calls(
      'Cache.get',
      'Lock.tryLock',
      'Lock.releaseLock',
      'MailApp.sendEmail',
      'Sheet.getLastRow',
      'Cache.remove',
    ),
  });
  const kinds = steps.map(({ kind }) => kind).filter((kind) => kind !== 'work');
  expect(kinds).toEqual(['raise', 'lock', 'unlock', 'mails', 'again', 'lower']);
  expect(steps.find(({ kind }) => kind === 'again')).toEqual({
    kind: 'again',
    to: steps.findIndex(({ kind }) => kind === 'lock'),
  });
});

it('what follows a refused lock is time, and each further try is waited for', () => {
  const busy = calls('Lock.tryLock', 'Range.getValues', 'Lock.tryLock');
  expect(scriptOf({ free: [], busy }).busy).toEqual([{ kind: 'work', ms: 1_700 }]);
});
