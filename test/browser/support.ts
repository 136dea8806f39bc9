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

/** A page with the rules of `google.script.run`: one text each way, in no order. It shows whatever is `shown`. */
interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  shown:
    | { readonly address: string; readonly options: VisitOptions; readonly requests: string[] }
    | undefined;
}

/** Opens a page as a visitor would: nobody else's, and closed by whoever asked for it. */
export async function visit(browser: Browser, options: VisitOptions): Promise<Visitor> {
  return show(await takeSeat(browser, options), options, 'https://page.example.org/');
}

/**
 * One visitor for many screens, where what they look like is tested and not what a browser keeps: a browser context
 * takes longer than the screen. Each has an address of its own, so that it finds nothing the one before has kept.
 */
export function gallery(browser: Browser): (options: VisitOptions) => Promise<Visitor> {
  let seat: Seat | undefined;
  let count = 0;
  return async (options) => {
    const { width, dark } = { ...usual, ...options };
    if (!seat || seat.page.isClosed()) seat = await takeSeat(browser, options);
    await seat.page.setViewportSize({ width, height: usual.height });
    await seat.page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    count += 1;
    return show(seat, options, `https://page-${count}.example.org/`);
  };
}

const usual = { width: 360, height: 740, dark: false };

async function takeSeat(browser: Browser, options: VisitOptions): Promise<Seat> {
  const { width, dark } = { ...usual, ...options };
  const context = await browser.newContext({
    viewport: { width, height: usual.height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'fr-FR',
    timezoneId: 'Pacific/Auckland',
    reducedMotion: 'reduce',
  });
  const seat: Seat = { page: await context.newPage(), context, shown: undefined };
  const { page } = seat;
  await page.route('**/*', (route) => {
    const url = route.request().url();
    const { shown } = seat;
    if (shown && url === shown.address)
      return route.fulfill({
        contentType: 'text/html',
        body: booted(shown.options.html, shown.options.boot),
      });
    shown?.requests.push(url);
    return route.abort();
  });
  await page.exposeBinding('askProgram', async ({ frame }, text: string): Promise<string> => {
    const { name, args } = JSON.parse(text);
    const { shown } = seat;
    // What the screen before still asks while the next one opens is answered by nobody.
    const asked =
      shown && frame.url().startsWith(shown.address) ? shown.options.program : () => 'hangs' as const;
    const answer = await asked(name, args as never);
    return JSON.stringify(
      typeof answer === 'string' ? { how: answer } : { how: 'answers', text: JSON.stringify(answer.json) },
    );
  });
  await page.addInitScript(installRunner);
  page.on('pageerror', (error) => seat.shown?.requests.push(`page error: ${error.message}`));
  return seat;
}

async function show(seat: Seat, options: VisitOptions, address: string): Promise<Visitor> {
  const { page, context } = seat;
  const requests: string[] = [];
  seat.shown = { address, options, requests };
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
