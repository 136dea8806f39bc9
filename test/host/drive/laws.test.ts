import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed } from '../../seed.ts';
import { ask, driveTown, FOLDER, names } from './drive.ts';

const signed = fc.array(fc.integer({ min: -128, max: 127 }), { maxLength: 200 });

describe('laws', () => {
  test('what is created is listed, and read back byte for byte', () => {
    const host = driveTown();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), signed, (name, bytes) => {
        const media = { blob: [bytes, 'application/pdf', 'envoi'] };
        const { id } = ask(host, 'Files.create', { name }, media);
        const quoted = name.replace(/[\\']/g, '\\$&');
        const found = ask(host, 'Files.list', { q: `name = '${quoted}'`, fields: 'files(id,name)' })['files'];
        expect(found).toContainEqual({ id, name });
        const file = host.files.find((one) => one.id === id);
        expect([...new Int8Array(file?.bytes() ?? [])]).toEqual(bytes);
      }),
      { seed, numRuns: 60 },
    );
  });

  /** Files are known by their order of making; `in` is the one whose folder they are put into. */
  type Step =
    | { readonly act: 'folder' | 'file'; readonly in: number }
    | { readonly act: 'trash' | 'restore' | 'remove'; readonly on: number };
  const place = fc.nat({ max: 7 });
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ act: fc.constantFrom('folder', 'file'), in: place }),
    fc.record({ act: fc.constantFrom('trash', 'restore', 'remove'), on: place }),
  );

  interface Kept {
    readonly name: string;
    readonly parent: Kept | undefined;
    readonly isFolder: boolean;
    id: string;
    trashed: boolean;
    removed: boolean;
  }

  const line = (kept: Kept): Kept[] => [kept, ...(kept.parent === undefined ? [] : line(kept.parent))];
  const isThere = (kept: Kept) => !line(kept).some(({ removed }) => removed);
  const isTrashed = (kept: Kept) => line(kept).some(({ trashed }) => trashed);

  test('a plain list of files agrees with what is created, thrown away, restored and removed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const host = driveTown();
        const model: Kept[] = [];
        for (const one of steps) {
          if ('in' in one) {
            const parent = model.filter((kept) => kept.isFolder && isThere(kept))[one.in];
            const isFolder = one.act === 'folder';
            const name = `n${String(model.length).padStart(2, '0')}`;
            const about = {
              name,
              ...(parent && { parents: [parent.id] }),
              ...(isFolder && { mimeType: FOLDER }),
            };
            const { id } = ask(host, 'Files.create', about);
            model.push({ name, parent, isFolder, id, trashed: false, removed: false });
          } else {
            const kept = model.filter(isThere)[one.on];
            if (kept === undefined) continue;
            if (one.act === 'remove') ask(host, 'Files.remove', kept.id);
            else ask(host, 'Files.update', { trashed: one.act === 'trash' }, kept.id);
            if (one.act === 'remove') kept.removed = true;
            else kept.trashed = one.act === 'trash';
          }
        }
        const there = model.filter(isThere);
        const listed = (q: string) => names(ask(host, 'Files.list', { q, orderBy: 'name' }));
        const namesOf = (list: readonly Kept[]) => list.map(({ name }) => name);
        expect(listed('')).toEqual(namesOf(there));
        expect(listed('trashed = true')).toEqual(namesOf(there.filter(isTrashed)));
        for (const folder of there.filter(({ isFolder }) => isFolder)) {
          const inside = there.filter(({ parent }) => parent === folder);
          expect(listed(`'${folder.id}' in parents`)).toEqual(namesOf(inside));
        }
      }),
      { seed, numRuns: 30 },
    );
  });
});
