import type { MembersOf } from '../../emulated.ts';
import { refused } from '../messages.ts';
import { type Node, type Style, textNode } from '../store/node.ts';
import { lastStyle, restyle, styleAt } from '../store/runs.ts';
import { setTextAttributes, textPart } from './attributes.ts';
import { Element } from './element.ts';

type Value = Style[string] | null;

/** (value) for the whole · (start, end, value) for the characters from start to end, both included. */
type Given<T> = readonly [T] | readonly [number, number, T];

const styled = (word: string): readonly (readonly string[])[] => [[word], ['number', 'number', word]];
const asked: readonly (readonly string[])[] = [[], ['number']];

/** https://developers.google.com/apps-script/reference/document/text — or all the text of a paragraph. */
export class Text extends Element {
  static readonly service = 'Text';
  static readonly family = 'DocumentApp';
  static readonly members = {
    appendText: 'call',
    copy: 'call',
    getAttributes: 'call',
    getFontFamily: 'call',
    getFontSize: 'call',
    getForegroundColor: 'call',
    getLinkUrl: 'call',
    getParent: 'call',
    getText: 'call',
    getType: 'call',
    isBold: 'call',
    isItalic: 'call',
    isUnderline: 'call',
    setAttributes: 'call',
    setBold: 'call',
    setFontFamily: 'call',
    setFontSize: 'call',
    setForegroundColor: 'call',
    setItalic: 'call',
    setLinkUrl: 'call',
    setText: 'call',
    setUnderline: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.Text>;
  static readonly signatures = {
    appendText: [['String']],
    getFontFamily: asked,
    getFontSize: asked,
    getForegroundColor: asked,
    getLinkUrl: asked,
    isBold: asked,
    isItalic: asked,
    isUnderline: asked,
    setAttributes: [['Object']],
    setBold: styled('Boolean'),
    setFontFamily: styled('String'),
    setFontSize: styled('number'),
    setForegroundColor: styled('String'),
    setItalic: styled('Boolean'),
    setLinkUrl: styled('String'),
    setText: [['String']],
    setUnderline: styled('Boolean'),
  };

  setText(text: string): this {
    const style = this.ending();
    return this.change(() => {
      if (this.node.type === 'TEXT') this.node.runs = [{ text, style }];
      else this.node.fill(text === '' ? [] : [textNode(text, style)]);
    });
  }

  appendText(text: string): this {
    const style = this.ending();
    return this.change(() => {
      if (this.node.type === 'TEXT') this.node.runs.push({ text, style });
      else this.node.insert(textNode(text, style));
    });
  }

  setBold(...given: Given<boolean>): this {
    return this.style('BOLD', given);
  }

  setItalic(...given: Given<boolean>): this {
    return this.style('ITALIC', given);
  }

  setUnderline(...given: Given<boolean>): this {
    return this.style('UNDERLINE', given);
  }

  /** In points. */
  setFontSize(...given: Given<number>): this {
    return this.style('FONT_SIZE', given);
  }

  setFontFamily(...given: Given<string>): this {
    return this.style('FONT_FAMILY', given);
  }

  /** As in CSS: `#211d33`. */
  setForegroundColor(...given: Given<string | null>): this {
    return this.style('FOREGROUND_COLOR', given);
  }

  /** Null takes the link away. */
  setLinkUrl(...given: Given<string | null>): this {
    return this.style('LINK_URL', given);
  }

  /** Null where the text is of several styles or takes the document's. */
  isBold(offset?: number): Value {
    return this.read('BOLD', offset);
  }

  isItalic(offset?: number): Value {
    return this.read('ITALIC', offset);
  }

  isUnderline(offset?: number): Value {
    return this.read('UNDERLINE', offset);
  }

  getFontSize(offset?: number): Value {
    return this.read('FONT_SIZE', offset);
  }

  getFontFamily(offset?: number): Value {
    return this.read('FONT_FAMILY', offset);
  }

  getForegroundColor(offset?: number): Value {
    return this.read('FOREGROUND_COLOR', offset);
  }

  getLinkUrl(offset?: number): Value {
    return this.read('LINK_URL', offset);
  }

  private style(name: string, given: Given<Value>): this {
    if (given.length === 1) return this.change(() => setTextAttributes(this.node, { [name]: given[0] }));
    const [start, end, value] = given;
    const { length } = this.node.text;
    if (start < 0 || end < start || end >= length) throw refused('offsets');
    return this.change(() => restyle(this.texts(), { start, end }, { [name]: value }));
  }

  private read(name: string, offset?: number): Value {
    const texts = this.texts();
    return texts.length === 0 ? (this.node.style[name] ?? null) : (styleAt(texts, name, offset) ?? null);
  }

  private texts(): Node[] {
    return this.node.all('TEXT');
  }

  private ending(): Style {
    return textPart({ ...this.node.style, ...lastStyle(this.node) });
  }
}
