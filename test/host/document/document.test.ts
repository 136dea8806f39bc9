import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExecutionKilled, HostError, LIMITS } from '../../../host/index.ts';
import { folder, NOW, program, reopened, town } from '../town.ts';
import { PIXEL, written } from './desk.ts';

const OWNER = 'dacapo@ville.example.org';
const CLERK = 'scolarite@ville.example.org';

describe('a document', () => {
  test('[T] DocumentApp.create, Document.getId, getName, getUrl, setName: is the effective user’s', () => {
    const host = town();
    const source = `const named = doc.setName('Autre nom').getName(); [doc.getId(), named, doc.getUrl()]`;
    const [id, name, url] = written(source, host) as string[];
    expect([name, url]).toEqual(['Autre nom', `https://docs.google.com/document/d/${id}/edit`]);
    expect(host.documents.map(({ id, name, owner, text }) => [id, name, owner, text])).toEqual([
      [id, 'Autre nom', OWNER, ''],
    ]);
  });

  test('has an address of the workspace, when there is one', () => {
    const host = town({}, { address: 'http://localhost:8417' });
    const [id, url] = written('[doc.getId(), doc.getUrl()]', host) as string[];
    expect(url).toBe(`http://localhost:8417/papiers/${id}/edit`);
    expect(host.evaluate(`DocumentApp.openByUrl('${url}').getId()`)).toBe(id);
  });

  test('[T] DocumentApp.openById, openByUrl, Document.getBody: opens what was saved', () => {
    const host = town();
    const url = written(`body.appendParagraph('é'); doc.getUrl()`, host);
    const source = `const doc = DocumentApp.openByUrl('${url}');
      [doc.getBody().getText(), DocumentApp.openById(doc.getId()).getName()]`;
    expect(host.evaluate(source)).toEqual(['\né', 'Un papier']);
  });

  test('[C] DocumentApp.openById, openByUrl: one sentence for what is not there and what is not shared', () => {
    const host = town();
    const id = written('doc.getId()', host);
    const missing = (what: unknown) =>
      `Document ${what} is missing (perhaps it was deleted, or you don't have read access?)`;
    expect(() => host.evaluate(`DocumentApp.openById('nulle-part')`)).toThrow(missing('nulle-part'));
    expect(() => host.evaluate(`DocumentApp.openById('${id}')`, { as: CLERK })).toThrow(missing(id));
    expect(() => host.evaluate(`DocumentApp.openByUrl('https://example.org/')`)).toThrow(
      'Invalid argument: url',
    );
  });

  test('[C] Document.saveAndClose: refuses further edits, not reading', () => {
    const source = `const line = body.appendParagraph('x'); doc.saveAndClose();
      [failure(() => body.appendParagraph('y')), failure(() => line.setText('y')), failure(() => doc.saveAndClose()),
        failure(() => doc.setName('y')), body.getText(), doc.getId() === DocumentApp.openById(doc.getId()).getId()]`;
    const closed = 'Exception: Document is closed, its contents cannot be updated.';
    expect(written(source)).toEqual([closed, closed, closed, closed, '\nx', true]);
  });

  test('[T] Document.saveAndClose: opened again in the same execution it goes on', () => {
    const host = town();
    written(
      `body.appendParagraph('x'); doc.saveAndClose(); DocumentApp.openById(doc.getId()).getBody().appendParagraph('y');`,
      host,
    );
    expect(host.documents[0]?.paragraphs).toEqual(['', 'x', 'y']);
  });

  test('[C] DocumentApp.create, openById: need the scope of documents', () => {
    const host = town({ scopes: ['https://www.googleapis.com/auth/spreadsheets'] });
    for (const call of ['create', 'openById'])
      expect(() => host.evaluate(`DocumentApp.${call}('x')`)).toThrow(
        `Specified permissions are not sufficient to call DocumentApp.${call}. Required permissions: (https://www.googleapis.com/auth/documents)`,
      );
  });
});

describe('sharing', () => {
  test('[T] Document.addEditor, addEditors, addViewer, addViewers, getEditors, getViewers, removeEditor, removeViewer: at once, once each', () => {
    const source = `doc.addEditor('${CLERK}').addEditors(['${CLERK}', 'b@ville.example.org']).addViewer('c@ville.example.org')
        .addViewers(['d@ville.example.org', '${CLERK}']);
      const all = [doc.getEditors().map(String), doc.getViewers().map(String)];
      doc.removeEditor('B@ville.example.org').removeViewer('c@ville.example.org');
      [...all, doc.getEditors().map(String), doc.getViewers().map(String), failure(() => doc.addEditor('personne'))]`;
    expect(written(source)).toEqual([
      [OWNER, CLERK, 'b@ville.example.org'],
      ['c@ville.example.org', 'd@ville.example.org'],
      [OWNER, CLERK],
      ['d@ville.example.org'],
      'Exception: Invalid email: personne',
    ]);
  });

  test('[?] Document.addViewer: who may only read is refused an edit', () => {
    const host = town();
    const id = written(`doc.addViewer('${CLERK}'); doc.getId()`, host);
    const source = (act: string) => `const doc = DocumentApp.openById('${id}'); ${act}`;
    expect(host.evaluate(source('doc.getBody().getText()'), { as: CLERK })).toBe('');
    expect(() => host.evaluate(source(`doc.getBody().appendParagraph('x')`), { as: CLERK })).toThrow(
      'Action not allowed',
    );
    host.evaluate(source(`doc.removeViewer('${CLERK}').addEditor('${CLERK}')`));
    host.evaluate(source(`doc.getBody().appendParagraph('x')`), { as: CLERK });
    expect(host.documents[0]?.text).toBe('\nx');
  });
});

