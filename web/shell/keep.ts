import type { TermsVersion } from '../../src/calls/texts.ts';

const style =
  'body{font:1.125rem/1.55 system-ui,sans-serif;max-width:66ch;margin:0 auto;padding:1rem;color:#211d33}' +
  'h1,h2,h3{line-height:1.3}p{white-space:pre-line}dt{font-weight:700}dd{margin:0 0 .5rem}';

/** The terms as one file to keep. */
export function downloadTerms({ title, version, since, parts }: TermsVersion): void {
  const page = blankPage(title);
  const add = (name: string, text: string): void => {
    const element = page.createElement(name);
    element.textContent = text;
    page.body.append(element);
  };
  add('h1', title);
  add('p', `Version ${version}, en vigueur depuis le ${since}.`);
  for (const { heading, paragraphs } of parts) {
    add('h2', heading);
    for (const paragraph of paragraphs) add('p', paragraph);
  }
  save(page, `conditions-utilisation-${version.replace('/', '-')}`);
}

/** What the screen shows as one file to keep: its text, without what was to be pressed. */
export function downloadScreen(name: string): void {
  const page = blankPage(document.title);
  for (const main of document.querySelectorAll('main')) page.body.append(page.importNode(main, true));
  for (const element of page.body.querySelectorAll('.unprinted, .actions, svg')) element.remove();
  for (const element of page.body.querySelectorAll('*'))
    for (const attribute of element.getAttributeNames()) element.removeAttribute(attribute);
  save(page, name);
}

/** A page in French that needs nothing else. Filled as a document, so that no text becomes markup. */
function blankPage(title: string): Document {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = 'fr';
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  const look = page.createElement('style');
  look.textContent = style;
  page.head.append(look);
  return page;
}

function save(page: Document, name: string): void {
  give(`${name}.html`, 'text/html', `<!DOCTYPE html>\n${page.documentElement.outerHTML}\n`);
}

/** A text as one file, byte for byte: whoever hashes it finds its fingerprint. */
export function downloadText(name: string, text: string): void {
  give(name, 'text/plain', text);
}

/** Gives the file to the browser, which keeps it where it keeps what it downloads. */
export function give(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
