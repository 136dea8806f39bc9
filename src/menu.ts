/*
 * The thin menu: runs as the clerk who clicks, holds no secret and decides nothing. It reads the address written in
 * the workbook's *Accueil* tab and offers the page that does the work.
 */

/** Google calls this when the workbook opens. */
export function onOpen(): void {
  SpreadsheetApp.getUi()
    .createMenu('Da Capo')
    .addItem('Ouvrir le bureau', 'openOffice')
    .addItem('Que faire aujourd’hui\u202f?', 'openToday')
    .addItem('Contrôles', 'openControls')
    .addItem('Guichet', 'openCounter')
    .addItem('Appliquer les décisions', 'openDecisions')
    .addItem('Relances', 'openReminders')
    .addSeparator()
    .addItem('Importer les élèves', 'openImport')
    .addItem('Inviter les familles', 'openInvitations')
    .addItem('Équipe', 'openTeam')
    .addSeparator()
    .addItem('Mettre à jour les onglets', 'openRefresh')
    .addItem('Vérifier l’installation', 'openSelfcheck')
    .addToUi();
}

export function openOffice(): void {
  offer('', 'Ouvrir le bureau');
}

export function openCounter(): void {
  offer('guichet', 'Guichet');
}

export function openToday(): void {
  offer('aujourdhui', 'Que faire aujourd’hui\u202f?');
}

export function openControls(): void {
  offer('controles', 'Contrôles');
}

export function openReminders(): void {
  offer('relances', 'Relances');
}

export function openDecisions(): void {
  offer('decisions', 'Appliquer les décisions');
}

export function openImport(): void {
  offer('import', 'Importer les élèves');
}

export function openInvitations(): void {
  offer('invitations', 'Inviter les familles');
}

export function openTeam(): void {
  offer('equipe', 'Équipe');
}

export function openRefresh(): void {
  offer('mise-a-jour', 'Mettre à jour les onglets');
}

export function openSelfcheck(): void {
  offer('verification', 'Vérifier l’installation');
}

const frontName = 'Accueil';
const addressLabel = 'Adresse de Da Capo';

/** Whoever edits the workbook could write another address there: only Google's, or a rehearsal's, is offered. */
const trusted = /^(https:\/\/script\.google\.com\/|http:\/\/localhost:\d+\/)[\w./:-]*$/;

function offer(action: string, title: string): void {
  const ui = SpreadsheetApp.getUi();
  const address = addressIn(SpreadsheetApp.getActiveSpreadsheet());
  if (!trusted.test(address)) {
    ui.alert(
      'L’onglet Accueil ne contient pas l’adresse de Da Capo. Demandez à la personne qui gère la campagne.',
    );
    return;
  }
  const query = action === '' ? '?page=bureau' : `?page=bureau&action=${action}`;
  const link = `<p style="font:16px system-ui"><a href="${address}${query.replace('&', '&amp;')}" target="_blank">${title}</a></p>`;
  ui.showModalDialog(HtmlService.createHtmlOutput(link).setWidth(360).setHeight(90), `Da Capo – ${title}`);
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
