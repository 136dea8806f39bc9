import type { Town } from '../campaign/town.ts';
import { dayOf } from '../dates.ts';
import type { StudentRow } from '../people/tabs.ts';
import { isGiven } from '../supporting/given.ts';
import { isResident, knownSituation, type Situation } from '../supporting/rules.ts';
import { type DocumentsOn, documentLines } from '../supporting/views.ts';
import { keptOf } from './courses.ts';
import { requestOf } from './state.ts';

/** The same, once the request is sent: the cursus asked for again, and the address declared. */
export function askedSituation(student: StudentRow, town: Town): Situation {
  const answer = requestOf(student)?.answer;
  const known = knownSituation(student, town);
  if (answer?.decision !== 'reEnrol') return known;
  const kept = keptOf(answer, student.enrolments);
  return {
    ...known,
    enrolments: kept.length > 0 ? kept : student.enrolments,
    resident: isResident({ address: answer.studentAddress }, town.postcodes),
  };
}

export function documentsOn(student: StudentRow, town: Town, now: number): DocumentsOn {
  return {
    known: knownSituation(student, town),
    asked: askedSituation(student, town),
    today: dayOf(now),
  };
}

/** Labels of the documents asked of a student and not given yet, or refused. */
export function missingLabels(student: StudentRow, town: Town, now: number): string[] {
  return documentLines(student, documentsOn(student, town, now))
    .filter(({ state }) => !isGiven(state))
    .map(({ document }) => document.label);
}
