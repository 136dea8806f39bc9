import { expect, test } from 'vitest';
import { town } from '../town.ts';

test('[D] ContentService.createTextOutput, TextOutput.getContent, setContent, getMimeType, setMimeType: text with a type', () => {
  const source = `const out = ContentService.createTextOutput('a'); const before = [out.getContent(), String(out.getMimeType())];
    out.setContent('{}').setMimeType(ContentService.MimeType.JSON); before.concat(out.getContent(), String(out.getMimeType()))`;
  expect(town().evaluate(source)).toEqual(['a', 'TEXT', '{}', 'JSON']);
});

test('[D] ContentService.createTextOutput: doGet may return it', () => {
  const host = town({ code: `function doGet() { return ContentService.createTextOutput('bonjour'); }` });
  expect(host.visit({})).toMatchObject({ html: 'bonjour', error: undefined });
});
