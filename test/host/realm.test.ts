import { describe, expect, test } from 'vitest';
import { NOW, town } from './town.ts';

describe('the context is bare', () => {
  test.each([
    'setTimeout',
    'setInterval',
    'fetch',
    'URL',
    'URLSearchParams',
    'TextEncoder',
    'TextDecoder',
    'crypto',
    'structuredClone',
    'atob',
    'btoa',
    'performance',
    'process',
    'require',
    'Buffer',
    'window',
    'navigator',
    'queueMicrotask',
  ])('%s is not there', (name) => {
    expect(town().evaluate(`typeof ${name}`)).toBe('undefined');
  });

  test('Promise, Intl, Map, Proxy, BigInt and JSON are', () => {
    expect(town().evaluate('[Promise, Intl, Map, Proxy, BigInt, JSON].map((x) => typeof x).join()')).toBe(
      'function,object,function,function,function,object',
    );
  });

  test('no state survives from one execution to the next', () => {
    const host = town({ code: 'var count = 0; function next() { count += 1; return count; }' });
    expect([host.call('next'), host.call('next')]).toEqual([1, 1]);
  });
});

describe('values that cross are born again inside', () => {
  test('arrays, Dates, plain objects and errors of a service belong to the context', () => {
    const source = `
      let caught;
      try { CacheService.getScriptCache().put('k'.repeat(251), 'v'); } catch (error) { caught = error; }
      const bytes = Utilities.base64Decode('YQ==');
      [bytes instanceof Array, PropertiesService.getScriptProperties().getProperties() instanceof Object,
       caught instanceof Error, caught.name, bytes.map instanceof Function]`;
    expect(town().evaluate(source)).toEqual([true, true, true, 'Exception', true]);
  });

  test('undefined given to a service is null there', () => {
    expect(
      town().evaluate(`PropertiesService.getScriptProperties().setProperty('a', undefined).getProperty('a')`),
    ).toBe('null');
  });

  test('the same service object is the same inside', () => {
    expect(town().evaluate('Utilities.Charset.UTF_8 === Utilities.Charset.UTF_8')).toBe(true);
  });
});

describe('time and chance', () => {
  test('new Date(), Date.now() and Date() follow the host and pass with the modelled calls', () => {
    const source = `
      const first = Date.now();
      Utilities.sleep(5000);
      [first, new Date().getTime() - first, Date() === new Date().toString(), new Date(0).toISOString(),
       new Date() instanceof Date, new Date().constructor === Date, Date.UTC(2026, 0, 1)]`;
    const [first, ...rest] = town().evaluate(source) as unknown[];
    expect(first).toBe(NOW);
    expect(rest).toEqual([5001, true, '1970-01-01T00:00:00.000Z', true, true, Date.UTC(2026, 0, 1)]);
  });

  test('an execution does not move the clock of the host', () => {
    const host = town();
    host.evaluate('Utilities.sleep(5000)');
    expect(host.clock.now()).toBe(NOW);
  });

  test('Math.random is replayed by the seed', () => {
    const draw = () => town({}, { seed: 7 }).evaluate('[Math.random(), Math.random()]');
    expect(draw()).toEqual(draw());
  });
});

describe('what is not emulated says so', () => {
  test('an unknown member of a service', () => {
    expect(() => town().evaluate('Utilities.parseCsv("a")')).toThrow('not emulated: Utilities.parseCsv');
  });

  test('a service that is not there, even when the program catches the error', () => {
    expect(() => town().evaluate('try { UrlFetchApp.fetch("x") } catch (error) {} 1')).toThrow(
      'not emulated: UrlFetchApp.fetch',
    );
  });

  test('a typed array, which Google’s services do not take', () => {
    expect(() => town().evaluate('Utilities.base64Encode(new Uint8Array(2))')).toThrow(
      'not emulated: Uint8Array',
    );
  });

  test('a function that returns a Promise', () => {
    expect(() => town({ code: 'async function later() {}' }).call('later')).toThrow('returns a Promise');
  });

  test('an option of a mail', () => {
    expect(() => town().evaluate(`MailApp.sendEmail({ to: 'a@b.fr', inlineImages: {} })`)).toThrow(
      'not emulated: MailApp.sendEmail with inlineImages',
    );
  });

  test('assigning to a service', () => {
    expect(() => town().evaluate('Utilities.mine = 1')).toThrow('not emulated: Utilities.mine =');
  });
});

describe('enums', () => {
  test('[D] Enum.toString, toJSON, name, ordinal, compareTo: an enum value reads as its name', () => {
    const source = `
      const algorithm = Utilities.DigestAlgorithm.SHA_256;
      [String(algorithm), JSON.stringify({ algorithm }), algorithm.name(), algorithm.ordinal(), algorithm.toJSON(),
       algorithm.compareTo(Utilities.DigestAlgorithm.MD2)]`;
    expect(town().evaluate(source)).toEqual([
      'SHA_256',
      '{"algorithm":"SHA_256"}',
      'SHA_256',
      3,
      'SHA_256',
      3,
    ]);
  });

  test('a mistyped member is undefined, and the service then refuses it', () => {
    expect(() =>
      town().evaluate(
        `HtmlService.createHtmlOutput('').setXFrameOptionsMode(HtmlService.XFrameOptionsMode.SAMEORIGIN)`,
      ),
    ).toThrow(
      "The parameters (null) don't match the method signature for HtmlService.HtmlOutput.setXFrameOptionsMode.",
    );
  });
});

describe('the manifest’s scopes', () => {
  test('a member without its scope is refused in Google’s words', () => {
    const host = town({ scopes: [] });
    expect(() => host.evaluate(`MailApp.sendEmail('a@b.fr', 's', 'b')`)).toThrow(
      'Specified permissions are not sufficient to call MailApp.sendEmail. Required permissions: (https://www.googleapis.com/auth/script.send_mail || https://mail.google.com/)',
    );
    expect(host.evaluate('Session.getScriptTimeZone()')).toBe('Europe/Paris');
  });
});
