import type { LegalText, TextPart, TextTable } from '../../calls/texts.ts';
import { noticeVersion } from '../../campaign/notices.ts';
import { type RetentionLine, retentionTable } from '../../campaign/retention.ts';
import type { TownNow } from '../../campaign/settings.ts';
import { of } from '../../french.ts';
import { dataPart } from './data.ts';
import { type Privacy, privacyFrom } from './privacy.ts';
import { protectionParts } from './protection.ts';
import { rightsPart } from './rights.ts';

/** What the notice is written from. */
export interface Noticed {
  readonly town: TownNow;
  readonly privacy: Privacy;
  readonly retention: readonly RetentionLine[];
}

/** What is done with people's data, as the settings stand: read before sending, never a consent. No round trip. */
export function noticeFrom(memory: Readonly<Record<string, string>>, town: TownNow, now: number): LegalText {
  const noticed = { town, privacy: privacyFrom(memory), retention: retentionTable(memory) };
  return {
    title: 'Vos données personnelles',
    version: noticeVersion(town, now),
    parts: noticeParts(noticed),
  };
}

/** The twelve headed parts of CNS-001 (GDPR 13 and 14). */
export function noticeParts(noticed: Noticed): TextPart[] {
  const { town, privacy } = noticed;
  return [
    useful(town),
    audience(town),
    purposes(town),
    dataPart(noticed),
    rightsPart(noticed),
    recipients(town),
    ...protectionParts(privacy),
    officer(town, privacy),
    authority,
    changes,
  ];
}

function useful({ town, lottery }: TownNow): TextPart {
  const draw = lottery ? ', et pour tirer au sort les cours dont les places sont limitées' : '';
  return {
    heading: 'À quoi sert ce service',
    paragraphs: [
      `La ville ${of(town)} répond de vos données. Elle s’en sert pour les réinscriptions dans ses conservatoires${draw}.`,
      'Le règlement général sur la protection des données (RGPD) et la loi n°\u00a078-17 du 6\u00a0janvier 1978 modifiée s’appliquent.',
    ],
  };
}

function audience({ lottery }: TownNow): TextPart {
  const people = lottery
    ? 'Aux élèves, à leurs responsables et aux personnes qui participent au tirage au sort.'
    : 'Aux élèves et à leurs responsables.';
  return {
    heading: 'À qui il s’adresse',
    paragraphs: [
      people,
      'Avant 15\u00a0ans, un élève n’a pas d’accès à lui sans l’accord d’un titulaire de l’autorité parentale.',
    ],
  };
}

const mission = 'Mission d’intérêt public';
const consent = 'Votre consentement';
const duty = 'Obligation légale';

function purposes({ lottery }: TownNow): TextPart {
  const table: TextTable = {
    caption: 'Chaque usage et ce qui le permet',
    columns: ['Usage', 'Ce qui le permet'],
    rows: [
      ['Recevoir et étudier les demandes de réinscription, répondre aux questions', mission],
      ['Recevoir les pièces et les vérifier', mission],
      ['Donner un accès, en rendre un qui est perdu, le retirer', mission],
      ['Envoyer les courriels du service\u00a0: accusés de réception, rappels, décisions', mission],
      ['Donner à un élève de moins de 15\u00a0ans son propre accès', 'Consentement d’un responsable'],
      ...(lottery ? drawPurposes : []),
      ['Répondre aux demandes de droits', `${duty} (articles\u00a012 à\u00a022 du RGPD)`],
      ['Garder la trace des actes, limiter les essais de code', `${duty} (article\u00a032 du RGPD)`],
      ['Compter les demandes, sans nom', mission],
      ['Garder les archives publiques', `${duty} (Code du patrimoine)`],
    ],
  };
  return {
    heading: 'Pourquoi ces données, et de quel droit',
    paragraphs: [
      'Ce service remplit une mission d’intérêt public (article\u00a06, 1, e, du RGPD). Votre consentement n’est demandé que là où le tableau le dit. Vous pouvez alors refuser, ou changer d’avis, sans effet sur votre demande.',
      'Vos données ne servent à rien d’autre\u00a0: ni publicité, ni paiement, ni vidéo.',
      lottery
        ? 'Le tirage au sort est un calcul. Il classe les participations au hasard, sans profil de personne. Ses règles sont publiées et chacun peut refaire le calcul. Vous pouvez demander comment il s’est appliqué à vous.'
        : 'Aucun programme ne décide seul d’une demande.',
    ],
    table,
  };
}

