import type { Host } from '../host/index.ts';

const hosts = new Set<Host>();

/** Keeps a host to be closed after the test that opened it. */
export function opened(host: Host): Host {
  hosts.add(host);
  return host;
}

export async function closeAll(): Promise<void> {
  for (const host of hosts) await host.close();
  hosts.clear();
}
