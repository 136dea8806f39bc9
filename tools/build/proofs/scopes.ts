/** What each permission opens, by the name of the global. Source: the "Authorization" part of each service's reference. */
const opens: Readonly<Record<string, readonly string[]>> = {
  spreadsheets: ['SpreadsheetApp'],
  'spreadsheets.currentonly': ['SpreadsheetApp'],
  'script.send_mail': ['MailApp'],
  'script.scriptapp': ['ScriptApp'],
  'userinfo.email': ['Session'],
  'script.container.ui': ['HtmlService'],
  documents: ['DocumentApp'],
  'drive.file': ['Drive'],
};

/** Services that need no permission, and the two logs. */
const free = [
  ...['CacheService', 'ContentService', 'HtmlService', 'LockService', 'PropertiesService', 'Utilities'],
  ...['Logger', 'console'],
];

const address = 'https://www.googleapis.com/auth/';

const opened = (scope: string): readonly string[] =>
  scope.startsWith(address) ? (opens[scope.slice(address.length)] ?? []) : [];

/** The globals of Google that a program with these `oauthScopes` may name. */
export const servicesOf = (scopes: readonly string[]): string[] => [...free, ...scopes.flatMap(opened)];

/** Complains about a permission that nothing in the script needs (or that this project never asks for). */
export const needlessScopes = (scopes: readonly string[], used: readonly string[]): string[] =>
  scopes
    .filter((scope) => !opened(scope).some((service) => used.includes(service)))
    .map((scope) => `oauthScopes asks for ${scope}, which nothing uses`);
