import {
  closeSync,
  constants,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';

/**
 * Everything that changes the folder of a host passes here, one operation at a time, so that a test can make any of
 * them fail, or be the last. What is written is on the disk before the call ends, also for a laptop whose battery dies.
 */
export interface Disk {
  /** A whole file. */
  write(path: string, content: string | Uint8Array): void;
  /** A file up to `at` bytes as it was, then `text`, then its end: written again, it is at no moment shorter. */
  extend(path: string, at: number, text: string): void;
  /** A file under another name, in place of the one that had it; a folder, in place of an empty one at most. */
  rename(from: string, to: string): void;
  /** A file, or a folder with what is in it; one that is not there is no error. */
  remove(path: string): void;
  /** A folder and those it is in, where they are missing. */
  makeFolder(path: string): void;
  /** A folder that must be empty. */
  removeFolder(path: string): void;
}

const machine = ({ flush }: { readonly flush: boolean }): Disk => ({
  write: (path, content) => writeFileSync(path, content, { flush }),
  extend(path, at, text) {
    const bytes = Buffer.from(text);
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT);
    try {
      for (let done = 0; done < bytes.length; )
        done += writeSync(file, bytes, done, bytes.length - done, at + done);
      ftruncateSync(file, at + bytes.length);
      if (flush) fsyncSync(file);
    } finally {
      closeSync(file);
    }
  },
  rename: renameSync,
  remove: (path) => rmSync(path, { force: true, recursive: true }),
  makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  removeFolder: (path) => rmdirSync(path),
});

/** The disk of the machine. */
export const DISK = machine({ flush: true });

/** The same for a folder that nobody keeps: what is written lands when the machine likes. */
export const HASTY_DISK = machine({ flush: false });

/** Ends the name of what is written beside its place, and not yet there. */
export const NEW = '.new';

/** A file written whole or not at all: beside its place, then renamed. */
export function writeWhole(disk: Disk, path: string, content: string | Uint8Array): void {
  disk.write(`${path}${NEW}`, content);
  disk.rename(`${path}${NEW}`, path);
}
