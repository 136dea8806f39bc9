import { expect, test } from 'vitest';
import { town } from '../town.ts';

test('[D] Logger.log, getLog, clear: kept in the record of the execution', () => {
  const host = town();
  expect(
    host.evaluate(
      `Logger.log('bonjour %s', 'Léa').log(1); const all = Logger.getLog(); Logger.clear(); [all, Logger.getLog()]`,
    ),
  ).toEqual(['bonjour Léa\n1\n', '']);
  expect(host.executions[0]?.logs.map(({ text }) => text)).toEqual(['bonjour Léa', '1']);
});

test('console keeps levels and shows objects', () => {
  const host = town();
  host.evaluate(
    `console.log('a', { b: [1] }); console.info('i'); console.warn('w'); console.error(new Error('e').message); console.time('t'); console.timeEnd('t')`,
  );
  expect(host.executions[0]?.logs).toEqual([
    { level: 'log', text: 'a { b: [ 1 ] }' },
    { level: 'info', text: 'i' },
    { level: 'warn', text: 'w' },
    { level: 'error', text: 'e' },
  ]);
});
