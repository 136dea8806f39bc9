import { useState } from 'preact/hooks';
import type { Legal } from '../../src/campaign/legal.ts';
import { isMail } from '../../src/mailAddress.ts';
import { Notice } from '../family/band.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';

/** One field of the page: a line of text somewhere in the texts. */
interface Line {
  readonly id: string;
  readonly label: string;
  /** What is asked for where it is missing: « les horaires ». */
  readonly wanted: string;
  readonly hint?: string;
  readonly optional?: true;
  readonly read: (legal: Typed) => string;
  readonly write: (legal: Typed, text: string) => Typed;
}

/** As typed: the mediator's lines may be empty, and both are then left out. */
interface Typed extends Legal {
  readonly mediator: { readonly name: string; readonly address: string };
}

const service = (name: keyof Legal['service'], label: string, wanted: string, hint?: string): Line => ({
  id: `service-${name}`,
  label,
  wanted,
  ...(hint === undefined ? {} : { hint }),
  read: (legal) => legal.service[name],
  write: (legal, text) => ({ ...legal, service: { ...legal.service, [name]: text } }),
});

const serviceLines: readonly Line[] = [
  service('name', 'Nom du service', 'le nom du service', 'Celui qui répond des demandes devant la loi.'),
  service('address', 'Adresse', 'l’adresse du service'),
  service('phone', 'Téléphone', 'le téléphone du service'),
  service('mail', 'Courriel', 'le courriel du service'),
  service(
    'hours',
    'Horaires',
    'les horaires du service',
    'Exemple\u00a0: du lundi au vendredi, de 9\u00a0h à 12\u00a0h et de 14\u00a0h à 17\u00a0h.',
  ),
];

const recourse = (whom: 'court' | 'mediator', name: string, hint: string): readonly Line[] => {
  const optional = whom === 'mediator' ? { optional: true as const } : {};
  return [
    {
      id: `${whom}-name`,
      label: name,
      wanted: `le ${name.toLowerCase()}`,
      hint,
      ...optional,
      read: (legal) => legal[whom].name,
      write: (legal, text) => ({ ...legal, [whom]: { ...legal[whom], name: text } }),
    },
    {
      id: `${whom}-address`,
      label: `Adresse du ${name.toLowerCase()}`,
      wanted: `l’adresse du ${name.toLowerCase()}`,
      ...optional,
      read: (legal) => legal[whom].address,
      write: (legal, text) => ({ ...legal, [whom]: { ...legal[whom], address: text } }),
    },
  ];
};

const recourseLines: readonly Line[] = [
  ...recourse('court', 'Tribunal', 'Exemple\u00a0: le tribunal administratif de Versailles.'),
  ...recourse(
    'mediator',
    'Médiateur',
    'Avec son article, s’il y en a un. Exemple\u00a0: la médiatrice de la ville.',
  ),
];

const signatory = (name: keyof Legal['signatory'], label: string, wanted: string, hint: string): Line => ({
  id: `signatory-${name}`,
  label,
  wanted,
  hint,
  read: (legal) => legal.signatory[name],
  write: (legal, text) => ({ ...legal, signatory: { ...legal.signatory, [name]: text } }),
});

const signatoryLines: readonly Line[] = [
  signatory('name', 'Prénom et nom', 'le prénom et le nom de qui signe', 'Exemple\u00a0: Camille Martin.'),
  signatory(
    'quality',
    'Qualité',
    'la qualité de qui signe',
    'Exemple\u00a0: adjointe au maire, par délégation.',
  ),
];

const publication = (
  name: keyof Legal['publication'],
  label: string,
  wanted: string,
  hint: string,
): Line => ({
  id: `publication-${name}`,
  label,
  wanted,
  hint,
  read: (legal) => legal.publication[name],
  write: (legal, text) => ({ ...legal, publication: { ...legal.publication, [name]: text } }),
});

const publicationLines: readonly Line[] = [
  publication(
    'director',
    'Direction de la publication',
    'qui dirige la publication',
    'Prénom, nom et qualité. Exemple\u00a0: Camille Martin, maire.',
  ),
  publication(
    'host',
    'Hébergeur',
    'l’hébergeur du service',
    'La société Google de votre contrat, avec son adresse et son téléphone.',
  ),
];

const allLines = [...serviceLines, ...recourseLines, ...signatoryLines, ...publicationLines];

/** What is missing or cannot be right, in the order of the page. */
function faultsOf(typed: Typed): FieldError[] {
  const missing = allLines
    .filter(({ optional, read }) => !optional && read(typed).trim() === '')
    .map(({ id, wanted }) => ({ field: id, message: `Indiquez ${wanted}.` }));
  const { mail } = typed.service;
  const { name, address } = typed.mediator;
  return [
    ...missing,
    ...(mail.trim() === '' || isMail(mail.trim())
      ? []
      : [{ field: 'service-mail', message: 'Indiquez un courriel complet, par exemple nom@ville.fr.' }]),
    ...((name.trim() === '') === (address.trim() === '')
      ? []
      : [
          {
            field: name.trim() === '' ? 'mediator-name' : 'mediator-address',
            message: 'Indiquez le nom et l’adresse du médiateur, ou aucun des deux.',
          },
        ]),
  ];
}

