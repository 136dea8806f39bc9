import type { OfficeHome } from '../../src/calls/office.ts';
import { isMail } from '../../src/mailAddress.ts';
import type { FieldError } from '../fields/errors.ts';

export type Clerk = OfficeHome['clerks'][number];

/** One line of the table; `id` stays when others come and go. */
export interface TeamLine extends Clerk {
  readonly id: number;
}

export const mailField = ({ id }: TeamLine): string => `mail-${id}`;
export const schoolsField = ({ id }: TeamLine): string => `schools-${id}`;

const tidy = (mail: string): string => mail.trim().toLowerCase();

/** What is to correct before the team is saved, line by line; `rank` counts from 1 as on the screen. */
export function teamErrors(lines: readonly TeamLine[]): FieldError[] {
  const mails = lines.map(({ mail }) => tidy(mail));
  return lines.flatMap((line, index) => {
    const rank = index + 1;
    const errors: FieldError[] = [];
    const mail = mails[index] ?? '';
    if (mail === '')
      errors.push({ field: mailField(line), message: `Personne ${rank}\u00a0: indiquez l’adresse.` });
    else if (!isMail(mail))
      errors.push({
        field: mailField(line),
        message: `Personne ${rank}\u00a0: cette adresse ne peut pas fonctionner. Exemple\u00a0: prenom.nom@ville.fr.`,
      });
    else if (mails.indexOf(mail) !== index)
      errors.push({
        field: mailField(line),
        message: `Personne ${rank}\u00a0: cette adresse est déjà celle de la personne ${mails.indexOf(mail) + 1}.`,
      });
    if (line.role === 'clerk' && line.conservatoires.length === 0)
      errors.push({
        field: schoolsField(line),
        message: `Personne ${rank}\u00a0: cochez au moins un conservatoire.`,
      });
    return errors;
  });
}

/** The team as the program keeps it: a manager sees every conservatoire. */
export const teamFrom = (lines: readonly TeamLine[]): Clerk[] =>
  lines.map(({ mail, role, conservatoires }) => ({
    mail: tidy(mail),
    role,
    conservatoires: role === 'manager' ? [] : [...conservatoires].sort(),
  }));

/** What saving will change, in sentences; empty when nothing does. */
export function teamChanges(before: readonly Clerk[], after: readonly Clerk[]): string[] {
  const known = new Map(before.map((clerk) => [tidy(clerk.mail), clerk]));
  const kept = new Set(after.map(({ mail }) => mail));
  return [
    ...after.flatMap((clerk) => {
      const old = known.get(clerk.mail);
      if (!old) return [clerk.mail === '' ? 'Une personne est à compléter.' : `${clerk.mail} aura accès.`];
      return rights(old) === rights(clerk) ? [] : [`Les droits de ${clerk.mail} changeront.`];
    }),
    ...[...known.keys()].filter((mail) => !kept.has(mail)).map((mail) => `${mail} n’aura plus accès.`),
  ];
}

const rights = ({ role, conservatoires }: Clerk): string =>
  role === 'manager' ? role : [role, ...[...conservatoires].sort()].join(' ');
