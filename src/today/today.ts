import type { Reply } from '../calls/reply.ts';
import type { TodayLine, TodayPage } from '../calls/today.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { openDesk } from '../campaign/desk.ts';
import { campaignAt, type TownNow } from '../campaign/settings.ts';
import { dayOf, frenchDay, frenchInstant, instantFrom } from '../dates.ts';
import type { StudentRow } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { quotaMemory } from '../post/send.ts';
import type { Register } from '../register/register.ts';
import { requestOf } from '../requests/state.ts';
import { pressing } from '../rights/registers/views.ts';
import { workbooksFrom } from '../views/workbook.ts';
import { figuresOf } from './figures.ts';
import { isMissing, type Seen, seenBy } from './seen.ts';

/** Name of the memory that holds when the timer last ran. */
export const timerMemory = 'minuteur';

/** A timer comes every five minutes; without one, no mail leaves and no tab is brought up to date. */
const timerLate = 30 * 60 * 1000;

/**
 * *Que faire aujourd'hui ?* Where the campaign of this colleague's conservatoires stands, what to do next, and what
 * does not work as it should. Eight round trips; for a
 * manager five more.
 */
export function today(ports: Ports): Reply<TodayPage> {
  const desk = openDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town, codes: own } = desk;
  const seen = seenBy(desk, ports.startedAt);
  return {
    ok: true,
    value: {
      campaign: campaignSentence(town, ports.startedAt),
      warnings: warningsOf(ports, register, ports.startedAt),
      lines: [
        ...figuresOf(seen).map((line) => ({ ...line, address: addressFor(register, own, line.tab) })),
        ...(desk.colleague.role === 'clerk' ? [] : rightsLines(register, ports.startedAt)),
      ].filter(({ id, count }) => id === 'answered' || count > 0),
      perDay: perDay(seen.students),
      perConservatoire: own.map((code) => perConservatoire(town, code, seen)),
    },
  };
}

function campaignSentence(town: TownNow, now: number): string {
  const { phase, opens, closes } = campaignAt(town, now);
  switch (phase) {
    case 'before':
      return `Les demandes ouvrent le ${opens}.`;
    case 'delayed':
      return 'L’ouverture attend les textes légaux\u00a0: enregistrez-les, sinon aucune famille ne peut envoyer de demande.';
    case 'open':
      return `Les demandes sont ouvertes, jusqu’au ${closes}.`;
    case 'suspended':
      return 'Les demandes sont suspendues.';
    case 'cancelled':
      return 'Les demandes sont annulées.';
    case 'closed':
      return `Les demandes sont closes depuis le ${closes}.`;
  }
}

/** No timer for thirty minutes, or half of the day's mails gone (people, part c). */
function warningsOf(ports: Ports, register: Register, now: number): string[] {
  const warnings: string[] = [];
  const last = register.memory[timerMemory];
  if (last !== undefined && now - instantFrom(last) > timerLate)
    warnings.push(
      `Le minuteur n’a pas tourné depuis le ${frenchInstant(instantFrom(last))}\u00a0: les courriels attendent. Prévenez la personne qui gère le compte municipal.`,
    );
  const quota = Number(register.memory[quotaMemory] ?? 0);
  const left = quota > 0 ? ports.post.left() : 0;
  if (quota > 0 && left * 2 < quota)
    warnings.push(
      `Plus de la moitié des courriels du jour est partie\u00a0: il en reste ${left} sur ${quota}.`,
    );
  return warnings;
}

/** What managers owe to people: requests at day 20 (PAR-083), breaches not closed (GDPR art. 33). */
function rightsLines(register: Register, now: number): TodayLine[] {
  const { requests, breaches } = pressing(register, now);
  const office = addressesFrom(register.memory)?.office ?? '';
  const line = (
    id: string,
    section: string,
    rest: Pick<TodayLine, 'label' | 'count' | 'todo'>,
  ): TodayLine => ({
    id,
    of: null,
    tab: 'Données personnelles',
    address: office === '' ? '' : `${office}?page=droits&action=${section}`,
    ...rest,
  });
  return [
    line('rights', 'demandes', {
      label: 'Demandes de droits à répondre maintenant',
      count: requests,
      todo: 'Répondez, ou annoncez un délai dans le premier mois.',
    }),
    line('breaches', 'incidents', {
      label: 'Violations de données non closes',
      count: breaches,
      todo: 'Prévenez la CNIL dans les 72\u00a0h, ou écrivez pourquoi non.',
    }),
  ];
}

/** The tab where a clerk finds the rows; a manager of several conservatoires opens the one they want. */
function addressFor(register: Register, codes: readonly string[], tab: TodayLine['tab']): string {
  const [code] = codes;
  if (tab === null) return '';
  const at =
    code === undefined || codes.length > 1 ? undefined : workbooksFrom(register.memory).conservatoires[code];
  return at ? `${at.address}#gid=${at.tabs[tab] ?? 0}` : '';
}

/** First answers received on each of the last fourteen days that had some. */
function perDay(students: readonly StudentRow[]): TodayPage['perDay'] {
  const counts = new Map<string, number>();
  for (const student of students) {
    const request = requestOf(student);
    if (!request) continue;
    const day = dayOf(instantFrom(request.firstAt));
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(-14)
    .map(([day, count]) => ({ day: frenchDay(day), count }));
}

function perConservatoire(
  town: TownNow,
  code: string,
  { students, now }: Seen,
): TodayPage['perConservatoire'][number] {
  const own = students.filter(({ conservatoire }) => conservatoire === code);
  const answered = own.filter((student) => requestOf(student) !== null);
  const missing = answered.filter((student) => isMissing(student, town, now));
  return {
    name: town.conservatoires.find((one) => one.code === code)?.name ?? code,
    students: own.length,
    answered: answered.length,
    missing: missing.length,
  };
}
