import { types } from 'node:util';
import {
  checkedArguments,
  type EmulatedClass,
  Enumeration,
  emulatedClassOf,
  NotEmulated,
  ServiceError,
} from '../emulated.ts';
import { ExecutionKilled } from '../gate.ts';
import type { Inside } from './inside.ts';
import type { RealmWatch } from './watch.ts';

type Bag = Record<string, unknown>;

/** What JavaScript itself looks for on any object; a service answers undefined instead of "not emulated". */
const ORDINARY = new Set(['then', 'toJSON', 'constructor', 'valueOf', 'prototype', 'nodeType', 'length']);

/**
 * The border between the host and one context. Services appear inside as facades; arrays, plain objects, Dates
 * and errors are made again on the other side, so that `instanceof Date` and `Array.isArray` hold there.
 */
export class Membrane {
  private readonly facades = new WeakMap<object, object>();
  private readonly originals = new WeakMap<object, object>();

  constructor(
    readonly inside: Inside,
    private readonly watch: RealmWatch,
  ) {}

  /** A host value as the program sees it. */
  inward(value: unknown): unknown {
    if (typeof value === 'function')
      return this.inside.bridge((args) => value(...args.map((a) => this.outward(a))));
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return this.arrayInward(value);
    if (types.isDate(value)) return new this.inside.Date(value.getTime());
    if (types.isNativeError(value)) return this.errorInward(value);
    if (value instanceof Enumeration) return this.enumerationInward(value);
    const declared = emulatedClassOf(value);
    return declared === undefined ? this.objectInward(value) : this.facadeOf(value, declared);
  }

  /** A value of the program as the host's own. `undefined` in a service's arguments becomes null on Google. */
  outward(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const original = this.originals.get(value);
    if (original !== undefined) return original;
    if (Array.isArray(value)) return converted(value, [], (item) => this.outward(item));
    if (types.isDate(value)) return new Date(value.getTime());
    if (types.isNativeError(value)) return Object.assign(new Error(value.message), { name: value.name });
    if (types.isTypedArray(value) || types.isMap(value) || types.isSet(value)) {
      throw new NotEmulated(`${value.constructor.name} as a value for Google: give it an array or an object`);
    }
    const copy: Bag = {};
    for (const [key, item] of Object.entries(value)) copy[key] = this.outward(item);
    return copy;
  }

  private argument(value: unknown): unknown {
    if (value === undefined) return null;
    if (Array.isArray(value)) return converted(value, [], (item) => this.argument(item));
    return this.outward(value);
  }

  private arrayInward(value: readonly unknown[]): unknown[] {
    return converted(value, new this.inside.Array<unknown>(value.length), (item) => this.inward(item));
  }

  private objectInward(value: object): object {
    const copy = new this.inside.Object() as Bag;
    for (const [key, item] of Object.entries(value)) copy[key] = this.inward(item);
    return copy;
  }

  private enumerationInward(value: Enumeration): object {
    const known = this.facades.get(value);
    if (known !== undefined) return known;
    const copy = this.inside.Object.freeze(this.objectInward(value.values));
    this.facades.set(value, copy);
    return copy;
  }

  private errorInward(error: Error): Error {
    const copy = new this.inside.Error(error.message);
    Object.defineProperty(copy, 'name', { value: error.name, configurable: true, writable: true });
    if (!(error instanceof ServiceError) && error.stack !== undefined) copy.stack = error.stack;
    return copy;
  }

  private facadeOf(target: object, declared: EmulatedClass): object {
    const known = this.facades.get(target);
    if (known !== undefined) return known;
    const facade = this.inside.facade(this.trapsOf(target, declared));
    this.facades.set(target, facade);
    this.originals.set(facade, target);
    return facade;
  }

  private trapsOf(target: object, declared: EmulatedClass): Parameters<Inside['facade']>[0] {
    const bridges = new Map<string, object>();
    const bag = target as Bag;
    return {
      get: (member) => {
        const cached = bridges.get(member);
        if (cached !== undefined) return cached;
        if (Object.hasOwn(declared.members, member)) {
          const bridge = this.inside.bridge((args) => this.invoke(target, member, args));
          bridges.set(member, bridge);
          return bridge;
        }
        return this.property(bag, declared, member);
      },
      has: (member) => Object.hasOwn(declared.members, member),
      set: (member, value) => {
        if (declared.open !== true) return this.missing(`${declared.service}.${member} =`);
        bag[member] = this.outward(value);
        return true;
      },
    };
  }

  private property(bag: Bag, declared: EmulatedClass, member: string): unknown {
    if (bag[member] instanceof Enumeration || declared.collections?.includes(member)) {
      return this.inward(bag[member]);
    }
    if (declared.open === true) return Object.hasOwn(bag, member) ? this.inward(bag[member]) : undefined;
    if (member === 'toString') return this.inside.bridge(() => declared.service);
    if (ORDINARY.has(member)) return undefined;
    return this.missing(`${declared.service}.${member}`);
  }

  private missing(member: string): never {
    const error = new NotEmulated(member);
    this.watch.fault(error);
    throw this.errorInward(error);
  }

  private invoke(target: object, member: string, args: readonly unknown[]): unknown {
    const declared = target.constructor as unknown as EmulatedClass;
    try {
      return this.inward(
        this.perform(target, declared, { member, args: args.map((arg) => this.argument(arg)) }),
      );
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const foreseen = error instanceof ServiceError || error instanceof ExecutionKilled;
      if (!foreseen) this.watch.fault(error);
      throw this.errorInward(error);
    }
  }

  private perform(
    target: object,
    declared: EmulatedClass,
    call: { member: string; args: unknown[] },
  ): unknown {
    const { member, args } = call;
    const name = `${declared.service}.${member}`;
    const action = (target as Record<string, (...args: unknown[]) => unknown>)[member];
    if (action === undefined) throw new NotEmulated(name);
    if (declared.uncounted === true) return action.apply(target, args);
    return this.watch.pass(name, declared.members[member] ?? 'call', () => {
      this.watch.authorise(name, declared.scopes?.[member] ?? []);
      return action.apply(target, [...checkedArguments(declared, member, args)]);
    });
  }
}

/** Fills `copy` with the items of an array. Most are the same on both sides: bytes of files, texts of cells. */
function converted(
  items: readonly unknown[],
  copy: unknown[],
  convert: (item: unknown) => unknown,
): unknown[] {
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    copy[index] = typeof item === 'number' || typeof item === 'string' ? item : convert(item);
  }
  return copy;
}
