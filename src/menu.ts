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
    .addItem('Données personnelles', 'openRights')
    .addSeparator()
    .addItem('Mettre à jour les onglets', 'openRefresh')
    .addItem('Vérifier l’installation', 'openSelfcheck')
    .addToUi();
}

export function openOffice(): void {
  offer('page=bureau', 'Ouvrir le bureau');
}

export function openCounter(): void {
  offer('page=bureau&action=guichet', 'Guichet');
}

export function openToday(): void {
  offer('page=bureau&action=aujourdhui', 'Que faire aujourd’hui\u202f?');
}

export function openControls(): void {
  offer('page=bureau&action=controles', 'Contrôles');
}

export function openReminders(): void {
  offer('page=bureau&action=relances', 'Relances');
}

export function openDecisions(): void {
  offer('page=bureau&action=decisions', 'Appliquer les décisions');
}

export function openChosen(): void {
  const chosen = chosenStudents();
  if (typeof chosen === 'string') SpreadsheetApp.getUi().alert(chosen);
  else
    offer(
      `page=bureau&action=decisions&eleves=${encodeURIComponent(packed(chosen))}`,
      `Décider pour ${chosen.length}\u00a0élève${chosen.length > 1 ? 's' : ''}`,
    );
}

export function openImport(): void {
  offer('page=bureau&action=import', 'Importer les élèves');
}

export function openInvitations(): void {
  offer('page=bureau&action=invitations', 'Inviter les familles');
}

export function openTeam(): void {
  offer('page=bureau&action=equipe', 'Équipe');
}

export function openRights(): void {
  offer('page=droits', 'Données personnelles');
}

export function openRefresh(): void {
  offer('page=bureau&action=mise-a-jour', 'Mettre à jour les onglets');
}

export function openSelfcheck(): void {
  offer('page=bureau&action=verification', 'Vérifier l’installation');
}
