/** A plausible mail address on one line: the mailbox alone can prove more. At most 254 characters (RFC 5321). */
export function isMail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]",;:\\]+@[^\s@<>()[\]",;:\\]+\.[a-z0-9-]{2,}$/i.test(text);
}
