import { packed } from './calls/chosen.ts';
import { chosenStudents } from './google/chosen.ts';
import { offer } from './google/offer.ts';

/*
 * The thin menu: runs as the clerk who clicks, holds no secret and decides nothing. It reads the address written in
 * the workbook's *Accueil* tab, and the selection, and offers the page that does the work.
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
    .addItem('Décider pour les lignes choisies…', 'openChosen')
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

export function openChosen(): void {
  const chosen = chosenStudents();
  if (typeof chosen === 'string') SpreadsheetApp.getUi().alert(chosen);
  else
    offer(
      'decisions',
      `Décider pour ${chosen.length}\u00a0élève${chosen.length > 1 ? 's' : ''}`,
      `&eleves=${encodeURIComponent(packed(chosen))}`,
    );
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
