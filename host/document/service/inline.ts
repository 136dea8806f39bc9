import type { MembersOf } from '../../emulated.ts';
import { Blob } from '../../utilities/blob.ts';
import { Element } from './element.ts';

/** https://developers.google.com/apps-script/reference/document/inline-image */
export class InlineImage extends Element {
  static readonly service = 'InlineImage';
  static readonly family = 'DocumentApp';
  static readonly members = {
    copy: 'call',
    getAltDescription: 'call',
    getAltTitle: 'call',
    getBlob: 'call',
    getHeight: 'call',
    getParent: 'call',
    getType: 'call',
    getWidth: 'call',
    removeFromParent: 'call',
    setAltDescription: 'call',
    setAltTitle: 'call',
    setHeight: 'call',
    setWidth: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.InlineImage>;
  static readonly signatures = {
    setAltDescription: [['String']],
    setAltTitle: [['String']],
    setHeight: [['number']],
    setWidth: [['number']],
  };

  getBlob(): Blob {
    return new Blob(Buffer.from(this.get<string>('BASE64') ?? '', 'base64'), this.get('TYPE'), null);
  }

  /** In pixels; the height does not follow. */
  setWidth(width: number): this {
    return this.set('WIDTH', width);
  }

  setHeight(height: number): this {
    return this.set('HEIGHT', height);
  }

  getWidth(): number | null {
    return this.get('WIDTH');
  }

  getHeight(): number | null {
    return this.get('HEIGHT');
  }

  setAltTitle(title: string): this {
    return this.set('ALT_TITLE', title);
  }

  /** What a screen reader says. */
  setAltDescription(description: string): this {
    return this.set('ALT_DESCRIPTION', description);
  }

  getAltTitle(): string | null {
    return this.get('ALT_TITLE');
  }

  getAltDescription(): string | null {
    return this.get('ALT_DESCRIPTION');
  }
}

/** https://developers.google.com/apps-script/reference/document/page-break */
export class PageBreak extends Element {
  static readonly service = 'PageBreak';
  static readonly family = 'DocumentApp';
  static readonly members = {
    getParent: 'call',
    getType: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.PageBreak>;
}

/** https://developers.google.com/apps-script/reference/document/horizontal-rule */
export class HorizontalRule extends Element {
  static readonly service = 'HorizontalRule';
  static readonly family = 'DocumentApp';
  static readonly members = {
    getParent: 'call',
    getType: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.HorizontalRule>;
}

/** The number of a page, say: a script sees that it is there. reference/document/unsupported-element */
export class UnsupportedElement extends Element {
  static readonly service = 'UnsupportedElement';
  static readonly family = 'DocumentApp';
  static readonly members = {
    getParent: 'call',
    getType: 'call',
  } satisfies MembersOf<GoogleAppsScript.Document.UnsupportedElement>;
}
