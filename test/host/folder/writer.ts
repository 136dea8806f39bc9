import { createHost } from '../../../host/index.ts';

/** Counts, in every kind of thing a folder holds, until it is killed; says each number once it is saved. */
const [directory = '', program = ''] = process.argv.slice(2);
const host = createHost({ directory, program });
for (let n = Number(host.call('count')) + 1; ; n += 1) {
  host.call('next', n);
  if (n % 3 > 0) continue;
  host.save();
  console.log(n);
  await new Promise((resolve) => setTimeout(resolve, 0));
}
