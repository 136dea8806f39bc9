/** A question waits for an explanation; a contestation asks that the result be looked at again. */
export const appealKinds = ['question', 'contestation'] as const;
export type AppealKind = (typeof appealKinds)[number];

/** Why a family writes, the likeliest first. */
export const appealMotives = ['rank', 'misread', 'list', 'notTold', 'other'] as const;
export type AppealMotive = (typeof appealMotives)[number];

/** In the words of a family. */
export const motiveWords: Readonly<Record<AppealMotive, string>> = {
  rank: 'Je ne comprends pas mon rang',
  misread: 'Mon bulletin ou mes vœux ont été mal lus',
  list: 'Ma liste (prioritaire ou seconde) est fausse',
  notTold: 'Je n’ai pas reçu la proposition à temps',
  other: 'Une autre raison',
};

/** Most signs a family writes, and most the team answers. */
export const longestAppeal = 2000;
export const longestAnswer = 5000;

/** Messages of one participation that may wait for an answer at the same time. */
export const mostOpen = 5;

/** `Question`, `Contestation`: as a subject begins. */
export const kindNames: Readonly<Record<AppealKind, string>> = {
  question: 'Question',
  contestation: 'Contestation',
};

/** Nothing moves because somebody writes, and nothing waits for the answer. */
export const meanwhileWords =
  'En attendant, votre message ne change la place de personne. Les dates limites pour répondre à une proposition ne changent pas non plus.';
