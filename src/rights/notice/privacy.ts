import * as z from 'zod/mini';
import { kept } from '../../campaign/settings.ts';
import {
  type Dpo,
  type IdPolicy,
  identityLabels,
  type Measure,
  measureWords,
  type PrivacyInput,
  type Region,
  regionLabels,
} from './privacyRules.ts';

const typed = () => z.string().check(z.maxLength(2_000));

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

/** What the data notice, the register of rights and the record of processing say of the town. */
export interface Privacy extends Omit<PrivacyInput, 'dpo'> {
  /** Null until the town says it. */
  readonly dpo: Dpo | null;
}

export const privacyMemory = 'confidentialite';

/** Nothing is claimed that nobody said; an identity in doubt only, and an answer within the month (GDPR 12). */
const unsaid: Privacy = { dpo: null, region: 'unknown', measures: [], idPolicy: 'doubt', answerMonths: 1 };

/** What the town said, or what is true while it said nothing. */
export function privacyFrom(memory: Readonly<Record<string, string>>): Privacy {
  return kept<Privacy>(memory[privacyMemory]) ?? unsaid;
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
