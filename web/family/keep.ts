import type { TermsVersion } from '../../src/calls/texts.ts';

const style =
  'body{font:1.125rem/1.55 system-ui,sans-serif;max-width:66ch;margin:0 auto;padding:1rem;color:#211d33}' +
  'h1,h2{line-height:1.3}p{white-space:pre-line}';

/**
 * The terms as one file to keep: a page in French that needs nothing else, with its headings. Built as a document, so
 * that no text becomes markup.
 */
function termsFile({ title, version, since, parts }: TermsVersion): string {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = 'fr';
  const add = (parent: Element, name: string, text = ''): Element => {
    const element = page.createElement(name);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  add(page.head, 'style', style);
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  const main = add(page.body, 'main');
  add(main, 'h1', title);
  add(main, 'p', `Version ${version}, en vigueur depuis le ${since}.`);
  for (const { heading, paragraphs } of parts) {
    add(main, 'h2', heading);
    for (const paragraph of paragraphs) add(main, 'p', paragraph);
  }
  return `<!DOCTYPE html>\n${page.documentElement.outerHTML}\n`;
}

/** Gives the file to the browser, which keeps it where it keeps what it downloads. */
export function download(terms: TermsVersion): void {
  const address = URL.createObjectURL(new Blob([termsFile(terms)], { type: 'text/html' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `conditions-utilisation-${terms.version.replace('/', '-')}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
