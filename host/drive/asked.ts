import * as z from 'zod/mini';
import { NotEmulated, ServiceError } from '../emulated.ts';
import { Blob } from '../utilities/blob.ts';

const text = z.optional(z.string());
const flag = z.optional(z.boolean());

/** Of the resource of `files.create` and `files.update`, what this host knows. A null property is taken away. [T] */
const aboutFile = {
  name: text,
  mimeType: text,
  description: text,
  appProperties: z.optional(z.record(z.string(), z.nullable(z.string()))),
};
export const newFile = z.strictObject({ ...aboutFile, parents: z.optional(z.array(z.string())) });
export const changedFile = z.strictObject({ ...aboutFile, trashed: flag });
export const newPermission = z.strictObject({
  type: text,
  role: text,
  emailAddress: text,
});

/** Everything here is in somebody's My Drive: asking for shared drives too changes nothing. */
const anywhere = { supportsAllDrives: flag };
export const answerOptions = z.strictObject({ ...anywhere, fields: text });
export const plainOptions = z.strictObject(anywhere);
export const updateOptions = z.strictObject({
  ...anywhere,
  fields: text,
  addParents: text,
  removeParents: text,
});
export const listOptions = z.strictObject({
  ...anywhere,
  fields: text,
  q: text,
  pageSize: z.optional(z.number()),
  pageToken: text,
  orderBy: text,
});
export const sharingOptions = z.strictObject({
  ...anywhere,
  fields: text,
  sendNotificationEmail: flag,
});

/**
 * What a program gave, checked; nothing given is an empty object.
 * @param member for the text of the refusal ('Files.create')
 * @throws NotEmulated for a property this host does not know, or of another type
 */
export function asked<T extends z.core.$ZodType>(schema: T, given: unknown, member: string): z.output<T> {
  const read = z.safeParse(schema, given ?? {});
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const names = issue?.code === 'unrecognized_keys' ? issue.keys : issue?.path;
  throw new NotEmulated(`${member} with ${names?.join('.') ?? 'this'}`);
}

/** @throws Error in Google's words [L] for anything but a blob */
export function mediaOf(given: unknown): Blob | undefined {
  if (given === null || given === undefined) return undefined;
  if (given instanceof Blob) return given;
  throw new ServiceError('The mediaData parameter only supports Blob types for upload.');
}
