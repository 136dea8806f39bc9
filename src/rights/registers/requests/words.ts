/** What somebody asks of the data held about them: one sort a right (CNS-003, CNS-010, PAR-092). */
export const rightKinds = [
  'access',
  'copy',
  'rectification',
  'erasure',
  'restriction',
  'portability',
  'objection',
  'directives',
  'childData',
  'complaint',
] as const;
export type RightKind = (typeof rightKinds)[number];

export const kindWords: Readonly<Record<RightKind, string>> = {
  access: 'Accès',
  copy: 'Copie',
  rectification: 'Rectification',
  erasure: 'Effacement',
  restriction: 'Limitation',
  portability: 'Portabilité',
  objection: 'Opposition',
  directives: 'Directives après la mort',
  childData: 'Données d’un enfant sans accord',
  complaint: 'Réclamation écrite',
};

/** Who writes. Whoever is none of the first three is a stranger to the data (CNS-011). */
export const qualities = ['self', 'guardian', 'heir', 'other'] as const;
export type Quality = (typeof qualities)[number];

export const qualityWords: Readonly<Record<Quality, string>> = {
  self: 'La personne elle-même',
  guardian: 'Responsable légal d’un enfant mineur',
  heir: 'Héritier, ou tiers de confiance d’une personne décédée',
  other: 'Une autre personne',
};

export const channels = ['letter', 'mail', 'counter', 'phone'] as const;
export type RightChannel = (typeof channels)[number];

export const channelWords: Readonly<Record<RightChannel, string>> = {
  letter: 'Courrier',
  mail: 'Courriel',
  counter: 'Guichet',
  phone: 'Téléphone',
};

/** How it is known who asks. A document is looked at and never kept; it is asked only in doubt (PAR-082, CNS-011). */
export const identities = ['known', 'seen', 'notNeeded', 'asked'] as const;
export type IdentityHow = (typeof identities)[number];

export const identityWords: Readonly<Record<IdentityHow, string>> = {
  known: 'Déjà connue du service',
  seen: 'Document vu, non gardé',
  notNeeded: 'Pas nécessaire',
  asked: 'Demandée\u00a0: il y a un doute',
};

export const outcomes = ['done', 'partly', 'refused'] as const;
export type Outcome = (typeof outcomes)[number];

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  done: 'Fait',
  partly: 'Fait en partie',
  refused: 'Refusé',
};

/** Why a request is refused, in whole or in part (CNS-010, CNS-011, CNS-013). */
export const refusalMotives = ['excessive', 'unfounded', 'repetitive', 'needed', 'notEntitled'] as const;
export type RefusalMotive = (typeof refusalMotives)[number];

export const motiveWords: Readonly<Record<RefusalMotive, string>> = {
  excessive: 'Excessive',
  unfounded: 'Infondée',
  repetitive: 'Répétée',
  needed: 'Données nécessaires au service, ou protégées par un secret',
  notEntitled: 'La personne qui écrit n’a pas qualité, ou son identité n’est pas établie',
};

export const requestStates = ['open', 'identity', 'extended', 'late', 'answered'] as const;
export type RequestState = (typeof requestStates)[number];

export const stateWords: Readonly<Record<RequestState, string>> = {
  open: 'à traiter',
  identity: 'identité attendue',
  extended: 'prolongée',
  late: 'en retard',
  answered: 'répondue',
};

/** Most signs of what is asked, of a reason, and of an answer. */
export const longestAsked = 2000;
export const longestWhy = 500;
export const longestReply = 5000;

/** Where anybody complains about their data (CNS-020). */
export const cnilWords =
  'Vous pouvez adresser une réclamation à la CNIL, Service des plaintes, 3\u00a0place de Fontenoy – TSA\u00a080751, 75334\u00a0Paris Cedex\u00a007, 01\u00a053\u00a073\u00a022\u00a022, www.cnil.fr.';
