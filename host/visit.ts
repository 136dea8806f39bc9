import { TextOutput } from './content/service.ts';
import type { Execution } from './execution.ts';
import { HtmlOutput } from './html/output.ts';
import { type ServedPage, serve } from './html/serve.ts';

export type Query = Readonly<Record<string, string>>;

/** A page as the visitor got it, or the error Google would show instead. */
export interface Visit extends ServedPage {
  readonly error: string | undefined;
  /** Undefined when Google refused before running anything. */
  readonly execution: Execution | undefined;
}

/** The event of doGet, as Google makes it. [D] guides/web */
export function visitEvent(query: Query): object {
  const parameters = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, [value]]));
  return {
    queryString: new URLSearchParams(query).toString(),
    parameter: { ...query },
    parameters,
    contextPath: '',
    contentLength: -1,
  };
}

/** `c` and `sid` belong to Google: such an address is answered with HTTP 405. [D] guides/web */
export function reservedIn(query: Query): string | undefined {
  return ['c', 'sid'].find((name) => name in query);
}

export function pageOf(result: unknown): ServedPage | string {
  if (result instanceof HtmlOutput) return serve(result);
  if (result instanceof TextOutput) return { ...NO_PAGE, html: result.getContent() };
  return result === undefined || result === null
    ? 'The script completed but did not return anything.'
    : 'The script completed but the returned value is not a supported return type.';
}

export function failedVisit(error: string, execution: Execution | undefined): Visit {
  return { ...NO_PAGE, error, execution };
}

const NO_PAGE: ServedPage = { title: '', html: '', metaTags: {}, faviconUrl: null, frameOptions: 'DEFAULT' };
