import { createHash } from 'node:crypto';

/** A frozen list as a town publishes it: two courses of one level, one without seats, one drawn on its own. */
export const list =
  'TAS1\ntirage\tVAL-2026-1\ncours\tDAN-1\t2\tpar-cours\ncours\tGUI-A\t1\tGUI\ncours\tGUI-B\t0\tGUI\n' +
  'participation\tT0001\tR\tGUI-B,GUI-A\nparticipation\tT0002\tN\tDAN-1\nparticipation\tT0003\tN\tGUI-A,DAN-1\n';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The seed that a ceremony makes for a list. */
export const seedOf = (text: string, more = ''): string =>
  `TAS1;tirage=VAL-2026-1;liste=${sha(text)};des=01234567890123456789${more}`;

export const seed = seedOf(list);

/** What everybody must find, byte for byte. */
export const printed =
  'DAN-1\tretenus\tT0002 T0003\tattente\t-\nGUI-A\tretenus\tT0001\tattente\tT0003\n' +
  'GUI-B\tretenus\t-\tattente\tT0001\n' +
  'empreinte\tcb6ea853439ea53ca2b56958780f12a8d63118e801854b2524ade79706affa77\n';

interface BadCase {
  readonly name: string;
  readonly list: string;
  readonly seed: string;
  /** What the sentence must say, with ordinary spaces. */
  readonly says: string;
}

/** The same change to the list, and the seed of the changed list: only the list itself is wrong. */
const badList = (name: string, changed: string, says: string): BadCase => ({
  name,
  list: changed,
  seed: seedOf(changed),
  says,
});

/** A right list with a wrong seed. */
const badSeed = (name: string, changed: string, says: string): BadCase => ({
  name,
  list,
  seed: changed,
  says,
});

/** A seat was added after the freeze. */
const edited = list.replace('DAN-1\t2', 'DAN-1\t3');

/** Everything somebody may hold out by mistake, or on purpose, and what is answered. */
export const badCases: readonly BadCase[] = [
  badList(
    'Windows line ends',
    list.replace(/\n/g, '\r\n'),
    'Liste, ligne 1 : Le fichier a des fins de ligne de Windows (CRLF).',
  ),
  badList(
    'a byte order mark',
    `\ufeff${list}`,
    'Liste, ligne 1 : Le fichier commence par une marque d’ordre des octets (BOM).',
  ),
  badList(
    'a TAB in an identifier',
    list.replace('T0001', 'T0\t001'),
    'Liste, ligne 6 : Une participation a trois champs',
  ),
  badList(
    'lines out of order',
    list.replace('T0002', 'T0004'),
    'Liste, ligne 8 : La participation T0003 n’est pas dans l’ordre',
  ),
  badList(
    'a wish twice',
    list.replace('GUI-B,GUI-A', 'GUI-A,GUI-A'),
    'Liste, ligne 6 : La participation T0001 demande deux fois le même cours.',
  ),
  badList(
    'an unknown course',
    list.replace('\tDAN-1\nparticipation\tT0003', '\tDAN-9\nparticipation\tT0003'),
    'Liste, ligne 7 : Le vœu « DAN-9 » n’est pas un cours de la liste.',
  ),
  badList(
    'negative seats',
    list.replace('GUI-A\t1', 'GUI-A\t-1'),
    'Liste, ligne 4 : « -1 » n’est pas un nombre de places.',
  ),
  badList(
    'a level named as a course',
    list.replace(/\tGUI\n/g, '\tDAN-1\n'),
    'Liste, ligne 4 : DAN-1 est à la fois le code d’un cours et celui d’un niveau.',
  ),
  badList('its end cut off', list.slice(0, -1), 'le fichier est coupé'),
  badSeed(
    'dice that are no digits',
    seed.replace('des=0123', 'des=O123'),
    'Dans la graine, « O1234567890123456789 » n’est pas une suite de chiffres.',
  ),
  badSeed(
    'an upper-case fingerprint',
    seed.replace(/liste=[^;]+/, (part) => `liste=${part.slice(6).toUpperCase()}`),
    'n’est pas une empreinte : 64 chiffres et lettres minuscules, de a à f.',
  ),
  badSeed('no dice', seed.replace(/;des=.*/, ''), 'Dans la graine, la partie « des » manque.'),
  badSeed('an unknown part', `${seed};urne=12`, 'Dans la graine, « urne » n’est pas une partie connue.'),
  badSeed(
    'parts out of order',
    seed.replace(/(;tirage=[^;]+)(;liste=[^;]+)/, '$2$1'),
    'Les parties de la graine vont dans cet ordre, une fois chacune : tirage, liste, des.',
  ),
  badSeed(
    'a part twice',
    `${seed};des=1`,
    'Les parties de la graine vont dans cet ordre, une fois chacune : tirage, liste, des.',
  ),
  badSeed('another protocol', seed.replace('TAS1', 'TAS2'), 'La graine ne commence pas par « TAS1; ».'),
  badSeed(
    'blanks inside',
    seed.replace(';des=', '; des='),
    'Dans la graine, «  des » n’est pas une partie connue.',
  ),
  badSeed(
    'another draw',
    seed.replace('VAL-2026-1', 'VAL-2026-2'),
    'La graine est celle du tirage VAL-2026-2, la liste celle du tirage VAL-2026-1.',
  ),
  {
    name: 'the seed of another file',
    list: edited,
    seed,
    says: `Empreinte dans la graine : ${sha(list)}. Empreinte de ce fichier : ${sha(edited)}.`,
  },
];

/** Text as it is compared: French no-break spaces are spaces. */
export const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
