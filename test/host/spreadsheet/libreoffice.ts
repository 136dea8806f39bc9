import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findLibreOffice } from '../../../tools/libreoffice.mjs';
import { FlatDocument } from './flat.ts';

export const libreOffice = findLibreOffice();

/** A LibreOffice nobody has used yet, that writes numbers and dates as in France, whoever runs the tests. */
const FRENCH = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-FR</value></prop></item>
</oor:items>`;

/** Every sheet, between tabs, texts within quotes, the rest as a person sees it. */
const CSV = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,true,true,true,false,false,-1';

let profile: string | undefined;

function usedByNobody(): string {
  const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'));
  mkdirSync(join(folder, 'user'));
  writeFileSync(join(folder, 'user', 'registrymodifications.xcu'), FRENCH);
  return folder;
}

/** What LibreOffice makes of a file, by the names of the files it writes. */
function converted(xlsx: Uint8Array, format: string): Map<string, string> {
  profile ??= usedByNobody();
  const folder = mkdtempSync(join(tmpdir(), 'converti-'));
  const [from, to] = [join(folder, 'classeur.xlsx'), join(folder, 'out')];
  writeFileSync(from, xlsx);
  const own = `-env:UserInstallation=${pathToFileURL(profile)}`;
  const words = [own, '--headless', '--convert-to', format, '--outdir', to, from];
  const { stderr } = spawnSync(libreOffice ?? '', words, { encoding: 'utf8' });
  const names = readdirSync(to);
  if (names.length === 0) throw new Error(`LibreOffice did not take the file: ${stderr}`);
  return new Map(names.map((name) => [name, readFileSync(join(to, name), 'utf8')]));
}

/** A cell between tabs, whose text may hold some. */
const CELL = /("(?:[^"]|"")*"|[^\t\n]*)([\t\n]|$)/g;

function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of text.trimEnd().matchAll(CELL)) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
    if (end === '') break;
  }
  return rows;
}

/** The cells of each sheet as a person reads them, by the name of the sheet; texts within quotes. */
export function shownByLibreOffice(xlsx: Uint8Array): Map<string, string[][]> {
  const sheets = [...converted(xlsx, CSV)].map(([file, text]): [string, string[][]] => [
    file.replace(/^classeur-|\.csv$/g, ''),
    cellsOf(text),
  ]);
  return new Map(sheets);
}

/** The whole document as LibreOffice has it in memory. */
export function openedByLibreOffice(xlsx: Uint8Array): FlatDocument {
  return new FlatDocument([...converted(xlsx, 'fods').values()].join(''));
}
