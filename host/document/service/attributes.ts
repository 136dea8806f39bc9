import { type Enumeration, EnumMember, NotEmulated } from '../../emulated.ts';
import type { Node, NodeType, Style } from '../store/node.ts';
import { type Changes, changed, restyle, styleAt } from '../store/runs.ts';
import { ATTRIBUTES, GLYPH_TYPES, HEADINGS, HORIZONTAL_ALIGNMENTS, VERTICAL_ALIGNMENTS } from './enums.ts';

const TEXT = [
  ...['BACKGROUND_COLOR', 'BOLD', 'FONT_FAMILY', 'FONT_SIZE', 'FOREGROUND_COLOR'],
  ...['ITALIC', 'LINK_URL', 'STRIKETHROUGH', 'UNDERLINE'],
];
const PARAGRAPH = [
  ...['HEADING', 'HORIZONTAL_ALIGNMENT', 'INDENT_END', 'INDENT_FIRST_LINE', 'INDENT_START'],
  ...['LEFT_TO_RIGHT', 'LINE_SPACING', 'SPACING_AFTER', 'SPACING_BEFORE'],
];
const SECTION = [
  ...['MARGIN_BOTTOM', 'MARGIN_LEFT', 'MARGIN_RIGHT', 'MARGIN_TOP'],
  ...['PAGE_HEIGHT', 'PAGE_WIDTH'],
];
const CELL = [
  ...['BACKGROUND_COLOR', 'BORDER_COLOR', 'BORDER_WIDTH', 'PADDING_BOTTOM', 'PADDING_LEFT'],
  ...['PADDING_RIGHT', 'PADDING_TOP', 'VERTICAL_ALIGNMENT', 'WIDTH'],
];

/** What each kind of element holds itself; attributes of text go on to the text inside. */
const OWN: Readonly<Record<NodeType, readonly string[]>> = {
  BODY_SECTION: SECTION,
  HEADER_SECTION: [],
  FOOTER_SECTION: [],
  PARAGRAPH,
  LIST_ITEM: [...PARAGRAPH, 'GLYPH_TYPE', 'LIST_ID', 'NESTING_LEVEL'],
  TABLE: ['BORDER_COLOR', 'BORDER_WIDTH'],
  TABLE_ROW: ['MINIMUM_HEIGHT'],
  TABLE_CELL: CELL,
  TEXT: [],
  INLINE_IMAGE: ['HEIGHT', 'LINK_URL', 'WIDTH'],
  PAGE_BREAK: [],
  UNSUPPORTED: [],
  HORIZONTAL_RULE: [],
};

const ENUMS: Readonly<Record<string, Enumeration>> = {
  GLYPH_TYPE: GLYPH_TYPES,
  HEADING: HEADINGS,
  HORIZONTAL_ALIGNMENT: HORIZONTAL_ALIGNMENTS,
  VERTICAL_ALIGNMENT: VERTICAL_ALIGNMENTS,
};

/**
 * Sets attributes on an element: its own on itself, those of text on every text inside. An alignment set on a body, a
 * table or a cell does not reach the paragraphs inside. [L]
 */
export function setAttributes(node: Node, given: Readonly<Record<string, unknown>>): void {
  const changes = changesOf(given);
  const own = OWN[node.type];
  const inText = only(changes, (name) => TEXT.includes(name) && !own.includes(name));
  node.style = changed(
    node.style,
    only(changes, (name) => own.includes(name)),
  );
  setTextAttributes(node, inText);
}

/** Styles all the text inside, and the empty paragraphs for the text to come. */
export function setTextAttributes(node: Node, changes: Changes): void {
  for (const holder of node.all('PARAGRAPH', 'LIST_ITEM', 'BODY_SECTION'))
    holder.style = changed(holder.style, changes);
  restyle(node.all('TEXT'), { start: 0, end: Number.MAX_SAFE_INTEGER }, changes);
}

/** What the element has; null for what it takes from the styles of the document. [L] */
export function attributesOf(node: Node): Record<string, unknown> {
  const own = OWN[node.type].map((name) => [name, memberOf(name, node.style[name] ?? null)]);
  const texts = node.all('TEXT');
  const inText = TEXT.filter((name) => !OWN[node.type].includes(name)).map((name) => [
    name,
    texts.length > 0 ? (styleAt(texts, name) ?? null) : (node.style[name] ?? null),
  ]);
  return Object.fromEntries([...own, ...inText]);
}

/** Of a style, what the text of a new paragraph goes on with. */
export function textPart(style: Readonly<Style>): Style {
  return only(style, (name) => TEXT.includes(name) && name !== 'LINK_URL') as Style;
}

/** Of a style, what a new paragraph goes on with: its text and its layout, never its heading. [L] */
export function inherited(style: Readonly<Style>): Style {
  const kept = only(style, (name) => PARAGRAPH.includes(name) && name !== 'HEADING') as Style;
  return { ...kept, ...textPart(style) };
}

/** An attribute as the program reads it: the member of the enumeration where there is one. */
function memberOf(name: string, value: Style[string] | null): unknown {
  return typeof value === 'string' && ENUMS[name] !== undefined ? ENUMS[name].of(value) : value;
}

function changesOf(given: Readonly<Record<string, unknown>>): Changes {
  const changes = Object.entries(given).map(([name, value]) => {
    if (!(name in ATTRIBUTES.values)) throw new NotEmulated(`the attribute ${name}`);
    return [name, value instanceof EnumMember ? value.name() : value];
  });
  return Object.fromEntries(changes) as Changes;
}

function only<T>(style: Readonly<Record<string, T>>, wanted: (name: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(style).filter(([name]) => wanted(name)));
}
