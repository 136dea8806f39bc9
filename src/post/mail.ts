/** A mail as data: one writer makes its plain text and its HTML, so that the two always say the same. */
export interface Mail {
  readonly subject: string;
  readonly greeting: string;
  readonly parts: readonly MailPart[];
  /** The conservatoire it comes from. */
  readonly from: {
    readonly name: string;
    readonly mail: string;
    readonly phone: string;
    readonly address: string;
  };
  readonly reference: string;
}

export type MailPart =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly label: string; readonly address: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'small'; readonly text: string };

export function mailText(mail: Mail): string {
  return `${[mail.greeting, ...mail.parts.map(partText), footText(mail)].join('\n\n')}\n`;
}

function partText(part: MailPart): string {
  switch (part.kind) {
    case 'link':
      return `${part.label}\u00a0:\n${part.address}`;
    case 'facts':
      return part.facts.map(([label, value]) => `${label}\u00a0: ${value}`).join('\n');
    default:
      return part.text;
  }
}

function footText({ from, reference }: Mail): string {
  return `${from.name}\n${from.address}\n${from.phone} – ${from.mail}\nRéférence\u00a0: ${reference}`;
}

const colours = { ink: '#211d33', second: '#5d5873', violet: '#4b3aa3', line: '#8a85a3' };

export function mailHtml(mail: Mail): string {
  const body = mail.parts.map(partHtml).join('');
  return (
    `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>${escaped(mail.subject)}</title></head>` +
    `<body style="margin:0;padding:24px;background:#ffffff;color:${colours.ink};` +
    `font:18px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif"><div style="max-width:36em">` +
    `<p>${escaped(mail.greeting)}</p>${body}` +
    `<hr style="border:0;border-top:1px solid ${colours.line};margin:32px 0 16px">` +
    `<p style="color:${colours.second};font-size:16px">${lines(footText(mail))}</p></div></body></html>`
  );
}

function partHtml(part: MailPart): string {
  switch (part.kind) {
    case 'heading':
      return `<h2 style="font-size:22px;line-height:1.3;margin:32px 0 8px">${escaped(part.text)}</h2>`;
    case 'text':
      return `<p>${lines(part.text)}</p>`;
    case 'small':
      return `<p style="color:${colours.second};font-size:16px">${lines(part.text)}</p>`;
    case 'link':
      return (
        `<p style="margin:24px 0"><a href="${escaped(part.address)}" style="display:inline-block;padding:12px 20px;` +
        `border-radius:6px;background:${colours.violet};color:#ffffff;font-weight:650">${escaped(part.label)}</a></p>`
      );
    case 'facts':
      return `<table style="border-collapse:collapse;margin:16px 0">${part.facts.map(factRow).join('')}</table>`;
  }
}

function factRow([label, value]: readonly [string, string]): string {
  return (
    `<tr><th scope="row" style="text-align:left;vertical-align:top;padding:4px 16px 4px 0;font-weight:400;` +
    `color:${colours.second}">${escaped(label)}</th><td style="vertical-align:top;padding:4px 0;overflow-wrap:anywhere;word-break:break-word">${lines(value)}</td></tr>`
  );
}

/** Text from outside never becomes markup. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function lines(text: string): string {
  return escaped(text).replace(/\n/g, '<br>');
}
