import { answer } from './dispatch.ts';
import { servePage } from './google/pages.ts';
import { googlePorts } from './google/ports.ts';
import { mailWriter } from './mails.ts';
import { fiveMinutes } from './setup/refresh.ts';

/*
 * Every function Google may call, in the order of the story. All of them can be called by any visitor of the page:
 * each proves who is asking before it does anything.
 */

/** Somebody opens the address: a family with a link or without, or a clerk. Opens no workbook. */
export function doGet(event: GoogleAppsScript.Events.DoGet): GoogleAppsScript.HTML.HtmlOutput {
  return servePage(googlePorts(), event);
}

/** A page asks: one JSON text in, one out. */
export function call(request: string): string {
  return answer(googlePorts(), request);
}

/** The timer. Refuses to run for anybody who calls it from a page. */
export function everyFiveMinutes(event: GoogleAppsScript.Events.TimeDriven): void {
  const ports = googlePorts();
  if (ports.timers.isOurs(String(event?.triggerUid ?? ''))) fiveMinutes(ports, mailWriter);
}
