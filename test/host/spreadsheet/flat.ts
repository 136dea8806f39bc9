/** An element of an XML document, what it holds in order. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const plain = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|(\w+));/gi, (whole, code, name) =>
    code === undefined ? (NAMED[name] ?? whole) : String.fromCodePoint(Number.parseInt(code, 16)),
  );

function parse(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [] };
  const open = [top];
  for (const [, closing, name, attributes = '', empty, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) open.at(-1)?.children.push(plain(text));
    if (name === undefined) continue;
    if (closing === '/') open.pop();
    else {
      const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)];
      const entries = pairs.map(([, key = '', value = '']) => [key, plain(value)]);
      const element: Element = { name, attributes: Object.fromEntries(entries), children: [] };
      open.at(-1)?.children.push(element);
      if (empty === '') open.push(element);
    }
  }
  return top;
}

function within({ children }: Element, name: string): Element[] {
  return children.flatMap((child) => {
    if (typeof child === 'string') return [];
    return child.name === name ? [child] : within(child, name);
  });
}

const textOf = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');

/** The nth of elements of which one may stand for several. */
function nth(elements: readonly Element[], n: number, repeated: string): Element | undefined {
  let last = 0;
  return elements.find(({ attributes }) => {
    last += Number(attributes[repeated] ?? 1);
    return last >= n;
  });
}

type At = readonly [number, number];

/** A spreadsheet as flat OpenDocument: what LibreOffice understood of a file. */
export class FlatDocument {
  private readonly root: Element;
  private readonly styles: ReadonlyMap<string, Element>;

  constructor(xml: string) {
    this.root = parse(xml);
    const styles = within(this.root, 'style:style').map((style): [string, Element] => [
      `${style.attributes['style:family']} ${style.attributes['style:name']}`,
      style,
    ]);
    this.styles = new Map(styles);
  }

  /** The sheets in their order: name, whether it is in sight, colour of its tab. */
  sheets(): (readonly [string, boolean, string])[] {
    return within(this.root, 'table:table').map(({ attributes }) => {
      const looks = this.looks('table', attributes['table:style-name']);
      return [
        attributes['table:name'] ?? '',
        looks['table:display'] !== 'false',
        looks['table:tab-color'] ?? '',
      ];
    });
  }

  /** Where the filters stand. */
  filters(): string[] {
    return within(this.root, 'table:database-range')
      .filter(({ attributes }) => attributes['table:display-filter-buttons'] === 'true')
      .map(({ attributes }) => attributes['table:target-range-address'] ?? '');
  }

  /** What the names say that people see. */
  names(): string[] {
    return within(this.root, 'table:named-range').map(({ attributes }) => attributes['table:name'] ?? '');
  }

  /** The type and the value of a cell as they are kept; a text is its type only. */
  value(sheet: string, at: At): string {
    const { attributes = {} } = this.cell(sheet, at) ?? {};
    const value = attributes['office:value'] ?? attributes['office:date-value'] ?? '';
    return `${attributes['office:value-type'] ?? ''}:${value}`;
  }

  /** The formula of a cell. */
  formula(sheet: string, at: At): string | undefined {
    return this.cell(sheet, at)?.attributes['table:formula'];
  }

  note(sheet: string, at: At): string {
    const cell = this.cell(sheet, at);
    const [note] = cell ? within(cell, 'office:annotation') : [];
    return (note ? within(note, 'text:p') : []).map(textOf).join('\n');
  }

  /** The format of a cell, as the name of its kind: `date`, `text`, `number`… */
  format(sheet: string, at: At): string | undefined {
    const style = this.styles.get(`table-cell ${this.styleName(sheet, at)}`);
    const wanted = style?.attributes['style:data-style-name'];
    const [automatic] = within(this.root, 'office:automatic-styles');
    const found = automatic?.children.find(
      (one): one is Element => typeof one !== 'string' && one.attributes['style:name'] === wanted,
    );
    return found?.name.replace(/^number:|-style$/g, '');
  }

  /** All that says how a cell looks. */
  look(sheet: string, at: At): Readonly<Record<string, string>> {
    return this.looks('table-cell', this.styleName(sheet, at));
  }

  /** Where the words of a cell's dropdown stand, and whether another word is refused. */
  list(sheet: string, at: At): readonly [string, boolean] | undefined {
    const wanted = this.cell(sheet, at)?.attributes['table:content-validation-name'];
    const rule = within(this.root, 'table:content-validation').find(
      ({ attributes }) => attributes['table:name'] === wanted,
    );
    if (!rule) return undefined;
    const [error] = within(rule, 'table:error-message');
    return [rule.attributes['table:condition'] ?? '', error?.attributes['table:display'] === 'true'];
  }

  isHidden(sheet: string, row: number): boolean {
    return (this.row(sheet, row)?.attributes['table:visibility'] ?? 'visible') !== 'visible';
  }

  /** The width of a column, in centimetres: LibreOffice measures characters with whatever font it finds. */
  width(sheet: string, column: number): number {
    const name = this.column(sheet, column)?.attributes['table:style-name'];
    return Number.parseFloat(this.looks('table-column', name)['style:column-width'] ?? '');
  }

  private table(sheet: string): Element | undefined {
    return within(this.root, 'table:table').find(({ attributes }) => attributes['table:name'] === sheet);
  }

  private row(sheet: string, row: number): Element | undefined {
    const table = this.table(sheet);
    return table && nth(within(table, 'table:table-row'), row, 'table:number-rows-repeated');
  }

  private column(sheet: string, column: number): Element | undefined {
    const table = this.table(sheet);
    return table && nth(within(table, 'table:table-column'), column, 'table:number-columns-repeated');
  }

  private cell(sheet: string, [row, column]: At): Element | undefined {
    const found = this.row(sheet, row);
    return found && nth(within(found, 'table:table-cell'), column, 'table:number-columns-repeated');
  }

  private styleName(sheet: string, at: At): string | undefined {
    const own = this.cell(sheet, at)?.attributes['table:style-name'];
    return own ?? this.column(sheet, at[1])?.attributes['table:default-cell-style-name'];
  }

  private looks(family: string, name: string | undefined): Readonly<Record<string, string>> {
    const style = this.styles.get(`${family} ${name}`);
    const parts = (style?.children ?? []).flatMap((part) =>
      typeof part === 'string' ? [] : [part.attributes],
    );
    return Object.assign({}, ...parts);
  }
}
