import type { PaperPart } from '../../papers/paper.ts';
import { inFours } from '../fingerprint.ts';
import { inBytes } from '../frozen.ts';
import { digest, ticket } from '../tickets.ts';
import type { Edition, PvFacts } from './facts.ts';
import { mayKeepSeveral, movesOf, type Run, underSubscribed } from './run.ts';
import { counted, nameFor, titleOf } from './words.ts';

/** Courses that everybody who asks gets (IVR-014). */
export function unlimitedParts({ unlimited }: PvFacts, edition: Edition): PaperPart[] {
  if (unlimited.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Cours sans limite de jauge' },
    {
      kind: 'paragraph',
      words: 'Tout le monde y a une place, sans tirage. Le cumul avec un autre cours suit le règlement.',
    },
    ...unlimited.map(
      ({ id, title, asking }): PaperPart => ({
        kind: 'table',
        caption: `${id} – ${title}\u00a0: ${counted(asking.length, 'bulletin')}`,
        columns: [
          { heading: 'Bulletin', width: 40 },
          { heading: 'Prénom et nom', width: 120 },
        ],
        rows: asking.map((person) => [person.ballot, nameFor(edition, person)]),
      }),
    ),
  ];
}

/** Courses with strictly fewer participations than seats, and whose families may confirm several (IVR-039). */
export function underSubscribedParts(facts: PvFacts, run: Run): PaperPart[] {
  const open = [...underSubscribed(facts.frozen)].sort(inBytes);
  if (open.length === 0) return [];
  const several = mayKeepSeveral(facts.frozen, run);
  const table: PaperPart = {
    kind: 'table',
    caption: 'Participations qui peuvent garder plusieurs cours, si la famille le confirme',
    columns: [
      { heading: 'Participation', width: 40 },
      { heading: 'Cours attribué', width: 40 },
      { heading: 'Peut garder aussi', width: 80 },
    ],
    rows: several.map(({ number, kept, also }) => [number, kept, also.join(', ')]),
  };
  return [
    { kind: 'heading', level: 2, text: 'Cours où il y a moins de participations que de places' },
    { kind: 'list', items: open.map((id) => titleOf(facts, id)) },
    several.length > 0
      ? table
      : { kind: 'paragraph', words: 'Aucune participation ne peut y garder plusieurs cours.' },
  ];
}

/** Who was within reach of several courses, and the one each kept. */
export function moveParts({ frozen }: PvFacts, run: Run): PaperPart[] {
  const moves = movesOf(frozen, run);
  return [
    { kind: 'heading', level: 2, text: 'Annexe A. Attribution pas à pas' },
    moves.length === 0
      ? {
          kind: 'paragraph',
          words: 'Aucune participation n’était en rang utile dans plusieurs de ses cours.',
        }
      : {
          kind: 'table',
          caption: 'Participations en rang utile dans plusieurs de leurs cours',
          columns: [
            { heading: 'Participation', width: 40 },
            { heading: 'A gardé', width: 50 },
            { heading: frozen.rule === 'offres-par-cours' ? 'A rendu' : 'N’a plus demandé', width: 70 },
          ],
          rows: moves.map(({ number, kept, givenBack }) => [number, kept, givenBack.join(', ')]),
        },
  ];
}

/** Who waits for each course. Lines and not a table: one may be longer than a page, which no row may be. */
export function waitingParts({ frozen }: PvFacts, { waiting }: Run): PaperPart[] {
  const ids = frozen.courses.map(({ id }) => id).sort(inBytes);
  const items = ids.flatMap((id) => {
    const numbers = (waiting.get(id) ?? []).map(({ number }) => number);
    return numbers.length === 0 ? [] : [`${id}, ${numbers.length} en attente\u00a0: ${numbers.join(', ')}`];
  });
  return [
    { kind: 'heading', level: 2, text: 'Annexe B. Listes d’attente' },
    {
      kind: 'paragraph',
      words:
        items.length === 0
          ? 'Personne n’attend de place.'
          : 'Dans l’ordre où les places libérées seront proposées.',
    },
    { kind: 'list', items },
  ];
}

export function fingerprintParts({ fingerprints, source }: PvFacts): PaperPart[] {
  const seeded: readonly (readonly [string, string])[] =
    source.kind === 'typed' ? [] : [['Clé K', inFours(digest(source.line))]];
  return [
    { kind: 'heading', level: 2, text: 'Annexe C. Empreintes' },
    {
      kind: 'facts',
      facts: [
        ['Liste figée', inFours(fingerprints.list)],
        ...seeded,
        ['Résultat', inFours(fingerprints.result)],
        ['Programme', inFours(fingerprints.program)],
      ],
    },
    {
      kind: 'paragraph',
      words: 'Empreintes SHA-256, en hexadécimal. Les espaces aident à lire et ne comptent pas.',
      small: true,
    },
  ];
}

/** What anybody may do with what is published (TAS1, step 5). */
export function verifyParts({ frozen, source }: PvFacts, { orders }: Run): PaperPart[] {
  const heading: PaperPart = { kind: 'heading', level: 2, text: 'Annexe D. Vérifier chez soi' };
  if (source.kind === 'typed')
    return [
      heading,
      {
        kind: 'paragraph',
        words:
          'L’ordre vient d’une urne\u00a0: les ordres publiés font foi. L’attribution se recalcule avec la liste figée et ces ordres.',
      },
    ];
  const unit = [...orders.keys()].sort(inBytes)[0];
  const number = orders.get(unit ?? '')?.[0]?.number;
  const example =
    unit === undefined || number === undefined
      ? []
      : [
          {
            kind: 'paragraph' as const,
            words: `Exemple, ${unit}, ${number}\u00a0: ${ticket(digest(source.line), unit, number)}`,
            small: true as const,
          },
        ];
  return [
    heading,
    {
      kind: 'list',
      numbered: true,
      items: [
        `Prenez la liste figée publiée. Son empreinte (sha256sum) est celle de l’annexe C.`,
        `Calculez l’empreinte de la graine\u00a0: vous trouvez K. Graine\u00a0: ${source.line}`,
        'Pour chaque participation d’un cours, calculez l’empreinte de «\u00a0K:cours:participation\u00a0». Par exemple avec printf %s "K:cours:participation" | sha256sum. Pour des cours d’un même niveau, mettez le niveau à la place du cours.',
        'Classez la liste prioritaire puis la seconde liste, chacune par empreinte croissante\u00a0: c’est l’ordre du tirage.',
        `Appliquez la règle d’attribution au tirage ${frozen.draw}\u00a0: vous trouvez le résultat publié.`,
      ],
    },
    ...example,
  ];
}
