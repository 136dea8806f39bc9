import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHost, type Host, type HostOptions } from '../../host/index.ts';
import { opened } from '../opened.ts';
import { seed } from '../seed.ts';

const ALL_SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/script.send_mail',
  'https://www.googleapis.com/auth/script.scriptapp',
  'https://www.googleapis.com/auth/script.container.ui',
  'https://www.googleapis.com/auth/userinfo.email',
  'https://www.googleapis.com/auth/documents',
];
/** A Monday morning in Paris, before the campaign. */
export const NOW = Date.parse('2026-06-01T09:00:00+02:00');

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'dacapo-host-'));
}

export interface ProgramFiles {
  readonly code?: string;
  readonly pages?: Readonly<Record<string, string>>;
  readonly scopes?: readonly string[];
  /** Advanced services, as the manifest names them. */
  readonly advanced?: readonly object[];
}

/** Writes a small built program and returns its folder. */
export function program(files: ProgramFiles = {}): string {
  const { code = '', pages = {}, scopes = ALL_SCOPES, advanced = [] } = files;
  const target = folder();
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'Code.js'), code);
  const manifest = {
    timeZone: 'Europe/Paris',
    dependencies: { enabledAdvancedServices: advanced },
    oauthScopes: scopes,
    runtimeVersion: 'V8',
  };
  writeFileSync(join(target, 'appsscript.json'), JSON.stringify(manifest));
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(target, `${name}.html`), html);
  return target;
}

/** A host on a new folder, closed after the test. */
export function town(files: ProgramFiles = {}, options: Partial<HostOptions> = {}): Host {
  return reopened({ directory: folder(), program: program(files), now: NOW, seed, ...options });
}

export function reopened(options: HostOptions): Host {
  return opened(createHost(options));
}
