import { conservatoireOf, periodWords, type TownNow } from '../campaign/settings.ts';
import type { Conservatoire } from '../campaign/town.ts';
import { frenchBound, frenchDay } from '../dates.ts';
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
  const { town, today } = context;
  const { person, window } = addressee;
  const from = conservatoireOf(town, addressee.conservatoire);
  return {
    title: `Lettre ${person.id}`,
    parts: [
      { kind: 'window', from: senderOf(from, town), to: window },
      { kind: 'paragraph', words: `${town.town}, le ${frenchDay(today)}`, align: 'right' },
      { kind: 'heading', level: 1, text: subjectOf(addressee, town) },
      ...comeParts(addressee, from, town),
      ...documentParts(addressee.students, town),
      ...aloneParts(person.id, code, context),
      ...questionParts(from, town),
    ],
    foot: `Référence\u00a0: ${person.id}, lettre du ${frenchDay(today)}`,
  };
}

function senderOf({ name, address, phone }: Conservatoire, { town }: TownNow): string[] {
  return [
    ...linesOf(`Ville ${of(town)}`, 2),
    ...linesOf(name, 2),
    ...address.split(',').flatMap((part) => linesOf(part, 2)),
    `Tél.\u00a0: ${spoken(phone)}`,
  ].slice(0, 10);
}

/** A phone number that no line end cuts. */
const spoken = (phone: string): string => oneLine(phone).replace(/ /g, '\u00a0');

/** More students than this are counted, not named. */
const mostNames = 3;

/** `de Manon et d’Inès`, `pour 5 élèves`: never so long that the page overflows. */
function named(students: readonly StudentRow[], word: (name: string) => string, many: string): string {
  if (students.length > mostNames) return `${many} ${students.length}\u00a0élèves`;
  return listed(students.map(({ firstName }) => word(shortened(firstName))));
}

const shortened = (name: string): string =>
  name.length > 30 ? `${oneLine(name).slice(0, 29)}…` : oneLine(name);

function isForOneself({ person, students }: Addressee): boolean {
  const [only, ...others] = students;
  return only !== undefined && others.length === 0 && isOwn(only, person.id);
}

function subjectOf(addressee: Addressee, { schoolYear }: TownNow): string {
  if (isForOneself(addressee)) return `Votre réinscription ${schoolYear}`;
  return `Réinscription ${schoolYear} ${named(addressee.students, of, 'de vos')}`;
}

function comeParts(addressee: Addressee, from: Conservatoire, town: TownNow): PaperPart[] {
  const { opens, closes } = periodWords(town);
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
      words:
        'Un agent la remplit avec vous dans le service en ligne, en votre présence. Comptez dix minutes. ' +
        (isForOneself(addressee)
          ? 'Vous n’avez pas besoin d’internet.'
          : 'Vous n’avez pas besoin d’internet, et les élèves ne sont pas obligés de venir.'),
    },
    {
      kind: 'facts',
      facts: [
        ['Où', oneLine(`${from.name}, ${from.address}`)],
        ['Avant de venir, appelez le', spoken(from.phone)],
      ],
    },
  ];
}

/** Each document once; for whom, where it is not for all of them (CAE-005…007, CAE-019). */
function documentParts(students: readonly StudentRow[], town: TownNow): PaperPart[] {
  const asked = students.map((student) => ({
    student,
    documents: documentsFor(knownSituation(student, town)),
  }));
  const each = new Map(asked.flatMap(({ documents }) => documents.map((one) => [one.id, one] as const)));
  const items = [...each.values()].map(({ id, label, level }) => {
    const whose = asked.filter(({ documents }) => documents.some((one) => one.id === id));
    const isForAll = level === 'family' || students.length === 1;
    const theirs = whose.map(({ student }) => student);
    return isForAll ? label : `${label}, ${named(theirs, (name) => `pour ${name}`, 'pour')}`;
  });
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: 'À apporter' },
    { kind: 'list', items },
    {
      kind: 'paragraph',
      words: `Il vous manque un papier\u202f? Venez quand même. Vous pourrez le donner plus tard\u00a0: ${untilWords(town)}.`,
    },
  ];
}

function untilWords(town: TownNow): string {
  return `jusqu’au ${frenchBound(documentsUntil(town))}`;
}

function aloneParts(identifier: string, code: string, { families, qr }: LetterContext): PaperPart[] {
  return [
    { kind: 'heading', level: 3, text: 'Vous préférez répondre seul, par internet\u202f?' },
    {
      kind: 'paragraph',
      words:
        'Photographiez ce carré avec un téléphone\u00a0: la page s’ouvre. Tapez votre identifiant, puis votre code. ' +
        'Ne donnez ce code à personne.',
    },
    {
      kind: 'facts',
      facts: [
        ['Votre identifiant', identifier],
        ['Votre code', code],
      ],
    },
    {
      kind: 'image',
      png: qr,
      width: 32,
      alt: 'Carré à photographier pour ouvrir la page des réinscriptions',
    },
    { kind: 'paragraph', words: `Ou ouvrez cette adresse\u00a0: ${families}`, small: true },
  ];
}

function questionParts({ phone }: Conservatoire, { legal }: TownNow): PaperPart[] {
  const service = legal
    ? `, ou ${oneLine(legal.service.name)} (${spoken(legal.service.phone)}, ${oneLine(legal.service.hours)})`
    : '';
  return [
    {
      kind: 'paragraph',
      words: `Une question\u202f? Appelez le conservatoire (${spoken(phone)})${service}.`,
    },
    {
      kind: 'paragraph',
      words:
        'Une seule demande par élève\u00a0: si quelqu’un de votre famille l’a déjà faite, ne la refaites pas. ' +
        'Le dépôt de la demande ne vaut pas réinscription\u00a0: le conservatoire vous répond ensuite.',
      small: true,
    },
  ];
}
