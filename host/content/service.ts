import { Enumeration, type EnumMember, type MembersOf } from '../emulated.ts';

/** https://developers.google.com/apps-script/reference/content/content-service */
export class ContentService {
  static readonly service = 'ContentService';
  static readonly members = {
    createTextOutput: 'call',
  } satisfies MembersOf<GoogleAppsScript.Content.ContentService>;
  static readonly signatures = { createTextOutput: [[], ['String']] };
  readonly MimeType = new Enumeration([
    'ATOM',
    'CSV',
    'ICAL',
    'JAVASCRIPT',
    'JSON',
    'RSS',
    'TEXT',
    'VCARD',
    'XML',
  ]);

  createTextOutput(content: unknown = ''): TextOutput {
    return new TextOutput(String(content), this.MimeType.of('TEXT'));
  }
}

export class TextOutput {
  static readonly service = 'TextOutput';
  static readonly family = 'ContentService';
  static readonly members = {
    getContent: 'call',
    setContent: 'call',
    getMimeType: 'call',
    setMimeType: 'call',
  } satisfies MembersOf<GoogleAppsScript.Content.TextOutput>;
  static readonly signatures = { setContent: [['String']], setMimeType: [['Enum']] };
  constructor(
    private content: string,
    private mimeType: EnumMember,
  ) {}

  getContent(): string {
    return this.content;
  }

  setContent(content: unknown): this {
    this.content = String(content);
    return this;
  }

  getMimeType(): EnumMember {
    return this.mimeType;
  }

  setMimeType(mimeType: EnumMember): this {
    this.mimeType = mimeType;
    return this;
  }
}
