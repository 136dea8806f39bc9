import type { CallInput } from '../calls.ts';
import type { Ports } from '../ports.ts';
import { fromCell } from '../register/cells.ts';
import type { Register } from '../register/register.ts';
import { type Spec, text, whole } from '../register/table.ts';

/** A piece of a file waiting for its import to be confirmed; blanked once the import is done. */
export interface StagedRow {
  readonly upload: string;
  readonly part: number;
  readonly parts: number;
  readonly piece: number;
  readonly text: string;
}

export const stagedSpec: Spec<StagedRow> = {
  name: 'Dépôt',
  columns: {
    upload: text('Dépôt'),
    part: whole('Partie'),
    parts: whole('Parties'),
    piece: whole('Morceau'),
    text: text('Texte'),
  },
};

/** Under the 50,000 characters of a cell, with room for line ends. */
const pieceLength = 45_000;

/** Under the lock. A first part takes the place of a file nobody confirmed. Returns how many characters were kept. */
export function stagePart(ports: Ports, register: Register, part: CallInput<'office.stage'>): number {
  if (part.part === 0) clearUploads(ports, register, (upload) => upload !== part.upload);
  const table = register.table(stagedSpec);
  const rows: StagedRow[] = [];
  for (let i = 0; i * pieceLength < Math.max(1, part.text.length); i++) {
    const text = part.text.slice(i * pieceLength, (i + 1) * pieceLength);
    rows.push({ upload: part.upload, part: part.part, parts: part.parts, piece: i, text: `|${text}` });
  }
  table.write(Math.max(2, table.tab.lastRow() + 1), rows);
  ports.workbooks.flush();
  return part.text.length;
}

/** The whole text once every part is there, else `null`. */
export function stagedText(register: Register, upload: string): string | null {
  const rows = register
    .table(stagedSpec)
    .all()
    .map(({ record }) => record)
    .filter((row) => row.upload === upload);
  const pieces = new Map(rows.map((row) => [`${row.part}.${row.piece}`, row]));
  const parts = rows[0]?.parts ?? 0;
  const texts: string[] = [];
  for (let part = 0; part < parts; part++) {
    const own = [...pieces.values()].filter((row) => row.part === part).sort((a, b) => a.piece - b.piece);
    if (own.length === 0) return null;
    texts.push(...own.map((row) => row.text.slice(1)));
  }
  return parts === 0 ? null : texts.join('');
}

/** Blanks every row of an upload: a school file is not kept twice. */
export function clearUpload(ports: Ports, register: Register, upload: string): void {
  clearUploads(ports, register, (one) => one === upload);
}

function clearUploads(ports: Ports, register: Register, isOver: (upload: string) => boolean): void {
  const table = register.table(stagedSpec);
  const last = table.tab.lastRow();
  if (last < 2) return;
  const cells = table.tab.read(2, 1, last - 1, table.fields.length);
  table.tab.write(
    2,
    1,
    cells.map((row) => (isOver(fromCell(row[0])) ? row.map(() => '') : row)),
  );
  ports.workbooks.flush();
}
