import { layout, type Paper, type PaperPart, type Span, spansOf, type Words } from './paper.ts';

/** The paper as a whole page of accessible HTML, in French; printed, it is the same paper as the document. */
export function paperHtml(paper: Paper): string {
  const pages = pagesOf(paper.parts).map(
    (parts) => `<section class="page">${parts.map(partHtml).join('')}</section>`,
  );
  return (
    `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>${escaped(paper.title)}</title>` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><style>${styleOf(paper)}</style></head>` +
    `<body>${paper.mark ? `<header>${escaped(paper.mark)}</header>` : ''}<main>${pages.join('')}</main>${paper.foot === '' ? '' : `<footer>${escaped(paper.foot)}</footer>`}</body></html>`
  );
}

function pagesOf(parts: readonly PaperPart[]): PaperPart[][] {
  const pages: PaperPart[][] = [[]];
  for (const part of parts) {
    if (part.kind === 'pageBreak') pages.push([]);
    else pages[pages.length - 1]?.push(part);
  }
  return pages;
}

function partHtml(part: PaperPart): string {
  switch (part.kind) {
    case 'heading':
      return `<h${part.level}>${lines(part.text)}</h${part.level}>`;
    case 'paragraph':
      return `<p${classes(part.align, part.small && 'small')}>${wordsHtml(part.words)}</p>`;
    case 'facts':
      return `<dl>${part.facts.map(([label, value]) => `<dt>${lines(label)}</dt><dd>${lines(value)}</dd>`).join('')}</dl>`;
    case 'table':
      return tableHtml(part);
    case 'list':
      return part.numbered ? `<ol>${items(part.items)}</ol>` : `<ul>${items(part.items)}</ul>`;
    case 'window':
      return `<div class="window"><p>${part.from.map(escaped).join('<br>')}</p><p class="to">${part.to.map(escaped).join('<br>')}</p></div>`;
    case 'signatures':
      return `<ul class="signatures">${part.signers.map(({ quality, name }) => `<li><strong>${lines(quality)}</strong><br>${lines(name)}</li>`).join('')}</ul>`;
    case 'image':
      return `<p>${pictureHtml(part)}</p>`;
    case 'pictured':
      return `<div class="pictured">${pictureHtml(part)}<div>${part.lines.map((line) => `<p>${wordsHtml(line)}</p>`).join('')}</div></div>`;
    case 'rule':
      return '<hr>';
    case 'pageBreak':
      return '';
  }
}

function tableHtml({ caption, columns, rows }: Extract<PaperPart, { kind: 'table' }>): string {
  const widths = columns.map(({ width }) => `<col style="width:${width}mm">`).join('');
  const heads = columns.map(({ heading }) => `<th scope="col">${lines(heading)}</th>`).join('');
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${lines(cell)}</td>`).join('')}</tr>`)
    .join('');
  return `<table><caption>${lines(caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

function pictureHtml({ png, width, alt }: { png: string; width: number; alt: string }): string {
  return `<img src="data:image/png;base64,${escaped(png)}" alt="${escaped(alt)}" style="width:${width}mm">`;
}

function wordsHtml(words: Words): string {
  return spansOf(words).map(spanHtml).join('');
}

function spanHtml({ text, bold }: Span): string {
  return bold ? `<strong>${lines(text)}</strong>` : lines(text);
}

function items(texts: readonly string[]): string {
  return texts.map((text) => `<li>${lines(text)}</li>`).join('');
}

function classes(...names: readonly (string | undefined)[]): string {
  const given = names.filter((name) => name !== undefined);
  return given.length === 0 ? '' : ` class="${given.join(' ')}"`;
}

/** Text from outside never becomes markup. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function lines(text: string): string {
  return escaped(text).replace(/\n/g, '<br>');
}

/** A text inside a style sheet: whatever is not a letter, a digit or a space is written by its number. */
function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`;
}

/** The mark, pale and large across whatever is seen of the paper, and across each page printed. */
function markStyle(mark: string): string {
  return (
    `header{position:sticky;top:0;z-index:1;padding:4pt;background:#fff;font-weight:700;text-align:center}` +
    `main::before{content:${cssText(mark)};position:fixed;inset:0;z-index:1;display:flex;align-items:center;justify-content:center;` +
    `font:700 min(64pt,12vw) Arial;text-align:center;color:rgba(0,0,0,.07);transform:rotate(-35deg);pointer-events:none}` +
    `@page{@top-center{content:${cssText(mark)};font:700 11pt Arial}}@media print{header{display:none}}`
  );
}

/** On a screen sheets of paper; printed, the foot and the number of the page stand in the margin of each. */
function styleOf({ foot, mark = '' }: Paper): string {
  const { page, margin, window, signature } = layout;
  return (
    `body{margin:0;background:#ddd;color:#000;font:11pt/1.4 Arial,Helvetica,sans-serif}` +
    `.page{position:relative;box-sizing:border-box;width:${page.width}mm;max-width:100%;min-height:${page.height}mm;margin:16px auto;padding:${margin}mm;background:#fff;overflow-wrap:break-word}` +
    `footer{width:${page.width}mm;max-width:100%;margin:0 auto 16px;font-size:9pt}` +
    `h1{font-size:18pt}h2{font-size:14pt}h3{font-size:12pt}h1,h2,h3{margin:0 0 8pt;line-height:1.2;break-after:avoid}` +
    `p,dl,ul,ol,table{margin:0 0 8pt}.small{font-size:9pt}.right{text-align:right}.centre{text-align:center}` +
    `dl{display:grid;grid-template-columns:minmax(0,55mm) minmax(0,1fr);gap:2pt 8pt}dd{margin:0}` +
    `table{border-collapse:collapse;max-width:100%;font-size:10pt}caption{text-align:left;font-weight:700}` +
    `th,td{border:.5pt solid #000;padding:3pt 4pt;text-align:left;vertical-align:top}td{overflow-wrap:anywhere}tr{break-inside:avoid}` +
    `.window{min-height:${window.bottom - margin}mm}.window p{max-width:70mm}` +
    `.window .to{position:absolute;left:${window.left}mm;top:${window.top}mm}` +
    `.pictured{display:flex;gap:5mm;align-items:center;margin:0 0 8pt;padding:2mm;border:.5pt solid #000;break-inside:avoid}` +
    `.pictured p{margin:0 0 4pt}.pictured img{flex:none}.pictured>div{min-width:0}` +
    `.signatures{display:flex;gap:8pt;list-style:none;padding:0}` +
    `.signatures li{flex:1;min-height:${signature}mm;padding:3pt 5pt;border:.5pt solid #000;break-inside:avoid}` +
    `@media(max-width:640px){.page{padding:16px;min-height:0}.window .to{position:static}dl{display:block}dt{font-weight:700}` +
    `dd{margin:0 0 4pt}th,td{padding:2pt;font-size:8.5pt;hyphens:auto;overflow-wrap:anywhere}}` +
    `@page{size:A4;margin:${margin}mm;@bottom-left{content:${cssText(foot)};font:9pt Arial}` +
    `@bottom-right{content:counter(page) " / " counter(pages);font:9pt Arial}}` +
    `@media print{body{background:#fff}.page{width:auto;min-height:0;margin:0;padding:0;break-after:page}` +
    `.page:last-child{break-after:auto}footer{display:none}` +
    `.window .to{position:absolute;left:${window.left - margin}mm;top:${window.top - margin}mm}}` +
    (mark === '' ? '' : markStyle(mark))
  );
}
