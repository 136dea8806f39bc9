import { expect, it } from 'vitest';
import { dearestSubmission, inOpenTown } from '../../rehearsal/load/record.ts';
import { inventTown } from '../../rehearsal/sample/inventTown.ts';
import { readTown } from '../../rehearsal/sample/town.ts';
import { seed } from '../seed.ts';

it('a submission takes twelve round trips in a town of 40 students as in one of 1,302', async () => {
  const sample = readTown(new URL('../../examples/valmont', import.meta.url).pathname);
  const trips: number[] = [];
  for (const students of [40, 1_302]) {
    const submission = await inOpenTown(inventTown(sample, students, seed), seed, (open) =>
      dearestSubmission(open, students),
    );
    trips.push(submission.roundTrips);
  }
  expect(trips).toEqual([12, 12]);
});
