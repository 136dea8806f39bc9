const frontName = 'Accueil';
const addressLabel = 'Adresse de Da Capo';

/** Whoever edits the workbook could write another address there: only Google's, or a rehearsal's, is offered. */
const trusted = /^(https:\/\/script\.google\.com\/|http:\/\/localhost:\d+\/)[\w./:-]*$/;

/** Longer addresses do not pass everywhere. */
const longestLink = 2000;

/** Offers the page that does the work: `page=bureau&action=guichet`, and what it is to work on. */
export function offer(query: string, title: string): void {
  const ui = SpreadsheetApp.getUi();
  const address = addressIn(SpreadsheetApp.getActiveSpreadsheet());
  if (!trusted.test(address)) {
    ui.alert(
      'L’onglet Accueil ne contient pas l’adresse de Da Capo. Demandez à la personne qui gère la campagne.',
    );
    return;
  }
  const link = `${address}?${query}`;
  if (link.length > longestLink) {
    ui.alert('Cela fait trop d’élèves pour une fois. Choisissez moins de lignes, puis recommencez.');
    return;
  }
  const html = `<p style="font:16px system-ui"><a href="${link.replace(/&/g, '&amp;')}" target="_blank">${title}</a></p>`;
  ui.showModalDialog(HtmlService.createHtmlOutput(html).setWidth(360).setHeight(90), `Da Capo – ${title}`);
}

/** The address beside its label, wherever clerks moved the lines of *Accueil*. */
function addressIn(book: GoogleAppsScript.Spreadsheet.Spreadsheet): string {
  const cells = book.getSheetByName(frontName)?.getDataRange().getValues() ?? [];
  for (const row of cells) {
    const label = row.indexOf(addressLabel);
    if (label >= 0) return String(row[label + 1] ?? '');
  }
  return '';
}
