import { CacheService } from './cache/service.ts';
import { ContentService } from './content/service.ts';
import { createDocumentApp } from './document/index.ts';
import { Drive } from './drive/service.ts';
import type { Members } from './emulated.ts';
import { HtmlService } from './html/service.ts';
import { LockService } from './lock/service.ts';
import { consoleFor, Logger } from './logger/service.ts';
import { MailApp } from './mail/service.ts';
import { PropertiesService } from './properties/service.ts';
import { ScriptApp } from './script/service.ts';
import { Session } from './session/service.ts';
import { createSpreadsheetApp } from './spreadsheet/index.ts';
import { Utilities } from './utilities/service.ts';
import type { World } from './world.ts';

/** Globals Google has and this host has not: they are there, and whatever is asked of them says so. */
const ABSENT = [
  'CalendarApp',
  'CardService',
  'Charts',
  'ContactsApp',
  'DriveApp',
  'FormApp',
  'GmailApp',
  'GroupsApp',
  'Jdbc',
  'LanguageApp',
  'LinearOptimizationService',
  'Maps',
  'MimeType',
  'Sheets',
  'SlidesApp',
  'UrlFetchApp',
  'XmlService',
];

/** The service globals of one execution, by name. */
export function servicesOf(world: World): Record<string, unknown> {
  return {
    ...Object.fromEntries(ABSENT.map((name) => [name, absent(name)])),
    CacheService: new CacheService(world),
    ContentService: new ContentService(),
    DocumentApp: createDocumentApp(world),
    HtmlService: new HtmlService(world),
    LockService: new LockService(world),
    Logger: new Logger(world.execution),
    MailApp: new MailApp(world),
    PropertiesService: new PropertiesService(world),
    ScriptApp: new ScriptApp(world),
    Session: new Session(world),
    SpreadsheetApp: createSpreadsheetApp(world),
    Utilities: new Utilities(world),
    console: consoleFor(world.execution),
    ...advancedServices(world),
  };
}

/** A name only where the manifest enables it: otherwise `ReferenceError: Drive is not defined`, as on Google. [C] */
function advancedServices(world: World): Record<string, unknown> {
  const enabled = world.program.manifest.dependencies?.enabledAdvancedServices ?? [];
  return Object.fromEntries(
    enabled.map(({ userSymbol, serviceId, version }) => [
      userSymbol,
      serviceId === 'drive' && version === 'v3' ? new Drive(world) : absent(`${userSymbol} ${version}`),
    ]),
  );
}

function absent(name: string): object {
  const declaration = Object.assign(() => {}, { service: name, members: {} satisfies Members });
  return { constructor: declaration };
}
