import type { Signatory } from '../../ballots/ballot.ts';
import { type BallotRow, ballotSpec, type SignedRuling } from '../../ballots/tabs.ts';
import { type PaperRow, paperSpec } from '../../draw/papers.ts';
import {
  type DrawRow,
  drawSpec,
  type EntryRow,
  entrySpec,
  erasedBallot,
  type Noted,
  type UnlimitedRow,
  unlimitedSpec,
} from '../../draw/tabs.ts';
import { unlimitedId } from '../../lists/unlimited.ts';
import { entryKey, labelled, type Said, type Trace, type Whom } from './trace.ts';

/** *Bulletins*: the whole row of who takes part; a guardian who signed leaves their place empty in it. */
export const ballotTrace: Trace<BallotRow> = {
  spec: ballotSpec,
  subject: 'number',
  said: (row, whom) => {
    const guardians = row.guardians.filter((_, i) => whom.signatories.has(`${row.number}:${i}`));
    if (!whom.ballots.has(row.number)) return guardians.length > 0 ? { Responsables: guardians } : null;
    return {
      ...labelled(ballotSpec, row, ballotFields),
      Décisions: row.rulings.map(({ by: _by, ...ruling }) => ruling),
      ...(guardians.length > 0 && { Responsables: guardians }),
    };
  },
  without: (row, whom) => {
    if (whom.ballots.has(row.number)) return null;
    const isOthers = (ruling: SignedRuling) =>
      'ballots' in ruling && ruling.ballots.some((number) => whom.ballots.has(number));
    return {
      ...row,
      // Whether it is the same person as one that is gone decides nothing any more.
      rulings: row.rulings.filter((ruling) => !isOthers(ruling)),
      guardians: row.guardians.map((one, i) => (whom.signatories.has(`${row.number}:${i}`) ? nobody : one)),
    };
  },
};

const nobody: Signatory = { lastName: '', firstName: '', mail: '', phone: '' };

const ballotFields = [
  ...(['number', 'handedInAt', 'conservatoire', 'activity', 'lastName', 'firstName', 'bornOn'] as const),
  ...(['street', 'postcode', 'town', 'isTownStaff', 'isSchooled', 'phone', 'mail', 'familyNumber'] as const),
  ...(['wishes', 'rank', 'consents', 'channel', 'enteredAt', 'rulesVersion'] as const),
];

const isTheirs = ({ draw, number }: Pick<EntryRow, 'draw' | 'number'>, { entries }: Whom): boolean =>
  number !== '' && entries.has(entryKey(draw, number));

/**
 * *Participations*: number, list and wishes stay, which the fingerprint of the frozen list is made of: the draw can be
 * verified for ever, and names nobody.
 */
export const entryTrace: Trace<EntryRow> = {
  spec: entrySpec,
  said: (row, whom) =>
    isTheirs(row, whom)
      ? labelled(entrySpec, row, [
          ...(['draw', 'number', 'category', 'wishes', 'ballots'] as const),
          ...(['lastName', 'firstName', 'mayPublish', 'mail', 'phone'] as const),
        ])
      : null,
  without: (row, whom) => {
    if (!isTheirs(row, whom)) return withoutHead(row, whom);
    // How many ballots it stood for is in the minutes; no person but itself has this number.
    return { ...row, ...noName, ballots: row.ballots.map(() => erasedBallot), person: row.number };
  },
};

/** A person is called by the number of their first ballot, wherever they stand. */
function withoutHead<T extends Pick<EntryRow, 'person' | 'number'>>(row: T, { ballots }: Whom): T {
  return ballots.has(row.person) ? { ...row, person: row.number } : row;
}

const noName = { lastName: '', firstName: '', mayPublish: false, mail: '', phone: '' };

/** *Cours sans limite figés*: the same, on the list that stands beside the draw. */
export const unlimitedTrace: Trace<UnlimitedRow> = {
  spec: unlimitedSpec,
  said: (row, whom) =>
    isTheirs(besides(row), whom)
      ? labelled(unlimitedSpec, row, [
          ...(['draw', 'number', 'course', 'title', 'ballot'] as const),
          ...(['lastName', 'firstName', 'mayPublish', 'mail', 'phone'] as const),
        ])
      : null,
  without: (row, whom) =>
    isTheirs(besides(row), whom)
      ? { ...row, ...noName, ballot: erasedBallot, person: row.number }
      : withoutHead(row, whom),
};

const besides = ({ draw, number }: UnlimitedRow) => ({ draw: unlimitedId(draw), number });

/** *Papiers*: the explanation owed to one participation. */
export const paperTrace: Trace<PaperRow> = {
  spec: paperSpec,
  said: (row, whom): Said | null =>
    whom.entries.has(entryKey(row.draw, row.entry)) || whom.draws.has(row.draw)
      ? { Papier: row.name, 'Fait le': row.at }
      : null,
  without: (row, whom) => (row.entry !== '' && whom.entries.has(entryKey(row.draw, row.entry)) ? null : row),
  papers: ({ document }) => [document],
  outdated: [
    { category: 'minutes', since: ({ at }) => at, without: (row, before) => (row.at < before ? null : row) },
  ],
};

/** *Tirages*: the names of who was there, who read the minutes, and what was written of incidents. */
export const drawTrace: Trace<DrawRow> = {
  spec: drawSpec,
  said: ({ draw }, whom) => (whom.draws.has(draw) ? { Tirage: draw } : null),
  without: (row) => row,
  outdated: [
    {
      category: 'minutes',
      since: ({ run }) => run?.at ?? '',
      without: (row, before) => {
        if (!row.run || row.run.at >= before) return row;
        const anonymous = (note: Noted): Noted => ({ ...note, by: '', text: note.forPublic ?? '' });
        return {
          ...row,
          run: { ...row.run, by: '', present: row.run.present.map(({ quality }) => ({ name: '', quality })) },
          incidents: row.incidents.map(anonymous),
          signed: row.signed && anonymous(row.signed),
          additions: row.additions.map(anonymous),
          consultations: row.consultations.map(anonymous),
        };
      },
    },
  ],
};
