import vm from 'node:vm';
import { describe, expect, test } from 'vitest';
import { clientScript } from '../../../host/index.ts';

interface Browser {
  readonly sent: { readonly body: string; answer(reply: unknown): Promise<void>; fail(): Promise<void> }[];
  readonly told: unknown[];
  run(source: string): unknown;
}

/** The least of a browser that the script needs: fetch answered by hand, history, messages to the parent. */
function browser(parameter: Record<string, string> = {}): Browser {
  const sent: Browser['sent'] = [];
  const told: unknown[] = [];
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  const fetch = (_: string, { body }: { body: string }) =>
    new Promise((resolve, reject) => {
      sent.push({
        body,
        answer: (reply) => {
          resolve({ json: () => Promise.resolve(JSON.parse(JSON.stringify(reply))) });
          return settle();
        },
        fail: () => {
          reject(new Error('offline'));
          return settle();
        },
      });
    });
  const window = {
    location: { origin: 'http://localhost', pathname: '/exec' },
    history: {
      pushState: (...args: unknown[]) => told.push(args),
      replaceState: (...args: unknown[]) => told.push(args),
    },
    parent: { postMessage: (message: unknown) => told.push(message) },
    addEventListener: () => {},
  };
  const context = vm.createContext({
    window,
    fetch,
    setTimeout,
    URLSearchParams,
    console: { error: () => {} },
  });
  vm.runInContext(clientScript({ endpoint: '/run', parameter, hash: '' }), context);
  vm.runInContext('var google = window.google, got = [];', context);
  return { sent, told, run: (source) => vm.runInContext(source, context) };
}

const HANDLERS = `google.script.run.withSuccessHandler((value, o) => got.push(['ok', value, o]))
  .withFailureHandler((error, o) => got.push(['ko', error.message, error.name, o])).withUserObject('u')`;

describe('google.script.run in a page', () => {
  test('posts the name and the arguments, and gives the answer to the success handler', async () => {
    const page = browser();
    page.run(`${HANDLERS}.call('{"a":1}')`);
    expect(JSON.parse(page.sent[0]?.body ?? '')).toEqual({ name: 'call', args: ['{"a":1}'] });
    await page.sent[0]?.answer({ ok: '[]' });
    expect(page.run('JSON.stringify(got)')).toBe('[["ok","[]","u"]]');
  });

  test('gives the message alone to the failure handler, also when the network is lost', async () => {
    const page = browser();
    page.run(`${HANDLERS}.a(); ${HANDLERS}.b()`);
    await page.sent[0]?.answer({ error: 'en panne' });
    await page.sent[1]?.fail();
    expect(page.run('JSON.stringify(got)')).toBe(
      '[["ko","en panne","ScriptError","u"],["ko","NetworkError: Connection failure due to HTTP 0","ScriptError","u"]]',
    );
  });

  test.each([
    ['new Date()', 'Failed due to illegal value in property: 0'],
    ['{ a: { when: function () {} } }', 'Failed due to illegal value in property: when'],
    ['(function () { var a = []; a.push(a); return a; })()', 'Failed due to circular reference.'],
  ])('throws at once for %s, and sends nothing', (value, message) => {
    const page = browser();
    expect(() => page.run(`google.script.run.call(${value})`)).toThrow(message);
    expect(page.sent).toEqual([]);
  });

  test('has at most ten calls on their way; the eleventh waits', async () => {
    const page = browser();
    page.run('for (var i = 0; i < 12; i += 1) google.script.run.call(i)');
    expect(page.sent).toHaveLength(10);
    await page.sent[3]?.answer({ ok: null });
    expect(page.sent).toHaveLength(11);
  });

  test('does not know private functions', () => {
    expect(browser().run('typeof google.script.run.secret_')).toBe('undefined');
  });
});

describe('the rest of google.script', () => {
  test('google.script.url gives the query the person opened', async () => {
    const page = browser({ p: 'é' });
    page.run('google.script.url.getLocation((place) => got.push(place))');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(page.run('JSON.stringify(got)')).toBe(
      '[{"hash":"","parameter":{"p":"é"},"parameters":{"p":["é"]}}]',
    );
  });

  test('google.script.history changes the address', () => {
    const page = browser({ p: '1' });
    page.run(
      `google.script.history.push({ step: 2 }, { p: '2' }, 'h'); google.script.history.replace(null, null, '')`,
    );
    expect(page.told.map((args) => (args as unknown[])[2])).toEqual(['/exec?p=2#h', '/exec?p=2']);
  });

  test('google.script.host asks the window around to close', () => {
    const page = browser();
    page.run('google.script.host.close(); google.script.host.setHeight(300)');
    expect(page.told).toEqual([
      { dacapo: 'close', value: undefined },
      { dacapo: 'height', value: 300 },
    ]);
  });

  test('an address with </script> in it does not end the script', () => {
    expect(clientScript({ endpoint: '/run', parameter: { a: '</script>' }, hash: '' })).not.toContain(
      '</script>',
    );
  });
});
