import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { Chance } from '../../host/chance.ts';
import { outcomeOf } from '../../src/draw/allocation.ts';
import { type AllocationRule, type Entry, type Frozen, writeFrozen } from '../../src/draw/frozen.ts';
import { digest, ordersOf, seedText } from '../../src/draw/tickets.ts';
import { findBrowser } from '../../tools/browser.mjs';

/** Entries and courses of the draws that are timed. */
const SIZES = [
  [1_000, 30],
  [10_000, 300],
  [100_000, 1_000],
] as const;
const WISHES = 4;
/** The least of three: whatever else the machine does only adds. */
const TRIES = 3;
/** Dice of no ceremony. */
const DIGITS = '01234567890123456789';

/** How long one draw takes, from the list and the key to who is placed and who waits. */
export interface DrawTime {
  readonly entries: number;
  readonly courses: number;
  readonly milliseconds: Readonly<Record<AllocationRule, number>>;
}

/** Both ways to allocate, for each size. */
export function timeDraws(seed: number): DrawTime[] {
  return SIZES.map(([entries, courses]) => {
    const draw = inventDraw(entries, courses, seed);
    const key = digest(`graine ${seed}`);
    const least = (rule: AllocationRule) =>
      Math.min(
        ...Array.from({ length: TRIES }, () =>
          timed(() => outcomeOf({ ...draw, rule }, ordersOf(draw, key))),
        ),
      );
    return {
      entries,
      courses,
      milliseconds: {
        'offres-par-cours': least('offres-par-cours'),
        'demandes-des-familles': least('demandes-des-familles'),
      },
    };
  });
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Some courses are dearer than others, one in three shares its level, and there are four seats for five entries. */
function inventDraw(entries: number, courses: number, seed: number): Frozen {
  const chance = new Chance(seed, 3);
  const idOf = (i: number) => `C${String(i).padStart(4, '0')}`;
  const wishesOf = () => {
    const wishes = new Set<string>();
    while (wishes.size < WISHES) wishes.add(idOf(Math.floor(chance.next() * chance.next() * courses)));
    return [...wishes];
  };
  return {
    draw: 'MESURE',
    rule: 'offres-par-cours',
    courses: Array.from({ length: courses }, (_, i) => ({
      id: idOf(i),
      seats: Math.round((0.8 * entries) / courses),
      unit: i % 3 === 0 ? `N${i % 10}` : idOf(i),
    })),
    entries: Array.from(
      { length: entries },
      (_, i): Entry => ({
        number: `T${String(i).padStart(6, '0')}`,
        category: chance.below(5) === 0 ? 'N' : 'R',
        wishes: wishesOf(),
      }),
    ),
  };
}

/**
 * How long the page takes in Chromium to make a draw of 10,000 entries again, from the touch of the button to the result;
 * null where there is no browser.
 */
export async function timePage(page: string, seed: number): Promise<number | null> {
  const executablePath = findBrowser();
  if (executablePath === undefined) return null;
  const [, [entries, courses]] = SIZES;
  const list = writeFrozen(inventDraw(entries, courses, seed));
  const folder = mkdtempSync(join(tmpdir(), 'dacapo-verify-'));
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const path = join(folder, 'liste.txt');
    writeFileSync(path, list);
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    await tab.locator('#list').setInputFiles(path);
    await tab.locator('#seed').fill(seedText({ draw: 'MESURE', list: digest(list), digits: DIGITS }));
    const began = performance.now();
    await tab.locator('button.primary').click();
    await tab.locator('.notice.done').waitFor();
    return performance.now() - began;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
