import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

/**
 * Links, codes and sessions are derived from one key (64 hexadecimal digits, kept in Script Properties) and from a
 * person's identifier and version: nothing secret is stored, and raising the version revokes all three.
 */
export interface Holder {
  readonly id: string;
  readonly version: number;
}

/** Letters and digits nobody confuses: no I, L, O, U (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function derive(key: string, purpose: string, what: string): Uint8Array {
  return hmac(sha256, hexToBytes(key), ascii(`${purpose}:${what}`));
}

function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function bytesToHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0x7f);
}

/** The secret of a mail's link, `P12.` and 160 bits: long enough never to be locked. */
export function linkOf(key: string, holder: Holder): string {
  return `${holder.id}.${bytesToHex(derive(key, 'lien', `${holder.id}:${holder.version}`).slice(0, 20))}`;
}

/** How long a single-use link waits to be used: a night, and the time to read one's mail. */
export const singleUseLasts = 24 * 60 * 60 * 1000;

/** What a single-use link is made for. */
export interface SingleUse extends Holder {
  /** Links used before this one was asked for. */
  readonly linksUsed: number;
}

/** The secret of a single-use link, `P12.1778486400000.` and 160 bits, asked for at an instant in milliseconds. */
export function singleUseLinkOf(key: string, holder: SingleUse, askedAt: number): string {
  const claim = `${holder.id}.${askedAt}`;
  return `${claim}.${sign(key, 'lien-unique', `${claim}:${holder.version}:${holder.linksUsed}`)}`;
}

/** Who a single-use link claims to be for, and since when, unproved; `null` when it is no such link. */
export function claimedOnce(link: string): { readonly id: string; readonly askedAt: number } | null {
  const [, id, askedAt] = /^(P\d{1,9})\.(\d{13})\.[0-9a-f]{40}$/.exec(link) ?? [];
  return id ? { id, askedAt: Number(askedAt) } : null;
}

/** The code of a letter: 50 bits in ten signs, `7F3KQ-9XW2M`. Guesses are slowed, see `pauses.ts`. */
export function codeOf(key: string, holder: Holder): string {
  const bytes = derive(key, 'code', `${holder.id}:${holder.version}`);
  const signs = Array.from(bytes.slice(0, 10), (byte) => alphabet[byte & 31]).join('');
  return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}

/** The person a link claims to be, unproved; empty when it is no link at all. */
export function claimedBy(link: string): string {
  return /^(P\d{1,9})\.[0-9a-f]{40}$/.exec(link)?.[1] ?? '';
}

/** A code as typed on a phone: case, spaces, dashes and the letters people confuse make no difference. */
export function tidyCode(typed: string): string {
  const signs = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}

/** An identifier as typed: `p 12` is `P12`; empty when it cannot be one. */
export function tidyIdentifier(typed: string): string {
  const signs = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return /^P\d{1,9}$/.test(signs) ? signs : '';
}

/** Compares without telling by its duration where two secrets differ. */
export function sameSecret(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

/** A session lasts two hours from the last call; every answer brings a fresh one. */
export const sessionLasts = 2 * 60 * 60 * 1000;

/** `P12.3.<end in ms>.<signature>` */
export function sessionFor(key: string, holder: Holder, now: number): string {
  const claim = `${holder.id}.${holder.version}.${now + sessionLasts}`;
  return `${claim}.${sign(key, 'session', claim)}`;
}

/** Who holds this session, or `null` when it is over or forged. The version is for the caller to check. */
export function holderOf(key: string, session: string, now: number): Holder | null {
  const [, claim, id, version, end, signature] =
    /^((P\d{1,9})\.(\d{1,9})\.(\d{1,16}))\.([0-9a-f]{40})$/.exec(session) ?? [];
  if (!claim || !id || !signature) return null;
  if (!sameSecret(signature, sign(key, 'session', claim))) return null;
  return now < Number(end) ? { id, version: Number(version) } : null;
}

/** 160 bits over an ASCII text. */
export function sign(key: string, purpose: string, text: string): string {
  return bytesToHex(derive(key, purpose, text).slice(0, 20));
}
