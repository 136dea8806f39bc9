/** What the program believes of Google, tried on a town's own account and on the host by the very same code. */
export interface Probe {
  /** French: what is believed. */
  readonly name: string;
  /** The section of the platform's documentation, or `?` where nothing confirms it. */
  readonly evidence: string;
  /** True when the belief holds, false when it does not; a throw is reported as unknown. */
  readonly holds: (tools: ProbeTools) => boolean;
}

/** A scratch spreadsheet and the services a probe may touch. */
export interface ProbeTools {
  /** Writes texts in a column formatted `@` of the scratch tab, sends them, and reads them back. */
  readonly throughTextCells: (texts: readonly string[]) => readonly unknown[];
  /** Formulas found in those same cells: empty texts when there are none. */
  readonly formulasOf: (texts: readonly string[]) => readonly string[];
  /** Writes a date in a cell formatted as an instant, sends it, and reads it back as milliseconds. */
  readonly throughDateCell: (instant: number) => number;
  readonly lastRowOfEmptyTab: () => number;
  readonly emptyCell: () => unknown;
  readonly takesTwoLocks: () => boolean;
  readonly missingMemory: () => unknown;
  readonly memoryIsText: () => boolean;
  /** A note of the cache, read while it is there and once it is removed. */
  readonly notedThenForgotten: () => readonly unknown[];
  /** Writes a text, sends it, and reads it through the workbook opened anew. */
  readonly throughAnotherOpening: (text: string) => unknown;
  /** Writes a text in a row just added below a column of plain text, and reads it back. */
  readonly throughNewRows: (text: string) => unknown;
  /** Function and identifier of each timer. */
  readonly timers: () => readonly (readonly [string, string])[];
  readonly whoAsks: () => string;
  readonly address: () => string;
  readonly hourInParis: (instant: number) => number;
  /** The same, by the engine's own table of time zones. */
  readonly hourByEngine: (instant: number) => number;
  /** A small file put in a folder, found there by its mark, shared with nobody, then removed: how many were found. */
  readonly filesThroughFolder: () => readonly number[];
  /** A document made of a Word one, then removed: did the numbers of its pages come through? */
  readonly numbersThroughWord: () => boolean;
  /** A document made and removed: does it still open? */
  readonly opensOnceRemoved: () => boolean;
  readonly scriptTimeZone: () => string;
  readonly mailsLeft: () => number;
}

const tricky = [
  '01234',
  '1/2',
  '2026-03-16',
  'TRUE',
  '5%',
  '1e5',
  '12:30',
  '+33 6',
  '-x',
  '22 34',
  '\u2018=1+1',
];

