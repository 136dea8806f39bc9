import { types } from 'node:util';
import { LIMITS } from '../../limits.ts';
import type { Tab } from '../store/tab.ts';
import type { Workbook } from '../store/workbook.ts';
import { displayAt } from './read.ts';
import { typedInput } from './typed-input.ts';
import type { Typed } from './value.ts';
import { AUTOMATIC_FORMAT, TEXT_FORMAT } from './value.ts';
import { serialOf } from './zone.ts';

/** A value on its way to a cell, copied at the moment of the call. An instant is in milliseconds since 1970, UTC. */
export type Input = string | number | boolean | { readonly instant: number };

/** What decides how inputs are read. */
export interface WriteContext {
  readonly workbook: Workbook;
  readonly tab: Tab;
  /** The civil year, which a date typed without one takes. */
  readonly year: number;
  readonly formulaInTextCell: 'text' | 'formula';
  readonly apostrophe: 'hidden' | 'kept';
  /** Whether typing beats the format `@`, as appendRow does on Google [C]. */
  readonly overridesText?: boolean;
}

/** What a script hands over, as Google takes it: nothing clears, an object becomes some text [?]. */
export function inputOf(value: unknown): Input {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : '#NUM!';
  if (types.isDate(value)) {
    const instant = Number(value);
    return Number.isFinite(instant) ? { instant } : '#NUM!';
  }
  if (Array.isArray(value)) return '[Ljava.lang.Object;@1b2c3d';
  return typeof value === 'object'
    ? `{${Object.entries(value)
        .map(([key, entry]) => `${key}=${String(entry)}`)
        .join(', ')}}`
    : String(value);
}

/** Whether one cell cannot hold that much, from a script or a keyboard: UTF-16 units, so that some emoji count as two [?]. */
export function isTooLong(input: Input): boolean {
  return typeof input === 'string' && input.length > LIMITS.cellCharacters.value;
}

function typedInstant(instant: number, { workbook }: WriteContext): Typed {
  const value = serialOf(instant, workbook.head.timeZone);
  const { dateFormat, dateTimeFormat } = workbook.locale;
  return { value, format: Number.isInteger(value) ? dateFormat : dateTimeFormat };
}

/** A cell of format `@` keeps a string to the letter; numbers, booleans and dates stay typed [?]. */
function intoTextCell(text: string, context: WriteContext): Typed {
  const formula = text.startsWith('=') && text.length > 1 && context.formulaInTextCell === 'formula';
  return { value: formula ? { formula: text } : text };
}

function typed(input: Input, format: string, context: WriteContext): Typed {
  if (typeof input === 'object') return typedInstant(input.instant, context);
  if (typeof input !== 'string') return { value: input };
  if (format === TEXT_FORMAT && context.overridesText !== true) return intoTextCell(input, context);
  const { workbook, year, apostrophe } = context;
  return typedInput(input, { locale: workbook.locale, year, apostrophe });
}

/**
 * Writes one input as Google does: read in the locale of the workbook, verbatim under `@`; a format that typing
 * implies is given to a cell of automatic format only. Spec: apps-script.md 4, "Values in".
 */
export function writeCell(context: WriteContext, at: readonly [number, number], input: Input): void {
  const { tab } = context;
  const format = tab.formats.get(...at);
  const { value, format: implied } = typed(input, format, context);
  tab.values.set(...at, value);
  const free = format === AUTOMATIC_FORMAT || (context.overridesText === true && format === TEXT_FORMAT);
  if (implied !== undefined && free) tab.formats.set(...at, implied);
}

/** Writes unless a strict dropdown refuses what the cell would show; then leaves the cell alone and says no. */
export function writeAllowed(context: WriteContext, at: readonly [number, number], input: Input): boolean {
  const { tab, workbook } = context;
  const rule = tab.ruleAt(...at);
  const before = [tab.values.get(...at), tab.formats.get(...at)] as const;
  writeCell(context, at, input);
  if (!rule || rule.allowInvalid) return true;
  const shown = displayAt(tab, workbook.locale, at);
  if (shown === '' || rule.values.includes(shown)) return true;
  tab.values.set(...at, before[0]);
  tab.formats.set(...at, before[1]);
  return false;
}
