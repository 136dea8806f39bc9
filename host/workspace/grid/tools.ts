import type { Stand } from './intents.ts';
import { rangeName } from './names.ts';
import type { Act } from './wire.ts';

interface Hands {
  stand(): Stand;
  act(act: Act): Promise<boolean>;
  askName(): void;
  /** The keyboard goes back to the cells. */
  leave(): void;
  /** Which of the tabs is open, from 0. */
  placeOf(): number;
}

type Tool = (stand: Stand, hands: Hands) => Act | undefined;

const columnOf = ({ cell }: Stand) => cell.column;
const first = ({ ranges }: Stand) => ranges.at(-1) ?? { row: 1, column: 1, rows: 1, columns: 1 };
const dressed = (stand: Stand, look: 'fontWeight' | 'background', value: string): Act => ({
  what: 'dress',
  ranges: stand.ranges.map(rangeName),
  look,
  value,
});

/** The buttons around the grid, by their `data-tool`. */
const TOOLS: Readonly<Record<string, Tool>> = {
  undo: () => ({ what: 'undo' }),
  redo: () => ({ what: 'redo' }),
  ascending: (stand) => ({ what: 'sort', column: columnOf(stand), ascending: true }),
  descending: (stand) => ({ what: 'sort', column: columnOf(stand), ascending: false }),
  filter: ({ hasFilter }) => ({ what: hasFilter ? 'removeFilter' : 'makeFilter' }),
  insertRow: (stand) => ({ what: 'insertRows', run: [first(stand).row, first(stand).rows] }),
  deleteRow: (stand) => ({ what: 'deleteRows', run: [first(stand).row, first(stand).rows] }),
  insertColumn: (stand) => ({ what: 'insertColumns', run: [first(stand).column, first(stand).columns] }),
  deleteColumn: (stand) => ({ what: 'deleteColumns', run: [first(stand).column, first(stand).columns] }),
  bold: (stand) => dressed(stand, 'fontWeight', 'bold'),
  plain: (stand) => dressed(stand, 'fontWeight', ''),
  addTab: () => ({ what: 'addTab' }),
  moveLeft: (_, hands) => ({ what: 'moveTab', place: Math.max(0, hands.placeOf() - 1) }),
  moveRight: (_, hands) => ({ what: 'moveTab', place: hands.placeOf() + 1 }),
  deleteTab: () =>
    confirm('Supprimer cet onglet et tout ce qu’il contient\u202f? Cela ne s’annule pas.')
      ? { what: 'deleteTab' }
      : undefined,
};

/** Makes the buttons of the page ask for what they say. */
export function listenToTools(root: HTMLElement, hands: Hands): void {
  for (const button of root.querySelectorAll<HTMLElement>('[data-tool]')) {
    // The grid keeps its selection, and what is being typed is not cut short.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      button.closest('details')?.removeAttribute('open');
      const name = button.dataset['tool'] ?? '';
      const stand = hands.stand();
      const act =
        name === 'colour'
          ? dressed(stand, 'background', button.dataset['value'] ?? '')
          : TOOLS[name]?.(stand, hands);
      if (name === 'rename') hands.askName();
      else hands.leave();
      if (act !== undefined) void hands.act(act);
    });
  }
}
