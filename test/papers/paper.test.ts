import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paperHtml } from '../../src/papers/html.ts';
import { joinPages, pageOf } from '../../src/papers/paper.ts';
import { anyPaper, letter, letters, minutes, wordsOf } from './samples.ts';

const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

describe('papers joined', () => {
  test('are each on a page, closed by their own foot', () => {
    const { parts, foot, title } = joinPages('Deux', [letter(1), letter(2)]);
    expect([title, foot]).toEqual(['Deux', '']);
    expect(parts.filter(({ kind }) => kind === 'pageBreak')).toHaveLength(1);
    expect(parts.slice(0, pageOf(letter(1)).length)).toEqual(pageOf(letter(1)));
    expect(parts[parts.length - 1]).toEqual({ kind: 'paragraph', words: 'Référence L-2', small: true });
  });

  test('of none is an empty paper, and no foot is no line', () => {
    expect(joinPages('Rien', []).parts).toEqual([]);
    expect(pageOf({ ...minutes, foot: '' })).toEqual(minutes.parts);
  });

  test('lose nothing', () => {
    fc.assert(
      fc.property(fc.array(anyPaper, { maxLength: 4 }), (all) => {
        const joined = joinPages('Tout', all).parts.flatMap(wordsOf);
        expect(joined).toEqual(all.flatMap((paper) => pageOf(paper).flatMap(wordsOf)));
      }),
    );
  });
});

describe('a paper as a page of HTML', () => {
  test('says every word, and none of it is markup', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const html = paperHtml(paper);
        expect(html).not.toContain('<i>');
        for (const word of [...paper.parts.flatMap(wordsOf), paper.title, paper.foot, paper.mark ?? ''])
          expect(html).toContain(escaped(word));
      }),
    );
  });

  test('has headings, heads of columns, terms and the words of pictures', () => {
    const html = paperHtml(minutes);
    for (const piece of [
      '<html lang="fr">',
      '<title>Procès-verbal</title>',
      '<h1>Procès-verbal du tirage au sort</h1><h2>Ordre</h2>',
      '<caption>Ordre du tirage</caption><colgroup><col style="width:30mm"><col style="width:130mm">',
      '<th scope="col">Rang</th>',
      '<ol><li>premier</li>',
      '<li><strong>Le maire</strong><br>A. Martin</li>',
      '<hr>',
    ])
      expect(html).toContain(piece);
    const page = paperHtml(letter(1));
    expect(page).toContain('<dt>Identifiant</dt><dd>P1</dd>');
    expect(page).toContain('alt="Code à photographier pour ouvrir la page de Léa"');
    expect(page).toContain('<strong>samedi 30\u00a0mai 2026</strong>');
    expect(page).toContain('<p class="right">Le 11\u00a0mai 2026</p>');
  });

  test('says its mark once on a screen, and on every page printed', () => {
    const html = paperHtml({ ...minutes, mark: 'SANS VALEUR' });
    expect(html).toContain('<header>SANS VALEUR</header><main>');
    expect(html).toContain('@page{@top-center{content:"SANS VALEUR"');
    expect(html).toContain('main::before{content:"SANS VALEUR"');
    expect(paperHtml(minutes)).not.toContain('<header>');
  });

  test('is a section a page', () => {
    expect(paperHtml(letters(3)).match(/<section class="page">/g)).toHaveLength(3);
  });

  test('carries its foot and the number of the page in the margin, whatever the foot holds', () => {
    const html = paperHtml({ ...minutes, foot: 'Réf. "a"; }</style>\n\\' });
    expect(html).toContain(
      '@bottom-left{content:"Réf\\2e  \\22 a\\22 \\3b  \\7d \\3c \\2f style\\3e \\a \\5c "',
    );
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain('counter(page) " / " counter(pages)');
  });
});
