import { describe, expect, it } from 'vitest';
import type { LegalText } from '../../src/calls/texts.ts';
import { termsOf } from '../../src/campaign/terms.ts';
import { townSchema } from '../../src/campaign/town.ts';
import { example } from '../story/town.ts';

const town = townSchema.parse(JSON.parse(new TextDecoder().decode(example('valmont-small', 'ville.json'))));
const whole = ({ title, parts }: LegalText) =>
  [title, ...parts.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])].join('\n');

describe('the terms of use', () => {
  const text = whole(termsOf(town));

  it('name their publisher, the school year and the period (PAR-001, PAR-030)', () => {
    expect(text).toContain('de demande de réinscription, 2026-2027');
    expect(text).toContain('La ville de Valmont-sur-Orge édite ce service.');
    expect(text).toContain(
      'du lundi 11\u00a0mai 2026 à\u00a010\u00a0h au samedi 30\u00a0mai 2026 à\u00a015\u00a0h',
    );
  });

  it('change their version with the school year, so that what was accepted is known', () => {
    const next = { ...town, schoolYear: '2027-2028' };
    expect(termsOf(next).version).not.toBe(termsOf(town).version);
  });

  it.each([
    ['a request is no re-enrolment (PAR-050)', 'ne vaut pas réinscription au conservatoire'],
    ['documents within five working days (PAR-013, PAR-014)', 'dans les cinq jours ouvrés'],
    ['one address a person (PAR-056)', 'une seule adresse de courriel par personne'],
    ['a fraud, once heard (PAR-057)', 'après que vous avez pu vous expliquer'],
    ['what the town may decide (PAR-060, PAR-064)', 'suspendre, arrêter, annuler ou prolonger le service'],
    ['the limits of Internet (PAR-065)', 'ne peut pas garantir un service sans interruption'],
    ['one void clause leaves the others (PAR-066)', 'les autres resteraient valables'],
    ['French law applies (PAR-090)', 'Le droit français s’applique.'],
    ['sent free of charge (PAR-074)', 'envoyées gratuitement à qui les demande'],
  ])('say %s', (_, sentence) => {
    expect(text).toContain(sentence);
  });
});
