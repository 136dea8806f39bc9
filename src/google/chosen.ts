import { mostChosen } from '../calls/chosen.ts';

const studentHeading = 'N° élève';

/**
 * Numbers of the students whose rows somebody selected in the tab they look at; or a sentence. Rows that are hidden, by
 * hand or by the filter of the tab, are not taken: nobody decides on what they do not see. Google tells no program what
 * a *filter view* hides.
 */
export function chosenStudents(): readonly string[] | string {
  const sheet = SpreadsheetApp.getActiveSheet();
  const cells = sheet.getDataRange().getValues();
  const headings = cells.findIndex((row) => row.includes(studentHeading));
  if (headings < 0)
    return `Cet onglet n’a pas de colonne «\u00a0${studentHeading}\u00a0». Ouvrez l’onglet Demandes ou Pièces, sélectionnez des lignes, puis recommencez.`;
  const column = cells[headings]?.indexOf(studentHeading) ?? 0;
  const isHidden = hiddenIn(sheet);
  const numbers = new Set<string>();
  for (const row of selectedRows()) {
    const number = row > headings + 1 ? String(cells[row - 1]?.[column] ?? '').trim() : '';
    if (number === '' || numbers.has(number) || isHidden(row)) continue;
    if (numbers.size === mostChosen)
      return `Vous avez sélectionné plus de ${mostChosen}\u00a0élèves. Choisissez moins de lignes, ou écrivez les décisions dans la colonne à remplir.`;
    numbers.add(number);
  }
  return numbers.size > 0
    ? [...numbers]
    : 'Aucun élève n’est choisi. Sélectionnez des lignes sous les titres, puis recommencez. Une ligne cachée ne compte pas.';
}

/** Rows of every range of the selection, from 1. */
function selectedRows(): number[] {
  const ranges = SpreadsheetApp.getActiveRangeList()?.getRanges() ?? [];
  return ranges.flatMap((range) => {
    const first = range.getRow();
    return Array.from({ length: range.getNumRows() }, (_, i) => first + i);
  });
}

function hiddenIn(sheet: GoogleAppsScript.Spreadsheet.Sheet): (row: number) => boolean {
  const hasFilter = sheet.getFilter() !== null;
  return (row) => (hasFilter && sheet.isRowHiddenByFilter(row)) || sheet.isRowHiddenByUser(row);
}
