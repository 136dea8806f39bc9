import type { Closing, CounterFile, CounterReceipt, CounterStudent } from '../../src/calls/counter.ts';
import type { StudentCard } from '../../src/calls/family.ts';
import type { CallAnswers, CallInput } from '../../src/calls.ts';
import { campaign, ismael, lea, person } from './family-town.ts';

const nb = '\u00a0';

const counterStudents: readonly CounterStudent[] = [
  ['E0001', 'Marchand-Lefèvre', 'Léa', '2016-07-31', 'F10001', 'Sans réponse'],
  ['E0002', 'Marchand-Lefèvre', 'Ismaël', '2011-02-03', 'F10001', 'Déposée'],
  ['E0003', 'N’Diaye', 'Zoé', '2008-12-24', 'F10002', 'Sans réponse'],
];

const father: CounterFile['people'][number]['person'] = {
  ...person,
  firstName: 'Karim',
  coordinates: { ...person.coordinates, phone: '', mail: '' },
};

const sent = (answer: CallInput<'office.counterSend'>['answer'], author: string): StudentCard['request'] => ({
  receipt: 'CMD-2026-00123',
  answer,
  author,
  firstSentAt: `mardi 12${nb}mai 2026 à${nb}14${nb}h${nb}07`,
  lastSentAt: `mardi 12${nb}mai 2026 à${nb}14${nb}h${nb}07`,
  changes: 0,
});

const answered: StudentCard = {
  ...ismael,
  status: 'submitted',
  may: 'read',
  why: `Cette demande a été faite par Aïcha Benali le lundi 11${nb}mai 2026 à${nb}18${nb}h${nb}02. Vous pouvez la consulter.`,
  request: sent({ decision: 'decline', accepts: { terms: '2026-1', notice: '2026-1' } }, 'Aïcha Benali'),
};

/** Confirmed: only the office changes it. */
const confirmed: StudentCard = {
  ...lea,
  number: 'E0003',
  status: 'submitted',
  may: 'read',
  why: 'Le conservatoire a traité cette demande. Vous pouvez la consulter. Pour un changement, appelez-le.',
  request: sent(
    {
      decision: 'reEnrol',
      coordinates: person.coordinates,
      studentAddress: person.coordinates.address,
      keep: [lea.enrolments[0]?.cursus ?? ''],
      stop: [],
      partial: [],
      demands: [],
      accepts: { terms: '2026-1', notice: '2026-1' },
    },
    `${person.firstName} ${person.lastName}`,
  ),
};

function receiptOf({ present, answer, correction }: CallInput<'office.counterSend'>): CounterReceipt {
  const who = present === 'guardian2' ? father : person;
  const author = `${who.firstName} ${who.lastName}`;
  return {
    student: { ...lea, status: 'submitted', may: 'change', request: sent(answer, author) },
    isCorrection: correction !== undefined,
    mail: answer.decision === 'reEnrol' ? answer.coordinates.mail : who.coordinates.mail,
    present: author,
    clerk: 'noe.agent@brezolles.example.org',
    parts: [
      {
        kind: 'text',
        text: 'Votre demande de réinscription pour Léa Marchand-Lefèvre est envoyée, en attente de validation.',
      },
      {
        kind: 'facts',
        facts: [
          ['Numéro', 'CMD-2026-00123'],
          ['Reçue le', `mardi 12${nb}mai 2026 à${nb}14${nb}h${nb}07`],
          ['Faite par', author],
          ['Cursus demandés', 'Traditionnel instrument'],
          ['Demandes particulières', 'Arrêt\u00a0: Traditionnel danse classique.'],
        ],
      },
      {
        kind: 'facts',
        facts: [
          ['Pièces à envoyer', `Justificatif de domicile de moins de 3${nb}mois\nPhoto d’identité`],
          ['Jusqu’au', `lundi 31${nb}août 2026 à${nb}18${nb}h, sur votre page ou au conservatoire`],
        ],
      },
      {
        kind: 'text',
        text: 'Le dépôt de la demande de réinscription ne vaut pas réinscription au conservatoire.',
      },
      {
        kind: 'text',
        text: 'Le conservatoire vous écrira pour confirmer qu’il en tient compte, puis pour les horaires.',
      },
      {
        kind: 'text',
        text: `Vous pouvez modifier votre réponse jusqu’au samedi 30${nb}mai 2026 à${nb}15${nb}h.`,
      },
      {
        kind: 'facts',
        facts: [
          ['Service chargé de votre dossier', 'Direction des affaires culturelles'],
          ['Adresse', '1 place du Marché, 91990 Valmont-sur-Orge'],
          ['Téléphone', `01 99 00 09 09, du lundi au vendredi, de 9${nb}h à 17${nb}h`],
          ['Courriel', 'culture@valmontsurorge.example.org'],
        ],
      },
      {
        kind: 'small',
        text: `Sans réponse de la ville le 12${nb}juillet 2026, votre demande est considérée comme rejetée.`,
      },
      {
        kind: 'small',
        text: `Vous pouvez alors saisir, dans les deux mois, le tribunal administratif de Valmont, 2 rue du Palais, 91000 Valmont. Vous pouvez aussi vous adresser à la médiatrice de la ville, 1 place du Marché, 91990 Valmont-sur-Orge.`,
      },
      {
        kind: 'text',
        text: 'Pour la voir ou la modifier\u00a0: revenez au conservatoire, ou ouvrez le lien de votre invitation ou la page de votre lettre.',
      },
    ],
  };
}

/** What an office answers at its counter, `minutes` before the closing hour. */
export function counters(minutes = 5000): { readonly [name: string]: (args: never) => unknown } {
  const now = Date.parse('2026-05-12T14:00:00+02:00');
  const closing: Closing = { state: 'open', now, closesAt: now + minutes * 60_000 };
  return {
    'office.counterStudents': (): CallAnswers['office.counterStudents'] => ({
      closing,
      students: counterStudents,
      towns: { '28270': 'Brézolles', '28000': 'Chartres' },
    }),
    'office.counterOpen': ({ student }: CallInput<'office.counterOpen'>): CounterFile => {
      const card = student === 'E0002' ? answered : student === 'E0003' ? confirmed : lea;
      return {
        closing,
        campaign,
        people: [
          { role: 'guardian1', person, card, mayCorrect: card === confirmed },
          { role: 'guardian2', person: father, card, mayCorrect: false },
        ],
      };
    },
    'office.counterSend': receiptOf,
    'office.counterAfterwards': () => null,
  };
}
