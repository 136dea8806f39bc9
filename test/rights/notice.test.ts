import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextPart } from '../../src/calls/texts.ts';
import { type Category, categories, durationWords, retentionTable } from '../../src/campaign/retention.ts';
import { asPlanned } from '../../src/campaign/standing.ts';
import { townSchema } from '../../src/campaign/town.ts';
import { noticeFrom, noticeParts } from '../../src/rights/notice/notice.ts';
import { type Privacy, privacyFrom } from '../../src/rights/notice/privacy.ts';
import {
  identityLabels,
  type Measure,
  measureWords,
  type Region,
  regionLabels,
} from '../../src/rights/notice/privacyRules.ts';
import { seed } from '../seed.ts';
import { example, legal } from '../story/town.ts';

const file = townSchema.parse(JSON.parse(new TextDecoder().decode(example('valmont-small', 'ville.json'))));
const { lottery, ...without } = file;
const now = Date.parse('2026-05-12T09:00:00+02:00');
const state = { legal, standing: asPlanned, amendments: [], fees: null, notices: [] };
const town = { ...without, ...state };
if (!lottery) throw new Error('la petite ville ne tire pas au sort');
const drawing = { ...town, lottery };

const kept = (value: unknown) => JSON.stringify({ journal: 1, value });
const partsOf = (privacy: Partial<Privacy> = {}) =>
  noticeParts({ town: drawing, privacy: { ...privacyFrom({}), ...privacy }, retention: retentionTable({}) });
const words = (parts: readonly TextPart[]) =>
  parts
    .flatMap(({ heading, paragraphs, table }) => [heading, ...paragraphs, ...(table?.rows.flat() ?? [])])
    .join('\n');
const about = (parts: readonly TextPart[], heading: string) =>
  words(parts.filter((part) => part.heading === heading));

const dpo = {
  name: 'La déléguée',
  mail: 'dpo@example.org',
  address: '1 place du Marché, 91990 Valmont-sur-Orge',
  phone: '01 99 00 09 10',
};

const privacies: fc.Arbitrary<Privacy> = fc.record({
  dpo: fc.constantFrom(null, dpo),
  region: fc.constantFrom(...(Object.keys(regionLabels) as Region[])),
  measures: fc.subarray(Object.keys(measureWords) as Measure[]),
  idPolicy: fc.constantFrom(...(Object.keys(identityLabels) as Privacy['idPolicy'][])),
  answerMonths: fc.constantFrom(1, 2, 3),
});

