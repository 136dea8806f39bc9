import type { Act, Done, News } from './wire.ts';

const SILENT = 'L’espace de répétition ne répond pas. Rien n’a été enregistré. Réessayez.';

/** The workbook of this page, as the workspace knows it. @param address its path, without a final slash */
export class Server {
  /** Tells this page from the others of the same workbook. */
  private readonly page = crypto.randomUUID();

  constructor(private readonly address: string) {}

  /** What changed in a tab since a version; undefined where the workspace is stopped, or starting again. */
  async news(tab: number, since: string): Promise<News | { readonly error: string } | undefined> {
    const query = new URLSearchParams({ onglet: String(tab), depuis: since });
    try {
      const response = await fetch(`${this.address}/nouvelles?${query}`, { headers: JSON_WANTED });
      return await response.json();
    } catch {
      return undefined;
    }
  }

  /** @param since the version the person saw, by which the workspace knows what they mean */
  act(tab: number, since: string, act: Act): Promise<Done> {
    const query = new URLSearchParams({ onglet: String(tab), depuis: since, page: this.page });
    return this.post(`modifier?${query}`, act);
  }

  /** Clicks on a line of the menu. */
  click<T>(item: string, selection: string): Promise<T | { readonly error: string }> {
    return this.post('menu', { item, selection });
  }

  private async post<T>(part: string, body: object): Promise<T | { readonly error: string }> {
    const headers = { ...JSON_WANTED, 'content-type': 'application/json' };
    try {
      const response = await fetch(`${this.address}/${part}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return await response.json();
    } catch {
      return { error: SILENT };
    }
  }
}

const JSON_WANTED = { accept: 'application/json' };
