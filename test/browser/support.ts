import { fileURLToPath } from 'node:url';
import { type BrowserContext, type Browser as Chromium, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../tools/browser.mjs';
import { assemblePage, bundlePage } from '../../tools/build/page.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a test uses of a browser. */
export type Browser = Pick<Chromium, 'newContext' | 'newPage' | 'close'>;

/** The browser that `npm test` found or installed. Where it has died, whoever comes next finds another. */
export async function launch(): Promise<Browser> {
  let browser = await start();
  const living = async () => {
    if (!browser.isConnected()) browser = await start();
    return browser;
  };
  return {
    newContext: async (options) => (await living()).newContext(options),
    newPage: async (options) => (await living()).newPage(options),
    close: () => browser.close(),
  };
}

function start(): Promise<Chromium> {
  const executablePath = findBrowser();
  return chromium.launch({ headless: true, args: flags, ...(executablePath ? { executablePath } : {}) });
}

/** One page of `web/` as the build makes it, in one text. */
export async function builtPage(name: string): Promise<string> {
  return assemblePage(await bundlePage(fileURLToPath(new URL(`../../web/${name}`, import.meta.url))));
}

/**
 * What stands in for the program: the JSON it answers, `null` for a null answer, or how the call comes to nothing.
 * `fails` calls the failure handler, `hangs` never calls back.
 */
export type Answer = { readonly json: unknown } | 'null' | 'fails' | 'hangs';
type Program = (name: string, args: never) => Answer | Promise<Answer>;

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Addresses the page asked for beyond itself: none is allowed. */
  readonly requests: readonly string[];
}

interface VisitOptions {
  readonly html: string;
  /** What the program writes into the element `boot`. */
  readonly boot: unknown;
  readonly program: Program;
  readonly width?: number;
  readonly dark?: boolean;
}

const address = 'https://page.example.org/';

/** Opens a page as a visitor would, with the rules of `google.script.run`: one text each way, in no order. */
export async function visit(browser: Browser, options: VisitOptions): Promise<Visitor> {
  const { html, boot, program, width = 360, dark = false } = options;
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'fr-FR',
    timezoneId: 'Pacific/Auckland',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const requests: string[] = [];
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === address) return route.fulfill({ contentType: 'text/html', body: booted(html, boot) });
    requests.push(url);
    return route.abort();
  });
  await page.exposeFunction('askProgram', async (text: string): Promise<string> => {
    const { name, args } = JSON.parse(text);
    const answer = await program(name, args as never);
    return JSON.stringify(
      typeof answer === 'string' ? { how: answer } : { how: 'answers', text: JSON.stringify(answer.json) },
    );
  });
  await page.addInitScript(installRunner);
  page.on('pageerror', (error) => requests.push(`page error: ${error.message}`));
  await page.goto(address);
  return { page, context, requests };
}

const booted = (html: string, boot: unknown): string =>
  html.split('{"boot":true}').join(JSON.stringify(boot).split('<').join('\\u003c'));

/** Runs in the page. */
function installRunner(): void {
  type Handler = (value: unknown) => void;
  const inside = window as unknown as { askProgram(text: string): Promise<string>; google: unknown };
  const runner = (success: Handler, failure: Handler): object => ({
    withSuccessHandler: (handler: Handler) => runner(handler, failure),
    withFailureHandler: (handler: Handler) => runner(success, handler),
    call(text: unknown) {
      if (typeof text !== 'string') throw new TypeError('one JSON string, nothing else');
      inside.askProgram(text).then((said) => {
        const { how, text: answer } = JSON.parse(said);
        if (how === 'answers') success(answer);
        if (how === 'null') success(null);
        if (how === 'fails') failure(new Error('NetworkError: Connection failure due to HTTP 0'));
      });
    },
  });
  const nothing = () => {};
  inside.google = { script: { run: runner(nothing, nothing) } };
}
