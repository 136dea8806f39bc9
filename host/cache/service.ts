import type { Chance } from '../chance.ts';
import { type MembersOf, ServiceError } from '../emulated.ts';
import { LIMITS } from '../limits.ts';
import type { World } from '../world.ts';

interface CacheItem {
  readonly value: string;
  readonly expiresAt: number;
}

/**
 * All caches of the host, in memory only: a cache may forget anything at any time, so a restart forgets all.
 * `evictionRate` is the chance, at each read, that the item was thrown away early.
 */
export class Caches {
  evictionRate = 0;
  private readonly stores = new Map<string, Map<string, CacheItem>>();

  constructor(private readonly chance: Chance) {}

  of(name: string): Map<string, CacheItem> {
    const known = this.stores.get(name) ?? new Map<string, CacheItem>();
    this.stores.set(name, known);
    return known;
  }

  evictAll(): void {
    this.stores.clear();
  }

  isEvictedNow(): boolean {
    return this.evictionRate > 0 && this.chance.next() < this.evictionRate;
  }
}

/** https://developers.google.com/apps-script/reference/cache/cache-service */
export class CacheService {
  static readonly service = 'CacheService';
  static readonly members = {
    getScriptCache: 'call',
    getUserCache: 'call',
    getDocumentCache: 'call',
  } satisfies MembersOf<GoogleAppsScript.Cache.CacheService>;
  constructor(private readonly world: World) {}

  getScriptCache(): Cache {
    return new Cache(this.world, 'script');
  }

  getUserCache(): Cache {
    return new Cache(this.world, `user:${this.world.user.effective}`);
  }

  /** Null unless the program is bound to a document. [T] */
  getDocumentCache(): Cache | null {
    const { bound } = this.world;
    return bound === undefined ? null : new Cache(this.world, `document:${bound.workbookId}`);
  }
}

export class Cache {
  static readonly service = 'Cache';
  static readonly family = 'CacheService';
  static readonly members = {
    get: 'trip',
    getAll: 'trip',
    put: 'trip',
    putAll: 'trip',
    remove: 'trip',
    removeAll: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Cache.Cache>;
  static readonly signatures = {
    get: [['String']],
    getAll: [['Array']],
    put: [
      ['String', 'String'],
      ['String', 'String', 'number'],
    ],
    putAll: [['Object'], ['Object', 'number']],
    remove: [['String']],
    removeAll: [['Array']],
  };
  constructor(
    private readonly world: World,
    private readonly store: string,
  ) {}

  /** Null when absent, expired, or thrown away early. */
  get(key: unknown): string | null {
    const items = this.items();
    const name = checkedKey(key);
    const item = items.get(name);
    if (item === undefined) return null;
    if (item.expiresAt > this.world.now() && !this.world.state.caches.isEvictedNow()) return item.value;
    items.delete(name);
    return null;
  }

  /** Absent keys are missing from the answer. */
  getAll(keys: readonly unknown[]): Record<string, string> {
    const found = keys.map((key) => [String(key), this.get(key)] as const);
    return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== null));
  }

  put(key: unknown, value: unknown, seconds: number | null = null): null {
    const text = String(value);
    const name = checkedKey(key);
    if (Buffer.byteLength(text, 'utf8') > LIMITS.cacheValueBytes.value) {
      throw new ServiceError('Argument too large: value');
    }
    const life = checkedSeconds(seconds ?? LIMITS.cacheDefaultSeconds.value);
    this.items().set(name, { value: text, expiresAt: this.world.now() + life * 1000 });
    this.dropSurplus();
    return null;
  }

  putAll(values: Record<string, unknown>, seconds: number | null = null): null {
    for (const [key, value] of Object.entries(values)) this.put(key, value, seconds);
    return null;
  }

  remove(key: unknown): null {
    this.items().delete(checkedKey(key));
    return null;
  }

  removeAll(keys: readonly unknown[]): null {
    for (const key of keys) this.remove(key);
    return null;
  }

  private items(): Map<string, CacheItem> {
    return this.world.state.caches.of(`${this.world.project}:${this.store}`);
  }

  /** Beyond 1,000 items the 900 farthest from expiration stay. [D] reference/cache/cache */
  private dropSurplus(): void {
    const items = this.items();
    if (items.size <= LIMITS.cacheItems.value) return;
    const kept = LIMITS.cacheItemsKept.value;
    const byExpiry = [...items].sort(([, one], [, other]) => other.expiresAt - one.expiresAt);
    for (const [key] of byExpiry.slice(kept)) items.delete(key);
  }
}

function checkedKey(key: unknown): string {
  const text = String(key);
  if (text.length > LIMITS.cacheKeyCharacters.value) throw new ServiceError('Argument too large: key');
  return text;
}

/** What Google does outside 1…21,600 s is not documented [?]: the harsher answer is to refuse. */
function checkedSeconds(seconds: number): number {
  if (seconds >= 1 && seconds <= LIMITS.cacheMaximumSeconds.value) return seconds;
  throw new ServiceError('Invalid argument: expirationInSeconds');
}
