import type { Unconfirmed } from './unconfirmed.ts';

/**
 * What `google.script.run` makes of arguments: numbers, booleans, texts, null, plain objects and arrays of those.
 * @throws TypeError in the page's words for anything else
 */
export function argumentsFromPage(args: readonly unknown[]): unknown[] {
  for (const [index, argument] of args.entries()) refuseIllegal(argument, String(index), []);
  return JSON.parse(JSON.stringify(args)) as unknown[];
}

/** What a page receives: a Date, a function or a service object anywhere in the answer makes all of it null. [C] */
export function answerToPage(value: unknown, unconfirmed: Unconfirmed): unknown {
  if (value === undefined) return unconfirmed.undefinedToPage === 'null' ? null : undefined;
  return isLegal(value) ? JSON.parse(JSON.stringify(value)) : null;
}

function refuseIllegal(value: unknown, key: string, within: readonly unknown[]): void {
  if (within.includes(value)) throw new TypeError('Failed due to circular reference.');
  if (!isLegalLeaf(value) && !isContainer(value)) {
    throw new TypeError(`Failed due to illegal value in property: ${key}`);
  }
  if (!isContainer(value)) return;
  for (const [name, item] of Object.entries(value)) refuseIllegal(item, name, [...within, value]);
}

function isLegal(value: unknown): boolean {
  return isLegalLeaf(value) || (isContainer(value) && Object.values(value).every(isLegal));
}

function isLegalLeaf(value: unknown): boolean {
  return value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value);
}

function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
