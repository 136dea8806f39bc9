/** Where the web app is, unless a workspace serves it. */
export const GOOGLE = 'https://script.google.com';

/**
 * Where a person opens a document: the workspace's page when the web app is served by a workspace, Google's otherwise.
 * @param webApp address of the deployment
 */
export function documentAddress(webApp: string, id: string): string {
  const town = townIn(webApp);
  return town === GOOGLE ? `https://docs.google.com/document/d/${id}/edit` : `${town}/papiers/${id}/edit`;
}

/** Where a person opens a spreadsheet, likewise. */
export function workbookAddress(webApp: string, id: string): string {
  const town = townIn(webApp);
  return town === GOOGLE
    ? `https://docs.google.com/spreadsheets/d/${id}/edit`
    : `${town}/classeurs/${id}/edit`;
}

/** What the address of a deployment begins with. */
function townIn(webApp: string): string {
  return webApp.replace(/(?:\/a\/macros\/[^/]+|\/macros)\/s\/[^/]+\/exec$/, '');
}
