import { dayOf, frenchDay, frenchInstant, frenchSpan } from '../../dates.ts';
import type { Paper, PaperPart } from '../../papers/paper.ts';
import { otherRule } from '../allocation.ts';
import { inFours } from '../fingerprint.ts';
import { digest } from '../tickets.ts';
import {
  fingerprintParts,
  moveParts,
  underSubscribedParts,
  unlimitedParts,
  verifyParts,
  waitingParts,
} from './annexes.ts';
import { agrees, type Check, checksOf, seatChecks } from './checks.ts';
import type { Edition, PvFacts } from './facts.ts';
import { orderParts } from './orders.ts';
import { type Run, runOf } from './run.ts';
import { counted, markOf, readings, ruleNames, ruleWords } from './words.ts';

/**
 * The minutes of a draw (*procès-verbal*, IVR-031, IVR-032, IVR-040, IVR-041, X9), after the State's model for
 * lotteries (arrêté of 5 December 2022, art. 11). Everything that can be computed is, and compared with what is written.
 */
export function pvPaper(facts: PvFacts, edition: Edition): Paper {
  const run = runOf(facts);
  const verified = { checks: checksOf(facts, run), seats: seatChecks(facts, run) };
  const mark = markOf(edition, facts.isTrial);
  return {
    title: `Procès-verbal – ${facts.frozen.draw} – ${editionNames[edition]}`,
    parts: [
      ...firstPage(facts, edition, verified),
      { kind: 'pageBreak' },
      ...sessionParts(facts, edition),
      { kind: 'heading', level: 2, text: 'Ordre du tirage, cours par cours' },
      {
        kind: 'paragraph',
        words:
          'Les cours sont dans l’ordre de leurs codes, fixé à l’avance. La seconde liste vient après la liste prioritaire et continue ses numéros.',
      },
      ...orderParts(facts, edition, run),
      ...unlimitedParts(facts, edition),
      ...underSubscribedParts(facts, run),
      ...incidentParts(facts, edition),
      ...conclusionParts(facts, run, verified),
      { kind: 'pageBreak' },
      ...moveParts(facts, run),
      ...waitingParts(facts, run),
      ...fingerprintParts(facts),
      ...verifyParts(facts, run),
    ],
    foot: `Tirage ${facts.frozen.draw} · liste ${inFours(facts.fingerprints.list.slice(0, 16))}…`,
    ...(mark !== '' && { mark }),
  };
}

const editionNames: Readonly<Record<Edition, string>> = {
  projet: 'projet',
  nominatif: 'à signer',
  consultable: 'consultable sur demande',
  public: 'édition publique',
};

const editionWords: Readonly<Record<Edition, string>> = {
  projet: 'Projet, à relire avant signature. Il ne vaut pas procès-verbal.',
  nominatif: 'Édition nominative, à signer. Elle reste au service.',
  consultable: 'Édition consultable sur demande. Les noms de qui a refusé la publication n’y sont pas.',
  public: 'Édition publique. Un nom n’y est que si la personne a accepté sa publication.',
};

/** Every sum, made again; and the seats of each course. */
interface Verified {
  readonly checks: readonly Check[];
  readonly seats: readonly (readonly string[])[];
}

function firstPage(facts: PvFacts, edition: Edition, { checks, seats }: Verified): PaperPart[] {
  const { town, organiser, rulebook, frozen, place } = facts;
  return [
    { kind: 'heading', level: 1, text: 'Procès-verbal du tirage au sort' },
    { kind: 'paragraph', words: editionWords[edition] },
    {
      kind: 'facts',
      facts: [
        ['Organisateur', `Ville de ${town}, ${organiser}`],
        ['Tirage', frozen.draw],
        ['Règlement', `version ${rulebook.version}, ${rulebook.address}`],
        ['Lieu', place],
        ['Prévu le', frenchInstant(facts.plannedAt)],
        ...facts.postponed.map(({ at, reason, from }): [string, string] => [
          'Reporté',
          `le ${at}. Date d’avant\u00a0: ${from}. Motif\u00a0: ${reason}`,
        ]),
        ['Tenu', heldWords(facts)],
        ['Règle d’attribution', `${ruleNames[frozen.rule]} (${frozen.rule})`],
      ],
    },
    { kind: 'heading', level: 2, text: 'Chiffres à vérifier' },
    voidPart(facts),
    {
      kind: 'table',
      caption: 'Chaque somme est refaite',
      columns: [
        { heading: 'Ce qui est compté', width: 46 },
        { heading: 'Calcul', width: 72 },
        { heading: 'Contrôle', width: 42 },
      ],
      rows: checks.map(({ what, sum, verdict }) => [what, sum, verdict]),
    },
    {
      kind: 'table',
      caption:
        'Places de chaque cours\u00a0: jauge − réinscriptions − réserve = places = attribuées + restantes',
      columns: [
        { heading: 'Cours', width: 30 },
        { heading: 'Jauge', width: 15 },
        { heading: 'Réinscrits', width: 21 },
        { heading: 'Réserve', width: 18 },
        { heading: 'Places', width: 16 },
        { heading: 'Données', width: 18 },
        { heading: 'Restent', width: 17 },
        { heading: 'Contrôle', width: 25 },
      ],
      rows: seats,
    },
  ];
}

