import * as z from 'zod/mini';
import type { Played } from '../play/campaign.ts';
import type { GivenFile } from '../play/papers.ts';
import { counted, type Finding, groupBy, wrong } from './findings.ts';
import type { Evidence } from './readBack.ts';

const documentsSchema = z.looseObject({
  given: z.record(
    z.string(),
    z.looseObject({ files: z.array(z.looseObject({ key: z.string(), id: z.string() })) }),
  ),
});

/** Where the files of one request key lie, by *État*: one in each conservatoire of the family. */
function filesByKey({ state }: Evidence): ReadonlyMap<string, ReadonlySet<string>> {
  const ids = new Map<string, Set<string>>();
  for (const row of state) {
    const text = row['Pièces'] ?? '';
    const documents = text === '' ? [] : Object.values(documentsSchema.parse(JSON.parse(text)).given);
    for (const { key, id } of documents.flatMap(({ files }) => files))
      ids.set(key, (ids.get(key) ?? new Set()).add(id));
  }
  return ids;
}

const factsSchema = z.looseObject({ facts: z.looseObject({ files: z.array(z.string()) }) });

/**
 * Each file given and kept is in Drive once for each place *État* names, whole; each taken back by its giver, or
 * deleted once seen, is nowhere; and nothing else is in Drive. The Journal has a line for each.
 */
export function fileFindings({ papers }: Played, evidence: Evidence): Finding[] {
  const given = papers.flatMap((own) => own.given);
  const named = filesByKey(evidence);
  const inDrive = groupBy(evidence.files, ({ id }) => id);
  const lines = groupBy(
    evidence.journal.filter((line) => (line['Quoi'] ?? '').startsWith('Pièce reçue')),
    (line) => line['Clé'] ?? '',
  );
  const expected = new Set([...named.values()].flatMap((ids) => [...ids]));
  const strays = evidence.files.filter(({ id }) => !expected.has(id));
  return [
    ...given.flatMap((file) => {
      const own = lines.get(file.requestKey) ?? [];
      const written = own.map((line) => factsSchema.parse(JSON.parse(line['Décision'] ?? '')).facts.files);
      const about = own.filter((line) => line['Sujet'] === file.student);
      return [
        ...counted(about.length, 1, `Journal, pièce ${file.requestKey}`),
        ...(isGone(file) ? goneFindings : keptFindings)(file, {
          named: named.get(file.requestKey) ?? new Set(),
          written: new Set(written.flat()),
          inDrive,
        }),
      ];
    }),
    ...[...lines.keys()]
      .filter((key) => !given.some(({ requestKey }) => requestKey === key))
      .map((key) => wrong(`Journal : une pièce que personne n’a donnée (${key}).`)),
    ...strays.map(({ id }) => wrong(`Drive : un fichier que rien ne nomme (${id}).`)),
  ];
}

/** Taken back; or about somebody's health, seen by a clerk, and deleted a day after. */
function isGone({ isTakenBack, document }: GivenFile): boolean {
  return isTakenBack || document === 'medicalCertificate';
}

interface Places {
  readonly named: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
  readonly inDrive: ReadonlyMap<string, readonly Evidence['files'][number][]>;
}

function keptFindings({ requestKey, bytes }: GivenFile, { named, inDrive }: Places): Finding[] {
  if (named.size === 0) return [{ kind: 'lost', what: `Pièce ${requestKey} : absente de l’onglet État.` }];
  return [...named].flatMap((id) => {
    const found = inDrive.get(id) ?? [];
    const damaged = found.filter(({ size }) => size !== bytes);
    return [
      ...counted(found.length, 1, `Drive, pièce ${requestKey}`),
      ...damaged.map(({ size }) => wrong(`Drive, pièce ${requestKey} : ${size} octets au lieu de ${bytes}.`)),
    ];
  });
}

function goneFindings({ requestKey }: GivenFile, { named, written, inDrive }: Places): Finding[] {
  const left = [...written].filter((id) => inDrive.has(id));
  return [
    ...(named.size > 0 ? [wrong(`Pièce ${requestKey} : supprimée, mais nommée dans l’onglet État.`)] : []),
    ...left.map(() => wrong(`Drive, pièce ${requestKey} : supprimée, mais encore là.`)),
  ];
}
