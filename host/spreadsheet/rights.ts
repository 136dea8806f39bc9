import type { Rect } from './store/a1.ts';
import { overlaps } from './store/a1.ts';
import type { ProtectionRecord, Tab } from './store/tab.ts';
import type { Workbook } from './store/workbook.ts';

function contains(outer: Rect, inner: Rect): boolean {
  return (
    outer.row <= inner.row &&
    outer.column <= inner.column &&
    outer.row + outer.rows >= inner.row + inner.rows &&
    outer.column + outer.columns >= inner.column + inner.columns
  );
}

function covers(protection: ProtectionRecord, rect: Rect): boolean {
  if (protection.rect) return overlaps(protection.rect, rect);
  return !protection.unprotected.some((open) => contains(open, rect));
}

/** Whether that account may change what the protection covers. The owner always may; a warning stops nobody. */
export function mayEditProtected(workbook: Workbook, protection: ProtectionRecord, email: string): boolean {
  const wanted = email.toLowerCase();
  return (
    workbook.isOwner(email) ||
    protection.warningOnly ||
    protection.editors.some((editor) => editor.toLowerCase() === wanted)
  );
}

/** Whether that account may change those cells of the tab. */
export function mayEdit(workbook: Workbook, tab: Tab, who: { email: string; rect: Rect }): boolean {
  return tab.settings.protections.every(
    (protection) => !covers(protection, who.rect) || mayEditProtected(workbook, protection, who.email),
  );
}
