import type { RightsRequestFile, RightsRequestLine, RightsRequestsPage } from '../../../calls/registers.ts';
import type { Refusal, Reply } from '../../../calls/reply.ts';
import type { CallInput } from '../../../calls.ts';
import { type Desk, openManagersDesk } from '../../../campaign/desk.ts';
import { addMonths, dayOf, frenchDay, instantFrom } from '../../../dates.ts';
import { drawRows } from '../../../draw/tabs.ts';
import { paperHtml } from '../../../papers/html.ts';
import type { Ports } from '../../../ports.ts';
import type { Register } from '../../../register/register.ts';
import type { Found } from '../../../register/table.ts';
import { privacyFrom } from '../../notice/privacy.ts';
import { everybody } from '../../person/find.ts';
import { isPressing, longestAnswer, requestClock, requestState } from './clock.ts';
import { letterFacts, rightsLetter, rightsPaper, signatureOf } from './letters.ts';
import { extensionFault, whyOnlyRefused } from './rules.ts';
import { type RightsRequestRow, requestRows } from './tabs.ts';

/** Every request, what is due first; then those answered, the newest first. Refused to whoever is no manager. */
export function rightsRequests(ports: Ports): Reply<RightsRequestsPage> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const today = dayOf(ports.startedAt);
  const rows = requestRows(desk.register).map(({ record }) => record);
  const due = (row: RightsRequestRow) => `${requestClock(row).due} ${row.number}`;
  const waiting = rows.filter(({ answer }) => !answer);
  const answered = rows.filter(({ answer }) => answer);
  return {
    ok: true,
    value: {
      requests: [
        ...waiting.sort((a, b) => (due(a) < due(b) ? -1 : 1)),
        ...answered.sort((a, b) => ((a.answer?.at ?? '') > (b.answer?.at ?? '') ? -1 : 1)),
      ].map((row) => requestLine(row, today)),
    },
  };
}

function requestLine(row: RightsRequestRow, today: string): RightsRequestLine {
  const { number, kind, asker, subject, receivedOn, answer } = row;
  return {
    number,
    kind,
    asker: asker.name,
    subject: subject?.name ?? '',
    receivedOn,
    due: requestClock(row).due,
    state: requestState(row, today),
    isPressing: isPressing(row, today),
    answeredAt: answer?.at ?? '',
  };
}

/** A request by its number, or why there is none. */
export function findRequest(register: Register, number: string): Found<RightsRequestRow> | Refusal {
  return requestRows(register).find(({ record }) => record.number === number) ?? unknownRequest;
}

/** One request, with all that helps to answer it. */
export function openRequest(
  ports: Ports,
  { number }: CallInput<'office.rightsRequest'>,
): Reply<RightsRequestFile> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const found = findRequest(desk.register, number);
  return 'kind' in found
    ? { ok: false, refusal: found }
    : { ok: true, value: requestFile(desk, found.record, ports.startedAt) };
}

/** A letter of a request, to print: for whoever gave no mail, or asks for paper. */
export function printLetter(
  ports: Ports,
  { number, letter }: CallInput<'office.rightsLetter'>,
): Reply<{ name: string; html: string }> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const found = findRequest(desk.register, number);
  if ('kind' in found) return { ok: false, refusal: found };
  const { answer, extension } = found.record;
  if ((letter === 'answered' && !answer) || (letter === 'extended' && !extension))
    return { ok: false, refusal: notWritten };
  const paper = rightsPaper(found.record, letter, desk.town);
  return { ok: true, value: { name: paper.title, html: paperHtml(paper) } };
}

/** The file of a request as it stands. */
export function requestFile(
  { register, town }: Pick<Desk, 'register' | 'town'>,
  row: RightsRequestRow,
  now: number,
): RightsRequestFile {
  const today = dayOf(now);
  const { subject, paragraphs, after } = rightsLetter(letterFacts(row, 'answered'), town);
  const signature = signatureOf(town);
  const { answer } = row;
  const { answerMonths } = privacyFrom(register.memory);
  const longest = longestAnswer(answerMonths);
  return {
    ...requestLine(row, today),
    request: row,
    people:
      row.refs.length === 0
        ? []
        : everybody(register, town)
            .map(({ person: { ref, name, facts } }) => ({ ref, name, facts }))
            .filter(({ ref }) => row.refs.includes(ref)),
    announcedOn: requestClock(row, answerMonths).announced,
    notes: notesOf(register, row),
    onlyRefused: answer ? '' : whyOnlyRefused(row),
    mayExtend: !answer && extensionFault(row, today, { months: 2, longest, why: 'motif' }) === null,
    longestMonths: longest,
    frame: { subject, before: paragraphs, after: [...(signature === '' ? [] : [signature]), ...after] },
  };
}

/** What to know before answering. */
function notesOf(register: Register, row: RightsRequestRow): string[] {
  return [
    ...(row.kind === 'complaint' ? complaintNotes(register, row) : []),
    ...(row.kind === 'erasure'
      ? ['Seules les données qui ne sont pas nécessaires au service sont effacées à la demande.']
      : []),
    ...(row.isSigned || row.channel === 'counter'
      ? []
      : ['La demande n’est pas signée. Ce n’est un motif de refus que s’il y a un doute sur l’identité.']),
  ];
}

/** The month of the terms is told, and refuses nobody (PAR-092). */
function complaintNotes(register: Register, { receivedOn }: RightsRequestRow): string[] {
  const runs = drawRows(register).flatMap(({ record: { run, cancelled } }) =>
    run && !cancelled ? [run.at] : [],
  );
  const published = runs[runs.length - 1];
  if (published === undefined) return [];
  const until = addMonths(dayOf(instantFrom(published)), 1);
  return [
    `Les conditions d’utilisation reçoivent les réclamations jusqu’au ${frenchDay(until)}, un mois après les résultats. ${
      receivedOn > until ? 'Celle-ci vient après. ' : ''
    }Ce délai n’empêche ni de répondre, ni de saisir le juge.`,
  ];
}

const unknownRequest: Refusal = {
  kind: 'invalid',
  message: 'Aucune demande ne porte ce numéro. Rien n’a changé. Rechargez la page.',
};

const notWritten: Refusal = {
  kind: 'invalid',
  message: 'Cette lettre n’est pas encore décidée. Rien n’a changé. Notez d’abord la décision.',
};
