import { HostError } from '../../host/index.ts';
import { plain, quoted } from '../words.ts';
import { columnOf, readSheet, type Sheet } from './csv.ts';

/** A guardian as the school file writes them. */
export interface Guardian {
  readonly firstName: string;
  readonly lastName: string;
  /** In small letters, or empty. */
  readonly mail: string;
}

export type Families = ReadonlyMap<string, readonly (Guardian | null)[]>;

/**
 * Guardians 1 and 2 of each student number, as the first line that has them says: a witness of its own, which knows
 * nothing of the program's import. @throws HostError in French when the students' number has no column
 */
export function familiesIn(text: string, path: string): Families {
  const sheet = readSheet(text);
  const number = columnOf(sheet, /matricule|(^n|^no|numero|identifiant) (d )?eleve/);
  if (number < 0)
    throw new HostError(`Le fichier ${quoted(path)} n’a pas de colonne pour le numéro des élèves.`);
  const readers = [guardianReader(sheet, 1), guardianReader(sheet, 2)];
  const families = new Map<string, (Guardian | null)[]>();
  for (const { cells } of sheet.lines) {
    const student = cells[number] ?? '';
    const known = families.get(student) ?? [null, null];
    families.set(
      student,
      readers.map((read, place) => known[place] ?? read(cells)),
    );
  }
  families.delete('');
  return families;
}

function guardianReader(sheet: Sheet, place: 1 | 2): (cells: readonly string[]) => Guardian | null {
  const who = `(?=.*\\b(resp|responsable|parent|tuteur)\\b)(?=.*\\b${place}\\b)`;
  const [firstName, lastName, mail] = ['prenom', 'nom', '(courriel|mail|e mail|mel)'].map((word) =>
    columnOf(sheet, new RegExp(`^${who}.*\\b${word}\\b`)),
  );
  return (cells) => {
    const at = (column: number | undefined) => cells[column ?? -1] ?? '';
    if (at(lastName) === '') return null;
    return { firstName: at(firstName), lastName: at(lastName), mail: at(mail).toLowerCase() };
  };
}

/** Whether a name on a page is this guardian's, whatever its case, accents, hyphens and spaces. */
export function isNamed(
  who: Guardian,
  shown: { readonly firstName: string; readonly lastName: string },
): boolean {
  const bare = (person: { firstName: string; lastName: string }) =>
    plain(`${person.firstName} ${person.lastName}`).replace(/ /g, '');
  return bare(who) === bare(shown);
}
