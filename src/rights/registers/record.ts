import { type Category, durationWords, retentionTable } from '../../campaign/retention.ts';
import type { TownNow } from '../../campaign/settings.ts';
import type { Paper, PaperPart } from '../../papers/paper.ts';
import { privacyFrom } from '../notice/privacy.ts';
import { measureWords } from '../notice/privacyRules.ts';
import { regionWords } from '../notice/protection.ts';

/** What the record says that only the town knows. */
export interface PrivacyFacts {
  /** Name and address of who decides of the processing. */
  readonly controller: string;
  readonly dpo: {
    readonly name: string;
    readonly address: string;
    readonly mail: string;
    readonly phone: string;
  };
  /** Where Google keeps the data, in words. */
  readonly region: string;
  /** Measures of the town, besides those of the program. */
  readonly measures: readonly string[];
  /** Within how many months the town says that it answers a request. */
  readonly answerMonths: number;
}

/** Stands where the town has not written yet. */
export const toWrite = 'à compléter par la ville';

/** What the town wrote of it; what it did not is to be completed. */
export function privacyFacts(
  memory: Readonly<Record<string, string>>,
  { town, legal }: Pick<TownNow, 'town' | 'legal'>,
): PrivacyFacts {
  const { dpo, region, measures, answerMonths } = privacyFrom(memory);
  return {
    controller: legal
      ? `Ville de ${town}, ${legal.service.name}, ${legal.service.address}`
      : `Ville de ${town}`,
    dpo: dpo ?? { name: toWrite, address: '', mail: '', phone: '' },
    region: region === 'unknown' ? toWrite : regionWords[region],
    measures: measures.map((measure) => capitalised(measureWords[measure])),
    answerMonths,
  };
}

const capitalised = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

interface Processing {
  readonly name: string;
  readonly purposes: string;
  readonly people: string;
  readonly data: string;
  readonly recipients: string;
  readonly kept: readonly Category[];
}

const reEnrolment: Processing = {
  name: 'Réinscription au conservatoire',
  purposes:
    'Recueillir les demandes des familles, vérifier les pièces, décider, écrire aux familles, préparer la rentrée.',
  people: 'Élèves, dont des mineurs, et leurs responsables légaux. Agents de l’équipe.',
  data: 'Identité, naissance, coordonnées, cursus, demandes et pièces. Aucun document de santé n’est gardé.',
  recipients:
    'Équipe de l’établissement demandé, gestion de la campagne. Google, sous-traitant, qui héberge.',
  kept: ['students', 'documents', 'drafts', 'letters', 'mails', 'acts', 'reads', 'rights'],
};

const lottery: Processing = {
  name: 'Tirage au sort des places',
  purposes:
    'Recevoir les bulletins, classer les participations au hasard quand les places manquent, proposer les places, rendre le tirage vérifiable.',
  people:
    'Personnes qui participent, dont des mineurs, et les responsables qui signent leur bulletin. Témoins.',
  data: 'Identité, naissance, coordonnées, vœux, consentements, rang, propositions et réponses, réclamations.',
  recipients:
    'Équipe des établissements choisis, gestion de la campagne. Le public, par numéro, et par nom avec l’accord de la personne. Google, sous-traitant, qui héberge.',
  kept: ['ballots', 'ballotsNextYear', 'minutes', 'mails', 'acts', 'reads', 'rights'],
};

/** What the program does of itself, for every town. */
const ownMeasures = [
  'Accès de l’équipe par compte Google nominatif, par rôle et par établissement, vérifié à chaque demande',
  'Liens personnels signés, révocables\u00a0; codes limités à cinq essais',
  'Liaisons chiffrées (HTTPS), aucun cookie, aucun traceur',
  'Journal des actes, que personne ne modifie',
];

/**
 * The record of processing that a town owes (GDPR art. 30(1)), one part a processing: the lottery's only where there is
 * one. Months are those of the table that purges read.
 */
export function processingRecord(
  town: TownNow,
  memory: Readonly<Record<string, string>>,
  facts: PrivacyFacts,
): Paper {
  const processings = town.lottery ? [reEnrolment, lottery] : [reEnrolment];
  return {
    title: `Registre des traitements – ${town.town} – ${town.schoolYear}`,
    parts: [
      { kind: 'heading', level: 1, text: 'Registre des activités de traitement' },
      {
        kind: 'paragraph',
        words: `Article\u00a030 du RGPD. ${processings.length === 1 ? 'Un traitement' : 'Deux traitements'}, écrits d’après les réglages de la ville.`,
      },
      {
        kind: 'facts',
        facts: [
          ['Responsable du traitement', facts.controller],
          ['Délégué à la protection des données', dpoWords(facts)],
        ],
      },
      ...processings.flatMap((one) => processingParts(one, facts, memory)),
    ],
    foot: `Registre des traitements – ${town.town}`,
  };
}

const dpoWords = ({ dpo: { name, address, mail, phone } }: PrivacyFacts): string =>
  [name, address, mail, phone].filter((part) => part !== '').join(', ');

function processingParts(
  { name, purposes, people, data, recipients, kept }: Processing,
  { region, measures }: PrivacyFacts,
  memory: Readonly<Record<string, string>>,
): PaperPart[] {
  return [
    { kind: 'heading', level: 2, text: name },
    {
      kind: 'facts',
      facts: [
        ['Finalités', purposes],
        ['Base légale', 'Mission d’intérêt public (RGPD, article\u00a06, paragraphe 1, e)'],
        ['Personnes concernées', people],
        ['Données', data],
        ['Destinataires', recipients],
        ['Hébergement et transferts', region],
      ],
    },
    {
      kind: 'table',
      caption: 'Durées de conservation',
      columns: [
        { heading: 'Données', width: 60 },
        { heading: 'Durée', width: 30 },
        { heading: 'À partir de', width: 70 },
      ],
      rows: retentionTable(memory)
        .filter(({ category }) => kept.includes(category))
        .map(({ label, months, from }) => [label, durationWords(months), from]),
    },
    { kind: 'heading', level: 3, text: 'Mesures de sécurité' },
    {
      kind: 'list',
      items: [
        ...ownMeasures,
        ...(measures.length === 0 ? [`Mesures de la ville\u00a0: ${toWrite}`] : measures),
      ],
    },
  ];
}
