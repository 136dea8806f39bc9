import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { of } from '../../../src/french.ts';
import { commonDomains, probableMail } from '../../../web/family/mail-hint.ts';
import { since, stepsFor } from '../../../web/family/words.ts';

const domain = fc.constantFrom(...commonDomains);

describe('a probable slip in a mail', () => {
  it('is never seen in a common domain, nor far from one', () => {
    fc.assert(fc.property(domain, (common) => probableMail(`lea@${common}`) === null));
    expect(probableMail('lea@example.org')).toBeNull();
    expect(probableMail('lea')).toBeNull();
    expect(probableMail('')).toBeNull();
  });

  it('is two neighbours swapped, one letter lost, doubled or replaced', () => {
    const slip = fc.tuple(domain, fc.nat(), fc.constantFrom('swap', 'lose', 'double', 'replace'));
    fc.assert(
      fc.property(slip, ([common, position, how]) => {
        const at = position % (common.length - 1);
        const [a, b] = [common.charAt(at), common.charAt(at + 1)];
        const instead = { swap: b + a, lose: b, double: a + a + b, replace: `9${b}` }[how];
        const typed = common.slice(0, at) + instead + common.slice(at + 2);
        fc.pre(!commonDomains.some((other) => other === typed));
        expect(probableMail(`lea@${typed}`)).toMatch(/^lea@/);
      }),
    );
  });

  it('keeps what stands before the @', () => {
    expect(probableMail('lea.marchand@gmial.com')).toBe('lea.marchand@gmail.com');
    expect(probableMail('a@b@orang.fr')).toBe('a@b@orange.fr');
  });
});

describe('French words', () => {
  it('elide before a vowel', () => {
    expect(['Léa', 'Inès', 'Élise', 'Hugo', 'Yasmine', 'Œdipe'].map(of)).toEqual([
      'de Léa',
      'd’Inès',
      'd’Élise',
      'de Hugo',
      'de Yasmine',
      'd’Œdipe',
    ]);
  });

  it('say since when, for an hour or a day', () => {
    expect(since('18 h 42')).toBe('à\u00a018 h 42');
    expect(since('lundi 11 mai 2026 à 18 h 42')).toBe('le lundi 11 mai 2026 à 18 h 42');
  });

  it('count two steps for who stops, five for who goes on', () => {
    expect(stepsFor('decline')).toEqual(['recap', 'sending']);
    expect(stepsFor('reEnrol')).toEqual(['coordinates', 'documents', 'courses', 'recap', 'sending']);
  });
});
