import { frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import type { Register } from '../register/register.ts';
import { listWords } from './resident.ts';
import { type BallotRow, ballotRows } from './tabs.ts';

/** The ballots that made a participation, in its order. */
export function ballotsOf(
  register: Register,
  entry: { readonly ballots: readonly string[] } | undefined,
): BallotRow[] {
  if (!entry) return [];
  const rows = new Map(ballotRows(register).map(({ record }) => [record.number, record]));
  return entry.ballots.flatMap((number) => rows.get(number) ?? []);
}

/** What a ballot says, as it was read, and what was decided about it. */
export function ballotFacts(
  ballot: BallotRow,
  town: { readonly postcodes: readonly string[] },
): [label: string, value: string][] {
  const { guardians, rulings } = ballot;
  const facts: [string, string][] = [
    ['Bulletin', ballot.number],
    ['Remis le', frenchInstant(instantFrom(ballot.handedInAt))],
    ['Canal', [ballot.channel, ballot.enteredBy].filter((word) => word !== '').join(', saisi par ')],
    ['Nom', `${ballot.firstName} ${ballot.lastName}`],
    ['Date de naissance', ballot.bornOn === '' ? '' : frenchDay(ballot.bornOn)],
    ['Adresse', `${ballot.street}, ${ballot.postcode} ${ballot.town}`],
    ['Liste', listWords(ballot, town)],
    ['N° pôle famille', ballot.familyNumber],
    ['Activité', `${ballot.conservatoire}, ${ballot.activity}`],
    ['Vœux, dans l’ordre', ballot.wishes.join(', ')],
    ['Responsables', guardians.map((one) => `${one.firstName} ${one.lastName}`).join(', ')],
    ['Règlement accepté', ballot.rulesVersion],
    ...rulings.map((ruling): [string, string] => [
      'Décision',
      `${frenchInstant(instantFrom(ruling.at))}, ${ruling.by}\u00a0: ${'reason' in ruling ? ruling.reason : rulingWords[ruling.kind]}`,
    ]),
  ];
  return facts.filter(([, value]) => value !== '');
}

const rulingWords = { same: 'une seule personne', different: 'deux personnes' } as const;
