import { documentAddress } from '../../address.ts';
import type { Members, MembersOf } from '../../emulated.ts';
import { isConsumer, LIMITS } from '../../limits.ts';
import type { World } from '../../world.ts';
import { draftIn } from '../draft.ts';
import { missing, refused } from '../messages.ts';
import type { StoredDocument } from '../store/document.ts';
import { Document } from './document.ts';
import * as enums from './enums.ts';

const SCOPE = ['https://www.googleapis.com/auth/documents'];
const DAY_MS = 24 * 3_600_000;

/** Documents made by one account since the first; forgotten after 24 hours. */
export interface DocumentUse {
  readonly since: number;
  readonly documents: number;
}

/** https://developers.google.com/apps-script/reference/document/document-app */
export class DocumentApp {
  static readonly service = 'DocumentApp';
  static readonly members: Members = {
    create: 'trip',
    openById: 'trip',
    openByUrl: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Document.DocumentApp>;
  static readonly scopes = { create: SCOPE, openById: SCOPE, openByUrl: SCOPE };
  static readonly signatures = { create: [['String']], openById: [['String']], openByUrl: [['String']] };
  readonly Attribute = enums.ATTRIBUTES;
  readonly ElementType = enums.ELEMENT_TYPES;
  readonly GlyphType = enums.GLYPH_TYPES;
  readonly HorizontalAlignment = enums.HORIZONTAL_ALIGNMENTS;
  readonly ParagraphHeading = enums.HEADINGS;
  readonly VerticalAlignment = enums.VERTICAL_ALIGNMENTS;

  constructor(private readonly world: World) {}

  /** A new document of the effective user, there at once even if the execution dies. So many a day. */
  create(name: string): Document {
    this.count();
    return this.opened(this.world.documents.create(name, this.world.user.effective));
  }

  /** One sentence for an unknown identifier and for a document not shared with the effective user. [C] */
  openById(id: string): Document {
    const document = this.world.documents.get(id);
    if (!document?.isOpenTo(this.world.user.effective)) throw missing(id);
    return this.opened(document);
  }

  openByUrl(url: string): Document {
    const id = /\/(?:document\/d|papiers)\/([\w-]+)/.exec(url)?.[1];
    if (id === undefined) throw refused('invalidUrl');
    return this.openById(id);
  }

  private opened(document: StoredDocument): Document {
    const { execution, user, chance, unconfirmed } = this.world;
    const draft = draftIn(execution, { document, email: user.effective, chance, unconfirmed });
    return new Document(draft, documentAddress(this.world.address, document.head.id));
  }

  /** Documents of one account over 24 hours. [D] guides/services/quotas */
  private count(): void {
    const { documentUse } = this.world.state;
    const { effective } = this.world.user;
    const limit = isConsumer(effective) ? LIMITS.documentsPerDayConsumer : LIMITS.documentsPerDayWorkspace;
    const now = this.world.now();
    const known = documentUse[effective];
    const use = known === undefined || now - known.since >= DAY_MS ? { since: now, documents: 0 } : known;
    if (use.documents >= limit.value) throw refused('tooMany');
    documentUse[effective] = { since: use.since, documents: use.documents + 1 };
  }
}
