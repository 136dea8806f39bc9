import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { town } from '../town.ts';

const STORE = 'const store = PropertiesService.getScriptProperties();';
const KEEP = {
  code: `
function put(key, value) { PropertiesService.getScriptProperties().setProperty(key, value); }
function get(key) { return PropertiesService.getScriptProperties().getProperty(key); }`,
};

describe('PropertiesService', () => {
  test('[D] PropertiesService.getScriptProperties: a text kept under a name is read again by another execution', () => {
    const host = town(KEEP);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (key, value) => {
        host.call('put', key, value);
        return host.call('get', key) === value;
      }),
    );
  });

  test('[D] PropertiesService.getUserProperties: each account its own, apart from the script’s', () => {
    const host = town();
    const write = `PropertiesService.getUserProperties().setProperty('k', Session.getEffectiveUser().getEmail())`;
    const read = `PropertiesService.getUserProperties().getProperty('k')`;
    for (const as of ['a@ville.example.org', 'b@ville.example.org']) host.evaluate(write, { as });
    expect(host.evaluate(read, { as: 'a@ville.example.org' })).toBe('a@ville.example.org');
    expect(host.evaluate(`${STORE} store.getProperty('k')`)).toBeNull();
  });

  test('[T] PropertiesService.getDocumentProperties: null unless bound to a document', () => {
    expect(town().evaluate('PropertiesService.getDocumentProperties()')).toBeNull();
  });
});

describe('a store', () => {
  test('[D] Properties.getProperty: null when absent, also for the names every object has', () => {
    expect(town().evaluate(`${STORE} [store.getProperty('x'), store.getProperty('toString')]`)).toEqual([
      null,
      null,
    ]);
  });

  test('[L] Properties.setProperty: gives the store back, and makes a text of anything', () => {
    expect(
      town().evaluate(`${STORE} store.setProperty('a', 1).setProperty('b', true).getProperties()`),
    ).toEqual({
      a: '1',
      b: 'true',
    });
  });

  test('[D] Properties.getProperties, getKeys: a copy of everything', () => {
    const source = `${STORE} store.setProperty('a', '1'); store.getProperties().a = '2'; [store.getProperties(), store.getKeys()]`;
    expect(town().evaluate(source)).toEqual([{ a: '1' }, ['a']]);
  });

  test('[D] Properties.setProperties: adds, or replaces all the others', () => {
    const source = `${STORE} store.setProperties({ a: '1', b: '2' }); store.setProperties({ c: '3' });
      const added = store.getKeys(); store.setProperties({ d: '4' }, true); [added, store.getKeys()]`;
    expect(town().evaluate(source)).toEqual([['a', 'b', 'c'], ['d']]);
  });

  test('[D] Properties.deleteProperty, deleteAllProperties: give the store back without them', () => {
    const source = `${STORE} store.setProperties({ a: '1', b: '2', c: '3' }); store.deleteProperty('a').deleteProperty('zz');
      const left = store.getKeys(); [left, store.deleteAllProperties().getKeys()]`;
    expect(town().evaluate(source)).toEqual([['b', 'c'], []]);
  });

  test('[C] Properties.setProperty: 9 KB a value, counted in bytes', () => {
    const host = town();
    expect(host.evaluate(`${STORE} store.setProperty('k', 'x'.repeat(9216)).getProperty('k').length`)).toBe(
      9216,
    );
    expect(() => host.evaluate(`${STORE} store.setProperty('k', 'é'.repeat(4609))`)).toThrow(
      'Argument too large: value',
    );
  });

  test('[C] Properties.setProperties: 500 KB a store, and a store that would be too big stays as it was', () => {
    const host = town();
    const fill = `${STORE} const many = {}; for (let i = 0; i < 56; i += 1) many['k' + i] = 'x'.repeat(9200); store.setProperties(many)`;
    expect(() => host.evaluate(fill)).toThrow(
      'You have exceeded the property storage quota. Please remove some properties and try again.',
    );
    expect(host.evaluate(`${STORE} store.getKeys().length`)).toBe(0);
  });

  test('[L] Properties.setProperty: a missing value is refused in Google’s words', () => {
    expect(() => town().evaluate(`${STORE} store.setProperty('k')`)).toThrow(
      "The parameters (String) don't match the method signature for PropertiesService.Properties.setProperty.",
    );
  });
});
