import { type MembersOf, NotEmulated } from '../emulated.ts';
import { isAddress } from '../mail/message.ts';
import type { World } from '../world.ts';
import { DriveCall } from './access.ts';
import { PERMISSION_FIELDS, permissionAnswer, permissionIdOf } from './answers.ts';
import { answerOptions, asked, newPermission, plainOptions, sharingOptions } from './asked.ts';
import { select } from './fields.ts';
import type { FileRecord, Grant } from './record.ts';
import { covers, inheritedBy, permissionsOf } from './rights.ts';

type Answer = Readonly<Record<string, unknown>>;

const GIVEN = ['reader', 'commenter', 'writer'] as const;

/** `Drive.Permissions`, version 3. https://developers.google.com/drive/api/reference/rest/v3/permissions */
export class Permissions {
  static readonly service = 'Permissions';
  static readonly family = 'Drive';
  static readonly members = {
    create: 'trip',
    list: 'trip',
    remove: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Drive_v3.Drive.V3.Collection.PermissionsCollection>;
  static readonly signatures = {
    create: [
      ['Object', 'String'],
      ['Object', 'String', 'any'],
    ],
    list: [['String'], ['String', 'any']],
    remove: [
      ['String', 'String'],
      ['String', 'String', 'any'],
    ],
  };
  constructor(private readonly world: World) {}

  /** Shares with one person, without a mail. Who may do more already keeps that. [?] */
  create(resource: unknown, fileId: unknown, optional: unknown = null): Answer {
    const call = this.call('create');
    const options = asked(sharingOptions, optional, 'Permissions.create');
    if (options.sendNotificationEmail !== false) {
      throw new NotEmulated('Permissions.create with a notification: say sendNotificationEmail: false');
    }
    const grant = grantOf(call, resource);
    const record = call.file(String(fileId), 'writer');
    const known = permissionsOf(call.store, record).find(({ email }) => isSame(email, grant.email));
    if (known === undefined || known.inherited || !covers(known.role, grant.role)) {
      call.store.change(record, { grants: [...grantsWithout(record, grant.email), grant] });
    }
    const given = known !== undefined && covers(known.role, grant.role) ? known : grant;
    return select(permissionAnswer(given), options.fields ?? PERMISSION_FIELDS);
  }

  /** Everybody with a permission on the file or on a folder it is in. */
  list(fileId: unknown, optional: unknown = null): Answer {
    const call = this.call('list');
    const { fields } = asked(answerOptions, optional, 'Permissions.list');
    const permissions = permissionsOf(call.store, call.file(String(fileId), 'writer')).map(permissionAnswer);
    const answer = { kind: 'drive#permissionList', nextPageToken: undefined, permissions };
    return select(answer, fields ?? `kind,nextPageToken,permissions(${PERMISSION_FIELDS})`);
  }

  /** What comes from a folder is taken away there, not here. [D] drive/api/guides/manage-sharing */
  remove(fileId: unknown, permissionId: unknown, optional: unknown = null): null {
    const call = this.call('delete');
    asked(plainOptions, optional, 'Permissions.remove');
    const record = call.file(String(fileId), 'writer');
    const isMeant = ({ email }: { readonly email: string }) => permissionIdOf(email) === permissionId;
    const known = permissionsOf(call.store, record).find(isMeant);
    if (known === undefined) throw call.error(`Permission not found: ${permissionId}.`);
    if (known.role === 'owner') throw call.error('The owner of a file cannot be removed.');
    if (inheritedBy(call.store, record).some(isMeant)) {
      throw new NotEmulated('Permissions.remove of a permission that comes from a folder');
    }
    call.store.change(record, { grants: grantsWithout(record, known.email) });
    return null;
  }

  private call(method: string): DriveCall {
    return new DriveCall(this.world, `permissions.${method}`);
  }
}

/** Who is given which role. Only single persons, and never the ownership. */
function grantOf(call: DriveCall, resource: unknown): Grant {
  const { type, role, emailAddress = '' } = asked(newPermission, resource, 'Permissions.create');
  const given = GIVEN.find((name) => name === role);
  if (type !== 'user' || given === undefined) throw new NotEmulated(`Permissions.create of ${type} ${role}`);
  if (!isAddress(emailAddress)) {
    throw call.error(
      'The specified emailAddress is invalid or not applicable for the given permission type.',
    );
  }
  return { email: emailAddress, role: given };
}

function grantsWithout({ grants }: FileRecord, email: string): Grant[] {
  return grants.filter((grant) => !isSame(grant.email, email));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
