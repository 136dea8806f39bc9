import type { Draft } from '../../src/calls/answer.ts';
import type { Reply } from '../../src/calls/reply.ts';
import type { CallAnswers } from '../../src/calls.ts';

/** Where the typed text is, for the permanent line. */
export type SaveState =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly savedAt: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly message: string };

/** One attempt; null when the answer was lost. */
export type SaveDraft = (draft: Draft) => Promise<Reply<CallAnswers['family.saveDraft']> | null>;

export interface Saver {
  /** Something was typed: saved within 20 s. */
  change(draft: Draft): void;
  /** A change of step: saved now. True once everything typed is on the server. */
  flush(draft: Draft): Promise<boolean>;
  /** The request is about to be sent: no draft may arrive after it. */
  stop(): Promise<void>;
  isUnsaved(): boolean;
}

export const SAVE_EVERY = 20_000;

/** Refusals that say nothing about this draft: it is sent again. */
const laterKinds: readonly string[] = ['busy', 'broken'];

/** Keeps one student's draft on the server: one save at a time, the last text always saved in the end. */
export function createSaver(save: SaveDraft, tell: (state: SaveState) => void): Saver {
  let pending: Draft | null = null;
  let running: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const disarm = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const arm = () => {
    timer ??= setTimeout(start, SAVE_EVERY);
  };
  const settle = (sent: Draft, reply: Awaited<ReturnType<SaveDraft>>) => {
    const isLater = reply === null || (!reply.ok && laterKinds.includes(reply.refusal.kind));
    if (!isLater && pending === sent) pending = null;
    if (isLater) tell({ kind: 'offline' });
    else if (reply.ok) tell({ kind: 'saved', savedAt: reply.value.savedAt });
    else tell({ kind: 'refused', message: reply.refusal.message });
    if (pending !== null) arm();
  };
  const start = (): Promise<void> => {
    disarm();
    if (running !== null) return running;
    const sent = pending;
    if (sent === null) return Promise.resolve();
    running = save(sent).then((reply) => {
      running = null;
      settle(sent, reply);
    });
    return running;
  };
  return {
    change(draft) {
      pending = draft;
      if (running === null) arm();
    },
    async flush(draft) {
      pending = draft;
      await running;
      await start();
      return pending === null;
    },
    async stop() {
      pending = null;
      disarm();
      await running;
      disarm();
    },
    isUnsaved: () => pending !== null,
  };
}