function voidPart({ ballots }: PvFacts): PaperPart {
  const items = ballots.void.map(({ motive, count }) => `${motive}\u00a0: ${count}`);
  return items.length === 0
    ? { kind: 'paragraph', words: 'Aucun bulletin n’est nul.' }
    : { kind: 'paragraph', words: `Bulletins nuls, par motif\u00a0: ${items.join('\u202f; ')}.` };
}

/** Who was there, with what, and how chance was made. The public reads qualities, not names. */
function sessionParts({ present, material, source }: PvFacts, edition: Edition): PaperPart[] {
  const isPublic = edition === 'public';
  const people: PaperPart =
    present.length === 0
      ? { kind: 'paragraph', words: 'Aucune personne présente n’est notée.' }
      : {
          kind: 'table',
          caption: 'Personnes présentes',
          columns: isPublic
            ? [{ heading: 'Qualité', width: 160 }]
            : [
                { heading: 'Nom', width: 80 },
                { heading: 'Qualité', width: 80 },
              ],
          rows: present.map(({ name, quality }) => (isPublic ? [quality] : [name, quality])),
        };
  return [
    { kind: 'heading', level: 2, text: 'Séance' },
    people,
    { kind: 'facts', facts: [['Matériel', material], ...sourceFacts(source)] },
  ];
}

function sourceFacts(source: PvFacts['source']): [string, string][] {
  if (source.kind === 'typed')
    return [
      ['Tirage', 'à la main, dans une urne, cours par cours. Les ordres tirés ont été saisis ensuite.'],
    ];
  const part = (name: string) => new RegExp(`;${name}=([^;]*)`).exec(source.line)?.[1] ?? '';
  const second = [
    ['Seconde source, drand', part('drand')],
    ['Seconde source, loterie', part('loto')],
  ].filter(([, value]) => value !== '') as [string, string][];
  return [
    ['Chiffres tirés', part('des').replace(/(.{5})(?=.)/g, '$1 ')],
    ...second,
    ['Source de secours', source.fallback === '' ? 'aucune n’a servi' : source.fallback],
    ['Graine', source.line],
    ['Clé K', inFours(digest(source.line))],
  ];
}

function incidentParts({ incidents }: PvFacts, edition: Edition): PaperPart[] {
  const isWhole = edition === 'projet' || edition === 'nominatif';
  const shown = 'Le détail est au procès-verbal signé, dont l’édition consultable se demande au service.';
  return [
    { kind: 'heading', level: 2, text: 'Incidents et corrections' },
    incidents.length === 0
      ? { kind: 'paragraph', words: 'Aucun incident n’est noté.' }
      : {
          kind: 'list',
          items: incidents.map(
            ({ at, text, forPublic }) => `${frenchInstant(at)}\u00a0: ${isWhole ? text : forPublic || shown}`,
          ),
        },
  ];
}

function conclusionParts(facts: PvFacts, { otherwise }: Run, { checks, seats }: Verified): PaperPart[] {
  const { frozen, signers, endedAt } = facts;
  const verdicts = [...checks.map(({ verdict }) => verdict), ...seats.map((row) => row[row.length - 1])];
  const wrong = verdicts.filter((verdict) => verdict !== agrees).length;
  const other = ruleNames[otherRule(frozen.rule)];
  return [
    { kind: 'heading', level: 2, text: 'Lecture du règlement' },
    { kind: 'list', items: [ruleWords[frozen.rule], ...readings] },
    {
      kind: 'paragraph',
      words:
        otherwise === 0
          ? `L’autre règle d’attribution («\u00a0${other}\u00a0») aurait donné le même résultat.`
          : `L’autre règle d’attribution («\u00a0${other}\u00a0») aurait servi autrement ${counted(otherwise, 'participation')}.`,
    },
    { kind: 'heading', level: 2, text: 'Conclusion' },
    {
      kind: 'paragraph',
      words:
        wrong === 0
          ? 'Toutes les sommes et toutes les empreintes concordent. Le tirage est régulier au regard de ces contrôles.'
          : `${counted(wrong, 'contrôle')} ne ${wrong < 2 ? 'concorde' : 'concordent'} pas\u00a0: voir la première page. Ne signez pas avant d’avoir compris pourquoi.`,
    },
    { kind: 'paragraph', words: `Fait à ${facts.town}, le ${frenchDay(dayOf(endedAt))}.` },
    { kind: 'signatures', signers },
  ];
}

/** When it was held; one hour where it was noted once. */
function heldWords({ startedAt, endedAt }: PvFacts): string {
  return startedAt === endedAt ? frenchInstant(startedAt) : frenchSpan(startedAt, endedAt);
}
