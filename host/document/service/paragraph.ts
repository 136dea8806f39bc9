import type { EnumMember, MembersOf } from '../../emulated.ts';
import type { Blob } from '../../utilities/blob.ts';
import { Node, textNode } from '../store/node.ts';
import { lastStyle } from '../store/runs.ts';
import { textPart } from './attributes.ts';
import { Element } from './element.ts';
import { GLYPH_TYPES, HEADINGS, HORIZONTAL_ALIGNMENTS } from './enums.ts';
import { imageOf } from './image.ts';
import type { InlineImage } from './inline.ts';
import { Text } from './text.ts';

const MEMBERS = {
  appendInlineImage: 'call',
  appendText: 'call',
  clear: 'call',
  copy: 'call',
  editAsText: 'call',
  getAlignment: 'call',
  getAttributes: 'call',
  getChild: 'call',
  getHeading: 'call',
  getIndentEnd: 'call',
  getIndentFirstLine: 'call',
  getIndentStart: 'call',
  getLineSpacing: 'call',
  getNextSibling: 'call',
  getNumChildren: 'call',
  getParent: 'call',
  getPreviousSibling: 'call',
  getSpacingAfter: 'call',
  getSpacingBefore: 'call',
  getText: 'call',
  getType: 'call',
  removeFromParent: 'call',
  setAlignment: 'call',
  setAttributes: 'call',
  setHeading: 'call',
  setIndentEnd: 'call',
  setIndentFirstLine: 'call',
  setIndentStart: 'call',
  setLineSpacing: 'call',
  setSpacingAfter: 'call',
  setSpacingBefore: 'call',
  setText: 'call',
} as const;

const SIGNATURES = {
  appendInlineImage: [['Blob'], ['InlineImage']],
  appendText: [['String'], ['Text']],
  getChild: [['number']],
  setAlignment: [['Enum']],
  setAttributes: [['Object']],
  setHeading: [['Enum']],
  setIndentEnd: [['number']],
  setIndentFirstLine: [['number']],
  setIndentStart: [['number']],
  setLineSpacing: [['number']],
  setSpacingAfter: [['number']],
  setSpacingBefore: [['number']],
  setText: [['String']],
};

/** What a paragraph and a list item share. Lengths are points, line spacing a multiple. */
abstract class Line extends Element {
  clear(): this {
    return this.change(() => this.node.fill([]));
  }

  /** Answers nothing. [T] */
  setText(text: string): void {
    const style = this.ending();
    this.change(() => this.node.fill(text === '' ? [] : [textNode(text, style)]));
  }

  /** Goes on in the style of the text before it. [?] */
  appendText(given: string | Text): Text {
    if (typeof given === 'object') return this.attach(given);
    return this.put(textNode(String(given), this.ending())) as Text;
  }

  appendInlineImage(given: Blob | InlineImage): InlineImage {
    return given instanceof Element ? this.attach(given) : (this.put(imageOf(given)) as InlineImage);
  }

  editAsText(): Text {
    return new Text(this.place, this.node);
  }

  /** NORMAL unless set. */
  getHeading(): EnumMember {
    return HEADINGS.of((this.get('HEADING') ?? 'NORMAL') as 'NORMAL');
  }

  setHeading(heading: EnumMember): this {
    return this.set('HEADING', heading);
  }

  /** Null where the heading's own style decides. */
  getAlignment(): EnumMember | null {
    const name = this.get('HORIZONTAL_ALIGNMENT');
    return name === null ? null : HORIZONTAL_ALIGNMENTS.of(name as 'LEFT');
  }

  setAlignment(alignment: EnumMember): this {
    return this.set('HORIZONTAL_ALIGNMENT', alignment);
  }

  getSpacingBefore(): number | null {
    return this.get('SPACING_BEFORE');
  }

  setSpacingBefore(spacing: number): this {
    return this.set('SPACING_BEFORE', spacing);
  }

  getSpacingAfter(): number | null {
    return this.get('SPACING_AFTER');
  }

  setSpacingAfter(spacing: number): this {
    return this.set('SPACING_AFTER', spacing);
  }

  getLineSpacing(): number | null {
    return this.get('LINE_SPACING');
  }

  setLineSpacing(multiple: number): this {
    return this.set('LINE_SPACING', multiple);
  }

  getIndentStart(): number | null {
    return this.get('INDENT_START');
  }

  setIndentStart(indent: number): this {
    return this.set('INDENT_START', indent);
  }

  getIndentEnd(): number | null {
    return this.get('INDENT_END');
  }

  setIndentEnd(indent: number): this {
    return this.set('INDENT_END', indent);
  }

  getIndentFirstLine(): number | null {
    return this.get('INDENT_FIRST_LINE');
  }

  setIndentFirstLine(indent: number): this {
    return this.set('INDENT_FIRST_LINE', indent);
  }

  /** The style in which text goes on at the end. */
  private ending() {
    return textPart({ ...this.node.style, ...lastStyle(this.node) });
  }
}

/** https://developers.google.com/apps-script/reference/document/paragraph */
export class Paragraph extends Line {
  static readonly service = 'Paragraph';
  static readonly family = 'DocumentApp';
  static readonly members = {
    ...MEMBERS,
    appendHorizontalRule: 'call',
    appendPageBreak: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.Paragraph>;
  static readonly signatures = { ...SIGNATURES, appendHorizontalRule: [[]], appendPageBreak: [[]] };

  appendPageBreak(): Element {
    return this.put(new Node('PAGE_BREAK'));
  }

  appendHorizontalRule(): Element {
    return this.put(new Node('HORIZONTAL_RULE'));
  }
}

/** https://developers.google.com/apps-script/reference/document/list-item */
export class ListItem extends Line {
  static readonly service = 'ListItem';
  static readonly family = 'DocumentApp';
  static readonly members = {
    ...MEMBERS,
    getGlyphType: 'call',
    getListId: 'call',
    getNestingLevel: 'call',
    setGlyphType: 'call',
    setNestingLevel: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.ListItem>;
  static readonly signatures = { ...SIGNATURES, setGlyphType: [['Enum']], setNestingLevel: [['number']] };

  getGlyphType(): EnumMember {
    return GLYPH_TYPES.of((this.get('GLYPH_TYPE') ?? 'NUMBER') as 'NUMBER');
  }

  setGlyphType(glyph: EnumMember): this {
    return this.set('GLYPH_TYPE', glyph);
  }

  getListId(): string {
    return this.get('LIST_ID') ?? '';
  }

  /** 0 is the outermost. */
  getNestingLevel(): number {
    return this.get('NESTING_LEVEL') ?? 0;
  }

  setNestingLevel(level: number): this {
    return this.set('NESTING_LEVEL', level);
  }
}
