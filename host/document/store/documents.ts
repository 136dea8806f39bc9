import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { HostError } from '../../errors.ts';
import { saveFile } from '../../folder.ts';
import { type DocumentJson, EMPTY, StoredDocument } from './document.ts';

const section = z.looseObject({ type: z.string() });

/** The shape of a document's file, elements apart: enough to tell a damaged file from a whole one. */
const documentFile = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  editors: z.array(z.string()),
  viewers: z.array(z.string()),
  content: z.object({ body: section, header: z.nullable(section), footer: z.nullable(section) }),
});

const SUFFIX = '.json';

/** The documents of the host: one JSON file each in one folder, read when first wanted. */
export class Documents {
  private readonly open = new Map<string, StoredDocument>();

  /** @param newId draws the identifier of a new document */
  constructor(
    private readonly directory: string,
    private readonly newId: () => string,
  ) {
    mkdirSync(directory, { recursive: true });
  }

  /** Every document, by name. */
  list(): StoredDocument[] {
    const files = readdirSync(this.directory).filter((file) => file.endsWith(SUFFIX));
    for (const file of files) this.get(file.slice(0, -SUFFIX.length));
    return [...this.open.values()].sort((one, other) => one.head.name.localeCompare(other.head.name, 'fr'));
  }

  /** The document of that identifier. A damaged file throws a French sentence naming it. */
  get(id: string): StoredDocument | undefined {
    const known = this.open.get(id);
    if (known || !/^[\w-]+$/.test(id)) return known;
    const path = this.pathOf(id);
    if (!existsSync(path)) return undefined;
    const { content, ...head } = readDocument(path);
    const document = new StoredDocument(head, content);
    document.dirty = false;
    this.open.set(id, document);
    return document;
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
    rmSync(this.pathOf(head.id), { force: true });
  }

  /** Writes the files of the documents that changed. */
  save(): void {
    for (const document of this.open.values())
      if (document.dirty) {
        saveFile(this.pathOf(document.head.id), JSON.stringify(document.toJson()));
        document.dirty = false;
      }
  }

  private pathOf(id: string): string {
    return join(this.directory, `${id}${SUFFIX}`);
  }
}

function readDocument(path: string): DocumentJson {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
    documentFile.parse(json);
    return json as DocumentJson;
  } catch {
    throw new HostError(
      `Le fichier de document «\u00a0${path}\u00a0» est abîmé\u00a0: il ne peut pas être lu. Remettez-en une copie. Rien n’a été changé dans le dossier.`,
    );
  }
}
