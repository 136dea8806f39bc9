import { createHash } from 'node:crypto';
import { ServiceError } from '../emulated.ts';
import type { World } from '../world.ts';
import { type FileRecord, isFolder, type Role } from './record.ts';
import { hasRole } from './rights.ts';
import type { DriveStore } from './store.ts';

const WHOLE_DRIVE = 'https://www.googleapis.com/auth/drive';
const OWN_FILES = 'https://www.googleapis.com/auth/drive.file';

/** An answer of the Drive API other than success, as Apps Script passes it on. [C] */
export class DriveError extends ServiceError {
  override readonly name = 'GoogleJsonResponseException';
  constructor(method: string, reason: string) {
    super(`API call to drive.${method} failed with error: ${reason}`);
  }
}

/** One call of the Drive API: what it may see of everybody's files, and Google's words for what it may not. */
export class DriveCall {
  readonly store: DriveStore;
  private readonly whole: boolean;

  /**
   * @param method as the API names it ('files.get')
   * @throws DriveError when the manifest holds no scope for Drive, or in a simple trigger, which has none
   */
  constructor(
    private readonly world: World,
    private readonly method: string,
  ) {
    this.store = world.files;
    const granted = world.execution.simple ? [] : (world.program.manifest.oauthScopes ?? [WHOLE_DRIVE]);
    this.whole = granted.includes(WHOLE_DRIVE);
    if (!this.whole && !granted.includes(OWN_FILES)) {
      throw this.error('Insufficient Permission: Request had insufficient authentication scopes.');
    }
  }

  get user(): string {
    return this.world.user.effective;
  }

  /** Whether this project made the file: `appProperties` are private to it. [T] */
  isOwnApp({ app }: FileRecord): boolean {
    return app === this.world.project;
  }

  /**
   * With `drive.file`, only what the same project made for the same person; with `drive`, all the person may read.
   * [D] drive/api/guides/api-specific-auth
   */
  sees(record: FileRecord): boolean {
    if (!this.whole && !(this.isOwnApp(record) && record.owner === this.user)) return false;
    if (!hasRole(this.store, record, { email: this.user, role: 'reader' })) return false;
    return record.owner === this.user || !this.store.isTrashed(record);
  }

  /** The file of that identifier, for somebody who needs that role on it. */
  file(id: string, role: Role): FileRecord {
    const record = this.store.get(id);
    if (record === undefined || !this.sees(record)) throw this.error(`File not found: ${id}.`);
    if (!hasRole(this.store, record, { email: this.user, role })) {
      throw this.error('The user does not have sufficient permissions for this file.');
    }
    return record;
  }

  /** The folder to put something into; null is My Drive. */
  folder(id: string): string | null {
    if (this.isRoot(id)) return null;
    const record = this.file(id, 'writer');
    if (!isFolder(record)) throw this.error('The specified parent is not a folder.');
    return record.id;
  }

  isRoot(id: string): boolean {
    return id === 'root' || id === rootOf(this.user);
  }

  error(reason: string): DriveError {
    return new DriveError(this.method, reason);
  }
}

/** The identifier of somebody's My Drive. */
export function rootOf(email: string): string {
  return `0A${createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 17)}`;
}
