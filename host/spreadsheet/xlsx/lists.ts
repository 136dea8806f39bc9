import type { Worksheet } from '@cj-tech-master/excelts';
import { columnName, formatA1 } from '../store/a1.ts';
import type { ListRule, Tab } from '../store/tab.ts';
import { escaped, pieces } from './text.ts';

/** More in the help of a rule, and Excel refuses the whole file. */
const LONGEST_HELP = 255;

/** Where the words of each dropdown stand in a hidden sheet: written in a rule they may hold no comma and 255 characters. */
export class Lists {
  private readonly known = new Map<string, string>();
  private readonly open: () => Worksheet;
  private sheet: Worksheet | undefined;

  /** `open` makes the hidden sheet, once there is a list. */
  constructor(open: () => Worksheet) {
    this.open = open;
  }

  /** The reference of those words, as a formula. */
  reference(words: readonly string[]): string {
    const key = JSON.stringify(words);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.sheet ??= this.open();
    const sheet = this.sheet;
    const column = this.known.size + 1;
    words.forEach((word, index) => {
      sheet.getCell(index + 1, column).value = escaped(word);
    });
    const name = columnName(column);
    const reference = `'${sheet.name}'!$${name}$1:$${name}$${Math.max(1, words.length)}`;
    this.known.set(key, reference);
    return reference;
  }
}

/** The dropdowns of a tab. One rule per run of cells of a column, so that 20,000 rows cost one line. */
export function writeRules(tab: Tab, sheet: Worksheet, lists: Lists): void {
  for (let column = 1; column <= tab.settings.columns; column += 1) {
    let start = 1;
    for (let row = 1; row <= tab.settings.rows; row += 1) {
      const number = tab.validations.get(start, column);
      if (row < tab.settings.rows && tab.validations.get(row + 1, column) === number) continue;
      const rule = tab.settings.rules[number - 1];
      const run = formatA1({ row: start, column, rows: row - start + 1, columns: 1 });
      if (rule) addRule(sheet, run, { rule, formula: lists.reference(rule.values) });
      start = row + 1;
    }
  }
}

function addRule(
  sheet: Worksheet,
  run: string,
  { rule, formula }: { rule: ListRule; formula: string },
): void {
  sheet.dataValidations.add(run.includes(':') ? `range:${run}` : run, {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: !rule.allowInvalid,
    ...(rule.help === null
      ? {}
      : { showInputMessage: true, prompt: escaped(pieces(rule.help, LONGEST_HELP)[0] ?? '') }),
  });
}
