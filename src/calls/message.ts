import * as z from 'zod/mini';
import { line } from './fields.ts';
import type { InvitePreview } from './office.ts';

/** Where the request of a student stands, as far as one writes about it; `requests/message.ts` says what each means. */
export const messageStates = [
  'none',
  'draft',
  'sent',
  'missing',
  'confirmed',
  'declined',
  'refused',
  'withdrawn',
] as const;

export type MessageState = (typeof messageStates)[number];

/** A message to many (PAR-063): in whose name, to whom, and its words, as long as a page may send them. */
export const messageSchema = z.lazy(() =>
  z.object({
    from: z.enum(['conservatoire', 'town']),
    /** Codes; none: all of them. */
    conservatoires: z.array(line).check(z.maxLength(100)),
    /** None: everybody who was invited. */
    states: z.array(z.enum(messageStates)).check(z.maxLength(messageStates.length)),
    subject: line,
    text: z.string().check(z.maxLength(10_000)),
  }),
);

export type Message = z.infer<typeof messageSchema>;

/** What a message would do: to how many, when, and the mail as somebody would read it. */
export interface MessagePreview extends Pick<InvitePreview, 'toMail' | 'plan' | 'perHour'> {
  /** Persons who have this very message already. */
  readonly already: number;
  /** People concerned whom no mail reaches. */
  readonly toCall: number;
  readonly mail: {
    readonly subject: string;
    readonly greeting: string;
    readonly parts: readonly { readonly kind: 'text' | 'link' | 'small'; readonly text: string }[];
    /** Who writes: name, address, how to reach them. */
    readonly from: readonly string[];
  };
}
