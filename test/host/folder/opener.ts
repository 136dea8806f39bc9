import { createInterface } from 'node:readline';
import { Folder } from '../../../host/folder.ts';

/** Told a folder it opens it, and says whether it has it; told nothing it gives it back. */
let folder: Folder | undefined;
for await (const line of createInterface({ input: process.stdin })) {
  if (line === '') {
    folder?.release();
    folder = undefined;
    console.log('released');
    continue;
  }
  try {
    folder = new Folder(line);
    console.log('open');
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
}
