import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallAnswers, CallInput } from '../calls.ts';
import { amend, termsMemory } from '../campaign/amendments.ts';
import { busy, notReady, openManagersDesk, townNotSet } from '../campaign/desk.ts';
import { feesMemory, feesVersion, publishFees } from '../campaign/fees.ts';
import { type AmendmentFacts, datedTerms, everyTerms } from '../campaign/publishedTerms.ts';
import { type TownNow, townFrom } from '../campaign/settings.ts';
import type { Ports } from '../ports.ts';
import { type Act, commit, type JournalEnd, underLock } from '../register/commit.ts';
import { openRegister, type Register } from '../register/register.ts';

/** What a publication is decided from, under the lock. */
interface Publishing {
  readonly register: Register;
  readonly town: TownNow;
  readonly end: JournalEnd;
  readonly by: string;
  readonly now: number;
}

/**
 * A manager publishes an amendment of the terms: in force for whatever arrives from that second on. Its whole text,
 * and the text before, are one line of the Journal, which nobody edits; the memory keeps the version and the line.
 */
export function publishTerms(
  ports: Ports,
  input: CallInput<'office.publishTerms'>,
): Reply<CallAnswers['public.versions']> {
  const done = publish(ports, input.requestKey, ({ register, town, end, by, now }) => {
    if (town.amendments.some(({ key }) => key === input.requestKey)) return null;
    const before = datedTerms(register, town, now);
    const publishing = { town, before, base: input.base, now, by, journal: end.last + 1 };
    const amendment = amend(input.articles, { ...publishing, key: input.requestKey });
    if ('kind' in amendment) return amendment;
    const { version, at } = amendment;
    const after = { title: before.title, version, at, parts: input.articles };
    const facts: AmendmentFacts = { before, after };
    return {
      key: input.requestKey,
      actor: by,
      about: '',
      act: `Avenant aux conditions d’utilisation publié\u00a0: version ${version}`,
      change: { setting: termsMemory, value: [...town.amendments, amendment] },
      facts: { ...facts },
    };
  });
  return done ? { ok: false, refusal: done } : published(ports);
}

/** A manager gives the fees and rules to read before sending (CAE-028), or takes them back: an empty list. */
export function setFees(ports: Ports, input: CallInput<'office.fees'>): Reply<CallAnswers['office.fees']> {
  const done = publish(ports, input.requestKey, ({ town, end, by, now }) => {
    const { schoolYear, fees } = town;
    const { base, documents } = input;
    const next = publishFees(documents, { schoolYear, fees, base, now, journal: end.last + 1 });
    if ('kind' in next) return next;
    return {
      key: input.requestKey,
      actor: by,
      about: '',
      act: `Tarifs et règlements\u00a0: version ${next.version}`,
      change: { setting: feesMemory, value: next },
      facts: { documents },
    };
  });
  if (done) return { ok: false, refusal: done };
  const fees = townFrom(ports.memory.all())?.fees ?? null;
  return { ok: true, value: { version: feesVersion(fees, ports.now()) } };
}

/**
 * One publication by a manager, decided under the lock from what stands then, so that of two at once the second is
 * told; a repeat changes nothing. Its instant is that of the lock: nobody could read it before.
 */
function publish(
  ports: Ports,
  key: string,
  decide: (publishing: Publishing) => Act | Refusal | null,
): Refusal | null {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return desk;
  const { register, colleague } = desk;
  const locked = underLock(ports, register, (end): Refusal | null => {
    if (end.recent.some((tip) => tip.key === key)) return null;
    const town = townFrom(ports.memory.all());
    if (!town) return townNotSet;
    const act = decide({ register, town, end, by: colleague.mail, now: ports.now() });
    if (act === null || 'kind' in act) return act;
    commit(ports, register, end, [act]);
    return null;
  });
  return locked.busy ? busy : locked.value;
}

/** Every version of the terms, for anybody (PAR-071). */
export function published(ports: Ports): Reply<CallAnswers['public.versions']> {
  const register = openRegister(ports);
  const town = register && townFrom(register.memory);
  if (!register || !town) return { ok: false, refusal: notReady };
  return { ok: true, value: everyTerms(register, town, ports.now()) };
}
