import fc from 'fast-check';
import { joinPages, type Paper, type PaperPart, type Words } from '../../src/papers/paper.ts';
import { qrPng } from '../../src/papers/qr.ts';

const png = qrPng('https://ville.example.org/?acces=P12.abc');

/** A letter of one page, as a family gets one. */
export function letter(number: number): Paper {
  return {
    title: `Lettre ${number}`,
    parts: [
      {
        kind: 'window',
        from: ['Conservatoire Le Hangar', '3, rue des Tilleuls', '91000 Valmont-sur-Orge'],
        to: [`Famille Robin ${number}`, '12, allée des Pins', '91000 VALMONT-SUR-ORGE'],
      },
      { kind: 'paragraph', words: 'Le 11\u00a0mai 2026', align: 'right' },
      { kind: 'heading', level: 1, text: 'Réinscription de Léa' },
      {
        kind: 'paragraph',
        words: [
          { text: 'Répondez avant le ' },
          { text: 'samedi 30\u00a0mai 2026', bold: true },
          { text: ' à\u00a015\u00a0h.' },
        ],
      },
      {
        kind: 'facts',
        facts: [
          ['Identifiant', `P${number}`],
          ['Code', '7Q4K-2MXR-9TBP'],
        ],
      },
      { kind: 'image', png, width: 30, alt: 'Code à photographier pour ouvrir la page de Léa' },
      { kind: 'paragraph', words: 'Sans réponse, la place de Léa est proposée à une autre famille.' },
    ],
    foot: `Référence L-${number}`,
  };
}

export const letters = (count: number): Paper =>
  joinPages(
    'Lettres',
    Array.from({ length: count }, (_, index) => letter(index + 1)),
  );

/** Minutes of several tables. */
export const minutes: Paper = {
  title: 'Procès-verbal',
  parts: [
    { kind: 'heading', level: 1, text: 'Procès-verbal du tirage au sort' },
    { kind: 'heading', level: 2, text: 'Ordre' },
    {
      kind: 'table',
      caption: 'Ordre du tirage',
      columns: [
        { heading: 'Rang', width: 30 },
        { heading: 'Bulletin', width: 130 },
      ],
      rows: [
        ['1', 'B-0012'],
        ['2', 'B-0007'],
      ],
    },
    { kind: 'list', items: ['Un témoin est présent.', 'Les dés sont ceux de la mairie.'] },
    { kind: 'list', items: ['premier', 'second'], numbered: true },
    { kind: 'rule' },
    {
      kind: 'signatures',
      signers: [
        { quality: 'Le maire', name: 'A. Martin' },
        { quality: 'Un témoin', name: 'B. Petit' },
      ],
    },
  ],
  foot: 'Tirage 3F9A · empreinte 12AB 34CD',
};

/** A word in which markup would show. */
const word = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }).map((text) => `<i>${text}"&`);
const words = fc.oneof(
  word,
  fc.array(fc.oneof(fc.record({ text: word }), fc.record({ text: word, bold: fc.constant(true as const) })), {
    maxLength: 3,
  }),
);

const part: fc.Arbitrary<PaperPart> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    text: word,
  }),
  fc.record({ kind: fc.constant('paragraph' as const), words }),
  fc.record({ kind: fc.constant('facts' as const), facts: fc.array(fc.tuple(word, word), { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: fc.constant('Une table'),
    columns: fc.constant([
      { heading: 'un', width: 40 },
      { heading: 'deux', width: 60 },
    ]),
    rows: fc.array(fc.tuple(word, word), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(word, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('window' as const), from: fc.array(word), to: fc.array(word) }),
  fc.record({
    kind: fc.constant('signatures' as const),
    signers: fc.array(fc.record({ name: word, quality: word }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('image' as const),
    png: fc.constant(png),
    width: fc.integer({ min: 5, max: 160 }),
    alt: word,
  }),
  fc.record({
    kind: fc.constant('pictured' as const),
    png: fc.constant(png),
    width: fc.integer({ min: 5, max: 100 }),
    alt: word,
    lines: fc.array(words, { maxLength: 3 }),
  }),
  fc.constantFrom({ kind: 'rule' as const }, { kind: 'pageBreak' as const }),
);

/** Any paper. */
export const anyPaper: fc.Arbitrary<Paper> = fc.record({
  title: word,
  parts: fc.array(part, { maxLength: 6 }),
  foot: fc.oneof(fc.constant(''), word),
  mark: fc.oneof(fc.constant(''), word),
});

const spoken = (all: Words): readonly string[] =>
  typeof all === 'string' ? [all] : all.map(({ text }) => text);

/** Every word of a part that is to be read on the paper, as the document and the page both show it. */
export function wordsOf(of: PaperPart): readonly string[] {
  switch (of.kind) {
    case 'heading':
      return [of.text];
    case 'paragraph':
      return spoken(of.words);
    case 'facts':
      return of.facts.flat();
    case 'table':
      return [of.caption, ...of.columns.map(({ heading }) => heading), ...of.rows.flat()];
    case 'list':
      return of.items;
    case 'window':
      return [...of.from, ...of.to];
    case 'pictured':
      return of.lines.flatMap(spoken);
    case 'signatures':
      return of.signers.flatMap(({ quality, name }) => [quality, name]);
    default:
      return [];
  }
}
