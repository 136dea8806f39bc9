import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextRun } from '../../../host/script/trigger.ts';
import { NOW, town } from '../town.ts';

const CODE = `
function every(minutes) { return ScriptApp.newTrigger('tick').timeBased().everyMinutes(minutes).create().getUniqueId(); }
function soon() { ScriptApp.newTrigger('tick').timeBased().after(90000).create(); }
function at(when) { ScriptApp.newTrigger('fails').timeBased().at(new Date(when)).create(); }
function daily() { ScriptApp.newTrigger('tick').timeBased().everyDays(1).atHour(4).nearMinute(30).inTimezone('Europe/Paris').create(); }
function weekly() { ScriptApp.newTrigger('tick').timeBased().onWeekDay(ScriptApp.WeekDay.SUNDAY).atHour(6).create(); }
function hourly() { ScriptApp.newTrigger('tick').timeBased().everyHours(6).create(); }
function list() { return ScriptApp.getProjectTriggers().map((t) => [t.getHandlerFunction(), String(t.getEventType()), String(t.getTriggerSource())].join()); }
function stop() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
function tick(e) { console.log(JSON.stringify(e)); }
function fails() { throw new Error('en panne'); }
function url() { return ScriptApp.getService().getUrl(); }`;

const paris = (runs: readonly { at: number }[]) =>
  runs.map(({ at }) =>
    new Date(at).toLocaleString('fr-FR', {
      timeZone: 'Europe/Paris',
      dateStyle: 'short',
      timeStyle: 'short',
    }),
  );

