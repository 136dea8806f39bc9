import type { Ports } from '../ports.ts';
import { sameSecret, sign } from './access.ts';

/** A proof of arrival lasts fifteen minutes: longer than any queue, shorter than a way round the closing hour. */
const proofLasts = 15 * 60 * 1000;

/** What a *busy* answer signs: when this very request, `what` it asks and for whom, first reached the server. */
export function proofOfArrival(key: string, what: readonly string[], arrivedAt: number): string {
  return `${arrivedAt}.${sign(key, 'arrivee', encodeURIComponent([...what, arrivedAt].join('\n')))}`;
}

/** When this request first reached the server: now, or the instant an earlier *busy* answer signed for it. */
export function arrivalOf(ports: Ports, key: string, what: readonly string[], proof = ''): number {
  const claimed = Number(/^(\d{1,16})\./.exec(proof)?.[1]);
  const fresh = claimed <= ports.startedAt && ports.startedAt - claimed < proofLasts;
  return fresh && sameSecret(proof, proofOfArrival(key, what, claimed)) ? claimed : ports.startedAt;
}
