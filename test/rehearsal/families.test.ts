import { describe, expect, it } from 'vitest';
import type { Mail } from '../../host/index.ts';
import { Mailboxes } from '../../rehearsal/play/mailboxes.ts';
import { familiesIn, isNamed } from '../../rehearsal/sample/families.ts';

const school = [
  'Matricule;Nom;Tuteur 1 nom;Tuteur 1 prénom;Tuteur 1 courriel;Nom responsable 2;Prénom responsable 2;Mél responsable 2',
  'E1;N’Diaye;;;;;;',
  'E1;N’Diaye;N’DIAYE;Claire;CLAIRE@EXAMPLE.ORG;Petit;Hugo;',
  ';;Personne;Sans;x@example.org;;;',
].join('\n');

describe('the families of a school file', () => {
  it('are the guardians of the first line that has them, whatever the headings', () => {
    expect([...familiesIn(school, 'eleves.csv')]).toEqual([
      [
        'E1',
        [
          { firstName: 'Claire', lastName: 'N’DIAYE', mail: 'claire@example.org' },
          { firstName: 'Hugo', lastName: 'Petit', mail: '' },
        ],
      ],
    ]);
  });

  it('need a column for the number of the students', () => {
    expect(() => familiesIn('Nom;Prénom\nA;B', 'eleves.csv')).toThrow(/numéro des élèves/);
  });

  it('recognise their name whatever its case, accents and hyphens, and no other', () => {
    const guardian = { firstName: 'Anne-Lise', lastName: 'N’DIAYE', mail: '' };
    expect(isNamed(guardian, { firstName: 'Anne Lise', lastName: 'N’Diaye' })).toBe(true);
    expect(isNamed(guardian, { firstName: 'Anne', lastName: 'N’Diaye' })).toBe(false);
  });
});

describe('a mailbox', () => {
  const mail = (to: string, body: string) => ({ to: [to], body }) as unknown as Mail;

  it('gives the links its address received, each once, also those that came later', () => {
    const outbox = [
      mail('A@example.org', 'https://x/exec?acces=P1.aa\n'),
      mail('a@example.org', 'x?acces=P2.bb '),
    ];
    const mailboxes = new Mailboxes(outbox);
    expect(mailboxes.linksOf('a@example.org')).toEqual(['P1.aa', 'P2.bb']);
    outbox.push(
      mail('a@example.org', '?acces=P1.aa'),
      mail('a@example.org', 'no link'),
      mail('a@example.org', '?acces=P3.cc'),
    );
    expect(mailboxes.linksOf('a@example.org')).toEqual(['P1.aa', 'P2.bb', 'P3.cc']);
    expect(mailboxes.linksOf('b@example.org')).toEqual([]);
  });
});