describe('a day', () => {
  test('[D] DocumentApp.create: has so many new documents, and another day as many', () => {
    const host = town();
    const make = (count: number) =>
      host.evaluate(`for (let i = 0; i < ${count}; i += 1) DocumentApp.create('x' + i)`);
    const limit = LIMITS.documentsPerDayWorkspace.value;
    for (let made = 0; made < limit; made += 150) make(150);
    expect(() => make(1)).toThrow('Service invoked too many times for one day: documents.');
    host.clock.set(NOW + 25 * 3_600_000);
    make(1);
    expect(host.papers.list()).toHaveLength(limit + 1);
  });
});

const CODE = `
function make() { return DocumentApp.create('Lettres').getId(); }
function write(id, count) {
  const body = DocumentApp.openById(id).getBody();
  for (let line = 1; line <= count; line += 1) body.appendParagraph('L' + line);
  Utilities.getUuid();
}
function save(id) {
  const doc = DocumentApp.openById(id);
  doc.getBody().appendParagraph('avant');
  doc.saveAndClose();
  DocumentApp.openById(id).getBody().appendParagraph('après');
  Utilities.getUuid();
  throw new Error('en panne');
}`;

describe('edits', () => {
  test('[?] at a kill are kept up to a point drawn from the seed, and lost after it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (count, seed) => {
        const kept = () => {
          const host = town({ code: CODE }, { seed });
          const id = host.call('make');
          host.gate.killAt({ member: 'Utilities.getUuid', when: 'before' });
          expect(() => host.call('write', id, count)).toThrow(ExecutionKilled);
          return host.documents[0]?.paragraphs ?? [];
        };
        const lines = kept();
        expect(lines).toEqual([
          '',
          ...Array.from({ length: lines.length - 1 }, (_, index) => `L${index + 1}`),
        ]);
        expect(lines.length).toBeLessThanOrEqual(count + 1);
        expect(kept()).toEqual(lines);
      }),
      { numRuns: 20 },
    );
  });

  test('[?] at a kill are lost after any of them, all and none included', () => {
    const lengths = Array.from({ length: 60 }, (_, seed) => {
      const host = town({ code: CODE }, { seed });
      const id = host.call('make');
      host.gate.killAt({ member: 'Utilities.getUuid', when: 'before' });
      expect(() => host.call('write', id, 2)).toThrow(ExecutionKilled);
      return host.documents[0]?.paragraphs.length;
    });
    expect([...new Set(lengths)].sort()).toEqual([1, 2, 3]);
  });

  test('are not seen by another execution before they are saved', () => {
    const host = town({ code: CODE });
    const id = host.call('make');
    const seen: unknown[] = [];
    host.gate.at({ member: 'Utilities.getUuid' }, 'before', () => seen.push(host.documents[0]?.text));
    expect(() => host.call('save', id)).toThrow('en panne');
    expect(seen).toEqual(['\navant']);
  });

  test('[?] are made after an uncaught error', () => {
    const host = town({ code: CODE });
    expect(() => host.call('save', host.call('make'))).toThrow('en panne');
    expect(host.documents[0]?.text).toBe('\navant\naprès');
  });

  test('take an honest time: a page of letters is some fifty calls, not fifty trips', () => {
    const host = town();
    written(`for (let line = 0; line < 50; line += 1) body.appendParagraph('x'); doc.saveAndClose();`, host);
    const run = host.executions[host.executions.length - 1];
    expect(run?.trips).toBe(2);
    expect(run?.milliseconds).toBeGreaterThan(1_500 + 1_000 + 50 * 5);
    expect(run?.milliseconds).toBeLessThan(3_000);
  });
});

describe('the file of a document', () => {
  const options = () => ({ directory: folder(), program: program(), now: NOW });

  test('survives closing and opening again, style, images and sharing included', async () => {
    const where = options();
    const first = reopened(where);
    const id = written(
      `body.appendParagraph('Titre').setHeading(DocumentApp.ParagraphHeading.TITLE).editAsText().setBold(0, 1, true);
       body.appendTable([['a', 'b']]).setColumnWidth(0, 90); body.appendImage(pixel()).setAltDescription('point');
       doc.addFooter().setText('bas'); doc.addViewer('${CLERK}'); doc.getId()`,
      first,
    );
    const before = first.documents;
    await first.close();
    expect(existsSync(join(where.directory, 'documents', `${id}.json`))).toBe(true);
    const second = reopened(where);
    expect(second.documents).toEqual(before);
    expect(second.documents[0]?.html).toContain(PIXEL);
    expect(second.documents[0]?.viewers).toEqual([CLERK]);
  });

  test('when damaged is told in one French sentence naming it', async () => {
    const where = options();
    const first = reopened(where);
    const id = written('doc.getId()', first);
    await first.close();
    const path = join(where.directory, 'documents', `${id}.json`);
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -5));
    expect(() => reopened(where)).toThrow(HostError);
    expect(() => reopened(where)).toThrow(path);
  });
});
