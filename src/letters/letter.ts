import type { Legal } from '../campaign/legal.ts';
import { conservatoireOf, periodWords, type TownNow } from '../campaign/settings.ts';
import type { Conservatoire } from '../campaign/town.ts';
import { frenchBound, frenchDate } from '../dates.ts';
import { listed, of } from '../french.ts';
import type { Paper, PaperPart } from '../papers/paper.ts';
import { type Invitee, isOwn } from '../people/invitees.ts';
import type { StudentRow } from '../people/tabs.ts';
import { documentsFor, knownSituation } from '../supporting/rules.ts';
import { documentsUntil } from '../supporting/window.ts';
import { linesOf, oneLine } from './window.ts';

/** Who gets a letter, from which conservatoire, and what shows through the window of the envelope. */
export interface Addressee extends Pick<Invitee, 'person' | 'students'> {
  readonly conservatoire: string;
  readonly window: readonly string[];
}

/** What every letter of a run says alike. */
export interface LetterContext {
  readonly town: TownNow;
  /** What families open. */
  readonly families: string;
  /**
   * The same address as a picture, the same on every letter: it carries neither the code nor the personal link. A
   * photo of the letter's square opens the service; only who holds the letter goes further.
   */
  readonly qr: string;
  /** The civil day written at its top. */
  readonly today: string;
}

/**
 * The letter of somebody without a mail (PAR-048, X1, PAR-034): first where and when the request is made with
 * somebody of the conservatoire, then what to bring, then how to answer alone. Everything in it is bounded, so that
 * it keeps to one page.
 */
export function letterFor(addressee: Addressee, code: string, context: LetterContext): Paper {
  const { town } = context;
  const { person, window } = addressee;
  const from = conservatoireOf(town, addressee.conservatoire);
  return {
    title: `Lettre ${person.id}`,
    parts: [
      { kind: 'window', from: senderOf(from, person.id, context), to: window },
      { kind: 'heading', level: 2, text: subjectOf(addressee, town) },
      ...comeParts(addressee, from, town),
      ...documentParts(addressee.students, town),
      ...aloneParts(person.id, code, context),
      ...endParts(town),
    ],
    foot: '',
  };
}

/** `4 mai 2026`: a letter does without the day of the week. */
/** Beside the window, where there is room: below it, each line counts. */
function senderOf(
  { name, address, phone }: Conservatoire,
  reference: string,
  { town, today }: LetterContext,
): string[] {
  const place = [`Ville ${of(town.town)}`, name, ...address.split(',')].flatMap((line) => linesOf(line, 2));
  return [
    ...place.slice(0, 9),
    `Tél.\u00a0: ${spoken(phone)}`,
    '',
    `Le ${frenchDate(today)}`,
    `Référence\u00a0: ${reference}`,
  ];
}

/** A phone number that no line end cuts. */
const spoken = (phone: string): string => oneLine(phone).replace(/ /g, '\u00a0');

/** Names longer than this are counted instead, so that the letter keeps to its page. */
const longestNames = 45;

/** `Manon, Camille et Octave`, or how many they are. */
function whoAre(names: readonly string[], counted: string): string {
  const all = oneLine(listed(names));
  return all.length > longestNames ? `${counted}${names.length}\u00a0élèves` : all;
}

