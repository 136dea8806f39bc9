/** The domains most families write in; a near miss of one of them is probably a slip. */
export const commonDomains = [
  'gmail.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'hotmail.fr',
  'hotmail.com',
  'yahoo.fr',
  'yahoo.com',
  'outlook.fr',
  'outlook.com',
  'laposte.net',
  'sfr.fr',
  'live.fr',
  'icloud.com',
  'neuf.fr',
  'bbox.fr',
  'msn.com',
  'protonmail.com',
] as const;

/** The same address with the domain that was probably meant, or null: a question to ask, never a correction. */
export function probableMail(mail: string): string | null {
  const at = mail.lastIndexOf('@');
  const domain = mail
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (at < 1 || commonDomains.some((common) => common === domain)) return null;
  const meant = commonDomains.find((common) => isOneSlip(domain, common));
  return meant === undefined ? null : `${mail.slice(0, at)}@${meant}`;
}

/** One letter added, dropped, replaced, or two neighbours swapped. */
function isOneSlip(typed: string, meant: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start++;
  const [a, b] = [typed.slice(start), meant.slice(start)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
