import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Clerk,
  type TeamLine,
  teamChanges,
  teamErrors,
  teamFrom,
} from '../../../web/office/teamCheck.ts';

const line = (id: number, mail: string, part: Partial<TeamLine> = {}): TeamLine => ({
  id,
  mail,
  role: 'manager',
  conservatoires: [],
  ...part,
});

const nb = '\u00a0';

describe('the team, before it is saved', () => {
  it('has one line a person: the same address twice is refused whatever its capitals and spaces', () => {
    expect(teamErrors([line(4, 'lea@ville.fr'), line(2, ' LEA@Ville.fr ')])).toEqual([
      { field: 'mail-2', message: `Personne 2${nb}: cette adresse est déjà celle de la personne 1.` },
    ]);
  });

  it('has an address that can work, and a conservatoire for each Agent', () => {
    const lines = [line(0, ''), line(1, 'lea@ville'), line(2, 'noe@ville.fr', { role: 'clerk' })];
    expect(teamErrors(lines).map(({ field }) => field)).toEqual(['mail-0', 'mail-1', 'schools-2']);
  });

  it('gives a manager every conservatoire, so none by name', () => {
    expect(teamFrom([line(0, ' Lea@Ville.fr', { conservatoires: ['CMD'] })])).toEqual([
      { mail: 'lea@ville.fr', role: 'manager', conservatoires: [] },
    ]);
  });
});

describe('what saving the team will change', () => {
  const team = fc
    .uniqueArray(fc.constantFrom('a@v.fr', 'b@v.fr', 'c@v.fr', 'd@v.fr'))
    .map((mails) => mails.map((mail): Clerk => ({ mail, role: 'clerk', conservatoires: ['CMD'] })));

  it('is nothing when nothing changes, and one sentence a person otherwise', () =>
    fc.assert(
      fc.property(team, team, (before, after) => {
        const same = before.filter(({ mail }) => after.some((clerk) => clerk.mail === mail)).length;
        expect(teamChanges(before, after)).toHaveLength(before.length + after.length - 2 * same);
      }),
    ));

  it('tells who comes, who goes and whose rights change', () => {
    const before: Clerk[] = [
      { mail: 'a@v.fr', role: 'clerk', conservatoires: ['HAN', 'CMD'] },
      { mail: 'b@v.fr', role: 'clerk', conservatoires: ['CMD'] },
      { mail: 'c@v.fr', role: 'manager', conservatoires: [] },
    ];
    const after: Clerk[] = [
      { mail: 'a@v.fr', role: 'clerk', conservatoires: ['CMD', 'HAN'] },
      { mail: 'b@v.fr', role: 'manager', conservatoires: [] },
      { mail: 'd@v.fr', role: 'manager', conservatoires: [] },
    ];
    expect(teamChanges(before, after)).toEqual([
      'Les droits de b@v.fr changeront.',
      'd@v.fr aura accès.',
      'c@v.fr n’aura plus accès.',
    ]);
  });
});
