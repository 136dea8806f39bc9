import type { Refusal, Reply } from '../calls/reply.ts';
import type { ControlsPage } from '../calls/today.ts';
import type { CallInput } from '../calls.ts';
import { busy, type Desk, openDesk } from '../campaign/desk.ts';
import { dayOf } from '../dates.ts';
import { isLimitedPerson, limitedNow } from '../people/limited.ts';
import { isReturned, mailsGiven } from '../people/returned.ts';
import { type PersonRow, personSpec, type StudentRow, studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, underLock } from '../register/commit.ts';
import type { Found } from '../register/table.ts';
import { requestOf } from '../requests/state.ts';
import { controlsOf } from './controlsPage.ts';
import { seenBy } from './seen.ts';

type Marking = CallInput<'office.markReturned'>;

/**
 * A clerk says that mails to an address come back, or takes it back: of everybody who has it and may come for a student
 * of the clerk's conservatoires. Mailings leave it alone from then on; acknowledgements follow what families type. Data
 * that are frozen stay as they are: no mailing leaves for them anyway. A repeat changes nothing.
 */
export function markReturned(ports: Ports, input: Marking): Reply<ControlsPage> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const marking = { ...input, mail: input.mail.trim().toLowerCase() };
  const locked = underLock(ports, desk.register, (end): Refusal | null => {
    const limited = limitedNow(ports, desk.register, end);
    const all = peopleWith(desk, marking);
    const people = all.filter(({ record }) => !isLimitedPerson(limited, record.id));
    if (people.length === 0) return all.length === 0 ? unknown : frozen;
    const toMark = people.filter(({ record }) => isReturned(record, marking.mail) !== marking.isReturned);
    const marks = toMark.map((person) => actOf(desk, person, marking, dayOf(ports.startedAt)));
    commit(ports, desk.register, end, marks);
    return null;
  });
  if (locked.busy) return { ok: false, refusal: busy };
  if (locked.value) return { ok: false, refusal: locked.value };
  return { ok: true, value: controlsOf(seenBy(desk, ports.startedAt)) };
}

/** Who has this address, or has it marked, among the people of these conservatoires. */
function peopleWith({ register, codes }: Desk, { mail }: Marking): Found<PersonRow>[] {
  const students = register
    .table(studentSpec)
    .all()
    .map(({ record }) => record)
    .filter(({ conservatoire }) => codes.includes(conservatoire));
  const own = new Set(students.flatMap(({ links }) => links.map(({ person }) => person)));
  const givers = new Set(students.flatMap((student) => giverOf(student, mail)));
  return register
    .table(personSpec)
    .all()
    .filter(
      ({ record }) =>
        own.has(record.id) && (record.mail === mail || isReturned(record, mail) || givers.has(record.id)),
    );
}

/** Who gave this address in the request of a student, if anybody. */
function giverOf(student: StudentRow, mail: string): string[] {
  const author = requestOf(student)?.author;
  return author !== undefined && mailsGiven(author, [student]).includes(mail) ? [author] : [];
}

function actOf(
  { register, colleague }: Desk,
  { row, record }: Found<PersonRow>,
  { mail, isReturned: isBack, requestKey }: Marking,
  on: string,
): Act {
  const others = record.returned.filter((one) => one.mail !== mail);
  const returned = isBack ? [...others, { mail, on, by: colleague.mail }] : others;
  return {
    key: requestKey,
    actor: colleague.mail,
    about: record.id,
    act: isBack ? 'Courriel revenu' : 'Courriel revenu\u00a0: marque retirée',
    change: register.table(personSpec).change(row, { returned }),
  };
}

const unknown: Refusal = {
  kind: 'invalid',
  message: 'Personne n’a cette adresse dans vos conservatoires. Rien n’a changé.',
  fields: [{ field: 'mail', message: 'Recopiez l’adresse telle que le courriel revenu la donne.' }],
};

const frozen: Refusal = {
  kind: 'stopped',
  message:
    'Ces données sont gelées, à la demande d’une personne. Aucun envoi groupé n’y part. Rien n’a changé.',
};
