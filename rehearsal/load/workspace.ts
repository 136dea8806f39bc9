import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createHost } from '../../host/index.ts';
import { findBrowser } from '../../tools/browser.mjs';
import { built } from '../rehearse.ts';

const ROWS = 1_300;
const COLUMNS = 25;
const OWNER = 'dacapo@mesure.example.org';
const TOWN = 'mesure';
/** Times each thing is done; the one in the middle is told. */
const OPENINGS = 5;
const EDITS = 15;

/** What a person waits for in the rehearsal workspace, in milliseconds; null without a browser. */
export interface WorkspaceTimes {
  /** From `npm start`, dependencies installed and the town there, to the first page. */
  readonly startMs: number;
  /** From the click on a workbook of 1,300 rows and 25 columns to cells that can be written in. */
  readonly openMs: number | null;
  /** From Enter in one cell to its change being in the folder, and shown. */
  readonly editMs: number | null;
}

/** Starts the real command over a folder of its own, and is the person in front of it. */
export async function timeWorkspace(): Promise<WorkspaceTimes> {
  const data = mkdtempSync(join(tmpdir(), 'dacapo-bench-'));
  await writeTown(join(data, TOWN));
  const began = performance.now();
  const { child, address } = await start(data);
  try {
    await (await fetch(address)).text();
    const startMs = performance.now() - began;
    const browser = findBrowser();
    return { startMs, ...(browser ? await beSomebody(browser, address) : { openMs: null, editMs: null }) };
  } finally {
    child.kill();
    await new Promise((resolve) => child.once('exit', resolve));
    rmSync(data, { recursive: true, force: true });
  }
}

/** A town of one workbook. */
async function writeTown(directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const host = createHost({
    directory,
    program: join(built, 'program'),
    menu: join(built, 'menu'),
    owner: OWNER,
  });
  const { head, tabs } = host.workbooks.create({
    name: 'Da Capo – Mesure – 2026-2027',
    owner: OWNER,
    rows: ROWS,
    columns: COLUMNS,
  });
  const rows = Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (__, column) =>
      column % 5 === 4 ? '16/03/2026' : `Cellule ${row}.${column}`,
    ),
  );
  host.workbooks.person(head.id, { as: OWNER }).paste(tabs[0]?.settings.name ?? '', 'A1', rows);
  await host.close();
}

async function start(data: string): Promise<{ child: ChildProcess; address: string }> {
  const words = ['tools/run.mjs', 'host/workspace/main.ts', '--port', '0', '--data', data];
  const child = spawn(process.execPath, words, { cwd: fileURLToPath(new URL('../..', import.meta.url)) });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (bytes) => {
      said += bytes;
      const found = /http:\/\/localhost:\d+\//.exec(said);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the workspace ended with ${code}: ${said}`)));
  });
  return { child, address };
}

async function beSomebody(executablePath: string, address: string) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const openings: number[] = [];
    for (let time = 0; time < OPENINGS; time += 1) openings.push(await open(page, address));
    const edits: number[] = [];
    for (let time = 0; time < EDITS; time += 1) edits.push(await edit(page, time));
    return { openMs: middle(openings), editMs: middle(edits) };
  } finally {
    await browser.close();
  }
}

async function open(page: Page, address: string): Promise<number> {
  await page.goto(`${address}ville/${TOWN}/${OWNER}/`);
  const began = performance.now();
  await page.getByRole('link', { name: 'Mesure', exact: true }).click();
  await page.locator('#classeur[data-ready]').waitFor();
  return performance.now() - began;
}

/** The page itself says how long it took from Enter to what came back. */
async function edit(page: Page, time: number): Promise<number> {
  const book = page.locator('#classeur');
  await page.keyboard.type(`écrit ${time}`);
  await page.keyboard.press('Enter');
  await page.locator(`#classeur[data-acts="${time + 1}"]`).waitFor();
  return Number(await book.getAttribute('data-took'));
}

function middle(times: number[]): number {
  return times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}
