import * as z from 'zod/mini';
import { plainKinds } from '../requests/demands.ts';
import { line } from './fields.ts';

const address = () => z.object({ street: line, postcode: line, town: line });

const coordinates = () => z.object({ address: address(), phone: line, mail: line });

/** Versions of what was ticked; `fees` where the town gives fees and rules to read. */
const accepts = () => z.object({ terms: line, notice: line, fees: z.optional(line) });

/** As long as a page may send, and keep in a draft; what an answer may hold is in `requests/demands.ts`. */
const typed = () => z.string().check(z.maxLength(20_000));

/** What a family asks besides the cursus it keeps; `text` is in its own words (MAU-012, MAU-013, CAE-024). */
const demandSchema = () =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('change'), stopped: typed(), text: typed() }),
    z.object({ kind: z.enum(plainKinds), text: typed() }),
  ]);

export type Demand = z.infer<ReturnType<typeof demandSchema>>;

const cursuses = () => z.array(line).check(z.maxLength(30));

const partial = () =>
  z.array(z.object({ cursus: line, courses: z.array(line).check(z.maxLength(30)) })).check(z.maxLength(30));

/** A cell holds a whole draft. */
const demands = () =>
  z.array(demandSchema()).check(
    z.maxLength(20),
    z.refine((all) => JSON.stringify(all).length <= 40_000),
  );

/** What a family answers for one student (CAE-015, CAE-021, MAU-009…013). */
export const answerSchema = z.lazy(() =>
  z.discriminatedUnion('decision', [
    z.object({
      decision: z.literal('reEnrol'),
      coordinates: coordinates(),
      studentAddress: address(),
      /** Names of the cursus asked for again; each stands for all its courses (CAE-023). */
      keep: cursuses(),
      /** Names of the cursus the family saw and lets go (MAU-011). */
      stop: cursuses(),
      /** Those of `keep` asked for in part, with the courses kept: only where the town allows it (X8). */
      partial: partial(),
      demands: demands(),
      accepts: accepts(),
    }),
    z.object({ decision: z.literal('decline'), accepts: accepts() }),
  ]),
);

export type Answer = z.infer<typeof answerSchema>;

export type Coordinates = z.infer<ReturnType<typeof coordinates>>;

/** What is typed so far: any part of an answer, and the step it was left at. */
export const draftSchema = z.lazy(() =>
  z.object({
    step: z.enum(['decision', 'coordinates', 'documents', 'courses', 'recap']),
    decision: z.optional(z.enum(['reEnrol', 'decline'])),
    coordinates: z.optional(coordinates()),
    studentAddress: z.optional(address()),
    keep: z.optional(cursuses()),
    partial: z.optional(partial()),
    demands: z.optional(demands()),
    /** Documents to be sent later. */
    later: z.optional(z.array(line).check(z.maxLength(30))),
  }),
);

export type Draft = z.infer<typeof draftSchema>;
