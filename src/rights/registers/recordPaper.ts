import type { ProcessingRecord } from '../../calls/registers.ts';
import type { Reply } from '../../calls/reply.ts';
import type { CallInput } from '../../calls.ts';
import { clerksFrom } from '../../campaign/clerks.ts';
import { busy, openManagersDesk } from '../../campaign/desk.ts';
import { kept } from '../../campaign/settings.ts';
import { paperHtml } from '../../papers/html.ts';
import type { Paper } from '../../papers/paper.ts';
import type { Ports } from '../../ports.ts';
import { commit, underLock } from '../../register/commit.ts';
import { type PrivacyFacts, privacyFacts, processingRecord, toWrite } from './record.ts';

/** Name of the memory that holds the last document made of the record. */
const recordMemory = 'registre des traitements';

interface Made {
  readonly requestKey: string;
  readonly address: string;
}

/**
 * The record of processing as a page; with a key, as a document that the managers may open and nobody else. The same
 * key again gives the same document.
 */
export function processingRecordPaper(
  ports: Ports,
  { requestKey }: CallInput<'office.processingRecord'>,
): Reply<ProcessingRecord> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town, colleague } = desk;
  const facts = privacyFacts(register.memory, town);
  const paper = processingRecord(town, register.memory, facts);
  const told = (address: string): Reply<ProcessingRecord> => ({
    ok: true,
    value: { name: paper.title, html: paperHtml(paper), address, missing: missingIn(facts) },
  });
  if (requestKey === undefined) return told('');
  const before = madeBefore(register.memory, requestKey);
  if (before) return told(before);
  const { id, address } = documentOf(ports, paper, colleague.mail);
  const locked = underLock(ports, register, (end) => {
    const again = madeBefore(ports.memory.all(), requestKey);
    if (again) return again;
    const value: Made = { requestKey, address };
    const by = { key: requestKey, actor: colleague.mail, about: id };
    commit(ports, register, end, [
      { ...by, act: 'Registre des traitements fait', change: { setting: recordMemory, value } },
    ]);
    return address;
  });
  return locked.busy ? { ok: false, refusal: busy } : told(locked.value);
}

function madeBefore(memory: Readonly<Record<string, string>>, requestKey: string): string | null {
  const made = kept<Made>(memory[recordMemory]);
  return made?.requestKey === requestKey ? made.address : null;
}

/** One that an execution did not live to remember names no family: nobody needs to empty it. */
function documentOf(
  ports: Ports,
  paper: Paper,
  mail: string,
): { readonly id: string; readonly address: string } {
  const document = ports.papers.create(paper.title, 'numbered');
  ports.papers.fill(document.id, paper);
  const managers = clerksFrom(ports.memory.all()).filter(({ role }) => role === 'manager');
  ports.papers.share(document.id, [...new Set([mail, ...managers.map((clerk) => clerk.mail)])]);
  return document;
}

function missingIn({ dpo, region, measures }: PrivacyFacts): string[] {
  return [
    ...(dpo.name === toWrite ? ['le délégué à la protection des données'] : []),
    ...(region === toWrite ? ['où Google héberge les données'] : []),
    ...(measures.length === 0 ? ['les mesures de sécurité de la ville'] : []),
  ];
}
