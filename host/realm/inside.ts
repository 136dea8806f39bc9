/** The few functions that must be born inside the context, so that everything they make belongs there. */
export interface Inside {
  readonly Array: ArrayConstructor;
  readonly Object: ObjectConstructor;
  readonly Date: DateConstructor;
  readonly Error: ErrorConstructor;
  readonly Function: FunctionConstructor;
  /** A function of the context that hands its arguments, as one array, to the host. */
  readonly bridge: (answer: (args: readonly unknown[]) => unknown) => object;
  /** An object of the context whose every property is asked of the host. */
  readonly facade: (traps: Facade) => object;
}

export interface Facade {
  readonly get: (member: string) => unknown;
  readonly has: (member: string) => boolean;
  readonly set: (member: string, value: unknown) => boolean;
}

/**
 * Runs first in every context, with the host's clock and chance as arguments: `new Date()`, `Date.now()` and
 * `Math.random()` follow them. Written for the context, so plain JavaScript in a string.
 */
export const INSIDE_SOURCE = `(function (now, random) {
  'use strict';
  var Plain = Date;
  var Clocked = new Proxy(Plain, {
    construct: function (target, args, newTarget) {
      return Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget === Clocked ? target : newTarget);
    },
    apply: function () { return new Plain(now()).toString(); },
    get: function (target, key) { return key === 'now' ? now : target[key]; }
  });
  Object.defineProperty(Plain.prototype, 'constructor', { value: Clocked, writable: true, configurable: true });
  globalThis.Date = Clocked;
  Math.random = function () { return random(); };
  now = (function (host) { return function () { return host(); }; })(now);
  return {
    Array: Array, Object: Object, Date: Plain, Error: Error, Function: Function,
    bridge: function (answer) { return function () { return answer(Array.prototype.slice.call(arguments)); }; },
    facade: function (traps) {
      return new Proxy({}, {
        get: function (target, key) { return typeof key === 'symbol' ? undefined : traps.get(key); },
        has: function (target, key) { return typeof key === 'string' && traps.has(key); },
        set: function (target, key, value) { return typeof key === 'string' && traps.set(key, value); }
      });
    }
  };
})`;
