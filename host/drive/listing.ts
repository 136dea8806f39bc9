import { NotEmulated } from '../emulated.ts';
import { LIMITS } from '../limits.ts';
import type { DriveCall } from './access.ts';
import { type Term, termsOf } from './query.ts';
import { type FileRecord, isFolder } from './record.ts';

interface Wanted {
  readonly q?: string | undefined;
  readonly orderBy?: string | undefined;
  readonly pageSize?: number | undefined;
  readonly pageToken?: string | undefined;
}

interface Page {
  readonly files: readonly FileRecord[];
  readonly nextPageToken: string | undefined;
}

type Order = (one: FileRecord, other: FileRecord) => number;

const ORDERS: Readonly<Record<string, Order>> = {
  name: (one, other) => one.name.localeCompare(other.name),
  createdTime: (one, other) => one.createdAt - other.createdAt || one.number - other.number,
  modifiedTime: (one, other) => one.modifiedAt - other.modifiedAt || one.number - other.number,
  folder: (one, other) => Number(isFolder(other)) - Number(isFolder(one)),
};

/** One page of what the call may see and the query finds; without an order the latest comes first. [?] */
export function pageOf(call: DriveCall, wanted: Wanted): Page {
  const { q = '', orderBy = 'modifiedTime desc', pageSize = LIMITS.driveDefaultPage.value } = wanted;
  const terms = termsOf(q);
  const most = LIMITS.driveLargestPage.value;
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > most) {
    throw call.error(`Invalid value '${pageSize}'. Values must be within the range: [1, ${most}]`);
  }
  const order = orderOf(orderBy);
  const found = call.store
    .list()
    .filter((record) => call.sees(record) && terms.every((term) => holds(call, record, term)))
    .sort(order);
  const from = startOf(call, wanted.pageToken, `${q}\n${orderBy}`);
  const until = from + pageSize;
  const more = until < found.length;
  return {
    files: found.slice(from, until),
    nextPageToken: more ? tokenOf(until, `${q}\n${orderBy}`) : undefined,
  };
}

function holds(call: DriveCall, record: FileRecord, term: Term): boolean {
  if (term.kind === 'name') return record.name === term.value;
  if (term.kind === 'mimeType') return record.mimeType === term.value;
  if (term.kind === 'trashed') return call.store.isTrashed(record) === term.value;
  if (term.kind === 'appProperty') {
    return call.isOwnApp(record) && record.appProperties[term.key] === term.value;
  }
  if (call.isRoot(term.value)) return record.parent === null && record.owner === call.user;
  return record.parent === term.value;
}

function orderOf(orderBy: string): Order {
  const orders = orderBy.split(',').map((key) => {
    const [, name = '', descending] = /^\s*(\w+)(\s+desc)?\s*$/.exec(key) ?? [];
    const order = ORDERS[name];
    if (order === undefined) throw new NotEmulated(`Files.list with orderBy ${orderBy}`);
    return (one: FileRecord, other: FileRecord) => (descending === undefined ? 1 : -1) * order(one, other);
  });
  return (one, other) => orders.reduce((sign, order) => sign || order(one, other), 0);
}

/** A token belongs to its query; what is added or removed meanwhile moves what it finds. [T] */
function tokenOf(position: number, query: string): string {
  return Buffer.from(JSON.stringify([position, query])).toString('base64url');
}

function startOf(call: DriveCall, token: string | undefined, query: string): number {
  if (token === undefined) return 0;
  const [, digits] = /^\[(\d+),/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  const position = Number(digits);
  if (digits === undefined || tokenOf(position, query) !== token) throw call.error('Invalid Value');
  return position;
}
