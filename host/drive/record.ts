import * as z from 'zod/mini';

export const FOLDER = 'application/vnd.google-apps.folder';

/** From the weakest: each may do what those before it may. [D] drive/api/guides/ref-roles */
export const ROLES = ['reader', 'commenter', 'writer', 'owner'] as const;
export type Role = (typeof ROLES)[number];

export const recordSchema = z.object({
  id: z.string(),
  /** The order of making, where two files are of the same instant. */
  number: z.number(),
  name: z.string(),
  mimeType: z.string(),
  description: z.nullable(z.string()),
  /** The account that made it, and the Apps Script project through which. */
  owner: z.string(),
  app: z.enum(['program', 'menu']),
  /** The folder it is in; null is the owner's My Drive. */
  parent: z.nullable(z.string()),
  appProperties: z.record(z.string(), z.string()),
  /** Whom it was shared with, apart from whom its folders are shared with. */
  grants: z.array(z.object({ email: z.string(), role: z.enum(['reader', 'commenter', 'writer']) })),
  /** Put into the bin itself, not with its folder. */
  trashed: z.boolean(),
  /** Nothing for a folder. */
  content: z.nullable(z.object({ size: z.number(), md5: z.string() })),
  /** Milliseconds since 1970 UTC, on the host's clock. */
  createdAt: z.number(),
  modifiedAt: z.number(),
});

/** A file or folder as it is kept, beside its bytes. */
export type FileRecord = Readonly<z.infer<typeof recordSchema>>;
export type Grant = FileRecord['grants'][number];
/** What may be changed of a file once made. */
export type Changes = Partial<Omit<FileRecord, 'id' | 'number' | 'owner' | 'app' | 'content' | 'createdAt'>>;

export function isFolder({ mimeType }: Pick<FileRecord, 'mimeType'>): boolean {
  return mimeType === FOLDER;
}
