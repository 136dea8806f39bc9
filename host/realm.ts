import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { types } from 'node:util';
import vm from 'node:vm';
import { NotEmulated } from './emulated.ts';
import { INSIDE_SOURCE, type Inside } from './realm/inside.ts';
import { Membrane } from './realm/membrane.ts';
import type { RealmWatch } from './realm/watch.ts';

const insideScript = new vm.Script(INSIDE_SOURCE, { filename: 'host-inside.js' });

interface Compiled {
  readonly version: string;
  readonly script: vm.Script;
}

/** By path: read and compiled once for as long as the file does not change, run anew in each context. */
const compiled = new Map<string, Compiled>();

function scriptOf(path: string): vm.Script {
  const { mtimeMs, size } = statSync(path);
  const version = `${mtimeMs} ${size}`;
  const known = compiled.get(path);
  if (known?.version === version) return known.script;
  const script = new vm.Script(readFileSync(path, 'utf8'), { filename: path });
  compiled.set(path, { version, script });
  return script;
}

/**
 * A fresh bare V8 context: the globals of ECMAScript and the services given to it, nothing of Node.
 * Another context with the same bundle of 550 KB is ready in about 5 ms (measured on Node 20).
 *
 * Members that V8 on Apps Script may not have yet (Array.prototype.at, Object.groupBy…) are left in place:
 * the build's check against ES2019 refuses them, this realm does not.
 */
export class Realm {
  readonly membrane: Membrane;
  private readonly context: vm.Context;

  /** @param watch the gate, clock and chance of this execution, and what its services report */
  constructor(watch: RealmWatch) {
    this.context = vm.createContext({});
    const boot = insideScript.runInContext(this.context) as (now: unknown, random: unknown) => Inside;
    this.membrane = new Membrane(boot(watch.now, watch.random), watch);
  }

  /** Makes a host value visible as a global of the program. */
  expose(name: string, value: unknown): void {
    this.context[name] = this.membrane.inward(value);
  }

  /** Runs every `.js` and `.gs` file of the folder, as Google evaluates a whole project at each execution. */
  load(folder: string): void {
    const files = readdirSync(folder).filter((file) => /\.(js|gs)$/.test(file));
    for (const file of files) scriptOf(join(folder, file)).runInContext(this.context);
  }

  /** Evaluates source in the context; the value stays a value of the context. */
  evaluate(source: string): unknown {
    return vm.runInContext(source, this.context, { filename: 'evaluate.js' });
  }

  /** Runs a function made of parameter names and a body, with host values as arguments. */
  apply(names: readonly string[], body: string, args: readonly unknown[]): unknown {
    const made: unknown = Reflect.construct(this.membrane.inside.Function, [...names, body]);
    if (!isFunction(made)) throw new TypeError('Function made no function');
    return this.run(made, args);
  }

  /** Calls a top-level function by name, with host values as arguments; the result is a host value. */
  call(name: string, args: readonly unknown[]): unknown {
    const target: unknown = this.evaluate(name);
    if (!isFunction(target)) throw new NotEmulated(name);
    return this.run(target, args);
  }

  private run(target: (...args: unknown[]) => unknown, args: readonly unknown[]): unknown {
    const result: unknown = target(...args.map((argument) => this.membrane.inward(argument)));
    if (types.isPromise(result)) throw new NotEmulated('a function that returns a Promise');
    return this.membrane.outward(result);
  }
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}
