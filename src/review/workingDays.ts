/// <reference path="./jours-feries.d.ts" />
import holidaysOf from '@socialgouv/jours-feries';
import { addDays, weekdayOf } from '../dates.ts';

/** Half a day, in milliseconds. */
const noon = 12 * 60 * 60 * 1000;

/** The French public holidays of a year, as `YYYY-MM-DD`; those of Alsace and Moselle left out. */
export function holidaysIn(year: number): string[] {
  return Object.values(holidaysOf(year)).map((date) => {
    // Midnights of the engine, some of them an hour off where a clock change lies in between: noon is on the right day.
    const day = new Date(date.getTime() + noon);
    return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
  });
}

/** Monday to Friday, holidays left out (*jour ouvré*). */
export function isWorkingDay(day: string): boolean {
  return weekdayOf(day) <= 5 && !holidaysIn(Number(day.slice(0, 4))).includes(day);
}

/** The last of so many working days, the first being the one after `day` (PAR-014). Civil days of Paris. */
export function workingDaysAfter(day: string, count: number): string {
  let last = day;
  for (let left = count; left > 0; ) {
    last = addDays(last, 1);
    if (isWorkingDay(last)) left--;
  }
  return last;
}
