import * as z from 'zod/mini';
import { Flaw, parsed } from '../../reading.ts';
import type { DocumentJson } from './document.ts';
import { NODE_TYPES, type NodeJson, type NodeType } from './node.ts';

const documentSchema = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  editors: z.array(z.string()),
  viewers: z.array(z.string()),
  content: z.object({ body: z.unknown(), header: z.unknown(), footer: z.unknown() }),
});

/** What holds nothing else; a row is nowhere else than in a table, a cell than in a row, a section than at the top. */
const ONLY: Partial<Record<NodeType, NodeType>> = { TABLE: 'TABLE_ROW', TABLE_ROW: 'TABLE_CELL' };
const PLACED: readonly NodeType[] = [
  'TABLE_ROW',
  'TABLE_CELL',
  'BODY_SECTION',
  'HEADER_SECTION',
  'FOOTER_SECTION',
];

/** A document as its file has it. @throws Flaw saying what no document can hold, and where */
export function checkedDocument(value: unknown): DocumentJson {
  const { content, ...head } = parsed(documentSchema, value);
  const { body, header, footer } = content;
  return {
    ...head,
    content: {
      body: section(body, 'BODY_SECTION', 'dans le corps'),
      header: header === null ? null : section(header, 'HEADER_SECTION', 'dans l’en-tête'),
      footer: footer === null ? null : section(footer, 'FOOTER_SECTION', 'dans le pied de page'),
    },
  };
}

function section(value: unknown, type: NodeType, where: string): NodeJson {
  const reason = flawIn(value);
  if (reason !== undefined) throw new Flaw(`${where}, ${reason}`);
  const found = value as NodeJson;
  if (found.type !== type) throw new Flaw(`${where}, un élément n’est pas à sa place`);
  return found;
}

/** By hand: a document of letters has a hundred thousand elements. */
function flawIn(value: unknown): string | undefined {
  if (!isRecord(value)) return 'un élément n’en est pas un';
  const { type, style = {}, runs = [], children = [] } = value;
  const isKnown = NODE_TYPES.includes(type as NodeType);
  if (!isKnown) return `un élément est d’un type inconnu (${String(type)})`;
  if (!isStyle(style)) return 'la mise en forme d’un élément n’en est pas une';
  if (!Array.isArray(runs) || !runs.every(isRun)) return 'un texte n’en est pas un';
  if (!Array.isArray(children)) return 'ce qu’un élément contient n’est pas une suite';
  for (const child of children) {
    const reason = flawIn(child);
    if (reason !== undefined) return reason;
    if (!fits(type as NodeType, child.type)) return 'un élément n’est pas à sa place';
  }
  return undefined;
}

function fits(parent: NodeType, child: NodeType): boolean {
  const only = ONLY[parent];
  return only === undefined ? !PLACED.includes(child) : child === only;
}

function isRun(value: unknown): boolean {
  return isRecord(value) && typeof value['text'] === 'string' && isStyle(value['style']);
}

/** JSON has null where a number was none. */
function isStyle(value: unknown): boolean {
  const scalars = ['string', 'number', 'boolean'];
  return isRecord(value) && Object.values(value).every((one) => one === null || scalars.includes(typeof one));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