describe('the data notice', () => {
  it('has the twelve headed parts, in their order, whatever the town wrote (CNS-001)', () => {
    fc.assert(
      fc.property(privacies, fc.constantFrom(town, drawing), (privacy, of) => {
        const parts = noticeParts({ town: of, privacy, retention: retentionTable({}) });
        expect(parts.map(({ heading }) => heading)).toEqual([
          'À quoi sert ce service',
          'À qui il s’adresse',
          'Pourquoi ces données, et de quel droit',
          'Quelles données, pour combien de temps',
          'Vos droits',
          'Qui reçoit ces données',
          'Où sont ces données',
          'Comment elles sont protégées',
          'Cookies',
          'Délégué à la protection des données',
          'CNIL',
          'Changements de cette notice',
        ]);
        for (const { table } of parts)
          for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.columns.length ?? 0);
      }),
      { seed },
    );
  });

  it('never says that data stay in Europe but where the setting says so (CNS-015)', () => {
    fc.assert(
      fc.property(privacies, (privacy) => {
        const where = about(partsOf(privacy), 'Où sont ces données');
        expect(where.includes('pour les conserver en Europe.')).toBe(privacy.region === 'europe');
        expect(where.includes('hors de l’Union européenne')).toBe(privacy.region !== 'europe');
        expect(where).toContain('contrat de sous-traitance');
      }),
      { seed },
    );
  });

  it('says each measure of the town that is ticked, and no other (CNS-016, CNS-017, IVR-091)', () => {
    fc.assert(
      fc.property(privacies, (privacy) => {
        const said = about(partsOf(privacy), 'Comment elles sont protégées');
        for (const [measure, sentence] of Object.entries(measureWords))
          expect(said.includes(sentence)).toBe(privacy.measures.includes(measure as Measure));
        expect(said).toContain('HTTPS');
      }),
      { seed },
    );
  });

  it('says of every category how long it is kept, as the purge reads it (CNS-006)', () => {
    const all = Object.keys(categories) as Category[];
    const chosen = fc.record(
      Object.fromEntries(
        all.map((category) => {
          const { least, most } = categories[category];
          return [category, fc.integer({ min: least, max: most })];
        }),
      ),
    );
    fc.assert(
      fc.property(chosen, (months) => {
        const { parts } = noticeFrom({ conservation: kept(months) }, drawing, now);
        const { table } = parts[3] ?? {};
        expect(table?.rows).toEqual(
          all.map((category) => [
            categories[category].label,
            categories[category].what,
            `${durationWords(months[category] ?? 0)} après ${categories[category].from}`,
          ]),
        );
      }),
      { seed },
    );
  });

  it('says a month for an answer, and the town’s limit where it is longer, or the three months of the law (CNS-012)', () => {
    const said = [1, 2, 3].map((answerMonths) => about(partsOf({ answerMonths }), 'Vos droits'));
    for (const text of said) expect(text).toContain('en un mois au plus');
    expect(said.map((text) => /jusqu’à (\d)\u00a0mois/.exec(text)?.[1])).toEqual(['3', '2', '3']);
  });

  it('gives every right and how to use it, free, with an identity in doubt only or always (CNS-010, CNS-011, IVR-089)', () => {
    const rights = [
      'Accès',
      'Rectification',
      'Effacement',
      'Limitation',
      'Portabilité',
      'Opposition',
      'Retrait d’un consentement',
      'Après la mort',
    ];
    expect(partsOf()[4]?.table?.rows.map(([right]) => right)).toEqual(rights);
    expect(about(partsOf(), 'Vos droits')).toContain('C’est gratuit');
    expect(about(partsOf(), 'Vos droits')).toContain('qu’en cas de doute');
    expect(about(partsOf({ idPolicy: 'always' }), 'Vos droits')).not.toContain('en cas de doute');
  });

  it('says how to signal that a child’s data are held without consent (CNS-003)', () => {
    expect(about(partsOf(), 'Vos droits')).toContain(
      'Les données de votre enfant sont ici sans votre accord',
    );
  });

  it('says what permits each use: public interest first, consent where it is asked (CNS-004)', () => {
    const rows = partsOf()[2]?.table?.rows ?? [];
    const asked = rows.filter(([, ground]) => /consentement/i.test(ground ?? '')).map(([use]) => use);
    expect(asked).toEqual([
      'Donner à un élève de moins de 15\u00a0ans son propre accès',
      'Publier votre nom dans les résultats',
      'Vous écrire au sujet de la culture, ou de la vie municipale',
      'Reprendre votre participation l’année suivante',
    ]);
    expect(about(partsOf(), 'Pourquoi ces données, et de quel droit')).toContain('mission d’intérêt public');
  });

  it('says that data come from the school’s software too (CNS-005)', () => {
    expect(about(partsOf(), 'Quelles données, pour combien de temps')).toContain('logiciel du conservatoire');
  });

  it('names the officer by mail and by post to the Mayor, each conservatoire, and the CNIL (CNS-019, CNS-020, MAU-004, PAR-075)', () => {
    const officer = about(partsOf({ dpo }), 'Délégué à la protection des données');
    expect(officer).toContain('La déléguée\u00a0: dpo@example.org, 01 99 00 09 10.');
    expect(officer).toContain('le maire de Valmont-sur-Orge, à l’attention du délégué');
    for (const { name, mail, phone } of town.conservatoires)
      expect(officer).toContain(`${name}\u00a0: ${mail}, ${phone}`);
    expect(about(partsOf(), 'CNIL')).toContain('01 53 73 22 22');
  });

  it('claims no officer where the town named none, and sends to the service', () => {
    const officer = about(partsOf(), 'Délégué à la protection des données');
    expect(officer).toContain('La ville n’a pas encore publié ici son délégué.');
    expect(officer).toContain('culture@valmontsurorge.example.org');
  });

  it('sells nothing, and sets no cookie (CNS-014, CNS-018, CAE-032)', () => {
    expect(words(partsOf())).toContain('jamais vendues, louées ni cédées');
    expect(words(partsOf())).toContain('ne dépose aucun cookie');
  });

  it('says nothing of a draw in a town that does not draw', () => {
    fc.assert(
      fc.property(privacies, (privacy) => {
        const said = words(noticeParts({ town, privacy, retention: retentionTable({}) }));
        expect(said).not.toMatch(/tirage|bulletin|participation|liste d’attente/i);
        expect(words(partsOf(privacy))).toMatch(/tirage au sort/);
      }),
      { seed },
    );
  });
});
