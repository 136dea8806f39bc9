import { Node, type NodeJson, sectionNode } from './node.ts';

/** What a document is besides its content. */
export interface DocumentHead {
  readonly id: string;
  name: string;
  readonly owner: string;
  editors: string[];
  viewers: string[];
}

/** What is written in it. */
export interface ContentJson {
  readonly body: NodeJson;
  readonly header: NodeJson | null;
  readonly footer: NodeJson | null;
}

export interface DocumentJson extends DocumentHead {
  readonly content: ContentJson;
}

/** The three sections as trees. */
export interface Content {
  readonly body: Node;
  header: Node | null;
  footer: Node | null;
}

export const EMPTY: ContentJson = { body: sectionNode('BODY_SECTION').toJson(), header: null, footer: null };

export function contentOf({ body, header, footer }: ContentJson): Content {
  return {
    body: Node.fromJson(body),
    header: header && Node.fromJson(header),
    footer: footer && Node.fromJson(footer),
  };
}

export function jsonOf({ body, header, footer }: Content): ContentJson {
  return { body: body.toJson(), header: header?.toJson() ?? null, footer: footer?.toJson() ?? null };
}

/** A document of the store, as everybody sees it. `dirty` says that its file is older than it. */
export class StoredDocument {
  dirty = true;

  constructor(
    readonly head: DocumentHead,
    private saved: ContentJson,
  ) {}

  get content(): ContentJson {
    return this.saved;
  }

  set content(content: ContentJson) {
    this.saved = content;
    this.dirty = true;
  }

  toJson(): DocumentJson {
    return { ...this.head, content: this.saved };
  }

  /** Whether that account may change it. */
  isEditableBy(email: string): boolean {
    return holds([this.head.owner, ...this.head.editors], email);
  }

  /** Whether that account may read it. */
  isOpenTo(email: string): boolean {
    return this.isEditableBy(email) || holds(this.head.viewers, email);
  }
}

function holds(accounts: readonly string[], email: string): boolean {
  return accounts.some((account) => account.toLowerCase() === email.toLowerCase());
}
