import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHost } from '../../../host/index.ts';
import { seed } from '../../seed.ts';
import { folder, NOW, reopened } from '../town.ts';
import { actingProgram, acts, pictureOf, play } from './acts.ts';
import { copyOf, deathsIn, TestDisk, type When } from './disk.ts';

const code = actingProgram();

/** A host whose every file operation is watched. */
function watched() {
  const [directory, disk] = [folder(), new TestDisk()];
  const host = reopened({ directory, disk, program: code, now: NOW, seed });
  return { directory, disk, host };
}

/** What somebody who opens that folder finds. */
async function foundIn(directory: string): Promise<unknown> {
  const host = createHost({ directory, program: code });
  const picture = pictureOf(host);
  await host.close();
  return picture;
}

/** How many of the folders show the first picture; all those after it must show the second. */
async function turnOf(folders: readonly string[], before: unknown, after: unknown): Promise<number> {
  const pictures = await Promise.all(folders.map(foundIn));
  const turn = pictures.findIndex((picture) => isDeepStrictEqual(picture, after));
  pictures.forEach((picture, index) => {
    expect(picture).toEqual(index < turn ? before : after);
  });
  return turn;
}

describe('a kill at any file operation', () => {
  test('of a save leaves the folder as it was before it, or as it is after', async () => {
    await fc.assert(
      fc.asyncProperty(acts(6), acts(6), async (first, second) => {
        const { directory, disk, host } = watched();
        play(host, first);
        host.save();
        const before = pictureOf(host);
        play(host, [...second, { what: 'mail', text: 'courriel', n: 0 }]);
        const after = pictureOf(host);
        const deaths = deathsIn(disk, directory, () => host.save());
        const turn = await turnOf(deaths, before, after);
        expect(turn).toBeGreaterThan(1);
        expect(turn).toBeLessThan(deaths.length - 1);
        await host.close();
      }),
      { numRuns: 4 },
    );
  });

  test('of the opening that finishes a commit, or drops what was not one, changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(acts(6), fc.nat(), async (list, which) => {
        const { directory, disk, host } = watched();
        const before = pictureOf(host);
        play(host, [...list, { what: 'file', text: 'pièce', n: 0 }]);
        const after = pictureOf(host);
        const deaths = deathsIn(disk, directory, () => host.save());
        const turn = await turnOf(deaths.map(copyOf), before, after);
        const death = which % deaths.length;
        const opening = new TestDisk();
        const left = deaths[death] ?? '';
        const options = { directory: left, disk: opening, program: code };
        const again = deathsIn(opening, left, () => reopened(options));
        for (const picture of await Promise.all(again.map(foundIn)))
          expect(picture).toEqual(death < turn ? before : after);
        await host.close();
      }),
      { numRuns: 3 },
    );
  });
});

describe('an error at any file operation', () => {
  const codes = ['ENOSPC', 'EACCES', 'EROFS', 'EIO'];

  test('loses nothing: it is told, nothing half-done is seen, and the next save has it all', async () => {
    await fc.assert(
      fc.asyncProperty(
        acts(4),
        fc.constantFrom<When>('before', 'half', 'after'),
        fc.constantFrom(...codes),
        fc.boolean(),
        async (list, when, code, isLasting) => {
          const { directory, disk, host } = watched();
          for (let nth = 1; nth < 60; nth += 1) {
            const before = pictureOf(host);
            play(host, [
              ...list,
              { what: 'mail', text: 'un', n: 0 },
              { what: 'change', text: 'deux', n: nth % 4 },
            ]);
            const after = pictureOf(host);
            const start = disk.count;
            disk.fault = (count) =>
              count === start + nth || (isLasting && count > start + nth) ? { when, code } : undefined;
            host.save();
            if (disk.count < start + nth) break;
            expect(host.trouble).toMatch(/^(Les derniers changements|Des courriels) ne sont pas encore /);
            expect(pictureOf(host)).toEqual(after);
            expect([before, after]).toContainEqual(await foundIn(copyOf(directory)));
            disk.fault = () => undefined;
            host.save();
            expect(host.trouble).toBeUndefined();
            expect(await foundIn(copyOf(directory))).toEqual(after);
          }
          disk.fault = () => undefined;
          await host.close();
        },
      ),
      { numRuns: 3 },
    );
  });
});

describe('a kill of the save that makes up for an error', () => {
  test('leaves the folder of one instant too', async () => {
    await fc.assert(
      fc.asyncProperty(acts(4), acts(4), fc.nat({ max: 12 }), async (first, second, nth) => {
        const { directory, disk, host } = watched();
        const instants = [pictureOf(host)];
        const start = disk.count;
        disk.fault = (count) => (count > start + nth ? { when: 'before', code: 'ENOSPC' } : undefined);
        for (const list of [first, second]) {
          play(host, [...list, { what: 'cells', text: 'un', n: 1 }, { what: 'mail', text: 'deux', n: 0 }]);
          instants.push(pictureOf(host));
          if (list === first) host.save();
        }
        disk.fault = () => undefined;
        const deaths = deathsIn(disk, directory, () => host.save());
        const found = await Promise.all(deaths.map(foundIn));
        const shown = found.map((picture) => instants.findIndex((one) => isDeepStrictEqual(one, picture)));
        expect(shown).toEqual([...shown].sort());
        expect([shown[0], shown[shown.length - 1]]).not.toContain(-1);
        expect(shown[shown.length - 1]).toBe(2);
        await host.close();
      }),
      { numRuns: 4 },
    );
  });
});

describe('what a save leaves', () => {
  test('is the folder and nothing beside it', async () => {
    const { directory, host } = watched();
    play(host, [
      { what: 'file', text: 'a', n: 0 },
      { what: 'cells', text: 'b', n: 0 },
    ]);
    await host.close();
    expect(readdirSync(directory).sort()).toEqual(['files', 'state.json', 'workbooks']);
    for (const inside of ['files', 'workbooks'])
      expect(readdirSync(join(directory, inside)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});
