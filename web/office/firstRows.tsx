import { useState } from 'preact/hooks';
import { LinkButton } from '../fields/button.tsx';

/** So many rows are quick to draw; the rest on demand. */
const mostRows = 100;

/** The first rows of a list, and the button that shows them all. */
export function useFirstRows<T>(rows: readonly T[], words: string) {
  const [isWhole, setWhole] = useState(false);
  const isCut = !isWhole && rows.length > mostRows;
  return {
    shown: isCut ? rows.slice(0, mostRows) : rows,
    more: isCut && <LinkButton onPress={() => setWhole(true)}>Montrer les {words}</LinkButton>,
  };
}
