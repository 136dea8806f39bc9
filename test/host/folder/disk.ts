import { closeSync, constants, cpSync, openSync, writeSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DISK, type Disk } from '../../../host/disk.ts';
import { folder } from '../town.ts';

/** Where an operation fails: it did nothing, half of it (a file cut short), or all of it and says it did not. */
export type When = 'before' | 'half' | 'after';

export interface Fault {
  readonly when: When;
  readonly code: string;
}

/** The machine's disk, on which any operation can fail, and be looked at before it happens. */
export class TestDisk implements Disk {
  /** How many operations there were. */
  count = 0;
  /** What goes wrong with an operation, by its number from 1. */
  fault: (operation: number) => Fault | undefined = () => undefined;
  /** Told each operation before it happens; `half` does half of it, in another folder. */
  watch: (path: string, half: ((path: string) => void) | undefined) => void = () => {};

  write(path: string, content: string | Uint8Array): void {
    const half = (to: string) => DISK.write(to, content.slice(0, content.length / 2));
    this.pass(path, half, () => DISK.write(path, content));
  }

  extend(path: string, at: number, text: string): void {
    const half = (to: string) => writeInto(to, at, text.slice(0, text.length / 2));
    this.pass(path, half, () => DISK.extend(path, at, text));
  }

  rename(from: string, to: string): void {
    this.pass(to, undefined, () => DISK.rename(from, to));
  }

  remove(path: string): void {
    this.pass(path, undefined, () => DISK.remove(path));
  }

  makeFolder(path: string): void {
    this.pass(path, undefined, () => DISK.makeFolder(path));
  }

  removeFolder(path: string): void {
    this.pass(path, undefined, () => DISK.removeFolder(path));
  }

  private pass(path: string, half: ((path: string) => void) | undefined, act: () => void): void {
    this.count += 1;
    this.watch(path, half);
    const fault = this.fault(this.count);
    if (fault?.when === 'half') half?.(path);
    if (fault === undefined || fault.when === 'after') act();
    if (fault !== undefined) throw refusal(fault.code);
  }
}

/** Over what is there, which keeps its length. */
function writeInto(path: string, at: number, text: string): void {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT);
  writeSync(file, text, at);
  closeSync(file);
}

/** As Node says that the machine refused. */
export function refusal(code: string): Error {
  return Object.assign(new Error(`${code}: refused, write`), { code, errno: -1, syscall: 'write' });
}

/** The folder as it is now, somewhere else: what whoever opens it after a kill will find. */
export function copyOf(directory: string): string {
  const copy = join(folder(), 'copie');
  cpSync(directory, copy, { recursive: true, filter: (path) => !path.includes('ouvert.lock') });
  return copy;
}

/** The folder as a kill would leave it before, in the middle of and after each file operation of an action. */
export function deathsIn(disk: TestDisk, directory: string, action: () => void): string[] {
  const deaths: string[] = [];
  disk.watch = (path, half) => {
    deaths.push(copyOf(directory));
    if (half === undefined || path.includes('ouvert.lock')) return;
    const cut = copyOf(directory);
    half(join(cut, relative(directory, path)));
    deaths.push(cut);
  };
  action();
  disk.watch = () => {};
  return [...deaths, copyOf(directory)];
}
