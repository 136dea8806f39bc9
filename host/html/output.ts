import { type EnumMember, type MembersOf, ServiceError } from '../emulated.ts';

const META_ALLOWED = [
  'apple-mobile-web-app-capable',
  'google-site-verification',
  'mobile-web-app-capable',
  'viewport',
];

/** https://developers.google.com/apps-script/reference/html/html-output */
export class HtmlOutput {
  static readonly service = 'HtmlOutput';
  static readonly family = 'HtmlService';
  static readonly members = {
    addMetaTag: 'call',
    append: 'call',
    appendUntrusted: 'call',
    clear: 'call',
    getContent: 'call',
    getFaviconUrl: 'call',
    getHeight: 'call',
    getTitle: 'call',
    getWidth: 'call',
    setContent: 'call',
    setFaviconUrl: 'call',
    setHeight: 'call',
    setSandboxMode: 'call',
    setTitle: 'call',
    setWidth: 'call',
    setXFrameOptionsMode: 'call',
  } satisfies MembersOf<GoogleAppsScript.HTML.HtmlOutput>;
  static readonly signatures = {
    addMetaTag: [['String', 'String']],
    append: [['String']],
    appendUntrusted: [['String']],
    setContent: [['String']],
    setFaviconUrl: [['String']],
    setHeight: [['number']],
    setSandboxMode: [['Enum']],
    setTitle: [['String']],
    setWidth: [['number']],
    setXFrameOptionsMode: [['Enum']],
  };
  readonly metaTags: Record<string, string> = {};
  frameOptions = 'DEFAULT';
  private title = '';
  private favicon: string | null = null;
  private width: number | null = null;
  private height: number | null = null;

  constructor(private html: string) {}

  /** Only four names are allowed. [D] */
  addMetaTag(name: string, content: string): this {
    if (!META_ALLOWED.includes(name)) {
      throw new ServiceError(`The meta tag you specified is not allowed in this context.`);
    }
    this.metaTags[name] = content;
    return this;
  }

  append(html: unknown): this {
    this.html += String(html);
    return this;
  }

  appendUntrusted(text: unknown): this {
    this.html += escapeHtml(String(text));
    return this;
  }

  clear(): this {
    this.html = '';
    return this;
  }

  getContent(): string {
    return this.html;
  }

  setContent(html: unknown): this {
    this.html = String(html);
    return this;
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: unknown): this {
    this.title = String(title);
    return this;
  }

  getFaviconUrl(): string | null {
    return this.favicon;
  }

  setFaviconUrl(address: unknown): this {
    this.favicon = String(address);
    return this;
  }

  getWidth(): number | null {
    return this.width;
  }

  setWidth(width: number): this {
    this.width = width;
    return this;
  }

  getHeight(): number | null {
    return this.height;
  }

  setHeight(height: number): this {
    this.height = height;
    return this;
  }

  /** Has no effect any more. [D] */
  setSandboxMode(): this {
    return this;
  }

  setXFrameOptionsMode(mode: EnumMember): this {
    this.frameOptions = mode.name();
    return this;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
