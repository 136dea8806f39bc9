/** How the page speaks to the person: quietly where they are, aloud what was refused. */
export class Voice {
  private readonly here = element('ici');
  private readonly refusal = element('refus');

  /** Said to screen readers, and shown beside the tools. */
  say(text: string): void {
    if (this.here.textContent !== text) this.here.textContent = text;
  }

  /** Shows a refusal until the next act; `''` takes it away. */
  refuse(sentence: string): void {
    this.refusal.hidden = sentence === '';
    if (this.refusal.textContent !== sentence) this.refusal.textContent = sentence;
  }
}

/** @throws for a page that is not the one this script belongs to */
export function element<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found as T;
}
