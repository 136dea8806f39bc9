/** How allocation proceeds: each course offers in its order, or each family asks in theirs (lottery rules, section 4). */
export type AllocationRule = 'offres-par-cours' | 'demandes-des-familles';

export interface FrozenCourse {
  readonly id: string;
  readonly seats: number;
  /** What is drawn: the course itself, or the level whose courses share one order (IVR-063). */
  readonly unit: string;
}

/** One participation: the ballots of one person whose mutual order is known. */
export interface Entry {
  readonly number: string;
  /** A resident comes before a non-resident (IVR-035, IVR-036). */
  readonly category: 'R' | 'N';
  /** Ids of courses, the dearest first: one to four a ballot (IVR-017), and an entry may join several ballots. */
  readonly wishes: readonly string[];
}

/** Everything a draw is computed from, besides its seed. */
export interface Frozen {
  readonly draw: string;
  readonly rule: AllocationRule;
  readonly courses: readonly FrozenCourse[];
  readonly entries: readonly Entry[];
}

/** Why a text is no frozen list: the line, from 1, and a sentence. */
export interface FrozenFault {
  readonly line: number;
  readonly sentence: string;
}

const protocol = 'TAS1';
const perCourse = 'par-cours';
const literal: AllocationRule = 'offres-par-cours';
const identifier = /^[A-Z0-9-]{1,24}$/;
/** A town's whole name and a day fit in: `VALMONTSURORGE-2026-09-14`. */
export const drawIdentifier = /^[A-Z0-9-]{1,40}$/;
const count = /^(0|[1-9]\d{0,5})$/;

/**
 * The canonical text of a list: UTF-8 that is ASCII, LF after each line, TAB between fields, courses and entries sorted
 * by their bytes. Two lists that say the same have the same text, so one fingerprint.
 */
export function writeFrozen({ draw, rule, courses, entries }: Frozen): string {
  const byId = [...courses].sort((a, b) => inBytes(a.id, b.id));
  const byNumber = [...entries].sort((a, b) => inBytes(a.number, b.number));
  const lines = [
    [protocol],
    ['tirage', draw],
    ...(rule === literal ? [] : [['regle', rule]]),
    ...byId.map(({ id, seats, unit }) => ['cours', id, String(seats), unit === id ? perCourse : unit]),
    ...byNumber.map(({ number, category, wishes }) => ['participation', number, category, wishes.join(',')]),
  ];
  return lines.map((fields) => `${fields.join('\t')}\n`).join('');
}

/** By bytes, never by a language: everybody's `sort` agrees under LC_ALL=C. */
export function inBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Reads a canonical text, or names the first line that is not, in French. Nothing is guessed or mended. */
export function readFrozen(text: string): Frozen | FrozenFault {
  const odd = oddIn(text);
  if (odd) return odd;
  const lines = text.slice(0, -1).split('\n');
  const reader = new Reader(lines.map((line) => line.split('\t')));
  return reader.fault ?? reader.frozen();
}

function oddIn(text: string): FrozenFault | null {
  const lineAt = (index: number) => text.slice(0, index).split('\n').length;
  const fault = (index: number, sentence: string) => ({ line: lineAt(index), sentence });
  if (text.startsWith('\ufeff'))
    return fault(0, 'Le fichier commence par une marque d’ordre des octets (BOM).');
  const carriage = text.indexOf('\r');
  if (carriage >= 0) return fault(carriage, 'Le fichier a des fins de ligne de Windows (CRLF).');
  const foreign = text.search(/[^\t\n\u0020-\u007e]/);
  if (foreign >= 0)
    return fault(foreign, 'Un caractère n’est ni une lettre simple, ni un chiffre, ni un tiret.');
  if (!text.endsWith('\n'))
    return fault(
      text.length,
      'La dernière ligne ne finit pas par un saut de ligne\u00a0: le fichier est coupé.',
    );
  return null;
}

type Fields = readonly string[];

/** Line after line, in the one order there is; stops at the first fault. */
class Reader {
  fault: FrozenFault | null = null;
  private readonly courses = new Map<string, FrozenCourse>();
  private readonly levels = new Set<string>();
  private lastCourse = '';
  private readonly entries: Entry[] = [];
  private draw = '';
  private rule: AllocationRule = literal;

