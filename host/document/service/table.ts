import type { MembersOf } from '../../emulated.ts';
import { cellNode, rowNode } from '../store/node.ts';
import { columnOf, type TableCell } from './cell.ts';
import { Element } from './element.ts';

/** https://developers.google.com/apps-script/reference/document/table */
export class Table extends Element {
  static readonly service = 'Table';
  static readonly family = 'DocumentApp';
  static readonly members = {
    appendTableRow: 'call',
    copy: 'call',
    getBorderColor: 'call',
    getBorderWidth: 'call',
    getCell: 'call',
    getColumnWidth: 'call',
    getNextSibling: 'call',
    getNumRows: 'call',
    getParent: 'call',
    getRow: 'call',
    getText: 'call',
    getType: 'call',
    removeFromParent: 'call',
    setAttributes: 'call',
    setBorderColor: 'call',
    setBorderWidth: 'call',
    setColumnWidth: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.Table>;
  static readonly signatures = {
    appendTableRow: [[], ['TableRow']],
    getCell: [['number', 'number']],
    getColumnWidth: [['number']],
    getRow: [['number']],
    setAttributes: [['Object']],
    setBorderColor: [['String']],
    setBorderWidth: [['number']],
    setColumnWidth: [['number', 'number']],
  };

  getNumRows(): number {
    return this.getNumChildren();
  }

  getRow(index: number): TableRow {
    return this.getChild(index) as TableRow;
  }

  getCell(row: number, column: number): TableCell {
    return this.getRow(row).getCell(column);
  }

  appendTableRow(row: TableRow | null = null): TableRow {
    return row === null ? (this.put(rowNode([])) as TableRow) : this.attach(row);
  }

  /** In points. */
  setColumnWidth(column: number, width: number): this {
    return this.change(() => {
      for (const cell of columnOf(this.node, column)) cell.style['WIDTH'] = width;
    });
  }

  /** Null until it is set: then columns share the width of the page. */
  getColumnWidth(column: number): number | null {
    return (columnOf(this.node, column)[0]?.style['WIDTH'] as number | undefined) ?? null;
  }

  setBorderColor(colour: string): this {
    return this.set('BORDER_COLOR', colour);
  }

  /** In points; 0 is no border. */
  setBorderWidth(width: number): this {
    return this.set('BORDER_WIDTH', width);
  }

  getBorderColor(): string | null {
    return this.get('BORDER_COLOR');
  }

  getBorderWidth(): number | null {
    return this.get('BORDER_WIDTH');
  }
}

/** https://developers.google.com/apps-script/reference/document/table-row */
export class TableRow extends Element {
  static readonly service = 'TableRow';
  static readonly family = 'DocumentApp';
  static readonly members = {
    appendTableCell: 'call',
    copy: 'call',
    getCell: 'call',
    getMinimumHeight: 'call',
    getNumCells: 'call',
    getParent: 'call',
    getText: 'call',
    getType: 'call',
    removeFromParent: 'call',
    setAttributes: 'call',
    setMinimumHeight: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.TableRow>;
  static readonly signatures = {
    appendTableCell: [[], ['String'], ['TableCell']],
    getCell: [['number']],
    setAttributes: [['Object']],
    setMinimumHeight: [['number']],
  };

  getNumCells(): number {
    return this.getNumChildren();
  }

  getCell(index: number): TableCell {
    return this.getChild(index) as TableCell;
  }

  appendTableCell(given: string | TableCell = ''): TableCell {
    return typeof given === 'object' ? this.attach(given) : (this.put(cellNode(String(given))) as TableCell);
  }

  /** In points. */
  setMinimumHeight(height: number): this {
    return this.set('MINIMUM_HEIGHT', height);
  }

  getMinimumHeight(): number | null {
    return this.get('MINIMUM_HEIGHT');
  }
}
