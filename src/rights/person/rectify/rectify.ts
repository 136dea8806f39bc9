import type { Refusal, Reply } from '../../../calls/reply.ts';
import type { PersonFields } from '../../../calls/rights.ts';
import type { CallInput } from '../../../calls.ts';
import { busy, type Desk, openManagersDesk } from '../../../campaign/desk.ts';
import { dayOf } from '../../../dates.ts';
import { listed, of } from '../../../french.ts';
import { isLimitedStudent, type Limited, limitedNow } from '../../../people/limited.ts';
import type { Ports } from '../../../ports.ts';
import { amendMails, recentMails } from '../../../post/send.ts';
import { type Act, commit, type JournalEnd, underLock } from '../../../register/commit.ts';
import type { Register } from '../../../register/register.ts';
import { refreshStudents } from '../../../requests/refresh.ts';
import { whomOf } from '../../traces/whom.ts';
import { unknownPerson } from '../file.ts';
import { accessRecord } from './access.ts';
import { ballotRecord, signatoryRecord } from './ballot.ts';
import { checkFields } from './check.ts';
import { listedRecord } from './listed.ts';
import { mailRighted } from './mails.ts';
import { changed, type Fields, type RightRecord } from './record.ts';

/** What a record says of what may be put right, and what a change would mean (GDPR 16, CNS-010). */
export function personFields(ports: Ports, { ref }: CallInput<'office.personFields'>): Reply<PersonFields> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  return answerOf(recordOf(desk.register, ref));
}

/**
 * Puts data right at somebody’s demand, wherever they stand: the record, what was frozen of it but the list itself, the
 * mails that have not left, the workbooks. An import that still says what was wrong does not undo it. Refused for data
 * that are frozen, and where it would change what stands in those of a student. A repeat changes nothing.
 */
export function rectify(ports: Ports, input: CallInput<'office.rectify'>): Reply<PersonFields> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town } = desk;
  const locked = underLock(ports, register, (end) => decide(ports, desk, { end, input }));
  if (locked.busy) return { ok: false, refusal: busy };
  if (locked.value) return { ok: false, refusal: locked.value };
  const record = recordOf(register, input.ref);
  const students = record?.students ?? [];
  const mails = recentMails(register).filter((mail) =>
    students.some(({ number }) => number === mail.student),
  );
  refreshStudents(ports, register, town, { students, mails });
  return answerOf(record);
}

function answerOf(record: RightRecord | null): Reply<PersonFields> {
  if (!record) return { ok: false, refusal: unknownPerson };
  const { name, fields, hints } = record;
  return { ok: true, value: { name, fields, hints } };
}

function recordOf(register: Register, ref: string): RightRecord | null {
  const [kind, name = '', rank = ''] = ref.split(':');
  if (kind === 'acces') return accessRecord(register, name);
  if (kind === 'bulletin') return ballotRecord(register, name);
  return kind === 'signataire'
    ? signatoryRecord(register, name, Number(rank))
    : listedRecord(register, name, rank);
}

interface Righting {
  readonly end: JournalEnd;
  readonly input: CallInput<'office.rectify'>;
}

/** Where the acts stand already, an execution may have died before what no act can set: that alone is done again. */
function decide(ports: Ports, desk: Desk, { end, input }: Righting): Refusal | null {
  const { register } = desk;
  const isActed = end.recent.some(({ key }) => key === input.requestKey);
  const record = recordOf(register, input.ref);
  if (!record) return unknownPerson;
  const limited = limitedNow(ports, register, end);
  if (!isActed && limited.has(input.ref)) return frozen;
  const checked = checkFields(record.fields, input.fields, dayOf(ports.startedAt));
  if (!checked.ok) return isActed ? null : checked.refusal;
  const after = { ...record.fields, ...checked.value };
  const names = changed(record.fields, after);
  if (!isActed && names.length === 0) return null;
  const inFrozen = isActed ? [] : frozenNames(record, after, limited);
  if (inFrozen.length > 0) return frozenOf(inFrozen);
  if (!isActed) commit(ports, register, end, actsOf(ports, desk, { record, after, names, input }));
  record.settle(after);
  ports.workbooks.flush();
  return null;
}

/** First names of the students whose data are frozen and would change: what they asked says who asked, and their address. */
function frozenNames({ students, changes }: RightRecord, after: Fields, limited: Limited): string[] {
  const held = students.filter((student) => isLimitedStudent(limited, student));
  if (held.length === 0) return [];
  const touched = new Set(changes(after).map(({ about }) => about));
  return held.filter(({ number }) => touched.has(number)).map(({ firstName }) => firstName);
}

interface Acting {
  readonly record: RightRecord;
  readonly after: Fields;
  readonly names: readonly string[];
  readonly input: CallInput<'office.rectify'>;
}

/** The acts; mails that wait are written again before them, while what was wrong is still known. */
function actsOf(
  ports: Ports,
  { register, colleague }: Desk,
  { record, after, names, input: { ref, requestKey, reason } }: Acting,
): Act[] {
  const { fields: before, students } = record;
  const whom = { ...whomOf(register, [ref]), students: new Set(students.map(({ number }) => number)) };
  amendMails(ports, register, (mail) => mailRighted(mail, { whom, before, after }));
  return record.changes(after).map((righting) => ({
    ...righting,
    ...{ key: requestKey, actor: colleague.mail, act: 'Données rectifiées' },
    facts: { motif: reason.trim(), données: names },
  }));
}

const frozen: Refusal = {
  kind: 'stopped',
  message: 'Ces données sont gelées, à la demande d’une personne. Rien n’est rectifié. Levez d’abord ce gel.',
};

/** The record is free, and what it changes is not. */
const frozenOf = (firstNames: readonly string[]): Refusal => ({
  kind: 'stopped',
  message: `Les données ${listed(firstNames.map(of))} sont gelées, à la demande d’une personne. Cette rectification les changerait. Rien n’est rectifié. Levez d’abord ce gel.`,
});
