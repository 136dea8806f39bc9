import { expect, test } from 'vitest';
import { town } from '../town.ts';

const CODE = `function key() { return Session.getTemporaryActiveUserKey(); }`;

test('[D] Session.getActiveUser, getEffectiveUser: addresses of who asks and of who runs', () => {
  expect(
    town().evaluate('[Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()]', {
      as: 'lea@ville.example.org',
    }),
  ).toEqual(['lea@ville.example.org', 'lea@ville.example.org']);
});

test('[T] User.getEmail, toString: the address', () => {
  expect(
    town().evaluate('const user = Session.getEffectiveUser(); [user.getEmail(), String(user.toString())]'),
  ).toEqual(['dacapo@ville.example.org', 'dacapo@ville.example.org']);
});

test('[D] Session.getScriptTimeZone: the manifest’s', () => {
  expect(town().evaluate('Session.getScriptTimeZone()')).toBe('Europe/Paris');
});

test('[D] Session.getActiveUserLocale: French', () => {
  expect(town().evaluate('Session.getActiveUserLocale()')).toBe('fr');
});

test('[D] Session.getTemporaryActiveUserKey: opaque, per person, the same for a month; empty for a stranger', () => {
  const host = town({ code: CODE });
  const key = (as: string) => host.run('key', [], { as });
  const first = key('a@ville.example.org');
  expect(first).not.toContain('@');
  expect([
    key('a@ville.example.org') === first,
    key('b@ville.example.org') === first,
    host.run('key'),
  ]).toEqual([true, false, '']);
  host.clock.set(host.clock.now() + 31 * 24 * 3_600_000);
  expect(key('a@ville.example.org')).not.toBe(first);
});
