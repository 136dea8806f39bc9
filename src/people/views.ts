import type { View } from '../views/view.ts';
import type { Invitee } from './invitees.ts';

/** *Lettres*: who is reached by post, because they have no mail (PAR-048, X1). */
export const lettersView: View<Invitee> = {
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
  ],
};
