import { refused } from '../messages.ts';
import type { A1Range } from '../store/a1.ts';
import { parseA1 } from '../store/a1.ts';
import type { Place, Session } from './session.ts';

/** `[row, column, rows, columns]`, or one A1 text, as given to `getRange`. */
export type RangeArguments = readonly (number | string | undefined)[];

function numbered(args: RangeArguments): A1Range {
  const [row, column, rows = 1, columns = 1] = args.map((arg) =>
    arg === undefined ? arg : Math.trunc(Number(arg)),
  );
  if (row === undefined || row < 1) throw refused('startingRow');
  if (column === undefined || column < 1) throw refused('startingColumn');
  if (rows < 1) throw refused('rowsAtLeastOne');
  if (columns < 1) throw refused('columnsAtLeastOne');
  return { row, column, rows, columns };
}

/** The rectangle asked for, refused in Google's words when it is none or leaves the grid. */
export function rectOf(session: Session, place: Place, args: RangeArguments): A1Range {
  const { workbook, tab } = place;
  session.pending.settleStructure(workbook);
  const [first] = args;
  const rect = typeof first === 'string' ? parseA1(first, tab.settings) : numbered(args);
  if (!rect) throw refused('rangeNotFound');
  if (session.world.unconfirmed.rangeOutsideGrid === 'atGetRange') session.requireInside(place, rect);
  return rect;
}
