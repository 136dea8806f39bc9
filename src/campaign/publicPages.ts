/** The pages anybody may read, by the word of their address (`?page=aide`). */
export const publicPages = {
  aide: 'help',
  conditions: 'terms',
  donnees: 'notice',
  accessibilite: 'accessibility',
  mentions: 'notices',
} as const;

export type PublicPage = keyof typeof publicPages;

/** What each is called, in every foot: accessibility in the law’s own words (décret n° 2019-768, art. 6). */
export const pageNames: Readonly<Record<PublicPage, string>> = {
  aide: 'Aide',
  conditions: 'Conditions d’utilisation',
  donnees: 'Données personnelles',
  accessibilite: 'Accessibilité\u00a0: non conforme',
  mentions: 'Mentions légales',
};

/** The page an address asks for, or `null` for any other word. */
export function publicPageFrom(word: string | undefined): PublicPage | null {
  return (Object.keys(publicPages) as PublicPage[]).find((page) => page === word) ?? null;
}

/** The pages of the lottery anybody may read, by the word of their address: courses, ballot, rules, draw. */
export const lotteryPages = ['places', 'bulletin', 'reglement', 'tirage'] as const;

export type LotteryPage = (typeof lotteryPages)[number];
