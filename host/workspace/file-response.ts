/**
 * Nothing that somebody sent may run, or act as a page of the workspace. Chromium 156 still opens a PDF in its viewer.
 */
const CLOSED =
  "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'none'";

export interface Sent {
  readonly name: string;
  /** As whoever sent it says: a type that is none is not repeated. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What somebody sent, as the browser may show it or keep it. */
export function fileResponse({ name, type: said, bytes }: Sent): Response {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(said) ? said : 'application/octet-stream';
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
      'content-disposition': `inline; filename*=UTF-8''${encoded(name)}`,
      'content-security-policy': CLOSED,
    },
  });
}

/** As RFC 8187 wants it: `encodeURIComponent` leaves a few signs, and refuses half a character. */
function encoded(name: string): string {
  return encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