function legalFrom(typed: Typed): Legal {
  const tidy = allLines.reduce((legal, { read, write }) => write(legal, read(legal).trim()), typed);
  return { ...tidy, mediator: tidy.mediator.name === '' ? null : tidy.mediator };
}

const months = [
  { value: '2', label: 'Deux mois', detail: <span class="hint">La règle générale.</span> },
  {
    value: '4',
    label: 'Quatre mois',
    detail: (
      <span class="hint">
        Si un règlement local demande l’avis d’un conseil, par exemple des professeurs.
      </span>
    ),
  },
];

const silences = [
  {
    value: 'rejection',
    label: 'Le silence vaut rejet',
    detail: (
      <span class="hint">
        La règle pour un service dont les places sont limitées (décret n°&nbsp;2016-625).
      </span>
    ),
  },
  {
    value: 'acceptance',
    label: 'Le silence vaut acceptation',
    detail: <span class="hint">Seulement si le service juridique le confirme.</span>,
  },
];

/** The texts every acknowledgement owes by law. Nobody can send a request before somebody read and kept them. */
export function LegalSection({ home, onHome, onGo }: SectionProps) {
  const call = useCall('office.legal');
  const [typed, setTyped] = useState<Typed | null>(
    home.legal && { ...home.legal, mediator: home.legal.mediator ?? { name: '', address: '' } },
  );
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isKept, setKept] = useState(false);
  if (typed === null)
    return (
      <SectionScreen key="early" home={home} heading="Textes légaux">
        <p>Ces textes nomment la ville et ses conservatoires. Réglez d’abord la ville.</p>
        <Actions label="Régler la ville" onConfirm={() => onGo('ville')} />
      </SectionScreen>
    );
  if (isKept)
    return (
      <SectionScreen key="kept" home={home} heading="Textes légaux">
        <Notice kind="done" state="Les textes sont enregistrés">
          <p>Les prochains accusés de réception les porteront.</p>
        </Notice>
        {home.ready.workbooks ? (
          <Actions label="Retour à l’accueil" onConfirm={() => onGo('')} />
        ) : (
          <Actions label="Créer les classeurs" onConfirm={() => onGo('classeurs')} />
        )}
      </SectionScreen>
    );
  const save = async (event: Event) => {
    event.preventDefault();
    if (call.isAsking) return;
    const found = faultsOf(typed);
    setErrors(found);
    if (found.length > 0) return;
    const answer = await call.run({ legal: legalFrom(typed), requestKey: call.requestKey() });
    if (!answer) return;
    onHome(answer);
    setKept(true);
  };
  const fields = (lines: readonly Line[]) =>
    lines.map(({ id, label, hint, optional, read, write }) => (
      <TextField
        key={id}
        id={id}
        label={label}
        {...(hint === undefined ? {} : { hint })}
        {...(optional ? { optional } : {})}
        value={read(typed)}
        onValue={(text) => setTyped(write(typed, text))}
        error={errorOf(errors, id)}
      />
    ));
  return (
    <SectionScreen
      key="form"
      home={home}
      heading="Textes légaux"
      isWrong={errors.length > 0 || call.state.at === 'refused'}
    >
      <ErrorSummary errors={errors} />
      <p>
        La loi demande que chaque accusé de réception dise qui répond, quand, et comment contester. Faites
        relire ces textes par le service juridique.
        {home.ready.legal
          ? ''
          : ' Tant qu’ils ne sont pas enregistrés, aucune famille ne peut envoyer de demande.'}
      </p>
      <form noValidate onSubmit={save}>
        <h2>Le service chargé des demandes</h2>
        {fields(serviceLines)}
        <h2>Sans réponse de la ville</h2>
        <RadioRows
          id="silence"
          legend="Que vaut le silence de la ville&#8239;?"
          choices={silences}
          value={typed.silence}
          onValue={(silence) => setTyped({ ...typed, silence: silence as Legal['silence'] })}
        />
        <RadioRows
          id="months"
          legend="Au bout de combien de temps&#8239;?"
          choices={months}
          value={String(typed.months)}
          onValue={(count) => setTyped({ ...typed, months: Number(count) })}
        />
        <h2>Contester une décision</h2>
        {fields(recourseLines)}
        <h2>Qui signe les décisions</h2>
        <p>La loi demande le prénom, le nom et la qualité de qui décide.</p>
        {fields(signatoryLines)}
        <h2>Mentions légales</h2>
        <p>Les familles les lisent sur leur page.</p>
        {fields(publicationLines)}
        <CallNotice state={call.state} doing="Nous enregistrons…" />
        <Actions label="Enregistrer les textes" disabled={call.isAsking} />
      </form>
    </SectionScreen>
  );
}
