import type { Chance } from '../chance.ts';
import type { Unconfirmed } from '../unconfirmed.ts';
import { refused } from './messages.ts';
import { type Content, type ContentJson, contentOf, jsonOf, type StoredDocument } from './store/document.ts';

/** What a draft needs to know of the host. */
export interface DraftParts {
  readonly document: StoredDocument;
  readonly email: string;
  readonly chance: Chance;
  readonly unconfirmed: Pick<Unconfirmed, 'appendedParagraph'>;
}

/**
 * A document as one execution sees it: its edits are nobody else's before `saveAndClose` or the end.
 *
 * A kill keeps the first so many edits, any number with the same chance [?]. Which one is drawn as edits go by: the
 * state after the n-th edit replaces the one held with a chance of 1 in n + 1, so that only a few are ever copied.
 */
export class Draft {
  readonly content: Content;
  isClosed = false;
  private edits = 0;
  private atKill: ContentJson;

  constructor(readonly parts: DraftParts) {
    this.atKill = parts.document.content;
    this.content = contentOf(this.atKill);
  }

  /** One change of the content. Refused once closed, and to who may only read. */
  edit<T>(change: () => T): T {
    this.requireOpen();
    const result = change();
    this.edits += 1;
    if (this.parts.chance.below(this.edits + 1) === 0) this.atKill = jsonOf(this.content);
    return result;
  }

  requireOpen(): void {
    if (this.isClosed) throw refused('closed');
    if (!this.parts.document.isEditableBy(this.parts.email)) throw refused('notEditor');
  }

  /** What was edited is there for everybody. */
  save(): void {
    if (this.edits > 0) this.parts.document.content = jsonOf(this.content);
    this.isClosed = true;
  }

  /** The execution was killed. */
  cut(): void {
    if (this.edits > 0) this.parts.document.content = this.atKill;
    this.isClosed = true;
  }
}

const drafts = new WeakMap<object, Map<string, Draft>>();

/** The draft of that document in that execution; a closed one is opened again. */
export function draftIn(execution: object, parts: DraftParts): Draft {
  const known = drafts.get(execution) ?? new Map<string, Draft>();
  drafts.set(execution, known);
  const { id } = parts.document.head;
  const open = known.get(id);
  if (open && !open.isClosed) return open;
  const fresh = new Draft(parts);
  known.set(id, fresh);
  return fresh;
}

/** Ends an execution: its open documents are saved, or cut short by a kill. */
export function endDrafts(execution: object, end: 'saved' | 'killed'): void {
  for (const draft of drafts.get(execution)?.values() ?? []) {
    if (draft.isClosed) continue;
    if (end === 'saved') draft.save();
    else draft.cut();
  }
}
