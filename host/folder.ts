import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HostError } from './errors.ts';

const LOCK = 'host.lock';
const openHere = new Set<string>();

/** Writes a whole file or nothing: to a temporary file beside it, then renamed. */
export function saveFile(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.tmp`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
}

/** The folder that holds a host's state. One host at a time may have it open. */
export class Folder {
  readonly path: string;

  constructor(directory: string) {
    this.path = resolve(directory);
    mkdirSync(this.path, { recursive: true });
    this.lock();
  }

  /** The parsed JSON of a file, checked; undefined when there is no such file. */
  read<T>(name: string, check: (value: unknown) => T): T | undefined {
    const text = this.readText(name);
    if (text === undefined) return undefined;
    try {
      return check(JSON.parse(text));
    } catch {
      throw new HostError(
        `Le fichier «\u00a0${join(this.path, name)}\u00a0» est abîmé\u00a0: il ne peut pas être lu.`,
      );
    }
  }

  readText(name: string): string | undefined {
    try {
      return readFileSync(join(this.path, name), 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw new HostError(`Le fichier «\u00a0${join(this.path, name)}\u00a0» ne peut pas être ouvert.`);
    }
  }

  write(name: string, value: unknown): void {
    saveFile(join(this.path, name), `${JSON.stringify(value, null, 1)}\n`);
  }

  release(): void {
    openHere.delete(this.path);
    rmSync(join(this.path, LOCK), { force: true });
  }

  private lock(): void {
    const file = join(this.path, LOCK);
    if (openHere.has(this.path) || this.heldByAnother(file)) {
      throw new HostError(
        `Le dossier «\u00a0${this.path}\u00a0» est déjà ouvert par une autre répétition. Fermez-la d’abord.`,
      );
    }
    saveFile(file, String(process.pid));
    openHere.add(this.path);
  }

  /** A lock left by a process that died, or by an earlier life of this process number, does not count. */
  private heldByAnother(file: string): boolean {
    try {
      const pid = Number(readFileSync(file, 'utf8'));
      if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
