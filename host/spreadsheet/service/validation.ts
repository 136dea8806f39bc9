import type { EnumMember, Members } from '../../emulated.ts';
import { Enumeration } from '../../emulated.ts';
import type { ListRule } from '../store/tab.ts';
import type { MembersOf } from './members.ts';

/** The criteria the host knows: a dropdown of words. */
export const CRITERIA = new Enumeration(['VALUE_IN_LIST']);

/** https://developers.google.com/apps-script/reference/spreadsheet/data-validation */
export class DataValidation {
  static readonly service = 'DataValidation';
  static readonly family = 'SpreadsheetApp';
  static readonly members: Members = {
    getAllowInvalid: 'call',
    getCriteriaType: 'call',
    getCriteriaValues: 'call',
    getHelpText: 'call',
    copy: 'call',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.DataValidation>;
  readonly rule: ListRule;

  constructor(rule: ListRule) {
    this.rule = rule;
  }

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  getCriteriaType(): EnumMember {
    return CRITERIA.of('VALUE_IN_LIST');
  }

  /** The words, then whether the cell shows an arrow. */
  getCriteriaValues(): [readonly string[], boolean] {
    return [this.rule.values, this.rule.dropdown];
  }

  getHelpText(): string | null {
    return this.rule.help;
  }

  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.rule);
  }
}

const EMPTY: ListRule = { values: [], dropdown: true, allowInvalid: true, help: null };

/** https://developers.google.com/apps-script/reference/spreadsheet/data-validation-builder */
export class DataValidationBuilder {
  static readonly service = 'DataValidationBuilder';
  static readonly family = 'SpreadsheetApp';
  static readonly members: Members = {
    requireValueInList: 'call',
    setAllowInvalid: 'call',
    setHelpText: 'call',
    build: 'call',
  } satisfies MembersOf<GoogleAppsScript.Spreadsheet.DataValidationBuilder>;
  static readonly signatures = {
    requireValueInList: [['Array'], ['Array', 'Boolean']],
    setAllowInvalid: [['Boolean']],
    setHelpText: [['String']],
  };
  private rule: ListRule;

  constructor(rule: ListRule = EMPTY) {
    this.rule = rule;
  }

  requireValueInList(values: readonly unknown[], dropdown = true): DataValidationBuilder {
    this.rule = { ...this.rule, values: values.map(String), dropdown };
    return this;
  }

  setAllowInvalid(allowInvalid: boolean): DataValidationBuilder {
    this.rule = { ...this.rule, allowInvalid };
    return this;
  }

  setHelpText(help: string): DataValidationBuilder {
    this.rule = { ...this.rule, help };
    return this;
  }

  build(): DataValidation {
    return new DataValidation(this.rule);
  }
}
