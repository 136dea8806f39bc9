/** `0639981234` is `06 39 98 12 34` once it has its ten digits; anything else stays as typed. */
export function spacedPhone(typed: string): string {
  const digits = typed.replace(/[ .\u00a0-]/g, '');
  return /^0\d{9}$/.test(digits) ? (digits.match(/\d\d/g) ?? []).join(' ') : typed;
}
