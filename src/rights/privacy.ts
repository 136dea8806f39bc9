import * as z from 'zod/mini';
import { kept } from '../campaign/settings.ts';
import { isMail } from '../mailAddress.ts';

const typed = () => z.string().check(z.maxLength(2_000));

/** What the town may say it does besides what Da Capo does itself (CNS-016, CNS-017): said only once it is ticked. */
export const measureWords = {
  antivirus: 'antivirus sur les postes',
  twoSteps: 'connexion des agents en deux étapes',
  passwords: 'politique de mots de passe',
  offices: 'bureaux fermés à clé',
  charter: 'charte informatique',
  conduct: 'règles internes et règles de conduite',
  breaches: 'procédure en cas de fuite de données',
  rights: 'procédure pour les demandes de droits',
  training: 'formation des agents deux fois par an',
  providers: 'prestataires choisis pour leurs garanties',
} as const;

export type Measure = keyof typeof measureWords;

/** Where the setting *Régions des données* of the town's Google Workspace keeps data (CNS-015). */
export const regionLabels = {
  europe: 'Europe',
  unset: 'Aucune région choisie, ou une autre que l’Europe',
  unknown: 'Nous ne l’avons pas encore vérifié',
} as const;

export type Region = keyof typeof regionLabels;

/** When an identity is to be proved (X3): CNIL and GDPR art. 12(6) say in doubt only, PAR-082 always. */
export const identityLabels = {
  doubt: 'Seulement en cas de doute sur la personne',
  always: 'À chaque demande',
} as const;

export type IdPolicy = keyof typeof identityLabels;

/** Generous, so that what cannot be right is refused in words, field by field. */
export const privacySchema = z.lazy(() =>
  z.object({
    dpo: z.object({ name: typed(), mail: typed(), address: typed(), phone: typed() }),
    region: z.enum(Object.keys(regionLabels) as [Region, ...Region[]]),
    measures: z.array(z.enum(Object.keys(measureWords) as [Measure, ...Measure[]])).check(z.maxLength(50)),
    idPolicy: z.enum(Object.keys(identityLabels) as [IdPolicy, ...IdPolicy[]]),
    answerMonths: z.number(),
  }),
);

/** As a manager writes it. */
export type PrivacyInput = z.infer<typeof privacySchema>;
export type Dpo = PrivacyInput['dpo'];

/** What the data notice, the register of rights and the record of processing say of the town. */
export interface Privacy extends Omit<PrivacyInput, 'dpo'> {
  /** The data protection officer, by name or function (CNS-019); null until the town says it. */
  readonly dpo: Dpo | null;
}

export const privacyMemory = 'confidentialite';

/** Nothing is claimed that nobody said; an identity in doubt only, and an answer within the month (GDPR 12). */
const unsaid: Privacy = { dpo: null, region: 'unknown', measures: [], idPolicy: 'doubt', answerMonths: 1 };

/** What the town said, or what is true while it said nothing. */
export function privacyFrom(memory: Readonly<Record<string, string>>): Privacy {
  return kept<Privacy>(memory[privacyMemory]) ?? unsaid;
}

/** Answering beyond is against GDPR 12(3), whatever the town writes (X2, PAR-083, CNS-012). */
export const mostAnswerMonths = 3;

const limits: Readonly<Record<keyof Dpo, { readonly what: string; readonly most: number }>> = {
  name: { what: 'le nom ou la fonction', most: 100 },
  mail: { what: 'le courriel', most: 200 },
  address: { what: 'l’adresse', most: 300 },
  phone: { what: 'le téléphone', most: 40 },
};

/** What is missing or cannot be right, in the order of the page: the server and the page say the same. */
export function privacyFaults({ dpo, answerMonths }: PrivacyInput): { field: string; message: string }[] {
  const faults = (Object.keys(limits) as (keyof Dpo)[]).flatMap((name) => {
    const message = lineFault(name, dpo[name].trim());
    return message === null ? [] : [{ field: `dpo-${name}`, message }];
  });
  const isPossible = Number.isInteger(answerMonths) && answerMonths >= 1 && answerMonths <= mostAnswerMonths;
  const months = `Choisissez un, deux ou trois mois\u00a0: la loi ne permet pas plus de ${mostAnswerMonths}\u00a0mois.`;
  return isPossible ? faults : [...faults, { field: 'answerMonths', message: months }];
}

function lineFault(name: keyof Dpo, text: string): string | null {
  const { what, most } = limits[name];
  if (text === '') return name === 'phone' ? null : `Indiquez ${what} du délégué.`;
  if (text.length > most) return `Raccourcissez ${what} du délégué\u00a0: ${most}\u00a0caractères au plus.`;
  if (/\n/.test(text)) return `Écrivez ${what} du délégué sur une seule ligne.`;
  if (name === 'mail' && !isMail(text)) return 'Indiquez un courriel complet, par exemple dpo@ville.fr.';
  return null;
}

/** As it is kept: without what was typed around it, each measure once, in the order they are said. */
export function tidyPrivacy({ dpo, measures, ...rest }: PrivacyInput): Privacy {
  const { name, mail, address, phone } = dpo;
  return {
    ...rest,
    dpo: { name: name.trim(), mail: mail.trim(), address: address.trim(), phone: phone.trim() },
    measures: (Object.keys(measureWords) as Measure[]).filter((measure) => measures.includes(measure)),
  };
}
