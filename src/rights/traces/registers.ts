import { type ConsentRow, consentSpec } from '../../people/consentHistory.ts';
import { type ReadRow, readSpec } from '../access/reads.ts';
import { type RightsRequestRow, rightsRequestSpec } from '../registers/requests/tabs.ts';
import { isEntry, journalRow, labelled, type Trace, type Whom } from './trace.ts';

/** Whether a reference names somebody of them. */
function isRef(ref: string, { people, ballots, signatories, entries, rows }: Whom): boolean {
  const [kind = '', name = '', rank = ''] = ref.split(':');
  if (kind === 'acces') return people.has(name);
  if (kind === 'bulletin') return ballots.has(name);
  if (kind === 'signataire') return signatories.has(`${name}:${rank}`);
  if (kind === 'conditions') return rows.has(journalRow(Number(name.slice(1))));
  return entries.has(`${name} ${rank}`);
}

/** *Accords*: what was agreed and taken back, with whom it concerns. */
export const consentTrace: Trace<ConsentRow> = {
  spec: consentSpec,
  said: (row, { ballots, people }) =>
    row.about.some((one) => ballots.has(one) || people.has(one)) || people.has(row.by)
      ? labelled(consentSpec, row, ['consent', 'isGiven', 'text', 'at', 'channel'])
      : null,
  without: (row, { ballots, people }) => {
    const about = row.about.filter((one) => !ballots.has(one) && !people.has(one));
    if (row.about.length > 0 && about.length === 0) return null;
    return { ...row, about, by: people.has(row.by) ? '' : row.by };
  },
};

/** *Lectures*: that something was read, when and by whom, stays its year; whose it was goes with them. */
export const readTrace: Trace<ReadRow> = {
  spec: readSpec,
  said: ({ at, what, about }, whom) =>
    namesIn(about).some((name) => isNamed(name, whom)) ? { 'Lu le': at, Quoi: what } : null,
  without: (row, whom) =>
    namesIn(row.about).some((name) => isNamed(name, whom))
      ? {
          ...row,
          about: namesIn(row.about)
            .filter((name) => !isNamed(name, whom))
            .join(', '),
        }
      : row,
  outdated: [
    { category: 'reads', since: ({ at }) => at, without: (row, before) => (row.at < before ? null : row) },
  ],
};

const namesIn = (about: string): string[] => about.split(', ');

/** A reference, or the number of a participation or a ballot, as a reading is noted. */
function isNamed(name: string, whom: Whom): boolean {
  return isRef(name, whom) || whom.ballots.has(name) || isEntry(whom, name);
}

/**
 * *Droits*: that somebody asked, and what was answered, is the proof that it was: it stays its own time, without the
 * references of what is no longer held.
 */
export const rightsRequestTrace: Trace<RightsRequestRow> = {
  spec: rightsRequestSpec,
  said: (row, whom) =>
    row.refs.some((ref) => isRef(ref, whom))
      ? {
          ...labelled(rightsRequestSpec, row, ['number', 'kind', 'channel', 'receivedOn', 'text']),
          ...(row.answer && { Réponse: row.answer.text, 'Répondue le': row.answer.at }),
        }
      : null,
  without: (row, whom) => ({ ...row, refs: row.refs.filter((ref) => !isRef(ref, whom)) }),
  outdated: [
    {
      category: 'rights',
      since: ({ answer }) => answer?.at ?? '',
      without: (row, before) =>
        row.answer && row.answer.at < before
          ? {
              ...row,
              asker: { name: '', quality: row.asker.quality, mail: '', address: '' },
              ...{ refs: [], subject: null, text: '' },
              answer: { ...row.answer, text: '' },
            }
          : row,
    },
  ],
};
