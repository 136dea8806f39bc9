import { frenchSpan } from '../dates.ts';
import type { Paper, PaperPart } from '../papers/paper.ts';
import { ballotConsents, consentText, consentVersion } from '../people/consentTexts.ts';

/** What is printed on a paper ballot before anybody writes on it. */
export interface BlankBallotFacts {
  readonly town: string;
  readonly draw: string;
  readonly rulebook: { readonly version: string; readonly address: string };
  /** When ballots are taken: instants in milliseconds. */
  readonly opensAt: number;
  readonly closesAt: number;
  /** Who answers for personal data, and where (IVR-088, IVR-089). */
  readonly privacy: string;
}

/** The paper ballot of the day of entries (IVR-003): the fields in the order of article 7 (IVR-080). */
export function blankBallot({ town, draw, rulebook, opensAt, closesAt, privacy }: BlankBallotFacts): Paper {
  return {
    title: `Bulletin – ${draw}`,
    parts: [
      { kind: 'heading', level: 1, text: 'Bulletin de participation au tirage au sort' },
      {
        kind: 'paragraph',
        words: [
          { text: 'À remettre\u00a0: ' },
          { text: frenchSpan(opensAt, closesAt), bold: true },
          {
            text: '. Après, il est nul. Un bulletin par personne et par activité. Écrivez en lettres capitales.',
          },
        ],
      },
      fields('Qui participe', whoFields, roomToWrite),
      boxes(`Si l’adresse n’est pas à ${town}`, 'Cochez ce qui est vrai', [
        'La personne est agent de la ville.',
        'L’enfant est scolarisé dans la ville.',
      ]),
      fields('Pour la joindre', contactFields, roomToWrite),
      fields('Responsable légal, si la personne est mineure', guardianFields, roomToWrite),
      { kind: 'pageBreak' },
      fields('Pour quelle activité', [
        'Structure (conservatoire, atelier…)',
        'Activité (danse, musique…)',
        'Si vous remettez plusieurs bulletins\u00a0: celui-ci est mon choix n°',
      ]),
      wishes,
      {
        kind: 'paragraph',
        words: 'Sans ordre entre vos bulletins, chacun participe de son côté.',
        small: true,
      },
      boxes(
        'Accords, tous facultatifs\u00a0: sans coche, vous participez quand même',
        'Cochez ce que vous acceptez',
        consents,
      ),
      {
        kind: 'paragraph',
        words: `En remettant ce bulletin, vous acceptez le règlement, version ${rulebook.version} (${rulebook.address}). Les données servent au tirage au sort et aux inscriptions. Elles sont gardées un an au moins et deux ans au plus. Vos droits\u00a0: ${privacy}.`,
        small: true,
      },
      {
        kind: 'signatures',
        signers: [{ quality: 'Date et signature', name: 'du participant ou du responsable' }],
      },
      forClerk,
    ],
    foot: `Tirage ${draw} · règlement ${rulebook.version}`,
  };
}

const whoFields = ['Nom', 'Prénom', 'Date de naissance (jour, mois, année)', 'Adresse, code postal, ville'];
const contactFields = ['Téléphone', 'Courriel', 'N° pôle famille (obligatoire)'];
const guardianFields = ['Nom et prénom', 'Adresse, si elle est autre', 'Téléphone et courriel'];

/** A line more, so that a hand has room. */
const roomToWrite = '\u00a0\n\u00a0';

const forClerk: PaperPart = {
  kind: 'table',
  caption: 'Réservé à l’agent',
  columns: [
    { heading: 'Bulletin n°', width: 50 },
    { heading: 'Remis à (heure, minute)', width: 55 },
    { heading: 'Reçu par', width: 55 },
  ],
  rows: [[roomToWrite, '', '']],
};

/** Four boxes, never ticked beforehand, each on its own (IVR-082, IVR-083). */
const consents = ballotConsents.map((name) => consentText(consentVersion).ballot[name].paper);

/** Courses in order of preference, four at most (IVR-017). */
const wishes: PaperPart = {
  kind: 'table',
  caption: 'Vœux, le préféré d’abord\u00a0: quatre au plus, chacun une seule fois',
  columns: [
    { heading: 'Vœu', width: 20 },
    { heading: 'Code du cours', width: 45 },
    { heading: 'Cours, jour et heure', width: 95 },
  ],
  rows: ['1', '2', '3', '4'].map((rank) => [rank, '', '']),
};

function fields(caption: string, labels: readonly string[], room = ''): PaperPart {
  return {
    kind: 'table',
    caption,
    columns: [
      { heading: 'Ce qui est demandé', width: 60 },
      { heading: 'Votre réponse', width: 100 },
    ],
    rows: labels.map((label) => [label, room]),
  };
}

/** An empty cell is a box that prints alike everywhere. */
function boxes(caption: string, heading: string, lines: readonly string[]): PaperPart {
  return {
    kind: 'table',
    caption,
    columns: [
      { heading: 'Case', width: 16 },
      { heading, width: 144 },
    ],
    rows: lines.map((line) => ['', line]),
  };
}
