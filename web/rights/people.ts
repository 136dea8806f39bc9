import type { FoundPerson, Ref } from '../../src/calls/rights.ts';

/** What a record is, in a word. */
export const kindWords: Readonly<Record<FoundPerson['kind'], string>> = {
  student: 'Élève',
  guardian: 'Responsable',
  entrant: 'Participant au tirage',
  signatory: 'Responsable, a signé un bulletin',
  asker: 'A demandé les conditions',
};

/** Those chosen first, as they were chosen, so that another search loses none; then those found. */
export function shownPeople(
  chosen: readonly FoundPerson[],
  found: readonly FoundPerson[],
): readonly FoundPerson[] {
  const refs = new Set(chosen.map(({ ref }) => ref));
  return [...chosen, ...found.filter(({ ref }) => !refs.has(ref))];
}

/** Whether a record that is not chosen may be the same person's as one that is: proposed, never ticked. */
export function isProposed({ ref, maybe }: FoundPerson, chosen: readonly FoundPerson[]): boolean {
  return (
    !chosen.some((one) => one.ref === ref) &&
    chosen.some((one) => one.maybe.includes(ref) || maybe.includes(one.ref))
  );
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-zA-Z]+/g, ' ')
    .trim()
    .toLowerCase();

const bornOf = ({ facts }: FoundPerson): string => facts.find(([label]) => label === 'Né(e) le')?.[1] ?? '';

const distinct = (texts: readonly string[]): number => new Set(texts.filter((text) => text !== '')).size;

/** Why records chosen together may be of several people, in sentences; none where nothing tells them apart. */
export function doubtsAbout(chosen: readonly FoundPerson[]): string[] {
  return [
    ...(distinct(chosen.map(bornOf)) > 1
      ? [
          'Ces fiches portent des dates de naissance différentes\u00a0: ce sont plusieurs personnes, ou une erreur.',
        ]
      : []),
    ...(distinct(chosen.map(({ name }) => plain(name))) > 1
      ? ['Ces fiches portent des noms différents.']
      : []),
  ];
}

/** Names of the records, each once. */
export const nameOf = (chosen: readonly FoundPerson[]): string =>
  [...new Set(chosen.map(({ name }) => name))].join(', ');

/** `donnees-personnelles-P12`: of a file to keep, which names nobody; from the first of their references. */
export function fileNameOf([first = '']: readonly Ref[]): string {
  const [, name = '', rank = ''] = first.split(':');
  const own = first.startsWith('liste:') ? rank : [name, rank].filter(Boolean).join('-');
  return `donnees-personnelles-${own.replace(/[^\w-]/g, '')}`;
}
