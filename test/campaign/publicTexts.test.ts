import { describe, expect, it } from 'vitest';
import type { LegalText } from '../../src/calls/texts.ts';
import { accessibilityOf } from '../../src/campaign/accessibility.ts';
import { publicPageFrom } from '../../src/campaign/publicPages.ts';
import { helpOf, noticesOf } from '../../src/campaign/publicTexts.ts';
import { asPlanned } from '../../src/campaign/standing.ts';
import { townSchema } from '../../src/campaign/town.ts';
import { example, legal } from '../story/town.ts';

const file = townSchema.parse(JSON.parse(new TextDecoder().decode(example('valmont-small', 'ville.json'))));
const town = { ...file, legal, standing: asPlanned, amendments: [], fees: null, notices: [] };
const whole = ({ title, parts }: LegalText) =>
  [title, ...parts.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])].join('\n');

describe('the help page', () => {
  const text = whole(helpOf(town, null));

  it('says when, how to come in, and within how many months the conservatoire answers (CAE-013), and what can be done (MAU-003)', () => {
    expect(text).toContain(
      'du lundi 11\u00a0mai 2026 à\u00a010\u00a0h au samedi 30\u00a0mai 2026 à\u00a015\u00a0h',
    );
    expect(text).toContain('J’ai perdu mon lien ou mon code');
    expect(text).toContain('Demander la réinscription de votre enfant, ou la vôtre, pour l’année 2026-2027');
    expect(text).toContain('Le conservatoire vous répond par courriel dans les 2\u00a0mois.');
  });

  it('gives the service with its hours, and each conservatoire (CAE-031)', () => {
    expect(text).toContain(
      'Direction des affaires culturelles\u00a0: 01 99 00 09 09, du lundi au vendredi, de 9\u00a0h à 17\u00a0h. culture@valmontsurorge.example.org',
    );
    for (const { name, phone, mail } of town.conservatoires)
      expect(text).toContain(`${name}\u00a0: ${phone}, ${mail}`);
  });

  it('promises nothing the town has not written', () => {
    expect(whole(helpOf({ ...town, legal: null }, null))).not.toContain('répond par courriel');
  });
});

describe('the help page, whom to write to', () => {
  it('gives nothing by telephone on what the terms mean (PAR-091)', () => {
    expect(whole(helpOf(town, null))).toContain(
      'Aucune réponse n’est donnée par téléphone sur le sens des conditions d’utilisation',
    );
  });

  it('sends a question on data to the officer, or to the service where none is named', () => {
    const dpo = { name: 'la déléguée', mail: 'dpo@example.org' };
    expect(whole(helpOf(town, dpo))).toContain('(la déléguée)\u00a0: dpo@example.org');
    expect(whole(helpOf(town, null))).toContain('au service ci-dessus, qui transmet au délégué');
  });

  it('says when ballots are taken and where the draw is, in a town that draws', () => {
    const { lottery, ...without } = town;
    expect(whole(helpOf(town, null))).toContain(`, ${lottery?.place}.`);
    expect(whole(helpOf(without, null))).not.toContain('tirage');
  });
});

describe('the accessibility statement (décret 2019-768, RGAA)', () => {
  const text = whole(accessibilityOf(town));

  it.each([
    ['the state, honest without an audit', 'Accessibilité\u00a0: non conforme'],
    ['the commitment', 'article 47 de la loi n°\u00a02005-102'],
    ['what stands outside the town’s hands', 'Google affiche ce service dans un cadre.'],
    ['whom to tell', 'culture@valmontsurorge.example.org'],
    ['where to complain by post', 'Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07'],
    ['where to complain online', 'formulaire.defenseurdesdroits.fr'],
    ['where to complain nearby', 'délégué dans votre département'],
    ['what it is worth for', 'toutes les pages de ce service'],
    ['that no test gives a rate', 'Sans audit, aucun taux de conformité n’existe.'],
    ['what is exempt', 'Contenus exemptés\u00a0: les documents que les familles envoient.'],
    ['that no burden is claimed', 'Dérogations pour charge disproportionnée\u00a0: aucune.'],
    ['when it was established', 'Elle a été établie le lundi 30\u00a0novembre 2026.'],
    ['the technologies', 'HTML, CSS, JavaScript'],
    ['what no test did', 'Aucun lecteur d’écran n’a été essayé.'],
    ['the tool', 'axe-core'],
    ['which pages were looked at', 'Pages vérifiées\u00a0: connexion'],
    [
      'the multi-year scheme and the plan of the year',
      'ni schéma pluriannuel, ni plan d’actions pour l’année',
    ],
  ])('says %s', (_, sentence) => {
    expect(text).toContain(sentence);
  });
});

describe('the legal notices (CAE-032, loi n° 2004-575 art. 1-1)', () => {
  it('say who publishes, for which establishments and of which kind (PAR-002), who answers for it, who hosts it', () => {
    const [first, ...others] = town.conservatoires;
    if (!first) throw new Error('aucun conservatoire');
    const { parts } = noticesOf({ ...town, conservatoires: [{ ...first, kind: 'CRR' }, ...others] });
    expect(parts.map(({ heading }) => heading)).toEqual([
      'Éditeur',
      'Direction de la publication',
      'Hébergement',
      'Cookies',
    ]);
    expect(parts[0]?.paragraphs.slice(0, 3)).toEqual([
      'Ce service est édité par la ville de Valmont-sur-Orge, pour la demande de réinscription dans\u00a0:',
      `${first.name} (conservatoire à rayonnement régional), ${first.address}`,
      `${others[0]?.name}, ${others[0]?.address}`,
    ]);
    expect(parts[1]?.paragraphs).toEqual(['Dominique Exemple, maire']);
  });

  it('name nobody the town has not named', () => {
    expect(noticesOf({ ...town, legal: null }).parts.map(({ heading }) => heading)).toEqual([
      'Éditeur',
      'Cookies',
    ]);
  });
});

it('a public page is asked for by one of five words, and by no other', () => {
  const words = ['aide', 'conditions', 'donnees', 'accessibilite', 'mentions'];
  expect(words.map(publicPageFrom)).toEqual(words);
  for (const word of [undefined, '', 'Aide', 'toString', 'bureau']) expect(publicPageFrom(word)).toBe(null);
});
