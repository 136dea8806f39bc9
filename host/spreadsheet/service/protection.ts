import type { EnumMember, Members } from '../../emulated.ts';
import { Enumeration } from '../../emulated.ts';
import { User } from '../../session/service.ts';
import { mayEditProtected } from '../rights.ts';
import type { Rect } from '../store/a1.ts';
import type { ProtectionRecord } from '../store/tab.ts';
import type { MembersOf } from './members.ts';
import { Range } from './range.ts';
import type { Place, Session } from './session.ts';

export const PROTECTION_TYPES = new Enumeration(['RANGE', 'SHEET']);

function addProtection(session: Session, place: Place, rect: Rect | null): ProtectionRecord {
  const record: ProtectionRecord = {
    id: place.workbook.newNumber(),
    kind: rect ? 'RANGE' : 'SHEET',
    rect,
    description: '',
    editors: [],
    warningOnly: false,
    domainEdit: false,
    unprotected: [],
  };
  session.now(place.workbook, () => {
    place.tab.settings.protections.push(record);
  });
  return record;
}

/** A new protection of those cells; protections of ranges stack. */
export function protectRange(
  session: Session,
  place: Place,
  { row, column, rows, columns }: Rect,
): ProtectionRecord {
  return addProtection(session, place, { row, column, rows, columns });
}

/** The tab's protection, made when it has none: a tab has one at most. */
export function protectTab(session: Session, place: Place): ProtectionRecord {
  const known = place.tab.settings.protections.find(({ kind }) => kind === 'SHEET');
  return known ?? addProtection(session, place, null);
}

/** https://developers.google.com/apps-script/reference/spreadsheet/protection */
export class Protection {
  static readonly service = 'Protection';
  static readonly family = 'SpreadsheetApp';
  static readonly members: Members = {
    getProtectionType: 'call',
    getRange: 'call',
    getDescription: 'call',
    setDescription: 'trip',
    getEditors: 'trip',
    addEditor: 'trip',
    addEditors: 'trip',
    removeEditor: 'trip',
    removeEditors: 'trip',
    isWarningOnly: 'call',
    setWarningOnly: 'trip',
    canEdit: 'call',
    canDomainEdit: 'call',
    setDomainEdit: 'trip',
    getUnprotectedRanges: 'call',
    setUnprotectedRanges: 'trip',
    remove: 'trip',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.Protection>;
  static readonly signatures = {
    setDescription: [['String']],
    addEditor: [['String'], ['User']],
    addEditors: [['Array']],
    removeEditor: [['String'], ['User']],
    removeEditors: [['Array']],
    setWarningOnly: [['Boolean']],
    setDomainEdit: [['Boolean']],
    setUnprotectedRanges: [['Array']],
  };
  private readonly session: Session;
  private readonly place: Place;
  private readonly record: ProtectionRecord;

  constructor(session: Session, place: Place, record: ProtectionRecord) {
    this.session = session;
    this.place = place;
    this.record = record;
  }

  getProtectionType(): EnumMember {
    return PROTECTION_TYPES.of(this.record.kind);
  }

  getRange(): Range {
    return new Range(this.session, this.place, this.record.rect ?? this.place.tab.grid);
  }

  getDescription(): string {
    return this.record.description;
  }

  setDescription(description: string): this {
    return this.change(() => {
      this.record.description = description;
    });
  }

  /** Empty on a new protection; the owner may edit all the same [L]. */
  getEditors(): User[] {
    return this.record.editors.map((email) => new User(email));
  }

  addEditor(editor: string | User): this {
    return this.addEditors([editor]);
  }

  addEditors(editors: readonly (string | User)[]): this {
    return this.change(() => {
      this.record.editors.push(
        ...editors.map(emailOf).filter((email) => !this.record.editors.includes(email)),
      );
    });
  }

  removeEditor(editor: string | User): this {
    return this.removeEditors([editor]);
  }

  removeEditors(editors: readonly (string | User)[]): this {
    const gone = new Set(editors.map(emailOf));
    return this.change(() => {
      this.record.editors = this.record.editors.filter((email) => !gone.has(email));
    });
  }

  isWarningOnly(): boolean {
    return this.record.warningOnly;
  }

  setWarningOnly(warningOnly: boolean): this {
    return this.change(() => {
      this.record.warningOnly = warningOnly;
    });
  }

  canEdit(): boolean {
    return mayEditProtected(this.place.workbook, this.record, this.session.world.user.effective);
  }

  canDomainEdit(): boolean {
    return this.record.domainEdit;
  }

  setDomainEdit(domainEdit: boolean): this {
    return this.change(() => {
      this.record.domainEdit = domainEdit;
    });
  }

  getUnprotectedRanges(): Range[] {
    return this.record.unprotected.map((rect) => new Range(this.session, this.place, rect));
  }

  /** The cells of a protected tab that stay open to everybody. */
  setUnprotectedRanges(ranges: readonly Range[]): this {
    const open = ranges.map(({ rect: { row, column, rows, columns } }) => ({ row, column, rows, columns }));
    return this.change(() => {
      this.record.unprotected = open;
    });
  }

  remove(): void {
    const { settings } = this.place.tab;
    this.session.now(this.place.workbook, () => {
      settings.protections = settings.protections.filter((other) => other !== this.record);
    });
  }

  private change(apply: () => void): this {
    this.session.now(this.place.workbook, apply);
    return this;
  }
}

function emailOf(editor: string | User): string {
  return (typeof editor === 'string' ? editor : editor.getEmail()).toLowerCase();
}
