import { gridLines } from '../../src/calls/grid.ts';
import type { CallInput } from '../../src/calls.ts';
import { hourOf } from '../office/parisTime.ts';

/** One paper ballot as it is typed. */
export interface BallotForm {
  readonly number: string;
  readonly hour: string;
  /** Establishment and activity, `HAN|Théâtre`. */
  readonly place: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly born: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly isTownStaff: boolean;
  readonly isSchooled: boolean;
  readonly phone: string;
  readonly mail: string;
  readonly familyNumber: string;
  /** The holder of parental authority who signed; the phone and the mail are theirs. */
  readonly guardianLastName: string;
  readonly guardianFirstName: string;
  readonly wishes: readonly [string, string, string, string];
  readonly rank: string;
  /** `oonn`: publication, culture, town, next year. */
  readonly consents: string;
}

export interface EntryLine {
  readonly form: BallotForm;
  /** Why the program refused it; empty once it is changed. */
  readonly refused: string;
}

/** The grid, and what became of the lines before. */
export interface Entry {
  /** `12/09/2026`: empty until the day of the forum is known. */
  readonly day: string;
  readonly lines: readonly EntryLine[];
  /** The line that is open, from 0. */
  readonly current: number;
  readonly kept: number;
  /** Towns typed since the page opened, by postcode. */
  readonly towns: Readonly<Record<string, string>>;
}

export const emptyBallot: BallotForm = {
  number: '',
  hour: '',
  place: '',
  lastName: '',
  firstName: '',
  born: '',
  street: '',
  postcode: '',
  town: '',
  isTownStaff: false,
  isSchooled: false,
  phone: '',
  mail: '',
  familyNumber: '',
  guardianLastName: '',
  guardianFirstName: '',
  wishes: ['', '', '', ''],
  rank: '',
  consents: '',
};

const emptyLine: EntryLine = { form: emptyBallot, refused: '' };

const filledUp = (lines: readonly EntryLine[]): EntryLine[] =>
  Array.from({ length: gridLines }, (_, i) => lines[i] ?? emptyLine);

export const emptyEntry: Entry = { day: '', lines: filledUp([]), current: 0, kept: 0, towns: {} };

/** A line in which nothing is typed: the place goes over from the line before, so it says nothing. */
export const isEmpty = ({ place: _place, wishes, ...form }: BallotForm): boolean =>
  [...Object.values(form), ...wishes].every((value) => value === '' || value === false);

const pad = (text: string): string => text.padStart(2, '0');

/** `31/12/2018`, `31.12.2018` or `31122018` as `2018-12-31`; empty where there is no such day. */
export function civilDayOf(typed: string): string {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(typed) ?? /^(\d\d)(\d\d)(\d{4})$/.exec(typed) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== '' && date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1
    ? `${year}-${pad(month)}-${pad(day)}`
    : '';
}

/** `12/09/2026` for `2026-09-12`. */
export const dayTyped = (civil: string): string => civil.split('-').reverse().join('/');

export interface LineFault {
  readonly field: keyof BallotForm | 'day';
  readonly sentence: string;
}

/** What keeps the program from taking a line. What only makes a ballot void is not here: it is kept, and void. */
export function faultsOf(form: BallotForm, day: string): LineFault[] {
  const checks: readonly (readonly [LineFault['field'], boolean, string])[] = [
    [
      'number',
      /^[A-Z0-9-]{1,24}$/.test(form.number),
      'Le numéro\u00a0: des majuscules, des chiffres, des tirets.',
    ],
    ['day', civilDayOf(day) !== '', 'Le jour de remise s’écrit 31/12/2026.'],
    ['hour', hourOf(form.hour) !== '', 'L’heure de remise s’écrit 10:04:05.'],
    ['place', form.place !== '', 'L’établissement et l’activité sont à choisir.'],
    [
      'born',
      form.born === '' || civilDayOf(form.born) !== '',
      'La naissance est un jour qui existe, 31/12/2018.',
    ],
    ['rank', /^([1-9]|1\d|20)?$/.test(form.rank), 'L’ordre est un nombre de 1 à 20, ou rien.'],
    ['consents', /^([on]{4})?$/i.test(form.consents), 'Les accords\u00a0: quatre lettres, o ou n.'],
  ];
  return checks.flatMap(([field, isRight, sentence]) => (isRight ? [] : [{ field, sentence }]));
}

/** A line as the program takes it; call it once it has no fault. */
export function ballotOf(
  form: BallotForm,
  day: string,
  postcodes: readonly string[],
): CallInput<'office.enterBallots'>['ballots'][number] {
  const {
    hour: _hour,
    place,
    born,
    rank,
    consents,
    wishes,
    guardianLastName,
    guardianFirstName,
    ...same
  } = form;
  const guardian = {
    lastName: guardianLastName,
    firstName: guardianFirstName,
    mail: form.mail,
    phone: form.phone,
  };
  const [conservatoire = '', activity = ''] = place.split('|');
  const agreed = [...consents.toLowerCase().padEnd(4, 'n')].map((letter) => letter === 'o');
  const [publication = false, culture = false, municipal = false, nextYear = false] = agreed;
  const isFromTown = postcodes.includes(form.postcode);
  return {
    ...same,
    isTownStaff: !isFromTown && form.isTownStaff,
    isSchooled: !isFromTown && form.isSchooled,
    handedInAt: `${civilDayOf(day)}T${hourOf(form.hour)}`,
    conservatoire,
    activity,
    bornOn: civilDayOf(born),
    guardians: guardianLastName === '' && guardianFirstName === '' ? [] : [guardian],
    wishes: wishes.filter((wish) => wish !== ''),
    rank: rank === '' ? null : Number(rank),
    consents: { publication, culture, municipal, nextYear },
  };
}

/** What the program said of a line. */
export interface Answered {
  readonly isKept: boolean;
  readonly sentence: string;
}

/** The grid after its lines were kept or refused: those left come first, each with its sentence. */
export function afterKeeping(entry: Entry, answered: ReadonlyMap<EntryLine, Answered>): Entry {
  const left = entry.lines.flatMap((line): EntryLine[] => {
    const said = answered.get(line);
    if (isEmpty(line.form) || said?.isKept) return [];
    return [{ ...line, refused: said?.sentence ?? line.refused }];
  });
  const place = entry.lines.find(({ form }) => !isEmpty(form))?.form.place ?? '';
  const lines = filledUp(left).map((line) =>
    isEmpty(line.form) ? { ...line, form: { ...emptyBallot, place } } : line,
  );
  const kept = [...answered.values()].filter(({ isKept }) => isKept).length;
  const open = left.findIndex(({ form }) => form === entry.lines[entry.current]?.form);
  return { ...entry, lines, current: Math.max(0, open), kept: entry.kept + kept };
}

/** The grid when the program took none of the lines sent: those it names, `ballots.2`, say why; the first is open. */
export function refusedIn(
  entry: Entry,
  sent: readonly EntryLine[],
  fields: readonly { readonly field: string; readonly message: string }[],
): Entry {
  const why = new Map(fields.map(({ field, message }) => [sent[Number(field.split('.')[1])], message]));
  const lines = entry.lines.map((line) => ({ ...line, refused: why.get(line) ?? line.refused }));
  const first = lines.findIndex(({ refused }) => refused !== '');
  return { ...entry, lines, current: first < 0 ? entry.current : first };
}