const probes: readonly Probe[] = [
  {
    name: 'Une cellule en texte brut rend exactement ce qu’on y écrit',
    evidence: 'C',
    holds: ({ throughTextCells }) => throughTextCells(tricky).every((cell, i) => cell === tricky[i]),
  },
  {
    name: 'Un texte protégé qui ressemble à une formule n’en devient pas une',
    evidence: 'C',
    holds: ({ formulasOf }) =>
      formulasOf(['\u2018=1+1', '\u2018+1', '\u2018@a']).every((formula) => formula === ''),
  },
  {
    name: 'Sans protection, «\u00a0=1+1\u00a0» reste du texte dans une cellule en texte brut',
    evidence: '?',
    holds: ({ formulasOf }) => formulasOf(['=1+1']).every((formula) => formula === ''),
  },
  {
    name: 'Une date écrite dans une cellule revient à la même seconde',
    evidence: 'D',
    holds: ({ throughDateCell }) =>
      [1778486400000, 1793498400000].every((instant) => throughDateCell(instant) === instant),
  },
  {
    name: 'Un onglet vide a zéro pour dernière ligne',
    evidence: 'L',
    holds: ({ lastRowOfEmptyTab }) => lastRowOfEmptyTab() === 0,
  },
  {
    name: 'Une cellule vide se lit comme un texte vide',
    evidence: 'D',
    holds: ({ emptyCell }) => emptyCell() === '',
  },
  {
    name: 'Le verrou déjà tenu se reprend sans attendre',
    evidence: 'L',
    holds: ({ takesTwoLocks }) => takesTwoLocks(),
  },
  {
    name: 'Une propriété absente vaut null',
    evidence: 'D',
    holds: ({ missingMemory }) => missingMemory() === null,
  },
  { name: 'Une propriété se garde comme texte', evidence: 'D', holds: ({ memoryIsText }) => memoryIsText() },
  {
    name: 'Une note se relit, puis s’efface',
    evidence: 'D',
    holds: ({ notedThenForgotten }) => {
      const [noted, forgotten] = notedThenForgotten();
      return noted === 'oui' && forgotten === null;
    },
  },
  {
    name: 'Ce qui est envoyé se lit aussitôt en rouvrant le classeur',
    evidence: '?',
    holds: ({ throughAnotherOpening }) => throughAnotherOpening('envoyé') === 'envoyé',
  },
  {
    name: 'Les lignes ajoutées restent en texte brut, comme celles au-dessus',
    evidence: '?',
    holds: ({ throughNewRows }) => throughNewRows('01234') === '01234',
  },
  {
    name: 'Le minuteur est posé et se reconnaît',
    evidence: 'D',
    holds: ({ timers }) => timers().some(([name, id]) => name === 'everyFiveMinutes' && id !== ''),
  },
  {
    name: 'Un agent de la ville est reconnu à cette adresse',
    evidence: '?',
    holds: ({ whoAsks }) => whoAsks() !== '',
  },
  {
    name: 'Le programme connaît sa propre adresse',
    evidence: 'D',
    holds: ({ address }) => /^https?:\/\/.+\/(exec|dev)$/.test(address()),
  },
  {
    name: 'Le fuseau de Paris est connu, été comme hiver',
    evidence: 'D',
    holds: ({ hourInParis }) => hourInParis(1778486400000) === 10 && hourInParis(1767258000000) === 10,
  },
  {
    name: 'Le moteur donne la même heure de Paris que Google',
    evidence: '?',
    holds: ({ hourByEngine }) => hourByEngine(1778486400000) === 10 && hourByEngine(1767258000000) === 10,
  },
  {
    name: 'Un fichier déposé dans un dossier de Da Capo s’y retrouve, et se supprime',
    evidence: '?',
    holds: ({ filesThroughFolder }) => filesThroughFolder().join() === '1,0',
  },
  {
    name: 'Un document Word donne un document avec le numéro de ses pages',
    evidence: '?',
    holds: ({ numbersThroughWord }) => numbersThroughWord(),
  },
  {
    name: 'Un document fait par Da Capo se supprime pour toujours',
    evidence: '?',
    holds: ({ opensOnceRemoved }) => !opensOnceRemoved(),
  },
  {
    name: 'Le programme est à l’heure de Paris',
    evidence: 'D',
    holds: ({ scriptTimeZone }) => scriptTimeZone() === 'Europe/Paris',
  },
  {
    name: 'Il reste des courriels à envoyer aujourd’hui',
    evidence: 'D',
    holds: ({ mailsLeft }) => mailsLeft() > 0,
  },
];

export type ProbeResult = 'confirmed' | 'refuted' | 'unknown';

export interface ProbeReport {
  readonly name: string;
  readonly result: ProbeResult;
  readonly detail: string;
}

/** Tries every belief; one that cannot be tried does not hide the others. */
export function tryProbes(tools: ProbeTools): ProbeReport[] {
  return probes.map(({ name, evidence, holds }) => {
    try {
      return { name, result: holds(tools) ? 'confirmed' : 'refuted', detail: evidence };
    } catch (error) {
      return { name, result: 'unknown', detail: String(error) };
    }
  });
}
