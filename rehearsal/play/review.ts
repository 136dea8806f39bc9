import { Chance } from '../../host/chance.ts';
import type { Row } from '../audit/readBack.ts';
import type { Town } from '../sample/town.ts';
import { Desk, type Written } from './desk.ts';
import type { Fate } from './fates.ts';
import type { Clerk } from './office.ts';
import type { Pages } from './pages.ts';

/** Something a clerk decided and the program did. */
export interface Decided {
  readonly student: string;
  /** Label of the document, or empty for a decision on the request. */
  readonly document: string;
  readonly word: string;
  readonly lot: number;
  /** In milliseconds since 1970 UTC. */
  readonly at: number;
  /** The batch was taken back. */
  readonly isUndone: boolean;
}

/** A batch that took another back, and how many decisions it did. */
export interface Undone {
  readonly lot: number;
  readonly count: number;
}

/** The sessions in which the clerks decide, in their order. */
export type Session = 'before' | 'ask' | 'afterDelay' | 'heard' | 'finish';

/** One in twelve documents is refused the first time it is looked at. */
const REFUSED = 1 / 12;
const SETTLED: readonly string[] = ['Acceptée', 'Vue', 'Non demandée'];
const OPEN: readonly string[] = ['Déposée', 'Modifiée', 'Complète'];

/** The clerks of every conservatoire, who look at documents and decide on requests as the fates say. */
export class Review {
  readonly decided: Decided[] = [];
  readonly undone: Undone[] = [];
  private readonly desks: readonly Desk[];
  private readonly chance: Chance;
  /** Documents refused once. */
  private readonly refused = new Set<string>();
  private readonly validUntil: string;

  constructor(
    private readonly pages: Pages,
    town: Town,
    clerks: readonly Clerk[],
    private readonly fates: ReadonlyMap<string, Fate>,
  ) {
    this.desks = clerks.map((clerk) => new Desk(pages, clerk));
    this.chance = new Chance(pages.host.seed, 4);
    this.validUntil = `30/06/${town.settings.schoolYear.slice(-4)}`;
  }

  get surprises(): readonly string[] {
    return this.desks.flatMap(({ surprises }) => surprises);
  }

  /** Every clerk first looks at the documents, then decides on the requests. */
  hold(session: Session): void {
    for (const desk of this.desks) {
      this.judge(desk, session);
      this.decide(desk, session);
    }
  }

  private judge(desk: Desk, session: Session): void {
    const rows = desk.rows('Pièces');
    const verdicts = rows.flatMap((row) => {
      const written = this.verdictOn(row, session);
      return written ? [{ row, written }] : [];
    });
    if (verdicts.length === 0) return;
    desk.fill('Pièces', new Map(verdicts.map(({ row, written }) => [row['N° pièce'] ?? '', written])));
    const { lot } = desk.apply(verdicts.length);
    const at = this.pages.host.clock.now();
    for (const { row, written } of verdicts)
      this.decided.push({
        ...{ student: row['N° élève'] ?? '', document: row['Pièce'] ?? '' },
        ...{ word: written[0], lot, at, isUndone: false },
      });
  }

  /** A paper on somebody's health is seen, not kept; who has no mail has shown theirs at the counter. */
  private verdictOn(row: Row, session: Session): Written | null {
    const isOnPaper = this.fates.get(row['N° élève'] ?? '')?.habit === 'paper';
    const isToLookAt = row['État'] === 'À vérifier';
    if (!isToLookAt && !(isOnPaper && session === 'ask' && row['État'] === 'À fournir')) return null;
    if (isToLookAt && this.isToRefuse(row['N° pièce'] ?? '', session))
      return ['Refuser', 'La deuxième page manque.'];
    if (/^Certificat médical/.test(row['Pièce'] ?? '')) return ['Vue', this.validUntil];
    return isToLookAt ? ['Accepter', ''] : ['Vue', ''];
  }

  private isToRefuse(key: string, session: Session): boolean {
    const isEarly = session === 'before' || session === 'ask';
    if (!isEarly || this.refused.has(key) || this.chance.next() >= REFUSED) return false;
    this.refused.add(key);
    return true;
  }

