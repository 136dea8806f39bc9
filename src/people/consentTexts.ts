/** What a ballot asks leave for, box by box (IVR-082). */
export const ballotConsents = ['publication', 'culture', 'municipal', 'nextYear'] as const;

export type BallotConsent = (typeof ballotConsents)[number];

/** One consent as it is asked: on a screen, with what it does, and in one sentence where one writes by hand. */
export interface ConsentWords {
  readonly label: string;
  readonly detail: string;
  readonly paper: string;
}

interface ConsentText {
  readonly ballot: Readonly<Record<BallotConsent, ConsentWords>>;
  /** A guardian's, for a student under 15 (CNS-002). */
  readonly ownAccess: string;
}

/**
 * Every sentence somebody agreed to, by its version: what a record names can be shown again, to the letter. A version
 * is never edited; other words are another version, below.
 */
const texts: Readonly<Record<string, ConsentText>> = {
  'accords/1': {
    ballot: {
      publication: {
        label: 'Publier le nom dans les listes de résultats',
        detail: 'Sans cette case, seul le numéro de participation est publié.',
        paper: 'Mon nom peut être publié dans les listes de résultats. Sinon, seul un numéro l’est.',
      },
      culture: {
        label: 'Recevoir les nouvelles des services culturels',
        detail: 'Spectacles, stages, portes ouvertes.',
        paper: 'Je veux recevoir les nouvelles des services culturels.',
      },
      municipal: {
        label: 'Recevoir les autres nouvelles de la ville',
        detail: 'Par courriel, sur tous les sujets.',
        paper: 'Je veux recevoir toutes les nouvelles de la ville.',
      },
      nextYear: {
        label: 'Être rappelé l’an prochain si une place se libère',
        detail:
          'La ville garde ce bulletin un an de plus pour cela. Sans cette case, il ne sert qu’à ce tirage.',
        paper: 'Mes données peuvent servir pour me proposer une place l’an prochain.',
      },
    },
    ownAccess:
      'J’accepte que cet élève de moins de 15\u00a0ans ait son propre accès\u00a0: il consulte la demande, sans la modifier.',
  },
};

/** The version that is asked now, on screens and on papers. */
export const consentVersion = 'accords/1';

/** What a version says; the one of today where a record names none. */
export const consentText = (version: string): ConsentText => {
  const found = texts[version] ?? texts[consentVersion];
  if (!found) throw new RangeError(`no text ${version}`);
  return found;
};
