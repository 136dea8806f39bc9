import type { LegalText, TextTable } from '../../src/calls/texts.ts';

const style =
  'body{font:1.125rem/1.55 system-ui,sans-serif;max-width:66ch;margin:0 auto;padding:1rem;color:#211d33}' +
  'h1,h2,h3{line-height:1.3}p{white-space:pre-line}dt{font-weight:700}dd{margin:0 0 .5rem}' +
  'table{border-collapse:collapse}caption{font-weight:700}caption,th,td{text-align:left}' +
  'th,td{vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid}';

interface KeptAs {
  /** Of the file, before its version. */
  readonly name: string;
  /** Which version it is, and since when. */
  readonly stand: string;
}

/** A text as one file to keep. */
export function downloadLegal({ title, version, parts }: LegalText, { name, stand }: KeptAs): void {
  const page = blankPage(title);
  const add = adder(page, page.body);
  add('h1', title);
  add('p', stand);
  for (const { heading, paragraphs, table } of parts) {
    add('h2', heading);
    for (const paragraph of paragraphs) add('p', paragraph);
    if (table) addTable(page, table);
  }
  save(page, `${name}-${version.replace('/', '-')}`);
}

/** Adds elements with their text, so that no text becomes markup. */
function adder(page: Document, parent: Element) {
  return (name: string, text = '', scope = ''): Element => {
    const element = page.createElement(name);
    element.textContent = text;
    if (scope !== '') element.setAttribute('scope', scope);
    parent.append(element);
    return element;
  };
}

function addTable(page: Document, { caption, columns, rows }: TextTable): void {
  const table = adder(page, adder(page, page.body)('table'));
  table('caption', caption);
  const head = adder(page, adder(page, table('thead'))('tr'));
  for (const column of columns) head('th', column, 'col');
  const body = adder(page, table('tbody'));
  for (const [first, ...others] of rows) {
    const row = adder(page, body('tr'));
    row('th', first, 'row');
    for (const cell of others) row('td', cell);
  }
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
