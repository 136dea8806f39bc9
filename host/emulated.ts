import type { Cost } from './gate.ts';

/** Members a program may use, and what each costs. Anything else throws `not emulated: Range.x`. */
export type Members = Readonly<Record<string, Cost>>;

/** Members that Google's own types know of a class: a mistyped name does not compile. */
export type MembersOf<T> = Readonly<Partial<Record<keyof T & string, Cost>>>;

/**
 * What a service class declares about itself, as static properties.
 * - `service`: the class as Google names it ('Range'); `family`: its service ('SpreadsheetApp'), for error texts;
 * - `scopes`: per member, the OAuth scopes of which the manifest must hold at least one;
 * - `signatures`: per member, the parameter lists accepted, as words: 'String', 'number', 'Boolean', 'Date',
 *   'Object', 'Array', 'any'. A list that ends with '...' goes on. Members without an entry are not checked.
 */
export interface EmulatedClass {
  readonly service: string;
  readonly members: Members;
  readonly family?: string;
  readonly scopes?: Readonly<Record<string, readonly string[]>>;
  readonly signatures?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Properties that are services themselves (`Drive.Files`). */
  readonly collections?: readonly string[];
  /** A bag the program may set and read any property on (HtmlTemplate). */
  readonly open?: boolean;
  /** Not a call to Google: it passes no gate (the members of an enum). */
  readonly uncounted?: boolean;
}

/** An error in Google's words. The program sees an Error named 'Exception'. */
export class ServiceError extends Error {
  override readonly name: string = 'Exception';
}

/** What a program asked of Google that this host does not know. Never catch it: add the member instead. */
export class NotEmulated extends Error {
  override readonly name = 'NotEmulated';
  constructor(member: string) {
    super(`not emulated: ${member}`);
  }
}

/** A member of a service enum: `String(x)` and `JSON.stringify(x)` give its name. [D] guides/v8-runtime/migration */
export class EnumMember {
  static readonly service = 'Enum';
  static readonly uncounted = true;
  static readonly members: Members = {
    toString: 'call' as const,
    toJSON: 'call',
    name: 'call',
    ordinal: 'call',
    compareTo: 'call',
  };
  constructor(
    private readonly label: string,
    private readonly position: number,
  ) {}
  toString(): string {
    return this.label;
  }
  toJSON(): string {
    return this.label;
  }
  name(): string {
    return this.label;
  }
  ordinal(): number {
    return this.position;
  }
  compareTo(other: EnumMember): number {
    return this.position - other.position;
  }
}

/** A service enum. A mistyped member is `undefined`, as on Google. */
export class Enumeration<Name extends string = string> {
  readonly values: Readonly<Record<Name, EnumMember>>;
  constructor(names: readonly Name[]) {
    const members = names.map((name, position) => [name, new EnumMember(name, position)] as const);
    this.values = Object.freeze(Object.fromEntries(members)) as Readonly<Record<Name, EnumMember>>;
  }
  of(name: Name): EnumMember {
    return this.values[name];
  }
}

/** The declaration of a host object, or undefined for anything that is not an emulated service. */
export function emulatedClassOf(value: object): EmulatedClass | undefined {
  const declared: unknown = value.constructor;
  if (typeof declared !== 'function') return undefined;
  return 'members' in declared && 'service' in declared ? (declared as unknown as EmulatedClass) : undefined;
}

/**
 * The arguments as the member takes them: where a String is asked for, a number is its text, so that nothing but texts
 * is ever kept as one. Refuses those that fit none of the member's signatures, in Google's words.
 */
export function checkedArguments(
  declared: EmulatedClass,
  member: string,
  args: readonly unknown[],
): readonly unknown[] {
  const signatures = declared.signatures?.[member];
  if (signatures === undefined || signatures.some((signature) => fits(signature, args, isAsked))) return args;
  const signature = signatures.find((words) => fits(words, args, accepts));
  if (signature === undefined) throw mismatch(declared, member, args);
  return args.map((arg, index) => (signature[index] === 'String' && arg !== null ? String(arg) : arg));
}

/** `The parameters (String) don't match the method signature for SpreadsheetApp.Range.setNotes.` [L] */
export function mismatch(declared: EmulatedClass, member: string, args: readonly unknown[]): ServiceError {
  const owner = [declared.family, declared.service].filter(
    (name, index, names) => name !== undefined && name !== names[index - 1],
  );
  const types = args.map(typeName).join(',');
  return new ServiceError(
    `The parameters (${types}) don't match the method signature for ${owner.join('.')}.${member}.`,
  );
}

function fits(
  signature: readonly string[],
  args: readonly unknown[],
  suits: (word: string, value: unknown) => boolean,
): boolean {
  const endless = signature[signature.length - 1] === '...';
  const words = endless ? signature.slice(0, -1) : signature;
  if (endless ? args.length < words.length : args.length !== words.length) return false;
  return words.every((word, index) => suits(word, args[index]));
}

function isAsked(word: string, value: unknown): boolean {
  return word === 'String' ? value === null || typeof value === 'string' : accepts(word, value);
}

/** Scalars are converted as Google converts them: a number where a String is asked for is its text. */
function accepts(word: string, value: unknown): boolean {
  if (word === 'any') return true;
  if (word === 'String') return value === null || typeof value !== 'object';
  if (word === 'number') return Number.isFinite(value);
  if (word === 'Boolean') return typeof value === 'boolean';
  if (word === 'Date') return value instanceof Date;
  if (word === 'Array') return Array.isArray(value);
  if (word === 'Object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === 'object' && value !== null && emulatedClassOf(value)?.service === word;
}

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  if (Array.isArray(value)) return `${value.length > 0 ? typeName(value[0]) : 'Object'}[]`;
  if (typeof value !== 'object') return typeof value;
  const declared = emulatedClassOf(value);
  if (declared === undefined) return value instanceof Date ? 'Date' : 'Object';
  return [declared.family, declared.service].filter((name) => name !== undefined).join('.');
}
