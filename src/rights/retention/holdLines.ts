import { appealRows } from '../../appeals/tabs.ts';
import type { HoldLine } from '../../calls/retention.ts';
import type { Ref } from '../../calls/rights.ts';
import { frenchInstant, instantFrom } from '../../dates.ts';
import { courseRows } from '../../places/tabs.ts';
import type { Register } from '../../register/register.ts';
import { Names } from '../traces/whom.ts';
import { type Hold, type HoldKind, holdsIn } from './holds.ts';

/** What is held, each by whom or what it is, why, since when. The rows of people and courses are read if one is held. */
export function holdLines(register: Register): HoldLine[] {
  const holds = holdsIn(register);
  const nameOf = namesOf(register, holds);
  return holds.map(({ kind, target, set, number }) => ({
    number,
    kind,
    target,
    words: nameOf(kind, target),
    reason: set.reason,
    since: frenchInstant(instantFrom(set.at)),
    by: set.by,
  }));
}

function namesOf(register: Register, holds: readonly Hold[]): (kind: HoldKind, target: string) => string {
  const has = (wanted: HoldKind) => holds.some(({ kind }) => kind === wanted);
  const names = has('person') ? new Names(register) : null;
  const courses = has('course') ? courseRows(register).map(({ record }) => record) : [];
  const appeals = has('appeal') ? appealRows(register).map(({ record }) => record) : [];
  const words: Readonly<Record<HoldKind, (target: string) => string>> = {
    person: (ref) => `${names?.nameOf([ref]) || 'Une personne'} (${refWords(ref)})`,
    course: (code) => `Cours ${code}, ${courses.find((one) => one.code === code)?.title ?? ''}`,
    draw: (draw) => `Tirage ${draw}`,
    complaint: (number) => `Réclamation écrite ${number}`,
    appeal: (number) => {
      const appeal = appeals.find((one) => one.number === number);
      return `Contestation ${number}${appeal ? `, participation ${appeal.entry} du tirage ${appeal.draw}` : ''}`;
    },
  };
  return (kind, target) => words[kind](target);
}

/** Where somebody stands: two people of one name are told apart by it. */
function refWords(ref: Ref): string {
  const [what, name = '', rank = ''] = ref.split(':');
  switch (what) {
    case 'acces':
      return `accès ${name}`;
    case 'bulletin':
      return `bulletin ${name}`;
    case 'signataire':
      return `a signé le bulletin ${name}`;
    case 'conditions':
      return `a demandé les conditions, acte ${name.slice(1)}`;
    default:
      return `liste de l’an dernier, ${rank}`;
  }
}
