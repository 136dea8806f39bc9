/** One number of *Que faire aujourd'hui ?* */
export interface TodayLine {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Out of how many, where that says something. */
  readonly of: number | null;
  readonly todo: string;
  /** The tab that holds the rows. */
  readonly tab: 'Demandes' | 'Pièces' | 'Courriels' | 'Lettres';
  /** That tab, for who works in one workbook; empty otherwise. */
  readonly address: string;
}

export interface TodayPage {
  /** Where the campaign stands, in one sentence. */
  readonly campaign: string;
  /** What does not work as it should, and what to do. */
  readonly warnings: readonly string[];
  readonly lines: readonly TodayLine[];
  readonly perDay: readonly { readonly day: string; readonly count: number }[];
  readonly perConservatoire: readonly {
    readonly name: string;
    readonly students: number;
    readonly answered: number;
    readonly missing: number;
  }[];
}
