/** What an element may be. The names are those of `DocumentApp.ElementType`. */
export const NODE_TYPES = [
  'BODY_SECTION',
  'HEADER_SECTION',
  'FOOTER_SECTION',
  'PARAGRAPH',
  'LIST_ITEM',
  'TABLE',
  'TABLE_ROW',
  'TABLE_CELL',
  'TEXT',
  'INLINE_IMAGE',
  'PAGE_BREAK',
  'UNSUPPORTED',
  'HORIZONTAL_RULE',
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** Attributes by the names of `DocumentApp.Attribute`; those of an enum by the name of the member. */
export type Style = Record<string, string | number | boolean>;

/** A stretch of text of one style. */
export interface Run {
  readonly text: string;
  readonly style: Readonly<Style>;
}

export interface NodeJson {
  readonly type: NodeType;
  readonly style?: Readonly<Style>;
  readonly runs?: readonly Run[];
  readonly children?: readonly NodeJson[];
}

const INLINE: readonly NodeType[] = ['PARAGRAPH', 'LIST_ITEM'];

/** One element of a document, with those inside it. Detached: no parent, and no section. */
export class Node {
  parent: Node | null = null;
  style: Style = {};
  runs: Run[] = [];
  children: Node[] = [];

  constructor(readonly type: NodeType) {}

  static fromJson({ type, style = {}, runs = [], children = [] }: NodeJson): Node {
    const node = new Node(type);
    node.style = { ...style };
    node.runs = [...runs];
    for (const child of children) node.insert(Node.fromJson(child));
    return node;
  }

  /** Without what is empty, so that files stay short. */
  toJson(): NodeJson {
    const { type, style, runs, children } = this;
    return {
      type,
      ...(Object.keys(style).length > 0 && { style: { ...style } }),
      ...(runs.length > 0 && { runs: [...runs] }),
      ...(children.length > 0 && { children: children.map((child) => child.toJson()) }),
    };
  }

  /** The text inside: blocks and cells are joined by line ends, images and breaks are nothing. [L] */
  get text(): string {
    if (this.type === 'TEXT') return this.runs.map(({ text }) => text).join('');
    return this.children.map(({ text }) => text).join(INLINE.includes(this.type) ? '' : '\n');
  }

  /** Every node of that type inside, in reading order, itself included. */
  all(...types: readonly NodeType[]): Node[] {
    const own = types.includes(this.type) ? [this as Node] : [];
    return [...own, ...this.children.flatMap((child) => child.all(...types))];
  }

  insert(child: Node, index = this.children.length): void {
    child.parent = this;
    this.children.splice(index, 0, child);
  }

  remove(): void {
    const siblings = this.parent?.children ?? [];
    siblings.splice(siblings.indexOf(this), 1);
    this.parent = null;
  }

  /** Forgets what is inside and takes these instead. */
  fill(children: readonly Node[]): void {
    this.children = [];
    for (const child of children) this.insert(child);
  }
}

/** A new text. */
export function textNode(text: string, style: Style = {}): Node {
  const node = new Node('TEXT');
  node.runs = [{ text, style }];
  return node;
}

/** A new paragraph or list item; without text it holds nothing. */
export function paragraphNode(type: 'PARAGRAPH' | 'LIST_ITEM', text: string, style: Style = {}): Node {
  const node = new Node(type);
  if (text !== '') node.insert(textNode(text, style));
  return node;
}

/** A new table; each cell holds one paragraph. */
export function tableNode(rows: readonly (readonly string[])[]): Node {
  const table = new Node('TABLE');
  for (const cells of rows) table.insert(rowNode(cells));
  return table;
}

export function rowNode(cells: readonly string[]): Node {
  const row = new Node('TABLE_ROW');
  for (const text of cells) row.insert(cellNode(text));
  return row;
}

export function cellNode(text: string): Node {
  const cell = new Node('TABLE_CELL');
  cell.fill(text.split('\n').map((line) => paragraphNode('PARAGRAPH', line)));
  return cell;
}

/** A header, a footer or a body: one empty paragraph. [L] */
export function sectionNode(type: 'BODY_SECTION' | 'HEADER_SECTION' | 'FOOTER_SECTION'): Node {
  const section = new Node(type);
  section.insert(paragraphNode('PARAGRAPH', ''));
  return section;
}
