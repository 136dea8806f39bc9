import { type MembersOf, ServiceError } from '../../emulated.ts';
import { User } from '../../session/service.ts';
import type { Draft } from '../draft.ts';
import { alreadyThere } from '../messages.ts';
import type { StoredDocument } from '../store/document.ts';
import { type Node, sectionNode } from '../store/node.ts';
import type { Body, FooterSection, HeaderSection } from './body.ts';
import type { Element } from './element.ts';
import { wrap } from './wrap.ts';

/** https://developers.google.com/apps-script/reference/document/document */
export class Document {
  static readonly service = 'Document';
  static readonly family = 'DocumentApp';
  static readonly members = {
    addEditor: 'trip',
    addEditors: 'trip',
    addFooter: 'call',
    addHeader: 'call',
    addViewer: 'trip',
    addViewers: 'trip',
    getBody: 'call',
    getEditors: 'trip',
    getFooter: 'call',
    getHeader: 'call',
    getId: 'call',
    getName: 'call',
    getUrl: 'call',
    getViewers: 'trip',
    removeEditor: 'trip',
    removeViewer: 'trip',
    saveAndClose: 'trip',
    setName: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Document.Document>;
  static readonly signatures = {
    addEditor: [['String'], ['User']],
    addEditors: [['Array']],
    addViewer: [['String'], ['User']],
    addViewers: [['Array']],
    removeEditor: [['String'], ['User']],
    removeViewer: [['String'], ['User']],
    saveAndClose: [[]],
    setName: [['String']],
  };

  /** @param address where a person opens the document */
  constructor(
    private readonly draft: Draft,
    private readonly address: string,
  ) {}

  getId(): string {
    return this.head.id;
  }

  getUrl(): string {
    return this.address;
  }

  getName(): string {
    return this.head.name;
  }

  /** Takes effect at once, as sharing does: only the content waits. */
  setName(name: string): this {
    return this.change((head) => {
      head.name = name;
    });
  }

  getBody(): Body {
    return this.section(this.draft.content.body) as Body;
  }

  /** Null until one is added. [L] */
  getHeader(): HeaderSection | null {
    const { header } = this.draft.content;
    return header && (this.section(header) as HeaderSection);
  }

  getFooter(): FooterSection | null {
    const { footer } = this.draft.content;
    return footer && (this.section(footer) as FooterSection);
  }

  addHeader(): HeaderSection {
    if (this.draft.content.header !== null) throw alreadyThere('header');
    const section = sectionNode('HEADER_SECTION');
    this.draft.edit(() => {
      this.draft.content.header = section;
    });
    return this.section(section) as HeaderSection;
  }

  addFooter(): FooterSection {
    if (this.draft.content.footer !== null) throw alreadyThere('footer');
    const section = sectionNode('FOOTER_SECTION');
    this.draft.edit(() => {
      this.draft.content.footer = section;
    });
    return this.section(section) as FooterSection;
  }

  /** Everybody sees the edits; from here on this object and its elements refuse further ones. [C] */
  saveAndClose(): void {
    this.draft.requireOpen();
    this.draft.save();
  }

  addEditor(editor: string | User): this {
    return this.addEditors([emailOf(editor)]);
  }

  /** Refuses what is not an address; adding somebody twice changes nothing. */
  addEditors(emails: readonly string[]): this {
    refuseWrong(emails);
    return this.change((head, document) => {
      head.editors.push(...emails.filter((email) => !document.isEditableBy(email)));
    });
  }

  addViewer(viewer: string | User): this {
    return this.addViewers([emailOf(viewer)]);
  }

  addViewers(emails: readonly string[]): this {
    refuseWrong(emails);
    return this.change((head, document) => {
      head.viewers.push(...emails.filter((email) => !document.isOpenTo(email)));
    });
  }

  removeEditor(editor: string | User): this {
    return this.change((head) => {
      head.editors = without(head.editors, emailOf(editor));
    });
  }

  removeViewer(viewer: string | User): this {
    return this.change((head) => {
      head.viewers = without(head.viewers, emailOf(viewer));
    });
  }

  /** With the owner, first. */
  getEditors(): User[] {
    return [this.head.owner, ...this.head.editors].map((email) => new User(email));
  }

  getViewers(): User[] {
    return this.head.viewers.map((email) => new User(email));
  }

  private get head(): StoredDocument['head'] {
    return this.draft.parts.document.head;
  }

  private section(node: Node): Element {
    return wrap({ draft: this.draft, wrap }, node);
  }

  private change(edit: (head: StoredDocument['head'], document: StoredDocument) => void): this {
    this.draft.requireOpen();
    const { document } = this.draft.parts;
    edit(document.head, document);
    document.dirty = true;
    return this;
  }
}

function emailOf(who: string | User): string {
  return typeof who === 'string' ? who : who.getEmail();
}

function without(accounts: readonly string[], email: string): string[] {
  return accounts.filter((account) => account.toLowerCase() !== email.toLowerCase());
}

function refuseWrong(emails: readonly string[]): void {
  const wrong = emails.find((email) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email));
  if (wrong !== undefined) throw new ServiceError(`Invalid email: ${wrong}`);
}
