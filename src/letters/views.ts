import { instantFrom } from '../dates.ts';
import type { Invitee } from '../people/invitees.ts';
import { instantFormat, type View } from '../views/view.ts';

/** Who is reached by post, and since when their letter is made: a stamp, or empty. */
export interface LetterLine extends Pick<Invitee, 'person' | 'students'> {
  readonly madeAt: string;
}

/** *Lettres*: who is reached by post, because they have no mail (PAR-048, X1). */
export const lettersView: View<LetterLine> = {
  name: 'Lettres',
  columns: [
    { heading: 'Personne', width: 90, value: ({ person }) => person.id },
    { heading: 'Nom', width: 140, value: ({ person }) => person.lastName },
    { heading: 'Prénom', width: 120, value: ({ person }) => person.firstName },
    { heading: 'Adresse', width: 260, value: ({ person }) => person.address.street },
    { heading: 'Code postal', width: 90, value: ({ person }) => person.address.postcode },
    { heading: 'Ville', width: 140, value: ({ person }) => person.address.town },
    { heading: 'Téléphone', width: 120, value: ({ person }) => person.phone },
    {
      heading: 'Élèves',
      width: 260,
      value: ({ students }) =>
        students.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(', '),
    },
    {
      heading: 'Lettre faite le',
      width: 130,
      format: instantFormat,
      value: ({ madeAt }) => (madeAt === '' ? '' : new Date(instantFrom(madeAt))),
    },
  ],
};
