const GOOGLE = 'https://script.google.com';

/**
 * Where a person opens a document: the workspace's page when the web app is served by a workspace, Google's otherwise.
 * @param webApp address of the deployment
 */
export function addressIn(webApp: string, id: string): string {
  const { origin } = new URL(webApp);
  return origin === GOOGLE ? `https://docs.google.com/document/d/${id}/edit` : `${origin}/papiers/${id}/edit`;
}
