import { describe, expect, test } from 'vitest';
import { trespass } from './rooms.ts';
import { importsOf, sourcesOf } from './sources.ts';

describe('the rooms', () => {
  const sources = sourcesOf(['src', 'web', 'host', 'rehearsal', 'verify', 'tools']);

  test('import in the directions of the design only', () => {
    const trespasses = sources.flatMap((source) =>
      importsOf(source).flatMap((to) => trespass(source.path, to) ?? []),
    );
    expect(trespasses).toEqual([]);
    expect(sources.length).toBeGreaterThan(50);
  });

  test.each([
    ['src/people/age.ts', 'src/campaign/dates.ts'],
    ['src/requests/send.ts', 'src/register/commit.ts'],
    ['src/ports.ts', 'src/papers/paper.ts'],
    ['src/register/table.ts', 'src/ports.ts'],
    ['src/views/tab.ts', 'src/register/table.ts'],
    ['src/program.ts', 'src/google/ports.ts'],
    ['src/calls.ts', 'src/campaign/town.ts'],
    ['src/people/access.ts', '@noble/hashes/hmac.js'],
    ['web/family/main.tsx', 'src/calls.ts'],
    ['web/family/main.tsx', 'web/fields/text.tsx'],
    ['rehearsal/main.ts', 'host/index.ts'],
    ['rehearsal/main.ts', 'web/office/schoolFile.ts'],
    ['rehearsal/bench.ts', 'src/draw/tickets.ts'],
    ['verify/main.ts', 'src/draw/check.ts'],
  ])('%s may import %s', (from, to) => {
    expect(trespass(from, to)).toBeUndefined();
  });

  test.each([
    ['src/campaign/dates.ts', 'src/people/age.ts'],
    ['src/requests/send.ts', 'src/google/ports.ts'],
    ['src/register/table.ts', 'src/people/tabs.ts'],
    ['src/register/commit.ts', 'src/post/queue.ts'],
    ['src/people/invite.ts', 'src/mails.ts'],
    ['src/setup/home.ts', 'src/dispatch.ts'],
    ['src/dispatch.ts', 'src/program.ts'],
    ['src/ports.ts', 'src/calls.ts'],
    ['src/papers/paper.ts', 'src/post/mail.ts'],
    ['src/selfcheck/probes.ts', 'src/google/ports.ts'],
    ['src/people/age.ts', 'web/office/schoolFile.ts'],
    ['src/google/ports.ts', 'host/index.ts'],
    ['web/family/main.tsx', 'src/register/table.ts'],
    ['web/server.ts', 'src/google/ports.ts'],
    ['web/server.ts', 'host/index.ts'],
    ['host/gate.ts', 'src/ports.ts'],
    ['host/gate.ts', 'web/server.ts'],
    ['host/gate.ts', 'test/seed.ts'],
    ['rehearsal/main.ts', 'src/people/age.ts'],
    ['verify/main.ts', 'src/register/table.ts'],
    ['tools/build/build.ts', 'host/index.ts'],
  ])('%s may not import %s', (from, to) => {
    expect(trespass(from, to)).toBe(`${from} may not import ${to}`);
  });

  test('are read with their types, re-exports and late imports', () => {
    const text =
      "import type { A } from './a.ts';\nexport { b } from '../b/b.ts';\nexport * from 'c';\nawait import('./d.ts');";
    expect(importsOf({ path: 'src/people/x.ts', text })).toEqual([
      'src/people/a.ts',
      'src/b/b.ts',
      'c',
      'src/people/d.ts',
    ]);
  });
});
