import { createRequire } from 'node:module';
import { types } from 'node:util';
import vm from 'node:vm';
import { NotEmulated } from './emulated.ts';
import { INSIDE_SOURCE, type Inside } from './realm/inside.ts';
import { Membrane } from './realm/membrane.ts';
import type { RealmWatch } from './realm/watch.ts';

const gasLocal = createRequire(import.meta.url)('gas-local') as {
  require(folder: string, globals: object, options: { filter: (file: string) => boolean }): object;
};

const insideScript = new vm.Script(INSIDE_SOURCE, { filename: 'host-inside.js' });

/**
 * A fresh bare V8 context: the globals of ECMAScript and the services given to it, nothing of Node.
 * gas-local reads and runs the project's files in it; V8 keeps their compiled code by source text, so that
 * a second context with the same 250 KB bundle is ready in about 4 ms (measured on Node 20).
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
    gasLocal.require(folder, this.context, { filter: (file) => /\.(js|gs)$/.test(file) });
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
