/** The pages anybody may read, by the word of their address (`?page=aide`). */
export const publicPages = {
  aide: 'help',
  conditions: 'terms',
  donnees: 'notice',
  accessibilite: 'accessibility',
  mentions: 'notices',
} as const;

export type PublicPage = keyof typeof publicPages;

/** The page an address asks for, or `null` for any other word. */
export function publicPageFrom(word: string | undefined): PublicPage | null {
  return (Object.keys(publicPages) as PublicPage[]).find((page) => page === word) ?? null;
}

/** The pages of the lottery anybody may read, by the word of their address: courses, ballot, rules, draw. */
export const lotteryPages = ['places', 'bulletin', 'reglement', 'tirage'] as const;

export type LotteryPage = (typeof lotteryPages)[number];
