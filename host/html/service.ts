import { Enumeration, type MembersOf, ServiceError } from '../emulated.ts';
import type { World } from '../world.ts';
import { HtmlOutput } from './output.ts';
import { HtmlTemplate } from './template.ts';

/** https://developers.google.com/apps-script/reference/html/html-service */
export class HtmlService {
  static readonly service = 'HtmlService';
  static readonly members = {
    createHtmlOutput: 'call',
    createHtmlOutputFromFile: 'call',
    createTemplate: 'call',
    createTemplateFromFile: 'call',
  } satisfies MembersOf<GoogleAppsScript.HTML.HtmlService>;
  static readonly signatures = {
    createHtmlOutput: [[], ['String']],
    createHtmlOutputFromFile: [['String']],
    createTemplate: [['String']],
    createTemplateFromFile: [['String']],
  };
  /** There is no SAMEORIGIN. [C] */
  readonly XFrameOptionsMode = new Enumeration(['ALLOWALL', 'DEFAULT']);
  readonly SandboxMode = new Enumeration(['EMULATED', 'IFRAME', 'NATIVE']);
  constructor(private readonly world: World) {}

  createHtmlOutput(html: unknown = ''): HtmlOutput {
    return new HtmlOutput(String(html));
  }

  createHtmlOutputFromFile(name: string): HtmlOutput {
    return new HtmlOutput(this.file(name));
  }

  createTemplate(html: string): HtmlTemplate {
    return new HtmlTemplate(html, this.world);
  }

  createTemplateFromFile(name: string): HtmlTemplate {
    return new HtmlTemplate(this.file(name), this.world);
  }

  private file(name: string): string {
    const text = this.world.program.page(name);
    if (text === undefined) throw new ServiceError(`No HTML file named ${name} was found.`);
    return text;
  }
}
