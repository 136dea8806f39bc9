import type { FieldError } from '../fields/errors.ts';
import { figure } from '../office/words.ts';

/** Never by a slip of the hand: the number shown is typed; spaces in it do not matter. */
export function typedNumberFaults(typed: string, total: number): FieldError[] {
  return typed.replace(/\s/g, '') === String(total)
    ? []
    : [{ field: 'confirmed', message: `Tapez ${figure(total)} pour confirmer.` }];
}
