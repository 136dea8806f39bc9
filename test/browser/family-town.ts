import type { Draft, Answer as FamilyAnswer } from '../../src/calls/answer.ts';
import type { CampaignNow, DocumentCard, FamilyHome, StudentCard } from '../../src/calls/family.ts';
import type { Refusal } from '../../src/calls/reply.ts';
import type { LegalText, TermsVersion } from '../../src/calls/texts.ts';
import type { CallAnswers, CallInput, CallName } from '../../src/calls.ts';
import type { Boot } from '../../web/family/boot.ts';
import type { Answer } from './support.ts';

/** A small invented town that answers a family's page, and remembers every call. */

export const campaign: CampaignNow = {
  town: 'Valmont',
  schoolYear: '2026-2027',
  state: 'open',
  opens: 'lundi 11\u00a0mai 2026 à\u00a010\u00a0h',
  closes: 'samedi 30\u00a0mai 2026 à\u00a015\u00a0h',
  since: '',
  reason: '',
  terms: '2026-1',
  notice: '2026-1',
  fees: '',
};

const conservatoire = {
  name: 'Conservatoire Nadia-et-Lili-Boulanger',
  mail: 'boulanger@valmont.example.org',
  phone: '01\u00a099\u00a000\u00a012\u00a034',
  address: '4 place de la Fontaine, 99100 Valmont',
};

const home = { street: '12 rue des Lilas', postcode: '99100', town: 'Valmont' };

const due = { state: 'due', sentence: 'À fournir', files: [], others: [] } as const;

export const lea: StudentCard = {
  number: 'E0001',
  firstName: 'Léa',
  lastName: 'Marchand-Lefèvre',
  age: 9,
  self: false,
  onLeave: false,
  conservatoire,
  address: home,
  enrolments: [
    {
      cursus: 'Traditionnel instrument',
      divisible: false,
      courses: [
        { name: 'Alto', level: 'cycle I, 2e année', adapted: false },
        { name: 'Formation musicale', level: 'FM2', adapted: false },
        { name: 'Orchestre à cordes', level: 'cycle I', adapted: true },
      ],
    },
    {
      cursus: 'Traditionnel danse classique',
      divisible: false,
      courses: [{ name: 'Danse classique', level: 'cycle I', adapted: false }],
    },
  ],
  documents: [
    {
      ...due,
      id: 'proofOfAddress',
      level: 'family',
      label: 'Justificatif de domicile de moins de 3\u00a0mois',
      hint: 'Quittance de loyer, ou facture d’électricité, de gaz ou d’eau.',
    },
    { ...due, id: 'photo', level: 'student', label: 'Photo d’identité', hint: '' },
  ],
  documentsUntil: `lundi 31\u00a0août 2026 à\u00a018\u00a0h`,
  sentence: 'À faire\u00a0: répondez pour Léa avant le samedi 30\u00a0mai 2026 à\u00a015\u00a0h.',
  status: 'none',
  amended: 'none',
  may: 'send',
  why: '',
  request: null,
  draft: null,
  otherDraft: '',
  childAccess: 'none',
  agreed: '',
  disagreement: { kind: 'none' },
};

export const ismael: StudentCard = {
  ...lea,
  number: 'E0002',
  firstName: 'Ismaël',
  age: 14,
  onLeave: true,
  enrolments: [
    {
      cursus: 'Théâtre',
      divisible: true,
      courses: [
        { name: 'Art dramatique', level: 'initiation', adapted: false },
        { name: 'Voix et corps', level: '', adapted: false },
      ],
    },
  ],
  sentence: 'À faire\u00a0: répondez pour Ismaël avant le samedi 30\u00a0mai 2026 à\u00a015\u00a0h.',
  childAccess: 'toAgree',
};

export const person: FamilyHome['person'] = {
  firstName: 'Bérénice',
  lastName: 'Marchand',
  kind: 'guardian',
  coordinates: { address: home, phone: '06 39 98 12 34', mail: 'berenice.marchand@example.org' },
};

