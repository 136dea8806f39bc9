import { type AppealRow, appealSpec } from '../../appeals/tabs.ts';
import { type EventRow, eventSpec, type OfferRow, offerSpec } from '../../lists/tabs.ts';
import { entryKey, labelled, type Said, type Trace, toldKey, type Whom } from './trace.ts';

const isOf = (draw: string, entry: string, { entries }: Whom): boolean =>
  entry !== '' && entries.has(entryKey(draw, entry));

const isTold = (mail: string, entry: string, { told }: Whom): boolean => told.has(toldKey(entry, mail));

/** Of whoever signed the ballot, the address it was mailed to alone. */
function addressSaid(
  { number, entry }: Pick<OfferRow, 'number' | 'entry'>,
  mails: readonly string[],
  whom: Whom,
): Said | null {
  const own = mails.filter((mail) => isTold(mail, entry, whom));
  return own.length > 0 ? { 'N°': number, Courriels: own } : null;
}

const addressesLeft = (mails: readonly string[], entry: string, whom: Whom): string[] =>
  mails.filter((mail) => !isTold(mail, entry, whom));

/** *Propositions*: what was offered to a number stays, since seats are counted from it; whom it reached goes. */
export const offerTrace: Trace<OfferRow> = {
  spec: offerSpec,
  subject: 'entry',
  said: (row, whom) =>
    isOf(row.list, row.entry, whom)
      ? {
          ...labelled(offerSpec, row, [
            ...(['number', 'list', 'entry', 'course', 'kind', 'madeAt', 'mails', 'notifiedAt'] as const),
            ...(['due', 'declinedAt', 'remindedAt', 'seenAt'] as const),
          ]),
          Appels: row.calls.map(({ by: _by, ...call }) => call),
        }
      : addressSaid(row, row.mails, whom),
  without: (row, whom) =>
    isOf(row.list, row.entry, whom)
      ? { ...row, mails: [], calls: row.calls.map((call) => ({ ...call, note: '' })) }
      : { ...row, mails: addressesLeft(row.mails, row.entry, whom) },
};

/** *Événements*: what happened to a number stays; what was written about why goes. */
export const eventTrace: Trace<EventRow> = {
  spec: eventSpec,
  said: (row, whom) =>
    isOf(row.list, row.entry, whom)
      ? labelled(eventSpec, row, ['list', 'at', 'kind', 'entry', 'course', 'reason'])
      : null,
  without: (row, whom) =>
    isOf(row.list, row.entry, whom) && row.reason !== '' ? { ...row, reason: '' } : row,
};

/** *Réclamations*: that one was made and answered, and when, stays. */
export const appealTrace: Trace<AppealRow> = {
  spec: appealSpec,
  subject: 'entry',
  said: (row, whom) =>
    isOf(row.draw, row.entry, whom)
      ? {
          ...labelled(appealSpec, row, ['number', 'draw', 'entry', 'kind', 'motive', 'text', 'receivedAt']),
          ...(row.answer && { Réponse: row.answer.text, 'Répondue le': row.answer.at }),
        }
      : addressSaid(row, row.answer?.mails ?? [], whom),
  without: (row, whom) =>
    isOf(row.draw, row.entry, whom)
      ? { ...row, text: '', answer: row.answer && { ...row.answer, text: '', mails: [] } }
      : {
          ...row,
          answer: row.answer && { ...row.answer, mails: addressesLeft(row.answer.mails, row.entry, whom) },
        },
};