function shortened(text: string, most: number): string {
  const line = oneLine(text);
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

function isForOneself({ person, students }: Addressee): boolean {
  const [only, ...others] = students;
  return only !== undefined && others.length === 0 && isOwn(only, person.id);
}

/** `Réinscription 2026-2027 de Manon et d’Inès`. */
function subjectOf(addressee: Addressee, { schoolYear }: TownNow): string {
  const { students } = addressee;
  if (isForOneself(addressee)) return `Votre réinscription ${schoolYear}`;
  const [only, ...others] = students.map(({ firstName }) => of(firstName));
  const whose =
    others.length === 0 ? shortened(only ?? '', longestNames) : whoAre([only ?? '', ...others], 'de vos ');
  return `Réinscription ${schoolYear} ${whose}`;
}

function comeParts(addressee: Addressee, from: Conservatoire, town: TownNow): PaperPart[] {
  const { opens, closes } = periodWords(town);
  const presence = isForOneself(addressee)
    ? 'Vous n’avez pas besoin d’internet.'
    : 'Vous n’avez pas besoin d’internet, et les élèves ne sont pas obligés de venir.';
  return [
    {
      kind: 'paragraph',
      words: [
        { text: 'Venez faire la demande au conservatoire, entre le ' },
        { text: opens, bold: true },
        { text: ' et le ' },
        { text: closes, bold: true },
        { text: '. Après, aucune demande n’est acceptée.' },
      ],
    },
    {
      kind: 'paragraph',
      words: `Un agent la remplit avec vous dans le service en ligne, en votre présence. Comptez dix minutes. ${presence}`,
    },
    {
      kind: 'paragraph',
      words: [
        { text: 'Appelez avant de venir, ou si vous avez une question\u00a0: ' },
        { text: spoken(from.phone), bold: true },
        { text: '.' },
      ],
    },
  ];
}

/** Each document once; for whom, where it is not one for the family (CAE-005…007, CAE-019). */
function documentParts(students: readonly StudentRow[], town: TownNow): PaperPart[] {
  const asked = students.map((student) => ({
    student,
    documents: documentsFor(knownSituation(student, town)),
  }));
  const each = new Map(asked.flatMap(({ documents }) => documents.map((one) => [one.id, one] as const)));
  const items = [...each.values()].map(({ id, label, level }) => {
    const whose = asked.filter(({ documents }) => documents.some((one) => one.id === id));
    return level === 'family' || students.length === 1
      ? label
      : `${label}, pour ${whoseWords(
          whose.map(({ student }) => student),
          students,
        )}`;
  });
  return [
    { kind: 'heading', level: 3, text: 'À apporter' },
    { kind: 'list', items },
    {
      kind: 'paragraph',
      words: `Il vous manque un papier\u202f? Venez quand même. Vous pourrez le donner plus tard, ${untilWords(town)}.`,
    },
  ];
}

function whoseWords(whose: readonly StudentRow[], all: readonly StudentRow[]): string {
  if (whose.length === all.length) return 'chaque élève';
  return whoAre(
    whose.map(({ firstName }) => firstName),
    '',
  );
}

function untilWords(town: TownNow): string {
  return `jusqu’au ${frenchBound(documentsUntil(town))}`;
}

function aloneParts(identifier: string, code: string, { families, qr }: LetterContext): PaperPart[] {
  return [
    { kind: 'heading', level: 3, text: 'Vous préférez répondre par internet, sans vous déplacer\u202f?' },
    {
      kind: 'pictured',
      png: qr,
      width: 30,
      alt: 'Carré à photographier pour ouvrir la page des réinscriptions',
      lines: [
        'Photographiez ce carré\u00a0: la page s’ouvre. Tapez ensuite\u00a0:',
        [{ text: 'votre identifiant\u00a0: ' }, { text: identifier, bold: true }],
        [{ text: 'votre code\u00a0: ' }, { text: code, bold: true }],
        'Ne donnez ce code à personne.',
      ],
    },
    { kind: 'paragraph', words: `Sur un ordinateur, ouvrez cette adresse\u00a0: ${families}`, small: true },
  ];
}

/** What the request is not (PAR-050), and the town's own service, once its texts are written. */
function endParts({ legal }: TownNow): PaperPart[] {
  const town = legal ? [`La ville répond aussi\u00a0: ${serviceWords(legal.service)}.`] : [];
  const sentences = [
    'Le dépôt de la demande ne vaut pas réinscription\u00a0: le conservatoire vous répond ensuite.',
    ...town,
  ];
  return [{ kind: 'paragraph', words: sentences.join(' '), small: true }];
}

/** Hours that would be cut are left out: half of them would mislead. */
function serviceWords({ name, phone, hours }: Legal['service']): string {
  const place = `${shortened(name, 60)}, ${spoken(phone)}`;
  return hours.length > 60 ? place : `${place}, ${oneLine(hours)}`;
}
