import { describe, expect, test } from 'vitest';
import { ScriptFailure } from '../../host/index.ts';
import { town } from './town.ts';

const CLERK = 'lea@ville.example.org';
const CODE = `
const App = { who: () => Session.getActiveUser().getEmail() + '/' + Session.getEffectiveUser().getEmail() };
function doGet(e) {
  if (e.parameter.fail) throw new Error('en panne');
  if (e.parameter.nothing) return;
  if (e.parameter.number) return 12;
  return HtmlService.createHtmlOutput('<p>' + JSON.stringify(e) + '</p>').setTitle('Da Capo');
}
function call(json) { return JSON.stringify({ json: json, who: App.who() }); }
const arrow = function () { return 'arrow'; };
function hidden_() { return 'secret'; }
function dated() { return { deep: [new Date(0)] }; }
function nothing() {}
function echo(value) { return value; }
function fails() { PropertiesService.getScriptProperties().setProperty('k', 'x'.repeat(10000)); }
globalThis.attached = function () { return 1; };
(function () { function inner() {} })();`;

describe('a visit', () => {
  test('runs doGet with the event Google makes', () => {
    const visit = town({ code: CODE }).visit({ a: '1', b: 'é &' });
    expect(visit.title).toBe('Da Capo');
    expect(JSON.parse(visit.html.slice(3, -4))).toEqual({
      queryString: 'a=1&b=%C3%A9+%26',
      parameter: { a: '1', b: 'é &' },
      parameters: { a: ['1'], b: ['é &'] },
      contextPath: '',
      contentLength: -1,
    });
  });

  test.each([
    [{ fail: '1' }, 'en panne'],
    [{ nothing: '1' }, 'The script completed but did not return anything.'],
    [{ number: '1' }, 'The script completed but the returned value is not a supported return type.'],
    [{ c: '1' }, 'HTTP 405: the parameter "c" is reserved.'],
  ])('that goes wrong shows the error: %j', (query, error) => {
    expect(town({ code: CODE }).visit(query as Record<string, string>)).toMatchObject({ error, html: '' });
  });

  test('to the deployment of the domain is refused to anybody else', () => {
    const host = town({ code: CODE });
    expect(host.visit({}, { deployment: 'domain' }).error).toBe('You need permission to access this app.');
    expect(host.visit({}, { deployment: 'domain', as: CLERK }).error).toBeUndefined();
    expect(() => host.request('{}', { deployment: 'domain', as: 'lea@autre.example.org' })).toThrow(
      'permission',
    );
    expect(host.executions).toHaveLength(1);
  });
});

describe('who is asking', () => {
  const who = (host: ReturnType<typeof town>, as: string | undefined, deployment: 'public' | 'domain') =>
    JSON.parse(host.request('{}', { deployment, ...(as === undefined ? {} : { as }) })).who;
  const owner = 'dacapo@ville.example.org';

  test('a clerk is named on the domain’s deployment, a stranger nowhere; both run as the owner', () => {
    const host = town({ code: CODE });
    expect(who(host, CLERK, 'domain')).toBe(`${CLERK}/${owner}`);
    expect(who(host, undefined, 'public')).toBe(`/${owner}`);
    expect(who(host, 'parent@gmail.com', 'public')).toBe(`/${owner}`);
  });

  test('[?] a clerk on the public deployment is named or not', () => {
    expect(who(town({ code: CODE }), CLERK, 'public')).toBe(`/${owner}`);
    const other = town({ code: CODE }, { unconfirmed: { clerkOnPublicDeployment: 'named' } });
    expect(who(other, CLERK, 'public')).toBe(`${CLERK}/${owner}`);
  });

  test('a domain that only ends alike is another domain', () => {
    expect(
      town({ code: CODE }).visit({}, { deployment: 'domain', as: 'x@fausseville.example.org' }).error,
    ).toBe('You need permission to access this app.');
  });
});

describe('google.script.run', () => {
  test('reaches literal top-level functions only, and none ending in _', () => {
    const host = town({ code: CODE });
    expect(host.run('arrow')).toBe('arrow');
    for (const name of ['hidden_', 'attached', 'inner', 'App', 'absent', 'toString'])
      expect(() => host.run(name)).toThrow(`google.script.run.${name} is not a function`);
    expect(host.call('hidden_')).toBe('secret');
  });

  test('makes null of an answer with a Date in it, and of no answer', () => {
    const host = town({ code: CODE });
    expect([host.run('dated'), host.run('nothing')]).toEqual([null, null]);
    expect(
      town({ code: CODE }, { unconfirmed: { undefinedToPage: 'undefined' } }).run('nothing'),
    ).toBeUndefined();
  });

  test('refuses illegal arguments at once, in Google’s words', () => {
    const host = town({ code: CODE });
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => host.run('echo', [{ when: new Date() }])).toThrow(
      'Failed due to illegal value in property: when',
    );
    expect(() => host.run('echo', [() => 1])).toThrow('Failed due to illegal value in property: 0');
    expect(() => host.run('echo', [loop])).toThrow('Failed due to circular reference.');
    expect(host.run('echo', [[1, undefined, { a: null, b: undefined }]])).toEqual([1, null, { a: null }]);
    expect(host.executions).toHaveLength(1);
  });

  test('gives the failure handler the message of the error', () => {
    const host = town({ code: CODE });
    expect(() => host.run('fails')).toThrow(
      new ScriptFailure('Exception', 'Argument too large: value', undefined),
    );
    expect(host.executions[0]?.error).toBe('Argument too large: value');
  });

  test('request gives the text that call returned', () => {
    expect(JSON.parse(town({ code: CODE }).request('{"a":1}')).json).toBe('{"a":1}');
  });
});

describe('a program Google would refuse', () => {
  test.each(['class A { #x = 1; }', 'class A { static x = 1; }', 'function ('])(
    'does not parse: %s',
    (code) => {
      expect(() => town({ code })).toThrow(SyntaxError);
    },
  );
});

test('an execution with a 250 KB bundle is ready in a few milliseconds', () => {
  const filler = Array.from(
    { length: 2500 },
    (_, i) => `function f${i}(a, b) { return [a, b, ${i}].map((x) => x * 2).join('${'x'.repeat(40)}'); }`,
  );
  const host = town({ code: `${CODE}\n(function () {\n${filler.join('\n')}\n})();` });
  host.request('{}');
  const started = performance.now();
  for (let i = 0; i < 50; i += 1) host.request('{}');
  expect((performance.now() - started) / 50).toBeLessThan(15);
});