  private decide(desk: Desk, session: Session): void {
    const missing = missingOf(desk.rows('Pièces'));
    const requests = desk.rows('Demandes');
    const written = new Map<string, Written>();
    for (const row of requests) {
      const student = row['N° élève'] ?? '';
      const fate = this.fates.get(student);
      const decision =
        fate && this.decisionOn(row['Statut'] ?? '', { fate, missing: missing.get(student) ?? [], session });
      if (decision) written.set(student, decision);
    }
    if (written.size > 0) this.carryOut(desk, written, session === 'ask' && this.undone.length === 0);
    this.pick(desk, requests, session);
  }

  private decisionOn(
    status: string,
    { fate, missing, session }: { fate: Fate; missing: readonly string[]; session: Session },
  ): Written | null {
    const isComplete = missing.length === 0;
    if (session === 'before')
      return isComplete && OPEN.slice(0, 2).includes(status) ? ['Complète', ''] : null;
    if (session === 'ask') {
      if (!OPEN.includes(status) || fate.end === 'Disqualifiée') return null;
      return isComplete ? ['Confirmer', ''] : ['Demander des pièces', missing.join(' ; ')];
    }
    if (session === 'afterDelay') {
      if (status !== 'Pièces demandées') return null;
      if (isComplete) return ['Confirmer', ''];
      return fate.end === 'Rejetée'
        ? ['Envisager un rejet', 'Les pièces demandées ne sont pas venues.']
        : ['Rejeter', `Ne sont pas venues : ${missing.join(' ; ')}`];
    }
    if (session === 'heard')
      return status === 'Rejet envisagé'
        ? ['Rejeter', 'Aucune pièce n’est venue, aucune réponse non plus.']
        : null;
    return status === 'Confirmée' && fate.end === 'Réinscription pédagogique faite'
      ? ['Réinscription faite', '']
      : null;
  }

  /** One batch is taken back at once, as by a clerk who sees a mistake, and done again. */
  private carryOut(desk: Desk, written: ReadonlyMap<string, Written>, isTakenBack: boolean): void {
    desk.fill('Demandes', written);
    const { lot } = desk.apply(written.size);
    this.record(written, lot, isTakenBack);
    if (!isTakenBack) return;
    this.undone.push({ lot: desk.undo(lot, written.size).lot, count: written.size });
    this.carryOut(desk, written, false);
  }

  private record(written: ReadonlyMap<string, Written>, lot: number, isUndone: boolean): void {
    const at = this.pages.host.clock.now();
    for (const [student, [word]] of written)
      this.decided.push({ student, document: '', word, lot, at, isUndone });
  }

  /** What is decided on one student chosen in the tab: the rare cases. */
  private pick(desk: Desk, requests: readonly Row[], session: Session): void {
    for (const row of requests) {
      const student = row['N° élève'] ?? '';
      const rare = RARE[session]?.[this.fates.get(student)?.end ?? ''];
      if (!rare) continue;
      const { decision, word, reason } = rare;
      const { lot } = desk.apply(1, { students: [student], decision, reason });
      this.record(new Map([[student, [word, reason]]]), lot, false);
    }
  }
}

type Rare = Readonly<
  Record<
    string,
    {
      readonly decision: 'intendDisqualification' | 'disqualify' | 'invalidate';
      readonly word: string;
      readonly reason: string;
    }
  >
>;

const RARE: Readonly<Partial<Record<Session, Rare>>> = {
  ask: {
    Disqualifiée: {
      decision: 'intendDisqualification',
      word: 'Envisager une disqualification',
      reason: 'L’adresse déclarée ne semble pas être la bonne.',
    },
  },
  afterDelay: {
    Annulée: { decision: 'invalidate', word: 'Annuler', reason: 'L’élève est inscrit deux fois.' },
  },
  heard: {
    Disqualifiée: { decision: 'disqualify', word: 'Disqualifier', reason: 'L’adresse déclarée est fausse.' },
  },
};

/** What is not settled, by student. */
function missingOf(rows: readonly Row[]): ReadonlyMap<string, string[]> {
  const missing = new Map<string, string[]>();
  for (const row of rows) {
    if (SETTLED.includes(row['État'] ?? '')) continue;
    const student = row['N° élève'] ?? '';
    missing.set(student, [...(missing.get(student) ?? []), row['Pièce'] ?? '']);
  }
  return missing;
}
