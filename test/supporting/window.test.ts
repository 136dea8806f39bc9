import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TownNow } from '../../src/campaign/settings.ts';
import { asPlanned } from '../../src/campaign/standing.ts';
import { readTownFile } from '../../src/campaign/townFile.ts';
import { dueReminderMail } from '../../src/review/dueSoon.ts';
import { decisionMailOf } from '../../src/review/mails.ts';
import { whereToSend } from '../../src/supporting/window.ts';

const read = readTownFile(readFileSync('examples/valmont-small/ville.json', 'utf8'));
if (read.kind !== 'town') throw new Error('the sample town cannot be read');
/** Documents are taken through the 31st of July. */
const town: TownNow = {
  ...read.town,
  legal: null,
  standing: asPlanned,
  amendments: [],
  fees: null,
  notices: [],
};

describe('where documents go', () => {
  test('the page while it takes them through the last day, else the conservatoire', () => {
    expect(whereToSend(town, '2026-07-31')).toBe('sur votre page ou au conservatoire');
    expect(whereToSend(town, '2026-08-01')).toBe('au conservatoire');
  });

  test('an extension of the campaign takes the window with it', () => {
    const extended = { ...town, reEnrolment: { ...town.reEnrolment, closesAt: '2026-08-10T15:00' } };
    expect(whereToSend(extended, '2026-08-09')).toBe('sur votre page ou au conservatoire');
    expect(whereToSend(extended, '2026-08-10')).toBe('au conservatoire');
  });

  test.each([
    ['2026-07-31', 'sur votre page ou au conservatoire'],
    ['2026-08-03', 'au conservatoire'],
  ])('is what the demand and its reminder say, due on %s', (day, where) => {
    const facts = { told: 'documentsAsked', until: day, mailing: day, conservatoire: 'CMD' };
    const said = [decisionMailOf(facts, town, ''), dueReminderMail(facts, town, '')].map(({ parts }) =>
      parts.flatMap((part) =>
        part.kind === 'text' ? (part.text.match(/, ([^,.]+ conservatoire)\./)?.[1] ?? []) : [],
      ),
    );
    expect(said).toEqual([[where], [where]]);
  });
});
