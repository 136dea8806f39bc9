import { type MembersOf, ServiceError } from '../emulated.ts';
import { LIMITS } from '../limits.ts';
import type { World } from '../world.ts';

export type PropertyValues = Record<string, string>;

/** What is kept on disk. Users and documents are found by address and by workbook. */
export interface PropertyState {
  readonly script: PropertyValues;
  readonly users: Record<string, PropertyValues>;
  readonly documents: Record<string, PropertyValues>;
}

/** https://developers.google.com/apps-script/reference/properties/properties-service */
export class PropertiesService {
  static readonly service = 'PropertiesService';
  static readonly members = {
    getScriptProperties: 'call',
    getUserProperties: 'call',
    getDocumentProperties: 'call',
  } satisfies MembersOf<GoogleAppsScript.Properties.PropertiesService>;
  constructor(private readonly world: World) {}

  getScriptProperties(): Properties {
    return new Properties(this.properties().script);
  }

  getUserProperties(): Properties {
    return new Properties(this.storeOf('users', this.world.user.effective));
  }

  /** Null unless the program is bound to a document. [T] */
  getDocumentProperties(): Properties | null {
    const { bound } = this.world;
    return bound === undefined ? null : new Properties(this.storeOf('documents', bound.workbookId));
  }

  private properties(): PropertyState {
    return this.world.state.properties[this.world.project];
  }

  private storeOf(kind: 'users' | 'documents', key: string): PropertyValues {
    const stores = this.properties()[kind];
    stores[key] ??= {};
    return stores[key];
  }
}

/** One store of texts. Values are converted to texts; sizes are counted in UTF-8. */
export class Properties {
  static readonly service = 'Properties';
  static readonly family = 'PropertiesService';
  static readonly members = {
    getProperty: 'trip',
    getProperties: 'trip',
    getKeys: 'trip',
    setProperty: 'trip',
    setProperties: 'trip',
    deleteProperty: 'trip',
    deleteAllProperties: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Properties.Properties>;
  static readonly signatures = {
    getProperty: [['String']],
    getProperties: [[]],
    getKeys: [[]],
    setProperty: [['String', 'String']],
    setProperties: [['Object'], ['Object', 'Boolean']],
    deleteProperty: [['String']],
    deleteAllProperties: [[]],
  };
  constructor(private readonly values: PropertyValues) {}

  getProperty(key: unknown): string | null {
    const name = String(key);
    return Object.hasOwn(this.values, name) ? (this.values[name] ?? null) : null;
  }

  getProperties(): PropertyValues {
    return { ...this.values };
  }

  getKeys(): string[] {
    return Object.keys(this.values);
  }

  setProperty(key: unknown, value: unknown): this {
    this.replace({ ...this.values, [String(key)]: checkedValue(value) });
    return this;
  }

  setProperties(values: Record<string, unknown>, deleteAllOthers: boolean | null = false): this {
    const added = Object.entries(values).map(([key, value]) => [key, checkedValue(value)] as const);
    this.replace({ ...(deleteAllOthers === true ? {} : this.values), ...Object.fromEntries(added) });
    return this;
  }

  deleteProperty(key: unknown): this {
    delete this.values[String(key)];
    return this;
  }

  deleteAllProperties(): this {
    this.replace({});
    return this;
  }

  /** All or nothing: a store that would be too big stays as it was. */
  private replace(next: PropertyValues): void {
    const bytes = Object.entries(next).reduce((sum, [key, value]) => sum + size(key) + size(value), 0);
    if (bytes > LIMITS.propertyStoreBytes.value) {
      throw new ServiceError(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    for (const key of Object.keys(this.values)) delete this.values[key];
    // Defined, not assigned: `__proto__` is a name like another.
    for (const [key, value] of Object.entries(next)) {
      Object.defineProperty(this.values, key, {
        value,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
  }
}

function checkedValue(value: unknown): string {
  const text = String(value);
  if (size(text) > LIMITS.propertyBytes.value) throw new ServiceError('Argument too large: value');
  return text;
}

function size(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
