import { join } from 'node:path';
import type { Host, HostOptions } from '../../../host/index.ts';
import { createApp } from '../../../host/workspace/app.ts';
import { sitesAt } from '../../../host/workspace/guard.ts';
import { Acts } from '../../../host/workspace/towns/acts.ts';
import { prepare } from '../../../host/workspace/towns/preparation.ts';
import { Towns } from '../../../host/workspace/towns/towns.ts';
import { folder, NOW, reopened } from '../town.ts';
import { SMALL_TOWN } from './space.ts';

const PORT = 8417;
export const own = `http://localhost:${PORT}`;
export const content = `http://127.0.0.1:${PORT}`;
/** The town's address, as its host writes it. */
export const ADDRESS = `${own}/ville/essai`;

export interface OneTown {
  readonly host: Host;
  readonly towns: Towns;
  readonly app: ReturnType<typeof createApp>;
  /** Where a page of the town is, opened by that person; `''` is the public. */
  path(page: string, as: string): string;
  /** Any address of either site, as a browser asks for it. */
  ask(site: string, path: string, init?: RequestInit): Promise<Asked>;
  get(page: string, as: string): Promise<Asked>;
}

interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A workspace over one town named "essai", asked without a network. */
export function oneTown(options: Pick<HostOptions, 'program' | 'menu'>): OneTown {
  const data = folder();
  const directory = join(data, 'essai');
  const host = reopened({ directory, now: NOW, address: ADDRESS, seed: 1, ...options });
  const towns = townsOver(host, data);
  const path = (page: string, as: string) => `/ville/essai/${as === '' ? 'public' : as}${page}`;
  const app = appOver(towns);
  const ask = asking(app);
  return { host, towns, app, path, ask, get: (page, as) => ask(own, path(page, as)) };
}

/** The workspace started once more over the same town. */
export function startedAgain({ host, towns }: OneTown): OneTown['ask'] {
  return asking(appOver(townsOver(host, towns.data)));
}

function townsOver(host: Host, data: string): Towns {
  return new Towns({ data, port: PORT, open: () => host });
}

function appOver(towns: Towns): OneTown['app'] {
  const acts = new Acts({ towns, prepare, hostAt: ({ directory }) => ({ directory, program: '' }) });
  return createApp({ towns, acts, sites: sitesAt(PORT), given: SMALL_TOWN });
}

function asking(app: OneTown['app']): OneTown['ask'] {
  return async (site, path, init = {}) => {
    const headers = { host: new URL(site).host, origin: site, ...init.headers };
    const response = await app.request(`${site}${path}`, { ...init, headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}
