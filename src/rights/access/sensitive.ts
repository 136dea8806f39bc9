import type { LotteryPaper } from '../../calls/lottery.ts';
import type { CallAnswers, CallInput, CallName } from '../../calls.ts';
import type { ReadRow } from './reads.ts';

type Noted = Pick<ReadRow, 'what' | 'about'>;

type Sensitive = {
  readonly [N in CallName]?: (input: CallInput<N>, answer: CallAnswers[N]) => Noted | null;
};

/**
 * Calls whose answer is noted in *Lectures*, and what is noted (IVR-081). Noted: what gathers a person across the
 * town, what names people outside the tabs of daily work, and what leaves as a file. Not noted: the lists a clerk works
 * in all day (requests, documents, counter, ballots, offers of their own establishments), where a line for each
 * glance would hide the readings that matter; what is done there is in the Journal, and the opening of a workbook in
 * Google's own audit.
 */
const sensitive: Sensitive = {
  'office.findPeople': (_, { found }) => ({
    what: 'Recherche d’une personne',
    about: found.length === 0 ? 'personne' : briefly(found.map(({ ref }) => ref)),
  }),
  'office.rightsRequest': ({ number }) => ({ what: 'Demande de droits ouverte', about: number }),
  'office.personFields': ({ ref }) => ({ what: 'Fiche d’une personne', about: ref }),
  'office.personFile': ({ refs }) => ({ what: 'Données d’une personne', about: briefly(refs) }),
  'office.lotteryPaper': ({ paper }) => paperNoted(paper),
  'office.entry': ({ entry }) => ({ what: 'Participation ouverte', about: entry }),
  'office.appeal': ({ number }) => ({ what: 'Réclamation ouverte', about: number }),
  'office.notServed': (_, { draw }) => ({ what: 'Fichier des non servis', about: draw }),
  'office.news': ({ consent }) => ({ what: 'Adresses pour les nouvelles', about: consent }),
};

/** What to note of a call that was answered, or null. */
export function notedOf<N extends CallName>(
  name: N,
  input: CallInput<N>,
  answer: CallAnswers[N],
): Noted | null {
  const note = sensitive[name] as Sensitive[N] | undefined;
  return note?.(input, answer) ?? null;
}

const named: Readonly<Partial<Record<LotteryPaper['kind'], string>>> = {
  projet: 'Procès-verbal, projet avec les noms',
  nominatif: 'Procès-verbal avec les noms',
  consultable: 'Procès-verbal consultable',
  explanation: 'Lettre d’explication',
  dossier: 'Dossier de contestation',
};

/** Of a paper that names people; the others are for everybody. */
function paperNoted(paper: LotteryPaper): Noted | null {
  const what = named[paper.kind];
  if (!what || !('draw' in paper)) return null;
  return { what, about: 'entry' in paper ? `${paper.draw}, ${paper.entry}` : paper.draw };
}

const mostRefs = 5;

/** References alone: who searched for a name is noted, the name is not. */
function briefly(refs: readonly string[]): string {
  const more = refs.length - mostRefs;
  return refs.slice(0, mostRefs).join(', ') + (more > 0 ? `, et ${more} de plus` : '');
}
