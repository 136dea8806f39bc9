import type { Played } from '../play/campaign.ts';
import { counted, type Finding, groupBy, wrong } from './findings.ts';
import type { Evidence, Row } from './readBack.ts';
import { FINAL, standingIn } from './state.ts';

/** How many students ended in each state, by *État*; every state of the list is there. */
export function finalStates({ state }: Evidence): Record<string, number> {
  const found = groupBy(state, standingIn);
  return Object.fromEntries(
    [...new Set([...FINAL, ...found.keys()])].map((name) => [name, found.get(name)?.length ?? 0]),
  );
}

/** Where each student must end: as their family answered, gave papers, and as the clerks decided. */
function expectedEnds({ families, fates }: Played): ReadonlyMap<string, string> {
  return new Map(
    families.map(({ answer, taken, hasDraft }) => {
      if (taken === 0) return [answer.student, hasDraft ? 'Brouillon' : 'Sans réponse'];
      if (answer.decision === 'decline') return [answer.student, 'Ne se réinscrit pas'];
      return [answer.student, fates.get(answer.student)?.end ?? 'Déposée'];
    }),
  );
}

/** Every student ends in one state, the same in *État*, in the tab of their conservatoire and in its first page. */
export function endFindings(played: Played, evidence: Evidence): Finding[] {
  const expected = expectedEnds(played);
  const byConservatoire = groupBy(evidence.state, (row) => row['Établissement'] ?? '');
  return [
    ...evidence.state.flatMap((row) => stateEnd(row, expected.get(row['Élève'] ?? '') ?? 'Sans réponse')),
    ...[...evidence.requests].flatMap(([code, view]) =>
      viewFindings(code, view, byConservatoire.get(code) ?? []),
    ),
    ...[...evidence.fronts].flatMap(([code, front]) =>
      frontFindings(code, front, byConservatoire.get(code) ?? []),
    ),
  ];
}

function stateEnd(row: Row, expected: string): Finding[] {
  const standing = standingIn(row);
  if (standing === expected && FINAL.includes(standing)) return [];
  return [wrong(`Élève ${row['Élève']}, État : « ${standing} » au lieu de « ${expected} ».`)];
}

function viewFindings(code: string, view: readonly Row[], own: readonly Row[]): Finding[] {
  const shown = groupBy(view, (row) => row['N° élève'] ?? '');
  const numbers = new Set(own.map((row) => row['Élève'] ?? ''));
  const strangers = [...shown.keys()].filter((student) => !numbers.has(student));
  return [
    ...own.flatMap((row) => rowFindings(row, shown.get(row['Élève'] ?? '') ?? [])),
    ...strangers.map((student) => wrong(`${code}, Demandes : ${student} n’est pas dans le Registre.`)),
  ];
}

function rowFindings(row: Row, rows: readonly Row[]): Finding[] {
  const student = row['Élève'] ?? '';
  const shown = rows[0]?.['Statut'] ?? '';
  const isRight = rows.length === 0 || shown === standingIn(row);
  return [
    ...counted(rows.length, 1, `Élève ${student}, lignes dans Demandes`),
    ...(isRight ? [] : [wrong(`Élève ${student}, Demandes : statut « ${shown} ».`)]),
  ];
}

/** The first page of a workbook counts every state: its sum is its students. */
function frontFindings(code: string, front: ReadonlyMap<string, string>, own: readonly Row[]): Finding[] {
  const standings = groupBy(own, standingIn);
  const said = (name: string) => Number(front.get(name) ?? 'NaN');
  const off = [...standings].filter(([name, { length }]) => said(name) !== length);
  const sum = FINAL.reduce((total, name) => total + said(name), 0);
  return [
    ...off.map(([name, { length }]) =>
      wrong(`${code}, Accueil, « ${name} » : ${front.get(name)} au lieu de ${length}.`),
    ),
    ...(sum === own.length && said('Élèves') === own.length
      ? []
      : [wrong(`${code}, Accueil : les états font ${sum}, les élèves sont ${own.length}.`)]),
  ];
}