/** Two versions of the terms: an amendment changed a sentence of the first article, and added one. */
export const versions: readonly TermsVersion[] = [
  {
    title: 'Conditions d’utilisation du service',
    version: '2026-1',
    since: 'lundi 4\u00a0mai 2026 à\u00a07\u00a0h',
    parts: [
      { heading: 'Qui peut faire la demande', paragraphs: ['Un responsable. L’élève majeur aussi.'] },
      { heading: 'Contester', paragraphs: ['Une réclamation s’adresse par écrit à votre conservatoire.'] },
    ],
  },
  {
    title: 'Conditions d’utilisation du service',
    version: '2026-2',
    since: 'mercredi 20\u00a0mai 2026 à\u00a09\u00a0h',
    parts: [
      {
        heading: 'Qui peut faire la demande',
        paragraphs: ['Un responsable, ou une personne qu’il a désignée par écrit. L’élève majeur aussi.'],
      },
      { heading: 'Contester', paragraphs: ['Une réclamation s’adresse par écrit à votre conservatoire.'] },
      { heading: 'Places', paragraphs: ['Les places rendues avant le 1er juillet sont redonnées.'] },
    ],
  },
];

const legal = (title: string): LegalText => ({
  title,
  version: '2026-1',
  parts: [
    { heading: 'Article 1', paragraphs: ['La demande est faite sur cette page, ou au conservatoire.'] },
    {
      heading: 'Article 2',
      paragraphs: ['Chaque élève a une seule demande.', 'Elle se modifie jusqu’à la clôture.'],
    },
  ],
});

export const bootOf = (part: Partial<Boot> = {}): Boot => ({
  access: 'P12.0123456789abcdef',
  town: 'Valmont',
  campaign,
  contact: {
    conservatoires: [conservatoire, { ...conservatoire, name: 'Conservatoire Hector-Berlioz' }],
    service: {
      ...conservatoire,
      name: 'Direction des affaires culturelles',
      hours: 'du lundi au vendredi, de 9\u00a0h à 17\u00a0h',
    },
  },
  families: 'https://script.google.com/macros/s/exemple/exec',
  ...part,
});

const yes = (value: unknown): Answer => ({ json: { ok: true, value } });
export const no = (refusal: Refusal): Answer => ({ json: { ok: false, refusal } });

type Interruption = (args: unknown) => Answer | undefined;

export interface Town {
  readonly calls: { readonly name: CallName; readonly args: unknown }[];
  /** Requests recorded, by request key: a repeat gives the first answer again. */
  readonly recorded: Map<string, FamilyAnswer>;
  students: StudentCard[];
  campaign: CampaignNow;
  fees: CallAnswers['public.texts']['fees'];
  versions: readonly TermsVersion[];
  /** What happens to the next calls of that name, before the town answers normally. */
  interrupt(name: CallName, ...what: (Answer | Interruption)[]): void;
  answer(name: string, args: never): Answer;
  callsOf<N extends CallName>(name: N): CallInput<N>[];
}

