import * as z from 'zod/mini';
import { civilDay, civilMinute, text } from './civil.ts';
import { lotterySchema } from './lottery.ts';

/** What the State, or Paris, calls an establishment (PAR-002). */
export const kindWords = {
  CRR: 'conservatoire à rayonnement régional',
  CRD: 'conservatoire à rayonnement départemental',
  CRC: 'conservatoire à rayonnement communal',
  CRI: 'conservatoire à rayonnement intercommunal',
  CMA: 'conservatoire municipal d’arrondissement',
} as const;

const kinds = Object.keys(kindWords) as [keyof typeof kindWords, ...(keyof typeof kindWords)[]];

const conservatoire = () =>
  z.object({
    code: z.string().check(z.regex(/^[A-Z0-9]{2,12}$/)),
    name: text,
    kind: z.optional(z.enum(kinds)),
    mail: text,
    phone: text,
    address: text,
  });

/** The town as its settings file describes it (`ville.json`). */
export const townSchema = z.lazy(() =>
  z.object({
    town: text,
    postcodes: z.array(z.string()),
    timeZone: z.literal('Europe/Paris'),
    schoolYear: z.string().check(z.regex(/^\d{4}-\d{4}$/)),
    conservatoires: z.array(conservatoire()).check(z.minLength(1), z.maxLength(30)),
    reEnrolment: z.object({
      invitationsOn: civilDay,
      opensAt: civilMinute,
      closesAt: civilMinute,
      documentsUntil: civilMinute,
      /** *Cursus sécables*: the cursus whose courses may be kept one by one, by name; none where nothing is said (X8). */
      divisibleCursus: z.optional(z.array(text)),
    }),
    /** A town may re-enrol without drawing. */
    lottery: z.optional(lotterySchema),
  }),
);

export type Town = z.infer<typeof townSchema>;
export type Conservatoire = z.infer<ReturnType<typeof conservatoire>>;
