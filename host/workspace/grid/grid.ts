import {
  type ICommandInfo,
  ICommandService,
  LifecycleStages,
  type Univer,
  UniverInstanceType,
} from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import { rangeOf, rectOf, sheetOf, widthOf } from './cells.ts';
import { type Deed, intentOf, type Stand } from './intents.ts';
import { Painter, UNIT } from './painter.ts';
import type { KnownTab } from './tab.ts';
import { createUniver } from './univer.ts';
import type { Act, Rect } from './wire.ts';

/** What the grid tells the page. */
export interface Listener {
  act(act: Act): void;
  deed(deed: Deed): void;
  /** Somebody asked for what a rehearsal does not do. */
  absent(): void;
  selected(): void;
}

/**
 * The grid: Univer, which shows what the workspace says and changes nothing by itself. Each command that would change
 * something is stopped, and told as what the person wants.
 */
export class Grid {
  private readonly univer: Univer;
  private readonly api: FUniver;
  private readonly painter: Painter;
  /** Resolves once the cells are drawn: before, Univer can neither scroll nor write. */
  readonly drawn: Promise<void>;
  private tab: KnownTab | undefined;
  private typed: string | undefined;

  constructor(
    private readonly container: HTMLElement,
    private readonly listener: Listener,
  ) {
    // Before Univer, which listens in the same place and is served in turn.
    addEventListener('keydown', (event) => this.keyDown(event), true);
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const { univer, api } = createUniver(container.id, isDark);
    this.univer = univer;
    this.api = api;
    this.painter = new Painter(univer);
    this.drawn = new Promise((resolve) => {
      api.addEvent(api.Event.LifeCycleChanged, ({ stage }) => {
        if (stage >= LifecycleStages.Rendered) resolve();
      });
    });
    this.listen();
    // Univer puts its drawings first in the order of the keyboard, before the page itself.
    new MutationObserver(() => {
      for (const drawing of container.querySelectorAll<HTMLElement>('canvas[tabindex="1"]'))
        drawing.tabIndex = -1;
    }).observe(container, { childList: true, subtree: true });
  }

  /** Shows that tab, for the first time or again. */
  open(tab: KnownTab): void {
    const isFirst = this.tab === undefined;
    this.tab = tab;
    if (isFirst) {
      const id = String(tab.id);
      this.painter.quietly(() =>
        this.univer.createUnit(UniverInstanceType.UNIVER_SHEET, {
          id: UNIT,
          sheetOrder: [id],
          sheets: { [id]: sheetOf(tab) },
        }),
      );
    }
    this.painter.paint(tab, []);
    this.sheet()?.activate();
    setTimeout(() => this.painter.fitHeights(tab));
    this.listener.selected();
  }

  /** Shows what changed in a tab that was shown before. */
  renew(tab: KnownTab, rows: readonly number[]): void {
    this.painter.paint(tab, rows);
    if (tab === this.tab) this.listener.selected();
  }

  /** Whether somebody is writing in a cell. */
  get isWriting(): boolean {
    return this.api.getActiveWorkbook()?.isCellEditing() ?? false;
  }

  /** The selected ranges, and the cell among them in which one writes. */
  get stand(): Stand {
    const selection = this.sheet()?.getSelection();
    const ranges = selection?.getActiveRangeList().map((range) => rectOf(range.getRange())) ?? [];
    const cell = selection?.getCurrentCell();
    const place = { row: (cell?.actualRow ?? 0) + 1, column: (cell?.actualColumn ?? 0) + 1 };
    const shape = this.tab?.shape;
    return {
      ranges: ranges.length > 0 ? ranges : [{ ...place, rows: 1, columns: 1 }],
      cell: place,
      typed: this.typed,
      frozen: { rows: shape?.frozenRows ?? 0, columns: shape?.frozenColumns ?? 0 },
      size: { rows: shape?.rows ?? 1, columns: shape?.columns ?? 1 },
      hasFilter: shape?.filter != null,
      widthOf: (column) => (shape === undefined ? 0 : widthOf(shape, column)),
    };
  }

  /** Selects cells, and brings them in sight. */
  select(rect: Rect): void {
    const sheet = this.sheet();
    const { startRow, startColumn, endRow, endColumn } = rangeOf(rect);
    const range = sheet?.getRange(startRow, startColumn, endRow - startRow + 1, endColumn - startColumn + 1);
    if (range !== undefined) sheet?.setActiveSelection(range);
    void this.drawn.then(() =>
      this.api.executeCommand('sheet.operation.scroll-to-range', { range: rangeOf(rect) }),
    );
  }

  /** Puts the keyboard in the grid. */
  focus(): void {
    this.container.querySelector<HTMLElement>('[contenteditable]')?.focus();
  }

  private sheet() {
    return this.tab && this.api.getActiveWorkbook()?.getSheetBySheetId(String(this.tab.id));
  }

  private listen(): void {
    const { api } = this;
    api.addEvent(api.Event.BeforeSheetEditEnd, ({ value, isConfirm }) => {
      this.typed = isConfirm
        ? value
            .toPlainText()
            .replace(/\r\n?$/, '')
            .replace(/\r/g, '\n')
        : undefined;
    });
    api.addEvent(api.Event.SheetEditEnded, () => {
      this.typed = undefined;
    });
    api.addEvent(api.Event.BeforeCommandExecute, (event) => {
      if (!this.painter.isAtWork && this.stops(event)) event.cancel = true;
    });
    this.univer
      .__getInjector()
      .get(ICommandService)
      .onCommandExecuted(({ id }) => {
        if (id === 'sheet.operation.set-selections') this.listener.selected();
      });
  }

  /** Keys that Univer takes otherwise than Google Sheets, or only for what it did itself. */
  private keyDown(event: KeyboardEvent): void {
    const isHere = event.target instanceof Node && this.container.contains(event.target);
    if (!isHere || this.isWriting || event.altKey || event.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (isCommand && (key === 'z' || key === 'y'))
      this.listener.act({ what: key === 'z' && !event.shiftKey ? 'undo' : 'redo' });
    else if (key === 'enter' && !isCommand && !event.shiftKey) this.api.getActiveWorkbook()?.startEditing();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** Whether a command is not carried out in the grid, since it is asked of the workspace, or refused. */
  private stops({ id, params }: ICommandInfo): boolean {
    if (/^(?:sheet|data-validation)\.mutation\./.test(id)) return !HARMLESS.test(id);
    const intent = intentOf(id, params, this.stand);
    if (intent === 'look') return false;
    if (intent === undefined) this.listener.absent();
    else if (typeof intent === 'object' && 'what' in intent) this.listener.act(intent);
    else this.listener.deed(intent);
    return true;
  }
}

/** Univer measures rows whose text wraps by itself. */
const HARMLESS = /^sheet\.mutation\.set-worksheet-row-(?:is-)?auto-height$/;