const drawPurposes: readonly string[][] = [
  ['Recevoir les bulletins, tirer au sort, proposer les places, tenir les listes d’attente', mission],
  ['Publier votre nom dans les résultats', consent],
  ['Vous écrire au sujet de la culture, ou de la vie municipale', consent],
  ['Reprendre votre participation l’année suivante', consent],
];

function recipients({ lottery }: TownNow): TextPart {
  const draw = [
    [
      'Le maire, ses adjoints, les services du tirage',
      'Les participations et le procès-verbal, avec les noms',
    ],
    ['Le public', 'Les résultats par numéro. Votre nom seulement si vous l’acceptez'],
  ];
  return {
    heading: 'Qui reçoit ces données',
    paragraphs: ['Elles ne sont jamais vendues, louées ni cédées.'],
    table: {
      caption: 'Qui reçoit quoi',
      columns: ['Qui', 'Ce qui lui est montré'],
      rows: [
        ['Les agents de votre conservatoire', 'Les élèves, les demandes et les pièces de leur établissement'],
        ['Les personnes qui gèrent les inscriptions de la ville', 'Tous les établissements'],
        ['L’autre responsable de l’élève', 'La demande. Jamais vos coordonnées'],
        ...(lottery ? draw : []),
        [
          'Google, sous-traitant de la ville',
          'Il garde les données et envoie les courriels, pour la ville seule',
        ],
        ['Les archives, un juge, la CNIL', 'Ce que la loi les autorise à demander'],
      ],
    },
  };
}

/** By mail, or by post to the Mayor (IVR-089, CNS-019); each conservatoire passes a letter on (PAR-075, MAU-004). */
function officer({ town, legal, conservatoires }: TownNow, { dpo }: Privacy): TextPart {
  const { service } = legal ?? { service: null };
  return {
    heading: 'Délégué à la protection des données',
    paragraphs: [
      'Son travail est de veiller à vos droits. Lui écrire est gratuit.',
      ...(dpo
        ? [
            `${dpo.name}\u00a0: ${[dpo.mail, dpo.phone].filter(Boolean).join(', ')}.`,
            `Par courrier\u00a0: Madame ou Monsieur le maire ${of(town)}, à l’attention du délégué à la protection des données, ${dpo.address}.`,
          ]
        : [
            'La ville n’a pas encore publié ici son délégué. Écrivez au service, qui transmet.',
            ...(service ? [`${service.name}\u00a0: ${service.mail}, ${service.address}.`] : []),
          ]),
      'Votre conservatoire transmet aussi votre lettre\u00a0:',
      ...conservatoires.map(({ name, mail, phone }) => `${name}\u00a0: ${mail}, ${phone}`),
    ],
  };
}

/** Whoever is not satisfied may complain (CNS-020, GDPR 77). */
const authority: TextPart = {
  heading: 'CNIL',
  paragraphs: [
    'La réponse ne vous convient pas, ou ne vient pas\u202f? Vous pouvez vous plaindre à la CNIL, gratuitement.',
    'CNIL, Service des plaintes, 3 place de Fontenoy, TSA 80751, 75334 Paris Cedex 07. Téléphone\u00a0: 01 53 73 22 22. En ligne\u00a0: www.cnil.fr.',
  ],
};

const changes: TextPart = {
  heading: 'Changements de cette notice',
  paragraphs: [
    'Cette notice peut changer. Chaque version a un numéro et une date. Les versions d’avant restent lisibles à la page «\u00a0Données personnelles\u00a0», avec ce qui a changé.',
  ],
};
