import type { KeepableSeat } from '../calls/offers.ts';
import type { Turn } from './turn.ts';

/** The further seats that may be kept beside the one held, for whoever confirms it (IVR-039). */
export function keepableSeats({ standing, people, places }: Turn): KeepableSeat[] {
  const titleOf = (course: string) => places.get(course)?.title ?? course;
  return [...standing.mayKeep].flatMap(([entry, courses]) => {
    const person = people.get(entry);
    const held = standing.confirmed.get(entry) ?? '';
    return courses.map((course) => ({
      entry,
      name: `${person?.lastName ?? ''} ${person?.firstName ?? ''}`.trim(),
      phone: person?.phone ?? '',
      held: titleOf(held),
      course,
      title: titleOf(course),
    }));
  });
}
