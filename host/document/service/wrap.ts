import type { Node, NodeType } from '../store/node.ts';
import { Body, FooterSection, HeaderSection } from './body.ts';
import { TableCell } from './cell.ts';
import type { Element, Place } from './element.ts';
import { HorizontalRule, InlineImage, PageBreak, UnsupportedElement } from './inline.ts';
import { ListItem, Paragraph } from './paragraph.ts';
import { Table, TableRow } from './table.ts';
import { Text } from './text.ts';

const CLASSES: Readonly<Record<NodeType, new (place: Place, node: Node) => Element>> = {
  BODY_SECTION: Body,
  HEADER_SECTION: HeaderSection,
  FOOTER_SECTION: FooterSection,
  PARAGRAPH: Paragraph,
  LIST_ITEM: ListItem,
  TABLE: Table,
  TABLE_ROW: TableRow,
  TABLE_CELL: TableCell,
  TEXT: Text,
  INLINE_IMAGE: InlineImage,
  PAGE_BREAK: PageBreak,
  UNSUPPORTED: UnsupportedElement,
  HORIZONTAL_RULE: HorizontalRule,
};

/** The service object of a node. */
export function wrap(place: Place, node: Node): Element {
  return new CLASSES[node.type](place, node);
}
