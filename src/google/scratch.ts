import { stamp } from '../dates.ts';
import type { Ports } from '../ports.ts';
import { files } from './files.ts';
import { hasNumbers, numberedDocument } from './numbered.ts';

/** Where the self-check tries what is believed of Google: a tab of its own, deleted afterwards. */
export const scratch: Ports['scratch'] = (workbookId) => {
  const book = SpreadsheetApp.openById(workbookId);
  const sheet = book.insertSheet(`Essai ${Utilities.getUuid().slice(0, 8)}`);
  const texts = (values: readonly string[], column: number) => {
    const range = sheet.getRange(1, column, values.length, 1);
    range.setNumberFormat('@').setValues(values.map((value) => [value]));
    SpreadsheetApp.flush();
    return range;
  };
  const properties = PropertiesService.getScriptProperties();
  return {
    tools: {
      lastRowOfEmptyTab: () => {
        sheet.clear();
        return sheet.getLastRow();
      },
      emptyCell: () => sheet.getRange(1, 26).getValue(),
      throughTextCells: (values) =>
        texts(values, 1)
          .getValues()
          .map(([cell]) => cell),
      formulasOf: (values) =>
        texts(values, 2)
          .getFormulas()
          .map(([formula]) => formula ?? ''),
      throughDateCell: (instant) => {
        const cell = sheet.getRange(1, 3);
        cell.setNumberFormat('dd/MM/yyyy HH:mm:ss').setValue(new Date(instant));
        SpreadsheetApp.flush();
        return (cell.getValue() as Date).getTime();
      },
      takesTwoLocks: () => {
        const lock = LockService.getScriptLock();
        if (!lock.tryLock(5000))
          throw new Error('Quelqu’un tient le verrou\u00a0: recommencez dans une minute');
        const held = LockService.getScriptLock().tryLock(0);
        lock.releaseLock();
        return held;
      },
      missingMemory: () => properties.getProperty('essai-absent'),
      memoryIsText: () => {
        properties.setProperty('essai', '42');
        const kept: unknown = properties.getProperty('essai');
        properties.deleteProperty('essai');
        return kept === '42';
      },
      notedThenForgotten: () => {
        const cache = CacheService.getScriptCache();
        cache.put('essai', 'oui', 60);
        const noted = cache.get('essai');
        cache.remove('essai');
        return [noted, cache.get('essai')];
      },
      throughAnotherOpening: (text) => {
        sheet.getRange(1, 4).setValue(text);
        SpreadsheetApp.flush();
        return SpreadsheetApp.openById(workbookId).getSheetByName(sheet.getName())?.getRange(1, 4).getValue();
      },
      throughNewRows: (text) => {
        const last = sheet.getMaxRows();
        sheet.getRange(1, 5, last, 1).setNumberFormat('@');
        sheet.insertRowsAfter(last, 2);
        const added = sheet.getRange(last + 2, 5);
        added.setValue(text);
        SpreadsheetApp.flush();
        return added.getValue();
      },
      timers: () =>
        ScriptApp.getProjectTriggers().map((trigger) => [
          trigger.getHandlerFunction(),
          trigger.getUniqueId(),
        ]),
      whoAsks: () => Session.getActiveUser().getEmail(),
      address: () => ScriptApp.getService().getUrl(),
      hourInParis: (instant) => Number(Utilities.formatDate(new Date(instant), 'Europe/Paris', 'H')),
      hourByEngine: (instant) => Number(stamp(instant).slice(11, 13)),
      filesThroughFolder,
      numbersThroughWord: () => {
        const document = numberedDocument('Essai de Da Capo');
        if (!document) return false;
        const found = hasNumbers(document);
        files.remove(document.getId());
        return found;
      },
      opensOnceRemoved,
      scriptTimeZone: () => Session.getScriptTimeZone(),
      mailsLeft: () => MailApp.getRemainingDailyQuota(),
    },
    done: () => {
      book.deleteSheet(sheet);
    },
  };
};

function opensOnceRemoved(): boolean {
  const document = DocumentApp.create('Essai de Da Capo');
  document.saveAndClose();
  files.remove(document.getId());
  try {
    DocumentApp.openById(document.getId());
    return true;
  } catch (_gone) {
    return false;
  }
}

/** How many of the trial's own files are found, while it is there and once it is removed. */
function filesThroughFolder(): number[] {
  const folder = files.folder('Essai de Da Capo', '');
  const bytes = Utilities.base64Decode('iVBORw0KGgo=');
  const { id } = files.create({ name: 'Essai', type: 'image/png', bytes, folder });
  const found = () => files.documents(Date.now() + 60_000).filter((one) => one === id).length;
  const before = found();
  files.remove(id);
  const after = found();
  files.remove(folder);
  return [before, after];
}
