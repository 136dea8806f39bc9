import type { Ports } from '../../ports.ts';
import type { Trace } from '../traces/trace.ts';

/** Files and documents in Drive, by their ids, as rows name them. */
export interface Named {
  readonly files: readonly string[];
  readonly papers: readonly string[];
}

export const nothing: Named = { files: [], papers: [] };

export const isNothing = ({ files, papers }: Named): boolean => files.length + papers.length === 0;

export function namedIn<T>(
  { files, papers }: Pick<Trace<T & object>, 'files' | 'papers'>,
  rows: readonly (T & object)[],
): Named {
  return {
    files: rows.flatMap((row) => files?.(row) ?? []),
    papers: rows.flatMap((row) => papers?.(row) ?? []),
  };
}

export const both = (one: Named, other: Named): Named => ({
  files: [...new Set([...one.files, ...other.files])],
  papers: [...new Set([...one.papers, ...other.papers])],
});

export const less = (all: Named, others: Named): Named => ({
  files: all.files.filter((id) => !others.files.includes(id)),
  papers: all.papers.filter((id) => !others.papers.includes(id)),
});

/** Destroyed twice is destroyed once. */
export function destroy({ files, papers }: Ports, named: Named): void {
  for (const id of named.files) files.remove(id);
  for (const id of named.papers) papers.remove(id);
}
