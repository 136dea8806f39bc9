import { isMail } from '../../mailAddress.ts';

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

/** The data protection officer, by name or function (CNS-019). */
export interface Dpo {
  readonly name: string;
  readonly mail: string;
  readonly address: string;
  /** Or nothing. */
  readonly phone: string;
}

/** As a manager writes it. */
export interface PrivacyInput {
  readonly dpo: Dpo;
  readonly region: Region;
  readonly measures: readonly Measure[];
  readonly idPolicy: IdPolicy;
  /** The longest a demand may wait, in months. */
  readonly answerMonths: number;
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
