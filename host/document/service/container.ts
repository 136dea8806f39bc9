import { type EmulatedClass, mismatch } from '../../emulated.ts';
import type { Blob } from '../../utilities/blob.ts';
import { pastInsertion, refused } from '../messages.ts';
import { Node, paragraphNode, type Style, tableNode } from '../store/node.ts';
import { lastStyle } from '../store/runs.ts';
import { inherited, textPart } from './attributes.ts';
import { Element } from './element.ts';
import { imageOf } from './image.ts';
import type { InlineImage } from './inline.ts';
import type { ListItem, Paragraph } from './paragraph.ts';
import type { Table } from './table.ts';

/** What holds paragraphs and tables: a body, a header, a footer, a cell. */
export abstract class Container extends Element {
  /** Leaves one empty paragraph. Margins and page size stay. [L] */
  clear(): this {
    return this.change(() => this.node.fill([paragraphNode('PARAGRAPH', '')]));
  }

  setText(text: string): this {
    return this.change(() =>
      this.node.fill(text.split('\n').map((line) => paragraphNode('PARAGRAPH', line))),
    );
  }

  appendParagraph(given: string | Paragraph): Paragraph {
    return this.insertParagraph(this.node.children.length, given);
  }

  insertParagraph(index: number, given: string | Paragraph): Paragraph {
    const { length } = this.node.children;
    if (index < 0 || index > length) throw pastInsertion(index, length);
    if (typeof given === 'object') return this.attach(given, index);
    return this.put(this.fresh('PARAGRAPH', String(given), index), index) as Paragraph;
  }

  /** Goes on with the list just above, if there is one; numbered when it begins a list. [L] */
  appendListItem(given: string | ListItem): ListItem {
    const { children } = this.node;
    if (typeof given === 'object') return this.attach(given);
    const above = children[children.length - 1];
    const item = this.fresh('LIST_ITEM', String(given), children.length);
    const list =
      above?.type === 'LIST_ITEM' ? above.style : { LIST_ID: `kix.${this.place.draft.parts.chance.hex(12)}` };
    const kept = { LIST_ID: list['LIST_ID'] ?? '', GLYPH_TYPE: list['GLYPH_TYPE'] ?? 'NUMBER' };
    item.style = { ...item.style, ...kept };
    return this.put(item) as ListItem;
  }

  /** A table of these texts; an empty paragraph follows it. [D] */
  appendTable(given: readonly (readonly unknown[])[] | Table | null = null): Table {
    const table = given instanceof Element ? given : null;
    const rows = table === null ? rowsOf(given) : [];
    if (rows === undefined)
      throw mismatch(this.constructor as unknown as EmulatedClass, 'appendTable', [given]);
    if (table !== null && table.node.parent !== null) throw refused('attached');
    const node = table?.node ?? tableNode(rows);
    this.change(() => {
      this.node.insert(node);
      this.node.insert(paragraphNode('PARAGRAPH', ''));
    });
    return this.place.wrap(this.place, node) as Table;
  }

  appendHorizontalRule(): Element {
    return this.alone(new Node('HORIZONTAL_RULE'));
  }

  /** A paragraph that holds the image only. */
  appendImage(given: Blob | InlineImage): InlineImage {
    if (!(given instanceof Element)) return this.alone(imageOf(given)) as InlineImage;
    const paragraph = this.put(new Node('PARAGRAPH')) as Paragraph;
    return paragraph.appendInlineImage(given);
  }

  getParagraphs(): Element[] {
    return this.found('PARAGRAPH', 'LIST_ITEM');
  }

  getTables(): Element[] {
    return this.found('TABLE');
  }

  getListItems(): Element[] {
    return this.found('LIST_ITEM');
  }

  /** A new paragraph that holds only this. */
  protected alone(child: Node): Element {
    const paragraph = new Node('PARAGRAPH');
    paragraph.insert(child);
    this.put(paragraph);
    return this.place.wrap(this.place, child);
  }

  private found(...types: readonly ('PARAGRAPH' | 'LIST_ITEM' | 'TABLE')[]): Element[] {
    return this.node.all(...types).map((node) => this.place.wrap(this.place, node));
  }

  /** A new paragraph, in the text style set on the section [L], and in that of the paragraph above it [?]. */
  private fresh(type: 'PARAGRAPH' | 'LIST_ITEM', text: string, index: number): Node {
    const above = this.node.children[index - 1];
    const isLikePrevious = this.place.draft.parts.unconfirmed.appendedParagraph === 'likePrevious';
    const previous: Style = above && isLikePrevious ? { ...inherited(above.style), ...endOf(above) } : {};
    const style = { ...textPart(this.node.style), ...previous };
    const made = paragraphNode(type, text, textPart(style));
    made.style = style;
    return made;
  }
}

function endOf(above: Node): Style {
  return above.type === 'TABLE' ? {} : textPart(lastStyle(above));
}

/** The cells as texts, or undefined when they are not rows of cells. */
function rowsOf(given: unknown): string[][] | undefined {
  if (given === null) return [];
  if (!Array.isArray(given) || !given.every((cells) => Array.isArray(cells))) return undefined;
  return given.map((cells: readonly unknown[]) => cells.map((cell) => String(cell ?? '')));
}
