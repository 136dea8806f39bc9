import { join } from 'node:path';
import type { Change, Store } from '../../commit.ts';
import { byName, readAll } from '../../reading.ts';
import { checkedDocument } from './check.ts';
import { EMPTY, StoredDocument } from './document.ts';

const FOLDER = 'documents';
const KIND = { called: 'Le fichier de document' };

/** The documents of the host: one JSON file each in one folder. */
export class Documents implements Store {
  private readonly open = new Map<string, StoredDocument>();
  /** Removed since the last save. */
  private readonly removed = new Set<string>();

  /** Reads every document there is. @param newId draws the identifier of a new one @throws HostError naming a damaged file */
  constructor(
    root: string,
    private readonly newId: () => string,
  ) {
    for (const { content, ...head } of readAll(join(root, FOLDER), checkedDocument, KIND)) {
      const document = new StoredDocument(head, content);
      document.dirty = false;
      this.open.set(head.id, document);
    }
  }

  /** Every document, by name. */
  list(): StoredDocument[] {
    return [...this.open.values()].sort((one, other) => byName(one.head, other.head));
  }

  get(id: string): StoredDocument | undefined {
    return this.open.get(id);
  }

  /** A new document, shared with nobody; empty unless it is made of another file. */
  create(name: string, owner: string, content = EMPTY): StoredDocument {
    const document = new StoredDocument({ id: this.newId(), name, owner, editors: [], viewers: [] }, content);
    this.open.set(document.head.id, document);
    return document;
  }

  /** Deletes it for good. */
  remove({ head }: StoredDocument): void {
    this.open.delete(head.id);
    this.removed.add(head.id);
  }

  changes(): Change[] {
    const written = this.dirty().map((document) => ({
      file: fileOf(document.head.id),
      content: JSON.stringify(document.toJson()),
    }));
    return [...written, ...[...this.removed].map((id) => ({ file: fileOf(id), content: null }))];
  }

  saved(): void {
    for (const document of this.dirty()) document.dirty = false;
    this.removed.clear();
  }

  private dirty(): StoredDocument[] {
    return [...this.open.values()].filter(({ dirty }) => dirty);
  }
}

function fileOf(id: string): string {
  return `${FOLDER}/${id}.json`;
}
