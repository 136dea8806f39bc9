import type { MembersOf } from '../../emulated.ts';
import { Node } from '../store/node.ts';
import { Container } from './container.ts';
import type { Element } from './element.ts';

/** What a body, a header and a footer know. */
const SECTION = {
  appendHorizontalRule: 'call',
  appendImage: 'call',
  appendListItem: 'call',
  appendParagraph: 'call',
  appendTable: 'call',
  clear: 'call',
  getChild: 'call',
  getChildIndex: 'call',
  getListItems: 'call',
  getNumChildren: 'call',
  getParagraphs: 'call',
  getTables: 'call',
  getText: 'call',
  getType: 'call',
  insertParagraph: 'call',
  setAttributes: 'call',
  setText: 'call',
} as const;

const SIGNATURES = {
  appendHorizontalRule: [[]],
  appendImage: [['Blob'], ['InlineImage']],
  appendListItem: [['String'], ['ListItem']],
  appendParagraph: [['String'], ['Paragraph']],
  appendTable: [[], ['Array'], ['Table']],
  getChild: [['number']],
  insertParagraph: [
    ['number', 'String'],
    ['number', 'Paragraph'],
  ],
  setAttributes: [['Object']],
  setText: [['String']],
};

/** https://developers.google.com/apps-script/reference/document/body */
export class Body extends Container {
  static readonly service = 'Body';
  static readonly family = 'DocumentApp';
  static readonly members = {
    ...SECTION,
    appendPageBreak: 'call',
    getAttributes: 'call',
    getMarginBottom: 'call',
    getMarginLeft: 'call',
    getMarginRight: 'call',
    getMarginTop: 'call',
    getPageHeight: 'call',
    getPageWidth: 'call',
    setHeadingAttributes: 'call',
    setMarginBottom: 'call',
    setMarginLeft: 'call',
    setMarginRight: 'call',
    setMarginTop: 'call',
    setPageHeight: 'call',
    setPageWidth: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.Body>;
  static readonly signatures = {
    ...SIGNATURES,
    appendPageBreak: [[], ['PageBreak']],
    setHeadingAttributes: [['Enum', 'Object']],
    setMarginBottom: [['number']],
    setMarginLeft: [['number']],
    setMarginRight: [['number']],
    setMarginTop: [['number']],
    setPageHeight: [['number']],
    setPageWidth: [['number']],
  };

  /** A paragraph that holds a page break. [L] */
  appendPageBreak(): Element {
    return this.alone(new Node('PAGE_BREAK'));
  }

  /** Live ignores what it says of text and alignment [L]: here it changes nothing at all. */
  setHeadingAttributes(): this {
    return this.change(() => {});
  }

  /** In points. */
  setMarginBottom(margin: number): this {
    return this.set('MARGIN_BOTTOM', margin);
  }

  setMarginLeft(margin: number): this {
    return this.set('MARGIN_LEFT', margin);
  }

  setMarginRight(margin: number): this {
    return this.set('MARGIN_RIGHT', margin);
  }

  setMarginTop(margin: number): this {
    return this.set('MARGIN_TOP', margin);
  }

  setPageHeight(height: number): this {
    return this.set('PAGE_HEIGHT', height);
  }

  setPageWidth(width: number): this {
    return this.set('PAGE_WIDTH', width);
  }

  /** One inch unless set. [L] */
  getMarginBottom(): number {
    return this.get<number>('MARGIN_BOTTOM') ?? PAGE.margin;
  }

  getMarginLeft(): number {
    return this.get<number>('MARGIN_LEFT') ?? PAGE.margin;
  }

  getMarginRight(): number {
    return this.get<number>('MARGIN_RIGHT') ?? PAGE.margin;
  }

  getMarginTop(): number {
    return this.get<number>('MARGIN_TOP') ?? PAGE.margin;
  }

  /** American letter paper unless set: the account's country decides on live. [?] */
  getPageHeight(): number {
    return this.get<number>('PAGE_HEIGHT') ?? PAGE.height;
  }

  getPageWidth(): number {
    return this.get<number>('PAGE_WIDTH') ?? PAGE.width;
  }
}

/** The page of a new document, in points. */
export const PAGE = { width: 612, height: 792, margin: 72 } as const;

/** https://developers.google.com/apps-script/reference/document/header-section */
export class HeaderSection extends Container {
  static readonly service = 'HeaderSection';
  static readonly family = 'DocumentApp';
  static readonly members = SECTION satisfies MembersOf<GoogleAppsScript.Document.HeaderSection>;
  static readonly signatures = SIGNATURES;
}

/** https://developers.google.com/apps-script/reference/document/footer-section */
export class FooterSection extends Container {
  static readonly service = 'FooterSection';
  static readonly family = 'DocumentApp';
  static readonly members = SECTION satisfies MembersOf<GoogleAppsScript.Document.FooterSection>;
  static readonly signatures = SIGNATURES;
}
