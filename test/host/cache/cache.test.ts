import { describe, expect, test } from 'vitest';
import { town } from '../town.ts';

const CACHE = 'const cache = CacheService.getScriptCache();';

describe('CacheService', () => {
  test('[D] CacheService.getScriptCache, getUserCache: shared by all, or one per account', () => {
    const host = town();
    host.evaluate(`${CACHE} cache.put('k', 'all'); CacheService.getUserCache().put('k', 'mine');`);
    const read = `${CACHE} [cache.get('k'), CacheService.getUserCache().get('k')]`;
    expect(host.evaluate(read)).toEqual(['all', 'mine']);
    expect(host.evaluate(read, { as: 'b@ville.example.org' })).toEqual(['all', null]);
  });

  test('[T] CacheService.getDocumentCache: null outside a document', () => {
    expect(town().evaluate('CacheService.getDocumentCache()')).toBeNull();
  });
});

describe('a cache', () => {
  test('[D] Cache.get: null when absent', () => {
    expect(town().evaluate(`${CACHE} cache.get('absent')`)).toBeNull();
  });

  test('[L] Cache.put, remove: answer null', () => {
    expect(
      town().evaluate(`${CACHE} [cache.put('k', 'v'), cache.get('k'), cache.remove('k'), cache.get('k')]`),
    ).toEqual([null, 'v', null, null]);
  });

  test('[D] Cache.putAll, getAll, removeAll: absent keys are missing from the answer', () => {
    const source = `${CACHE} cache.putAll({ a: '1', b: '2' }); const both = cache.getAll(['a', 'b', 'c']);
      cache.removeAll(['a']); [both, cache.getAll(['a', 'b'])]`;
    expect(town().evaluate(source)).toEqual([{ a: '1', b: '2' }, { b: '2' }]);
  });

  test('[D] Cache.put: ten minutes unless said otherwise, six hours at most, to the second', () => {
    const host = town();
    host.evaluate(`${CACHE} cache.put('short', 'v'); cache.put('long', 'v', 21600);`);
    const read = `${CACHE} Object.keys(cache.getAll(['short', 'long'])).join()`;
    host.clock.set(host.clock.now() + 599_000);
    expect(host.evaluate(read)).toBe('short,long');
    host.clock.set(host.clock.now() + 2_000);
    expect(host.evaluate(read)).toBe('long');
    host.clock.set(host.clock.now() + 6 * 3_600_000);
    expect(host.evaluate(read)).toBe('');
  });

  test.each([0, -1, 21_601])('[?] Cache.put: a life of %d seconds is refused', (seconds) => {
    expect(() => town().evaluate(`${CACHE} cache.put('k', 'v', ${seconds})`)).toThrow('expirationInSeconds');
  });

  test('[C] Cache.put: 250 characters a key, 100 KB a value', () => {
    const host = town();
    expect(host.evaluate(`${CACHE} cache.put('k'.repeat(250), 'x'.repeat(102400))`)).toBeNull();
    expect(() => host.evaluate(`${CACHE} cache.put('k'.repeat(251), 'x')`)).toThrow(
      'Argument too large: key',
    );
    expect(() => host.evaluate(`${CACHE} cache.put('k', 'x'.repeat(102401))`)).toThrow(
      'Argument too large: value',
    );
  });

  test('[D] Cache.put: beyond 1,000 items the 900 farthest from expiration stay', () => {
    const source = `${CACHE} const all = {}; for (let i = 0; i <= 1000; i += 1) cache.put('k' + i, 'v', 600 + i);
      [cache.get('k100'), cache.get('k101'), cache.get('k1000')]`;
    expect(town().evaluate(source)).toEqual([null, 'v', 'v']);
  });

  test('may be emptied at any time, at once or item by item', () => {
    const host = town();
    const put = `${CACHE} for (let i = 0; i < 100; i += 1) cache.put('k' + i, 'v');`;
    const left = `${CACHE} let left = 0; for (let i = 0; i < 100; i += 1) if (cache.get('k' + i) !== null) left += 1; left`;
    host.evaluate(put);
    host.evictCache();
    expect(host.evaluate(left)).toBe(0);
    host.evaluate(put);
    host.evictRandomly(0.5);
    expect(host.evaluate(left)).toBeLessThan(100);
    host.evictRandomly(0);
    expect(host.evaluate(left)).toBeGreaterThan(0);
  });
});
