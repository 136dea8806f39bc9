import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentOf, largestFile, problemWords, sizeWords } from '../../src/supporting/content.ts';
import { partsOfFile } from '../../src/supporting/parts.ts';
import { heavyJpeg, piece } from './files.ts';

describe('what a file really is (CAE-002)', () => {
  test.each([
    ['avis-imposition.pdf', 'application/pdf'],
    ['justificatif-domicile.pdf', 'application/pdf'],
    ['photo-identite.jpg', 'image/jpeg'],
    ['certificat.png', 'image/png'],
  ])('%s', (name, type) => {
    expect(contentOf(piece(name))).toEqual({ kind: 'fine', type });
  });

  test('signed bytes, as Google gives them, read like unsigned ones', () => {
    for (const name of ['avis-imposition.pdf', 'photo-identite.jpg', 'certificat.png']) {
      expect(contentOf(new Int8Array(piece(name)))).toEqual(contentOf(piece(name)));
    }
  });

  test('a program that calls itself a PDF is none of them; an empty file is empty', () => {
    expect(contentOf(piece('menteur.pdf'))).toEqual({ kind: 'otherType' });
    expect(contentOf(piece('vide.png'))).toEqual({ kind: 'empty' });
  });

  test('a photo of an iPhone is recognised, to say what to do', () => {
    const heic = Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1');
    expect(contentOf(heic)).toEqual({ kind: 'heic' });
  });

  test('whatever begins and does not end is cut short', () => {
    for (const name of ['avis-imposition.pdf', 'photo-identite.jpg', 'certificat.png']) {
      const whole = piece(name);
      fc.assert(
        fc.property(fc.integer({ min: 40, max: whole.length - 12 }), (length) => {
          expect(contentOf(whole.subarray(0, length))).toEqual({ kind: 'cutShort' });
        }),
        { numRuns: 30 },
      );
    }
  });

  test('random bytes are never taken for a document', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(contentOf(bytes).kind).toBe('otherType');
      }),
    );
  });

  test('two megabytes are the limit, to the byte (CAE-004)', () => {
    const at = heavyJpeg(largestFile);
    expect(at.length).toBe(largestFile);
    expect(contentOf(at)).toEqual({ kind: 'fine', type: 'image/jpeg' });
    expect(contentOf(Buffer.concat([at, Buffer.of(0)]))).toEqual({
      kind: 'tooLarge',
      bytes: largestFile + 1,
    });
  });
});

describe('sentences', () => {
  test('say the size found, never less than it is', () => {
    expect(sizeWords(1)).toBe('1\u00a0Ko');
    expect(sizeWords(720 * 1024)).toBe('720\u00a0Ko');
    expect(sizeWords(largestFile)).toBe('2\u00a0Mo');
    expect(sizeWords(largestFile + 1)).toBe('2,1\u00a0Mo');
    expect(problemWords({ kind: 'tooLarge', bytes: 2.4 * 1024 * 1024 })).toBe(
      'Ce fichier pèse 2,4\u00a0Mo, la limite est 2\u00a0Mo. Rien n’a été envoyé. Prenez plutôt une photo de chaque page, ou choisissez «\u00a0Je l’enverrai plus tard\u00a0».',
    );
  });

  test('each says what happened to the data, and what to do', () => {
    const problems = [
      { kind: 'empty' },
      { kind: 'tooLarge', bytes: 3_000_000 },
      { kind: 'heic' },
      { kind: 'otherType' },
      { kind: 'cutShort' },
    ] as const;
    for (const problem of problems) {
      expect(problemWords(problem)).toContain('Rien n’a été envoyé.');
      expect(problemWords(problem)).toContain('Je l’enverrai plus tard');
    }
  });
});

test('a file in parts, put together again, is the file', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000_000 }), (length) => {
      const text = 'A'.repeat(length);
      const parts = partsOfFile(text);
      expect(parts.join('')).toBe(text);
      expect(parts.slice(0, -1).every((part) => part.length === 855_000)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