export function createTown(students: StudentCard[], who = person): Town {
  const queue = new Map<string, (Answer | Interruption)[]>();
  let sessions = 0;
  let saves = 0;
  const town: Town = {
    calls: [],
    recorded: new Map(),
    students,
    campaign,
    fees: null,
    versions,
    interrupt: (name, ...what) => void queue.set(name, [...(queue.get(name) ?? []), ...what]),
    callsOf: (name) => town.calls.filter((call) => call.name === name).map((call) => call.args) as never,
    answer(name, args) {
      town.calls.push({ name: name as CallName, args });
      const next = queue.get(name)?.shift();
      const interrupted = typeof next === 'function' ? next(args) : next;
      return interrupted ?? handlers[name as keyof typeof handlers]?.(args) ?? 'fails';
    },
  };
  const session = (): string => `session-${++sessions}`;
  const homeNow = (): FamilyHome => ({
    session: session(),
    person: who,
    campaign: town.campaign,
    students: town.students,
  });
  const replace = (number: string, part: Partial<StudentCard>): StudentCard => {
    town.students = town.students.map((card) => (card.number === number ? { ...card, ...part } : card));
    return town.students.find((card) => card.number === number) as StudentCard;
  };
  const changeDocument = (number: string, id: string, change: (one: DocumentCard) => DocumentCard) => {
    const card = town.students.find((student) => student.number === number);
    const documents = card?.documents.map((one) => (one.id === id ? change(one) : one)) ?? [];
    return replace(number, { documents });
  };
  const send = ({ student, requestKey, answer }: CallInput<'family.send'>): CallAnswers['family.send'] => {
    const before = town.students.find((card) => card.number === student)?.request ?? null;
    const isRepeat = town.recorded.has(requestKey);
    town.recorded.set(requestKey, answer);
    const card = replace(student, {
      status: answer.decision === 'decline' ? 'declined' : before ? 'changed' : 'submitted',
      sentence: 'Demande de réinscription envoyée, en attente de validation.',
      may: 'change',
      draft: null,
      request: {
        receipt: 'VAL-2026-0042',
        answer,
        author: `Mme ${who.firstName} ${who.lastName}`,
        firstSentAt: 'mardi 12\u00a0mai 2026 à\u00a018\u00a0h\u00a042',
        lastSentAt: 'mardi 12\u00a0mai 2026 à\u00a018\u00a0h\u00a042',
        changes: before && !isRepeat ? before.changes + 1 : 0,
      },
    });
    const mail = answer.decision === 'reEnrol' ? answer.coordinates.mail : who.coordinates.mail;
    return { session: session(), student: card, mail };
  };
  const handlers: { readonly [name: string]: (args: never) => Answer } = {
    'family.open': () => yes(homeNow()),
    'family.signIn': ({ code }: CallInput<'family.signIn'>) =>
      code === '7F3KQ-9XW2M'
        ? yes(homeNow())
        : no({
            kind: 'unknownAccess',
            message: 'Cet identifiant et ce code ne vont pas ensemble. Vérifiez votre lettre.',
          }),
    'family.lostAccess': () => yes(null),
    'family.openOnce': () => yes({ ...homeNow(), access: { identifier: 'P12', code: '7F3KQ-9XW2M' } }),
    'family.home': () => yes(homeNow()),
    'family.saveDraft': ({ student, draft }: { student: string; draft: Draft }) => {
      replace(student, {
        status: 'draft',
        draft: { draft, savedAt: 'mardi 12\u00a0mai 2026 à\u00a018\u00a0h\u00a040' },
      });
      return yes({ session: session(), savedAt: `18\u00a0h\u00a0${40 + saves++}` });
    },
    'family.upload': ({ student, document, requestKey, name, part, parts }: CallInput<'family.upload'>) => {
      if (part < parts - 1) return yes({ kind: 'kept' });
      const file = {
        key: requestKey,
        name,
        size: '8\u00a0Ko',
        at: 'mardi 12\u00a0mai 2026 à\u00a018\u00a0h\u00a041',
      };
      const card = changeDocument(student, document, (one) => ({
        ...one,
        state: 'received',
        sentence: `Reçue le ${file.at}`,
        files: [...one.files, file],
      }));
      return yes({ kind: 'done', session: session(), students: [card] });
    },
    'family.removeFile': ({ student, document, file }: CallInput<'family.removeFile'>) => {
      const card = changeDocument(student, document, (one) => {
        const files = one.files.filter(({ key }) => key !== file);
        return files.length > 0 ? { ...one, files } : { ...one, ...due };
      });
      return yes({ kind: 'done', session: session(), students: [card] });
    },
    'family.send': (args: CallInput<'family.send'>) => yes(send(args)),
    'family.afterwards': () => yes(null),
    'family.agree': ({ student }: CallInput<'family.agree'>) => {
      replace(student, {
        childAccess: 'toHandOver',
        agreed: `mardi 12\u00a0mai 2026 à\u00a019\u00a0h, par vous`,
      });
      return yes(homeNow());
    },
    'family.withdrawAgreement': ({ student }: CallInput<'family.withdrawAgreement'>) => {
      replace(student, { childAccess: 'toAgree', agreed: '' });
      return yes(homeNow());
    },
    'family.disagree': ({ student }: CallInput<'family.disagree'>) => {
      replace(student, { disagreement: { kind: 'told', at: `mardi 12\u00a0mai 2026 à\u00a019\u00a0h` } });
      return yes(homeNow());
    },
    'family.childAccess': () =>
      yes({
        identifier: 'P345',
        code: '7F3KQ-9XW2M',
        link: 'https://valmont.example.org/exec?a=P345.0123456789abcdef',
      }),
    'family.answerAmendment': ({ accepts }: CallInput<'family.answerAmendment'>) => {
      town.students = town.students.map((card) =>
        card.amended === 'none'
          ? card
          : {
              ...card,
              amended: accepts ? ('none' as const) : ('refused' as const),
              status: accepts ? ('changed' as const) : ('withdrawn' as const),
              sentence: accepts ? card.sentence : 'Participation cessée. La demande n’est plus étudiée.',
            },
      );
      return yes(homeNow());
    },
    'public.versions': () => yes(town.versions),
    'public.texts': () =>
      yes({
        fees: town.fees,
        help: legal('Aide'),
        terms: legal('Conditions d’utilisation'),
        notice: legal('Notice sur les données personnelles'),
        notices: legal('Mentions légales'),
        accessibility: legal('Accessibilité\u00a0: non conforme'),
      }),
  };
  return town;
}
