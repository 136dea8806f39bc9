import type { EnumMember, MembersOf } from '../../emulated.ts';
import { pastEnd } from '../messages.ts';
import type { Node } from '../store/node.ts';
import { Container } from './container.ts';
import { VERTICAL_ALIGNMENTS } from './enums.ts';

/** The cells of a column, from the first row on. */
export function columnOf(table: Node, column: number): Node[] {
  const cells = table.children.flatMap((row) => row.children[column] ?? []);
  if (cells.length === 0) throw pastEnd(column, table.children[0]?.children.length ?? 0);
  return cells;
}

/** https://developers.google.com/apps-script/reference/document/table-cell */
export class TableCell extends Container {
  static readonly service = 'TableCell';
  static readonly family = 'DocumentApp';
  static readonly members = {
    appendHorizontalRule: 'call',
    appendImage: 'call',
    appendListItem: 'call',
    appendParagraph: 'call',
    appendTable: 'call',
    clear: 'call',
    getBackgroundColor: 'call',
    getChild: 'call',
    getNumChildren: 'call',
    getPaddingBottom: 'call',
    getPaddingLeft: 'call',
    getPaddingRight: 'call',
    getPaddingTop: 'call',
    getParent: 'call',
    getText: 'call',
    getType: 'call',
    getVerticalAlignment: 'call',
    getWidth: 'call',
    setAttributes: 'call',
    setBackgroundColor: 'call',
    setPaddingBottom: 'call',
    setPaddingLeft: 'call',
    setPaddingRight: 'call',
    setPaddingTop: 'call',
    setText: 'call',
    setVerticalAlignment: 'call',
    setWidth: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.TableCell>;
  static readonly signatures = {
    appendHorizontalRule: [[]],
    appendImage: [['Blob'], ['InlineImage']],
    appendListItem: [['String'], ['ListItem']],
    appendParagraph: [['String'], ['Paragraph']],
    appendTable: [[], ['Array'], ['Table']],
    getChild: [['number']],
    setAttributes: [['Object']],
    setBackgroundColor: [['String']],
    setPaddingBottom: [['number']],
    setPaddingLeft: [['number']],
    setPaddingRight: [['number']],
    setPaddingTop: [['number']],
    setText: [['String']],
    setVerticalAlignment: [['Enum']],
    setWidth: [['number']],
  };

  setBackgroundColor(colour: string | null): this {
    return this.change(() => {
      if (colour === null) delete this.node.style['BACKGROUND_COLOR'];
      else this.node.style['BACKGROUND_COLOR'] = colour;
    });
  }

  getBackgroundColor(): string | null {
    return this.get('BACKGROUND_COLOR');
  }

  /** In points. */
  setPaddingBottom(padding: number): this {
    return this.set('PADDING_BOTTOM', padding);
  }

  setPaddingLeft(padding: number): this {
    return this.set('PADDING_LEFT', padding);
  }

  setPaddingRight(padding: number): this {
    return this.set('PADDING_RIGHT', padding);
  }

  setPaddingTop(padding: number): this {
    return this.set('PADDING_TOP', padding);
  }

  getPaddingBottom(): number | null {
    return this.get('PADDING_BOTTOM');
  }

  getPaddingLeft(): number | null {
    return this.get('PADDING_LEFT');
  }

  getPaddingRight(): number | null {
    return this.get('PADDING_RIGHT');
  }

  getPaddingTop(): number | null {
    return this.get('PADDING_TOP');
  }

  /** TOP unless set. */
  getVerticalAlignment(): EnumMember {
    return VERTICAL_ALIGNMENTS.of((this.get('VERTICAL_ALIGNMENT') ?? 'TOP') as 'TOP');
  }

  setVerticalAlignment(alignment: EnumMember): this {
    return this.set('VERTICAL_ALIGNMENT', alignment);
  }

  /** Of the whole column, in points. [T] */
  setWidth(width: number): this {
    const row = this.node.parent;
    const column = row?.children.indexOf(this.node) ?? 0;
    return this.change(() => {
      for (const cell of row?.parent ? columnOf(row.parent, column) : [this.node])
        cell.style['WIDTH'] = width;
    });
  }

  getWidth(): number | null {
    return this.get('WIDTH');
  }
}