describe('timers', () => {
  test('[D] ScriptApp.newTrigger, TriggerBuilder.timeBased, ClockTriggerBuilder.everyMinutes, create: runs at each interval, in order', () => {
    const host = town({ code: CODE });
    const uid = host.call('every', 5);
    const runs = host.advance({ minutes: 16 });
    expect(runs.map(({ handler, at, error }) => [handler, Math.floor((at - NOW) / 60_000), error])).toEqual([
      ['tick', 5, undefined],
      ['tick', 10, undefined],
      ['tick', 15, undefined],
    ]);
    expect(host.clock.now()).toBe(NOW + 16 * 60_000);
    expect(JSON.parse(runs[0]?.execution.logs[0]?.text ?? '')).toMatchObject({
      authMode: 'FULL',
      triggerUid: uid,
      year: 2026,
      month: 6,
      'day-of-month': 1,
      hour: 7,
      minute: 5,
    });
    expect(host.timerRuns).toEqual(runs);
  });

  test.each([0, 2, 7, 60])('[D] ClockTriggerBuilder.everyMinutes: %d is refused', (minutes) => {
    expect(() => town({ code: CODE }).call('every', minutes)).toThrow(
      'It must be one of 1, 5, 10, 15 or 30.',
    );
  });

  test('[D] ClockTriggerBuilder.everyHours: each six hours', () => {
    const host = town({ code: CODE });
    host.call('hourly');
    expect(paris(host.advance({ days: 1 }))).toEqual([
      '01/06/2026 15:00',
      '01/06/2026 21:00',
      '02/06/2026 03:00',
    ]);
  });

  test('[D] ClockTriggerBuilder.after: runs once; [C] the timer stays listed and counted', () => {
    const host = town({ code: CODE });
    host.call('soon');
    expect([
      host.advance({ minutes: 1 }).length,
      host.advance({ minutes: 2 }).length,
      host.advance({ days: 9 }).length,
    ]).toEqual([0, 1, 0]);
    expect(host.call('list')).toEqual(['tick,CLOCK,CLOCK']);
  });

  test('[D] ClockTriggerBuilder.at: a failure is recorded and stops nothing', () => {
    const host = town({ code: CODE });
    host.call('every', 30);
    host.call('at', NOW + 40 * 60_000);
    expect(host.advance({ hours: 1, minutes: 1 }).map(({ handler, error }) => [handler, error])).toEqual([
      ['tick', undefined],
      ['fails', 'en panne'],
      ['tick', undefined],
    ]);
  });

  test('[D] ClockTriggerBuilder.everyDays, atHour, nearMinute, inTimezone: at that hour of Paris, across the clock change', () => {
    const host = town({ code: CODE }, { now: '2026-10-24T12:00:00+02:00' });
    host.call('daily');
    expect(paris(host.advance({ days: 3 }))).toEqual([
      '25/10/2026 04:30',
      '26/10/2026 04:30',
      '27/10/2026 04:30',
    ]);
  });

  test('[D] ClockTriggerBuilder.onWeekDay: on Sundays', () => {
    const host = town({ code: CODE });
    host.call('weekly');
    expect(paris(host.advance({ days: 14 }))).toEqual(['07/06/2026 06:00', '14/06/2026 06:00']);
  });

  test('[D] ScriptApp.getProjectTriggers, deleteTrigger, Trigger.getHandlerFunction, getEventType, getTriggerSource, getUniqueId: listed until deleted', () => {
    const host = town({ code: CODE });
    host.call('every', 1);
    expect(host.call('list')).toEqual(['tick,CLOCK,CLOCK']);
    host.call('stop');
    expect([host.call('list'), host.advance({ hours: 1 })]).toEqual([[], []]);
  });

  test('[D] ClockTriggerBuilder.create: twenty at most', () => {
    const host = town({ code: CODE });
    for (let i = 0; i < 20; i += 1) host.call('every', 30);
    expect(() => host.call('every', 30)).toThrow('This script has too many triggers.');
  });

  test('[?] ClockTriggerBuilder.create: nothing said about when is refused', () => {
    expect(() => town().evaluate(`ScriptApp.newTrigger('tick').timeBased().create()`)).toThrow(
      'has no schedule',
    );
  });

  test('a run that was missed while the clock jumped happens once, then the interval starts again', () => {
    const host = town({ code: CODE });
    host.call('every', 10);
    host.clock.set(NOW + 3_600_000);
    expect(host.advance({ minutes: 25 }).map(({ at }) => Math.floor((at - NOW) / 60_000))).toEqual([
      60, 70, 80,
    ]);
  });

  test('a run is always later than the one before', () => {
    const schedule = fc.oneof(
      fc.record({ kind: fc.constant('every' as const), milliseconds: fc.constantFrom(60_000, 3_600_000) }),
      fc.record({
        kind: fc.constant('days' as const),
        every: fc.integer({ min: 1, max: 7 }),
        hour: fc.integer({ min: 0, max: 23 }),
        minute: fc.integer({ min: 0, max: 59 }),
        weekday: fc.option(fc.integer({ min: 1, max: 7 })),
        timeZone: fc.constantFrom('Europe/Paris', 'UTC'),
      }),
    );
    fc.assert(
      fc.property(schedule, fc.integer({ min: NOW, max: NOW + 400 * 86_400_000 }), (wanted, after) => {
        const next = nextRun(wanted, after);
        return next !== null && next > after && next - after <= 15 * 86_400_000;
      }),
    );
  });
});

describe('the project', () => {
  test('[D] ScriptApp.getService, Service.getUrl: the address of the deployment that runs', () => {
    const host = town({ code: CODE });
    expect(host.run('url')).toBe(host.addressOf('public'));
    expect(host.run('url', [], { deployment: 'domain', as: 'a@ville.example.org' })).toBe(
      host.addressOf('domain'),
    );
    expect(host.addressOf('domain')).toMatch(
      /^https:\/\/script\.google\.com\/a\/macros\/ville\.example\.org\/s\/\w+\/exec$/,
    );
  });

  test('[D] ScriptApp.getScriptId: the same in every execution', () => {
    const host = town();
    expect(host.evaluate('ScriptApp.getScriptId()')).toBe(host.evaluate('ScriptApp.getScriptId()'));
  });
});
