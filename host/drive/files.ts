import { convertedDocx, DOCX, GOOGLE_DOCUMENT } from '../document/converted.ts';
import { type MembersOf, NotEmulated } from '../emulated.ts';
import { LIMITS, UPLOAD_MS } from '../limits.ts';
import type { Blob } from '../utilities/blob.ts';
import type { World } from '../world.ts';
import { DriveCall } from './access.ts';
import { FILE_FIELDS, fileAnswer } from './answers.ts';
import {
  answerOptions,
  asked,
  changedFile,
  listOptions,
  mediaOf,
  newFile,
  plainOptions,
  updateOptions,
} from './asked.ts';
import { select } from './fields.ts';
import { pageOf } from './listing.ts';
import { type Changes, type FileRecord, FOLDER } from './record.ts';

const GOOGLE_TYPE = 'application/vnd.google-apps.';
const UNKNOWN_TYPE = 'application/octet-stream';

type Properties = FileRecord['appProperties'];
type Answer = Readonly<Record<string, unknown>>;

/** `Drive.Files`, version 3. https://developers.google.com/drive/api/reference/rest/v3/files */
export class Files {
  static readonly service = 'Files';
  static readonly family = 'Drive';
  static readonly members = {
    create: 'trip',
    get: 'trip',
    list: 'trip',
    update: 'trip',
    remove: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection>;
  static readonly signatures = {
    create: [['Object'], ['Object', 'any'], ['Object', 'any', 'any']],
    get: [['String'], ['String', 'any']],
    list: [[], ['any']],
    update: [
      ['Object', 'String'],
      ['Object', 'String', 'any'],
      ['Object', 'String', 'any', 'any'],
    ],
    remove: [['String'], ['String', 'any']],
  };
  constructor(private readonly world: World) {}

  /** A file, or a folder by its type; without a parent it is in My Drive. Media of its own is the content. */
  create(resource: unknown, mediaData: unknown = null, optional: unknown = null): Answer {
    const call = this.call('create');
    const media = mediaOf(mediaData);
    const { fields } = asked(answerOptions, optional, 'Files.create');
    const { name, mimeType, description, parents, appProperties } = asked(newFile, resource, 'Files.create');
    if (mimeType === GOOGLE_DOCUMENT)
      return this.convert(call, { name, media, fields, others: [description, parents, appProperties] });
    if ((parents?.length ?? 0) > 1) throw call.error('Increasing the number of parents is not allowed');
    const type = typeOf(call, { wanted: mimeType, media });
    const known = {
      name: name ?? 'Untitled',
      mimeType: type,
      description: description ?? null,
      owner: call.user,
      app: this.world.project,
      parent: call.folder(parents?.[0] ?? 'root'),
      appProperties: propertiesWith(call, {}, appProperties ?? {}),
      grants: [],
      trashed: false,
    };
    this.upload(media);
    const now = this.world.now();
    const file = { ...known, createdAt: now, modifiedAt: now };
    const bytes = type === FOLDER ? undefined : (media?.buffer ?? Buffer.alloc(0));
    return told(call, call.store.add(file, bytes), fields);
  }

  get(fileId: unknown, optional: unknown = null): Answer {
    const call = this.call('get');
    const { fields } = asked(answerOptions, optional, 'Files.get');
    return told(call, call.file(String(fileId), 'reader'), fields);
  }

  /** Trashed files too, unless the query leaves them out. [T] */
  list(optional: unknown = null): Answer {
    const call = this.call('list');
    const { fields, ...wanted } = asked(listOptions, optional, 'Files.list');
    const { files, nextPageToken } = pageOf(call, wanted);
    const answer = {
      kind: 'drive#fileList',
      incompleteSearch: false,
      nextPageToken,
      files: files.map((record) => fileAnswer(call, record)),
    };
    return select(answer, fields ?? `kind,incompleteSearch,nextPageToken,files(${FILE_FIELDS})`);
  }

  /** Only what the resource names is changed. A move adds the new parent and removes the old one. */
  update(resource: unknown, fileId: unknown, mediaData: unknown = null, optional: unknown = null): Answer {
    const call = this.call('update');
    const media = mediaOf(mediaData);
    const options = asked(updateOptions, optional, 'Files.update');
    const { trashed, appProperties, ...about } = asked(changedFile, resource, 'Files.update');
    const record = call.file(String(fileId), trashed === undefined ? 'writer' : 'owner');
    const parent = movedTo(call, record, options);
    const mimeType = rewrittenAs(call, record, { wanted: about.mimeType, media });
    const isRewritten = media !== undefined || Object.values(about).some((value) => value !== undefined);
    const properties = this.propertiesAfter(call, record, appProperties);
    this.upload(media);
    const changes = {
      name: about.name ?? record.name,
      mimeType,
      description: about.description ?? record.description,
      appProperties: properties,
      parent,
      trashed: trashed ?? record.trashed,
      modifiedAt: isRewritten ? this.world.now() : record.modifiedAt,
    } satisfies Changes;
    return told(call, call.store.change(record, changes, media?.buffer), options.fields);
  }

  /** For good, without the bin; a folder with what its owner has in it. [T] */
  remove(fileId: unknown, optional: unknown = null): null {
    const call = this.call('delete');
    asked(plainOptions, optional, 'Files.remove');
    const document = this.world.documents.get(String(fileId));
    if (document?.head.owner === call.user) {
      this.world.documents.remove(document);
      return null;
    }
    call.store.remove(call.file(String(fileId), 'owner'));
    return null;
  }

  private call(method: string): DriveCall {
    return new DriveCall(this.world, `files.${method}`);
  }

  /** A document of Google's made of a Word one. */
  private convert(call: DriveCall, { name, media, fields, others }: Conversion): Answer {
    if (media?.getContentType() !== DOCX || others.some((one) => one !== undefined))
      throw new NotEmulated(`Drive: content as ${GOOGLE_DOCUMENT}, unless a Word document under a name`);
    this.upload(media);
    const content = convertedDocx(media.buffer, this.world.unconfirmed);
    const { head } = this.world.documents.create(name ?? 'Untitled', call.user, content);
    const answer = { kind: 'drive#file', id: head.id, name: head.name, mimeType: GOOGLE_DOCUMENT };
    return select(answer, fields ?? FILE_FIELDS);
  }

  /** Content on its way takes longer than what is said of it. */
  private upload(media: Blob | undefined): void {
    if (media !== undefined) this.world.execution.wait(UPLOAD_MS);
  }

  private propertiesAfter(
    call: DriveCall,
    record: FileRecord,
    changes: Readonly<Record<string, string | null>> | undefined,
  ): Properties {
    if (changes === undefined) return record.appProperties;
    if (!call.isOwnApp(record))
      throw new NotEmulated('Files.update of another project’s file: appProperties');
    return propertiesWith(call, record.appProperties, changes);
  }
}

function told(call: DriveCall, record: FileRecord, fields: string | undefined): Answer {
  return select(fileAnswer(call, record), fields ?? FILE_FIELDS);
}

interface Conversion {
  readonly name: string | undefined;
  readonly media: Blob | undefined;
  readonly fields: string | undefined;
  readonly others: readonly unknown[];
}

interface Typed {
  readonly wanted: string | undefined;
  readonly media: Blob | undefined;
}

/** The type that was asked for, else the content's own. Of Google's own types only folders are known here. */
function typeOf(call: DriveCall, { wanted, media }: Typed): string {
  const own = media?.getContentType() ?? undefined;
  if (own?.startsWith(GOOGLE_TYPE)) throw call.error('Invalid MIME type provided for the uploaded content.');
  const type = wanted ?? own ?? UNKNOWN_TYPE;
  const isKnown = type === FOLDER ? media === undefined : !type.startsWith(GOOGLE_TYPE);
  if (!isKnown) throw new NotEmulated(`Drive: content as ${type}`);
  return type;
}

/** The type changes only with the content. [T] */
function rewrittenAs(call: DriveCall, record: FileRecord, { wanted, media }: Typed): string {
  if (wanted === undefined && media === undefined) return record.mimeType;
  if (media === undefined || record.content === null) {
    throw new NotEmulated('Files.update: a type without content, or the content of a folder');
  }
  return typeOf(call, { wanted, media });
}

/** A null takes a property away. [T] Their size: [D] drive/api/guides/properties, its words [C]. */
function propertiesWith(
  call: DriveCall,
  before: Properties,
  changes: Readonly<Record<string, string | null>>,
): Properties {
  const after = { ...before };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete after[key];
    else after[key] = value;
  }
  const bytes = LIMITS.drivePropertyBytes.value;
  if (Object.entries(after).some((pair) => Buffer.byteLength(pair.join('')) > bytes)) {
    throw call.error(
      `Properties and app properties are limited to ${bytes} bytes in UTF-8 encoding, counting both the key and the value.`,
    );
  }
  if (Object.keys(after).length > LIMITS.driveProperties.value) {
    throw new NotEmulated(`Drive: more than ${LIMITS.driveProperties.value} appProperties of one file`);
  }
  return after;
}

interface Move {
  readonly addParents?: string | undefined;
  readonly removeParents?: string | undefined;
}

/** A file is in one folder: it leaves the old one in the call that puts it into the new one. [C] */
function movedTo(call: DriveCall, record: FileRecord, { addParents, removeParents }: Move): string | null {
  if (addParents === undefined) {
    if (removeParents !== undefined) throw new NotEmulated('Files.update with removeParents only');
    return record.parent;
  }
  const target = call.folder(addParents);
  const leaves = (removeParents ?? '').split(',').map((id) => (call.isRoot(id) ? null : id));
  if (target !== record.parent && !leaves.includes(record.parent)) {
    throw call.error('Increasing the number of parents is not allowed');
  }
  const folder = target === null ? undefined : call.store.get(target);
  const above = folder === undefined ? [] : [folder, ...call.store.foldersOf(folder)];
  if (above.some(({ id }) => id === record.id)) throw new NotEmulated('Files.update: a folder into itself');
  return target;
}
