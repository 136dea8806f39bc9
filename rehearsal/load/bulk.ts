import type { Host, Visitor } from '../../host/index.ts';
import type { CallAnswers, CallInput } from '../../src/calls.ts';
import type { OpenTown } from './record.ts';

/** What one decision on a whole town took. Times are modelled. */
export interface Bulk {
  readonly decisions: number;
  readonly executions: number;
  readonly longestSeconds: number;
}

/** Everybody has sent a request: one is sent, and written beside each other student as the program writes it. */
export function answerForEverybody(open: OpenTown): void {
  const { host, pages } = open;
  const [access = ''] = open.links();
  const home = pages.get('family.open', { access });
  const [card] = home.students;
  if (card === undefined) throw new Error('a family without a student');
  open.send(home, card);
  const tab = 'État';
  const [headings = [], ...rows] = personIn(host, 'Registre').displayed(tab);
  const [at, links] = [headings.indexOf('Demande'), headings.indexOf('Accès')];
  const sent = rows.find((row) => row.includes(card.number))?.[at] ?? '';
  const requests = rows.map((row, i) => {
    const people = JSON.parse(row[links] ?? '[]') as { person: string; role: string }[];
    const author = people.find(({ role }) => role === 'guardian1')?.person;
    return [row[at] === sent ? sent : JSON.stringify({ ...JSON.parse(sent), author, receipt: `B-${i}` })];
  });
  personIn(host, 'Registre').paste(tab, `${letters(at + 1)}2`, requests);
}

/** Somebody writes the same decision beside every student of every conservatoire. */
export function writeForEverybody(host: Host, names: readonly string[], decision: string): void {
  for (const name of names) {
    const person = personIn(host, name);
    const [headings = [], ...rows] = person.displayed('Demandes');
    const column = letters(headings.indexOf('Décision (à remplir)') + 1);
    person.paste(
      'Demandes',
      `${column}2`,
      rows.map(() => [decision]),
    );
  }
}

type Progress = CallAnswers['office.reviewApply'];

/** What is written is shown, confirmed, and done to its end: how far each call left it. */
export function applyAll(
  { pages }: Pick<OpenTown, 'pages'>,
  as: Visitor,
  requestKey: string,
  asked: CallInput<'office.reviewPreview'> = {},
): Progress[] {
  const { shown } = pages.get('office.reviewPreview', asked, as);
  const steps: Progress[] = [];
  for (let last = -1; last < 0 || steps[last]?.done !== steps[last]?.total; last++)
    steps.push(pages.get('office.reviewApply', { ...asked, requestKey, shown }, as));
  return steps;
}

/** A manager confirms every request of the town. */
export function confirmEverybody(open: OpenTown): Bulk {
  const { host, town } = open;
  const manager: Visitor = { as: `responsable@${town.domain}`, deployment: 'domain' };
  answerForEverybody(open);
  const names = town.settings.conservatoires.map(({ name }) => name);
  writeForEverybody(host, names, 'Confirmer');
  const before = host.executions.length;
  const steps = applyAll(open, manager, 'banc-decision-en-masse');
  const executions = host.executions.slice(before);
  return {
    decisions: steps[steps.length - 1]?.done ?? 0,
    executions: executions.length,
    longestSeconds: Math.max(...executions.map(({ milliseconds }) => milliseconds)) / 1000,
  };
}

function personIn(host: Host, workbook: string) {
  const found = host.workbooks.list().find(({ head }) => head.name.includes(workbook));
  if (found === undefined) throw new Error(`no workbook named ${workbook}`);
  return host.workbooks.person(found.head.id, { as: host.town.owner });
}

const letters = (column: number): string =>
  column > 26 ? `A${letters(column - 26)}` : String.fromCharCode(64 + column);
