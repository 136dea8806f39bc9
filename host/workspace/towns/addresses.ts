import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Folder } from '../../folder.ts';
import type { TownRecord } from './record.ts';
import type { Placed } from './towns.ts';

/** A town's address as mails hold it, up to the page it leads to: at any port, or from before towns had names. */
const HELD =
  /http:\/\/localhost:\d+(?:\/ville\/[\w.-]+)?\/(?=(?:(?:a\/)?macros|fichiers|papiers|classeurs)\/)/g;
/** The program remembers where it is served. */
const SERVED = /(http:\/\/localhost:\d+(?:\/ville\/[\w.-]+)?)\/(?:a\/)?macros\//;

/** A text whose links into a town lead to `address`, wherever the town was when they were written. */
export function leadingTo(address: string, text: string): string {
  return text.replace(HELD, `${address}/`);
}

/**
 * Makes a town that was copied, renamed or served at another port lead to itself: what its files hold of the address
 * it last had becomes its address now, in one commit.
 * @throws HostError in French: another workspace has the folder open
 */
export function moveTo({ directory, address }: Placed, { address: last }: TownRecord): void {
  const folder = new Folder(directory);
  try {
    const before = last ?? SERVED.exec(textOf(join(directory, 'state.json')))?.[1];
    if (before === undefined || before === address) return;
    const changes = filesWithAddresses(directory).flatMap((file) => {
      const text = textOf(join(directory, file));
      const moved = movedFrom(before, address, text);
      return moved === text ? [] : [{ file, content: Buffer.from(moved, 'latin1') }];
    });
    folder.commit(changes);
  } finally {
    folder.release();
  }
}

/** The address from before there were several towns is the beginning of every other. */
export function movedFrom(before: string, address: string, text: string): string {
  return text
    .split(`${before}/`)
    .map((part, index) => {
      if (index === 0) return part;
      return part.startsWith('ville/') ? `${before}/${part}` : `${address}/${part}`;
    })
    .join('');
}

/** The files a host keeps as JSON text, mails apart: these are led here as they are shown. */
function filesWithAddresses(directory: string): string[] {
  const inside = ['workbooks', 'documents']
    .filter((folder) => existsSync(join(directory, folder)))
    .flatMap((folder) => readdirSync(join(directory, folder)).map((name) => `${folder}/${name}`));
  return ['state.json', ...inside.filter((file) => /^\w+\/[\w-]+\.json$/.test(file))];
}

/** Byte for byte: addresses are ASCII, and what somebody spoilt by hand stays as it is, to be refused. */
function textOf(file: string): string {
  return readFileSync(file, 'latin1');
}
