import { describe, expect, test } from 'vitest';
import { documentOf } from '../../../host/index.ts';
import { town } from '../town.ts';

const page = (html: string) =>
  town({
    code: `function doGet() { return HtmlService.createHtmlOutputFromFile('page'); }`,
    pages: { page: html },
  }).visit({}).html;

describe('making pages', () => {
  test('[D] HtmlService.createHtmlOutput, HtmlOutput.append, appendUntrusted, getContent, setContent, clear: text in, text out', () => {
    const source = `const out = HtmlService.createHtmlOutput('<b>'); out.append('é').appendUntrusted('<i> & "');
      const all = out.getContent(); [all, out.setContent('x').getContent(), out.clear().getContent(), HtmlService.createHtmlOutput().getContent()]`;
    expect(town().evaluate(source)).toEqual(['<b>é&lt;i&gt; &amp; &#34;', 'x', '', '']);
  });

  test('[D] HtmlService.createHtmlOutputFromFile: a page of the project, or a refusal', () => {
    const host = town({ pages: { page: '<p>é</p>' } });
    expect(host.evaluate(`HtmlService.createHtmlOutputFromFile('page').getContent()`)).toBe('<p>é</p>');
    expect(() => host.evaluate(`HtmlService.createHtmlOutputFromFile('absent')`)).toThrow(
      'No HTML file named absent was found.',
    );
  });

  test('[D] HtmlOutput.setTitle, getTitle, setWidth, getWidth, setHeight, getHeight, setFaviconUrl, getFaviconUrl, setSandboxMode: chain', () => {
    const source = `const out = HtmlService.createHtmlOutput('').setTitle('T').setWidth(300).setHeight(200)
      .setFaviconUrl('https://x/y.png').setSandboxMode(HtmlService.SandboxMode.IFRAME);
      [out.getTitle(), out.getWidth(), out.getHeight(), out.getFaviconUrl()]`;
    expect(town().evaluate(source)).toEqual(['T', 300, 200, 'https://x/y.png']);
  });

  test('[D] HtmlOutput.addMetaTag: four names only', () => {
    const host = town();
    expect(
      host.evaluate(
        `HtmlService.createHtmlOutput('').addMetaTag('viewport', 'width=device-width').getContent()`,
      ),
    ).toBe('');
    expect(() => host.evaluate(`HtmlService.createHtmlOutput('').addMetaTag('description', 'x')`)).toThrow(
      'The meta tag you specified is not allowed in this context.',
    );
  });

  test('[D] HtmlOutput.setXFrameOptionsMode: reaches the visitor, with title and tags', () => {
    const code = `function doGet() { return HtmlService.createHtmlOutput('<p>').setTitle('T').addMetaTag('viewport', 'v')
      .setXFrameOptionsMode(HtmlService.XFrameOptionsMode.ALLOWALL); }`;
    expect(town({ code }).visit({})).toMatchObject({
      title: 'T',
      metaTags: { viewport: 'v' },
      frameOptions: 'ALLOWALL',
    });
  });
});

describe('templates', () => {
  test('[D] HtmlService.createTemplate, HtmlTemplate.evaluate: code, escaped and raw printing, variables', () => {
    const source = `const t = HtmlService.createTemplate('<? for (const n of names) { ?><li><?= n ?></li><? } ?><?!= raw ?>');
      t.names = ['a<b', "l’été \\"'"]; t.raw = '<hr>'; t.evaluate().getContent()`;
    expect(town().evaluate(source)).toBe('<li>a&lt;b</li><li>l’été &#34;&#39;</li><hr>');
  });

  test('[D] HtmlTemplate.evaluate: inside a script what is printed cannot leave its string', () => {
    const source = `const t = HtmlService.createTemplate('<script>var a = "<?= a ?>";</scr' + 'ipt><p><?= a ?></p>');
      t.a = '"</script>'; t.evaluate().getContent()`;
    expect(town().evaluate(source)).toBe(
      '<script>var a = "\\u0022\\u003c\\u002fscript\\u003e";</script><p>&#34;&lt;/script&gt;</p>',
    );
  });

  test('[D] HtmlService.createTemplateFromFile, HtmlTemplate.getRawContent: the file as it is', () => {
    const host = town({ pages: { part: '<?= 1 ?>é' } });
    expect(host.evaluate(`HtmlService.createTemplateFromFile('part').getRawContent()`)).toBe('<?= 1 ?>é');
  });

  test('[T] HtmlTemplate.getCode: JavaScript that makes the page', () => {
    expect(
      town().evaluate(`new Function(HtmlService.createTemplate('a<? var x = 2; ?><?!= x ?>').getCode())()`),
    ).toBe('a2');
  });

  test('an error of the template’s code is the program’s', () => {
    expect(() => town().evaluate(`HtmlService.createTemplate('<?= absent.x ?>').evaluate()`)).toThrow(
      'absent is not defined',
    );
  });
});

describe('what HtmlService does to a page [C]', () => {
  test('comments go, also those that are part of a string', () => {
    expect(page('<script>var a = "https://x"; \nvar b = 1; /* c */ var d = `/*`;</script>')).toBe(
      '<script>var a = "https:\nvar b = 1;  var d = `/*`;</script>',
    );
  });

  test('other than ASCII arrives garbled in a script, and whole elsewhere', () => {
    expect(page('<p>é</p><script>var a = "é";</script>')).toBe('<p>é</p><script>var a = "Ã©";</script>');
  });

  test('title, meta and icon of the file are dropped', () => {
    expect(page('<head><title>x</title><meta charset="utf-8"><link rel="icon" href="x"></head><p>')).toBe(
      '<head></head><p>',
    );
  });

  test('what the build makes of a script arrives as it was', () => {
    const script = '<script>var a="https:/\\x2fx",b="\\xe9",c="<\\/script>";</script>';
    expect(page(script)).toBe(script);
  });

  test('a dialog is treated alike when it is served as a document', () => {
    const visit = town({
      code: `function doGet() { return HtmlService.createHtmlOutput('<html><head></head><body>x</body></html>').setTitle('a < b'); }`,
    }).visit({});
    expect(documentOf(visit, 'first()')).toBe(
      '<html><head><meta charset="utf-8"><title>a &lt; b</title><script>first()</script></head><body>x</body></html>',
    );
  });
});
