/** How a spreadsheet locale reads and shows cells. */
export interface SheetLocale {
  readonly name: string;
  readonly decimal: string;
  /** Shown between thousands. */
  readonly group: string;
  readonly dayFirst: boolean;
  readonly dateFormat: string;
  readonly dateTimeFormat: string;
  readonly timeFormat: string;
  readonly true: string;
  readonly false: string;
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly weekdays: readonly string[];
}

const FRENCH: SheetLocale = {
  name: 'fr_FR',
  decimal: ',',
  group: '\u202f',
  dayFirst: true,
  dateFormat: 'dd/MM/yyyy',
  dateTimeFormat: 'dd/MM/yyyy HH:mm:ss',
  timeFormat: 'HH:mm:ss',
  true: 'VRAI',
  false: 'FAUX',
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  shortMonths: 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.'.split(' '),
  weekdays: 'dimanche lundi mardi mercredi jeudi vendredi samedi'.split(' '),
};

const ENGLISH: SheetLocale = {
  name: 'en_US',
  decimal: '.',
  group: ',',
  dayFirst: false,
  dateFormat: 'M/d/yyyy',
  dateTimeFormat: 'M/d/yyyy H:mm:ss',
  timeFormat: 'h:mm:ss AM/PM',
  true: 'TRUE',
  false: 'FALSE',
  months: 'January February March April May June July August September October November December'.split(' '),
  shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
  weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
};

const LOCALES: Readonly<Record<string, SheetLocale>> = { fr_FR: FRENCH, en_US: ENGLISH };

/** Whether the host knows that spreadsheet locale. */
export function isLocale(name: string): boolean {
  return name in LOCALES;
}

/** The rules of a spreadsheet locale; only the two a French town meets are known. */
export function localeOf(name: string): SheetLocale {
  return LOCALES[name] ?? FRENCH;
}
