import type { Cost } from './gate.ts';

/** A platform limit, with where it is written. Q = https://developers.google.com/apps-script/guides/services/quotas */
export interface Limit {
  readonly value: number;
  readonly source: string;
}

const limit = (value: number, source: string): Limit => ({ value, source });
const QUOTAS = 'https://developers.google.com/apps-script/guides/services/quotas';
const CACHE = 'https://developers.google.com/apps-script/reference/cache/cache';
const DRIVE = 'https://developers.google.com/workspace/drive/api';
const SEEN = 'several public codebases and issues';

/** Every limit that a service of this host applies. */
export const LIMITS = {
  executionMs: limit(6 * 60_000, QUOTAS),
  simpleTriggerMs: limit(30_000, QUOTAS),
  simultaneousExecutions: limit(30, QUOTAS),
  simultaneousPerScript: limit(1_000, QUOTAS),
  triggersPerScript: limit(20, QUOTAS),
  mailRecipientsPerDayConsumer: limit(100, QUOTAS),
  mailRecipientsPerDayWorkspace: limit(1_500, QUOTAS),
  mailRecipientsPerMessage: limit(50, QUOTAS),
  mailAttachmentsPerMessage: limit(250, QUOTAS),
  mailAttachmentBytes: limit(25 * 1024 * 1024, QUOTAS),
  mailBodyBytesConsumer: limit(200 * 1024, QUOTAS),
  mailBodyBytesWorkspace: limit(400 * 1024, QUOTAS),
  mailSubjectCharacters: limit(250, 'seen: « Argument too large: subject » [C]'),
  propertyBytes: limit(9 * 1024, QUOTAS),
  propertyStoreBytes: limit(500 * 1024, QUOTAS),
  propertyCallsPerDayConsumer: limit(50_000, QUOTAS),
  propertyCallsPerDayWorkspace: limit(500_000, QUOTAS),
  cacheKeyCharacters: limit(250, CACHE),
  cacheValueBytes: limit(100 * 1024, CACHE),
  cacheItems: limit(1_000, CACHE),
  cacheItemsKept: limit(900, CACHE),
  cacheDefaultSeconds: limit(600, CACHE),
  cacheMaximumSeconds: limit(21_600, CACHE),
  sleepMaximumMs: limit(
    300_000,
    'https://developers.google.com/apps-script/reference/utilities/utilities#sleep(Integer)',
  ),
  concurrentPageCalls: limit(10, 'https://developers.google.com/apps-script/guides/html/reference/run'),
  cellCharacters: limit(50_000, SEEN),
  workbookCells: limit(10_000_000, SEEN),
  newSheetRows: limit(1_000, 'a new sheet on Google'),
  newSheetColumns: limit(26, 'a new sheet on Google'),
  documentsPerDayConsumer: limit(250, QUOTAS),
  driveDefaultPage: limit(100, `${DRIVE}/reference/rest/v3/files/list`),
  driveLargestPage: limit(1_000, `${DRIVE}/reference/rest/v3/files/list`),
  driveProperties: limit(30, `${DRIVE}/guides/properties`),
  drivePropertyBytes: limit(124, `${DRIVE}/guides/properties`),
  documentsPerDayWorkspace: limit(1_500, QUOTAS),
  spreadsheetsPerDayConsumer: limit(250, QUOTAS),
  spreadsheetsPerDayWorkspace: limit(3_200, QUOTAS),
} as const satisfies Record<string, Limit>;

/**
 * Modelled duration of one call, in milliseconds. Estimates, from published timings of Apps Script projects
 * (a property read about 50–100 ms, a spreadsheet opened in 0.3–1 s, a mail in about half a second): they order
 * the services rightly and are meant for the crowd simulation, not as promises.
 */
const LATENCY: Readonly<Record<string, number>> = {
  'DocumentApp.create': 1_500,
  'DocumentApp.openById': 700,
  'DocumentApp.openByUrl': 700,
  'Document.saveAndClose': 1_000,
  'Body.appendTable': 30,
  'Body.appendImage': 50,
  'Paragraph.appendInlineImage': 50,
  'TableCell.appendImage': 50,
  'SpreadsheetApp.openById': 400,
  'SpreadsheetApp.create': 2_500,
  'SpreadsheetApp.flush': 300,
  'Spreadsheet.copy': 4_000,
  'Spreadsheet.insertSheet': 500,
  'Range.getValues': 150,
  // A write waits in the execution: the flush that sends it pays for the trip.
  'Range.setValues': 40,
  'Range.getDisplayValues': 200,
  'Sheet.getLastRow': 100,
  'Sheet.getDataRange': 100,
  'Lock.tryLock': 100,
  'Lock.waitLock': 100,
  'Lock.releaseLock': 50,
  'Properties.getProperty': 70,
  'Properties.getProperties': 80,
  'Properties.setProperty': 90,
  'Properties.setProperties': 110,
  'Cache.get': 40,
  'Cache.getAll': 50,
  'Cache.put': 50,
  'Cache.putAll': 60,
  'MailApp.sendEmail': 500,
  'MailApp.getRemainingDailyQuota': 100,
  'Files.create': 700,
  'Files.get': 300,
  'Files.list': 400,
  'Files.update': 500,
  'Files.remove': 400,
  'Permissions.create': 500,
  'Permissions.list': 300,
  'Permissions.remove': 400,
  'ClockTriggerBuilder.create': 700,
  'ScriptApp.deleteTrigger': 500,
  'ScriptApp.getProjectTriggers': 400,
};

/** What content adds to the call that carries it, for a scan of some two megabytes. */
export const UPLOAD_MS = 500;

const TRIP_MS = 150;
const CALL_MS = 1;
/** Each operation on an element of a document is a call into a model on Google's side. */
const ELEMENT_MS = 6;
const ELEMENT =
  /^(Body|Document|HeaderSection|FooterSection|HorizontalRule|InlineImage|ListItem|PageBreak|Paragraph|Table|TableCell|TableRow|Text)\./;

/** Modelled milliseconds of one call of `member` ('Range.setValues'). */
export function costOf(member: string, cost: Cost): number {
  const usual = ELEMENT.test(member) ? ELEMENT_MS : CALL_MS;
  return LATENCY[member] ?? (cost === 'trip' ? TRIP_MS : usual);
}

/** Consumer accounts have smaller quotas than a town's Workspace account. */
export function isConsumer(email: string): boolean {
  return /@(gmail|googlemail)\.com$/i.test(email);
}

/** What Google says when one of its limits is met. */
const LIMIT_WORDS =
  /Exceeded maximum execution time|Service invoked too many times|Service using too much|Limit exceeded|Argument too large|exceeded the property storage|above the limit|too many scripts|too many triggers|more than the maximum of 50000 characters/;

/** Whether an error of a service, or the end of an execution, is one of Google's limits. */
export function isLimit(message: string): boolean {
  return LIMIT_WORDS.test(message);
}
