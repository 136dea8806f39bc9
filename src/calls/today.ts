/** One number of *Que faire aujourd'hui ?* */
export interface TodayLine {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Out of how many, where that says something. */
  readonly of: number | null;
  readonly todo: string;
  /** The tab that holds the rows, or the team's page of that name; null for those of *Contrôles*, on the office page. */
  readonly tab: 'Demandes' | 'Pièces' | 'Courriels' | 'Lettres' | 'Données personnelles' | null;
  /** That page, or that tab for who works in one workbook; empty otherwise. */
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

/** Somebody in a list of *Contrôles*, with the students concerned. */
export interface Controlled {
  readonly name: string;
  readonly students: readonly {
    readonly number: string;
    readonly name: string;
    readonly conservatoire: string;
  }[];
}

interface ControlledMail extends Controlled {
  readonly mail: string;
}

/** *Contrôles*: who is behind the numbers, in the conservatoires of the colleague. */
export interface ControlsPage {
  /** One person, several addresses. */
  readonly double: readonly (Controlled & { readonly mails: readonly string[] })[];
  /** One address, several people. */
  readonly shared: readonly { readonly mail: string; readonly people: readonly Controlled[] }[];
  /** Days in words. */
  readonly ages: readonly (Controlled & { readonly born: string; readonly why: string })[];
  readonly adults: readonly (Controlled & { readonly born: string })[];
  /** Mails that could not be sent. */
  readonly failed: readonly (ControlledMail & { readonly subject: string; readonly problem: string })[];
  /** Addresses a clerk said to come back; `instead` is where mailings go meanwhile, or empty. */
  readonly returned: readonly (ControlledMail & {
    readonly on: string;
    readonly by: string;
    readonly instead: string;
  })[];
}