  constructor(private readonly rows: readonly Fields[]) {
    const readers = { cours: this.course, participation: this.entry } as const;
    const start = this.head();
    for (let i = start; i < rows.length && !this.fault; i++) {
      const [kind = '', ...fields] = rows[i] ?? [];
      const isLate = kind === 'cours' && this.entries.length > 0;
      const sentence =
        (kind === 'cours' || kind === 'participation') && !isLate
          ? readers[kind].call(this, fields)
          : `«\u00a0${kind}\u00a0» n’est pas à sa place\u00a0: les cours viennent d’abord, puis les participations.`;
      if (sentence !== '') this.fault = { line: i + 1, sentence };
    }
  }

  frozen(): Frozen {
    return { draw: this.draw, rule: this.rule, courses: [...this.courses.values()], entries: this.entries };
  }

  /** The lines before the courses; answers where these begin. */
  private head(): number {
    const [first = [], second = [], third = []] = this.rows;
    if (first.length !== 1 || first[0] !== protocol)
      return this.stop(1, `La première ligne n’est pas «\u00a0${protocol}\u00a0».`);
    const [word, draw = ''] = second;
    if (second.length !== 2 || word !== 'tirage' || !drawIdentifier.test(draw))
      return this.stop(2, 'La deuxième ligne ne nomme pas le tirage.');
    this.draw = draw;
    if (third[0] !== 'regle') return 2;
    if (third.length !== 2 || third[1] !== 'demandes-des-familles')
      return this.stop(3, `«\u00a0${third[1] ?? ''}\u00a0» n’est pas une règle connue.`);
    this.rule = 'demandes-des-familles';
    return 3;
  }

  private stop(line: number, sentence: string): number {
    this.fault = { line, sentence };
    return this.rows.length;
  }

  private course(fields: Fields): string {
    const [id = '', seats = '', level = ''] = fields;
    const unit = level === perCourse ? id : level;
    if (fields.length !== 3) return 'Un cours a trois champs\u00a0: son code, ses places, son tirage.';
    if (!identifier.test(id)) return `«\u00a0${id}\u00a0» n’est pas un code de cours.`;
    if (!count.test(seats)) return `«\u00a0${seats}\u00a0» n’est pas un nombre de places.`;
    if (!identifier.test(unit)) return `«\u00a0${level}\u00a0» n’est pas un code de niveau.`;
    if (inBytes(this.lastCourse, id) >= 0)
      return `Le cours ${id} n’est pas dans l’ordre, ou il est là deux fois.`;
    this.lastCourse = id;
    this.courses.set(id, { id, seats: Number(seats), unit });
    if (level !== perCourse) this.levels.add(level);
    return this.oneCodeTwice(id, level);
  }

  /** A course and a level of one code would share their tickets: two draws would be one. */
  private oneCodeTwice(id: string, level: string): string {
    const both = [id, level].find((code) => this.courses.has(code) && this.levels.has(code));
    return both === undefined ? '' : `${both} est à la fois le code d’un cours et celui d’un niveau.`;
  }

  private entry(fields: Fields): string {
    const [number = '', category = '', list = ''] = fields;
    const last = this.entries[this.entries.length - 1]?.number ?? '';
    if (fields.length !== 3)
      return 'Une participation a trois champs\u00a0: son numéro, sa catégorie, ses vœux.';
    if (!identifier.test(number)) return `«\u00a0${number}\u00a0» n’est pas un numéro de participation.`;
    if (category !== 'R' && category !== 'N')
      return `«\u00a0${category}\u00a0» n’est pas une catégorie\u00a0: R ou N.`;
    if (inBytes(last, number) >= 0)
      return `La participation ${number} n’est pas dans l’ordre, ou elle est là deux fois.`;
    const wishes = list.split(',');
    const unknown = wishes.find((wish) => !this.courses.has(wish));
    if (unknown !== undefined) return `Le vœu «\u00a0${unknown}\u00a0» n’est pas un cours de la liste.`;
    if (new Set(wishes).size < wishes.length)
      return `La participation ${number} demande deux fois le même cours.`;
    this.entries.push({ number, category, wishes });
    return '';
  }
}
