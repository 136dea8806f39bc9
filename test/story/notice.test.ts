import { describe, expect, test } from 'vitest';
import type { LegalText } from '../../src/calls/texts.ts';
import type { CallInput } from '../../src/calls.ts';
import {
  answerFor,
  clerk,
  deathsIn,
  example,
  key,
  lastTrips,
  legal,
  nDiaye,
  opening,
  owner,
  smallTown,
  type Town,
} from './town.ts';

const { student, claire } = nDiaye;
const [first, second, third] = ['2026-2027/1', '2026-2027/2', '2026-2027/3'];

const privacy: CallInput<'office.privacy'>['privacy'] = {
  dpo: {
    name: ' La déléguée ',
    mail: 'dpo@valmontsurorge.example.org',
    address: '1 place du Marché, 91990 Valmont-sur-Orge',
    phone: '',
  },
  region: 'europe',
  measures: ['training', 'offices', 'training'],
  idPolicy: 'always',
  answerMonths: 2,
};

type Written = Partial<Omit<typeof privacy, 'dpo'>> & { readonly dpo?: Partial<typeof privacy.dpo> };

const asking = ({ dpo, ...part }: Written = {}, name = 'notice') => ({
  privacy: { ...privacy, ...part, dpo: { ...privacy.dpo, ...dpo } },
  requestKey: key(name),
});

/** Written, and a minute gone: what arrives after is judged by what was written. */
function write(town: Town, part: Written = {}, name = 'notice') {
  const page = town.get('office.privacy', asking(part, name), owner);
  town.host.clock.set(town.host.clock.now() + 60_000);
  return page;
}

const wordsOf = ({ parts }: Pick<LegalText, 'parts'>) =>
  parts.flatMap(({ paragraphs, table }) => [...paragraphs, ...(table?.rows.flat() ?? [])]).join('\n');

const noticeOf = (town: Town) => town.get('public.texts', {}).notice;
const versionsOf = (town: Town) => town.get('public.notices', {}).map(({ version }) => version);
const recorded = (town: Town) =>
  town.records('Registre', 'Journal').filter((line) => line['Quoi']?.startsWith('Notice d’information'));

function sendOf(town: Town, requestKey: string) {
  const home = town.open(claire);
  const card = home.students[0];
  if (!card) throw new Error('aucun élève');
  return { session: home.session, student, requestKey, answer: answerFor(home, card) };
}

describe('what the town says of its data protection', () => {
  test('is unsaid at first, and the notice claims nothing', () => {
    const town = smallTown();
    expect(town.get('office.privacyPage', {}, owner)).toEqual({
      privacy: { dpo: null, region: 'unknown', measures: [], idPolicy: 'doubt', answerMonths: 1 },
      isWritten: false,
    });
    expect(wordsOf(noticeOf(town))).toContain('La ville n’a pas encore publié ici son délégué.');
  });

  test('is on the public pages as soon as a manager writes it', () => {
    const town = smallTown();
    expect(write(town)).toEqual({
      privacy: {
        ...privacy,
        dpo: { ...privacy.dpo, name: 'La déléguée' },
        measures: ['offices', 'training'],
      },
      isWritten: true,
    });
    const said = wordsOf(noticeOf(town));
    expect(said).toContain('La déléguée\u00a0: dpo@valmontsurorge.example.org.');
    expect(said).toContain('pour les conserver en Europe.');
    expect(said).toContain('bureaux fermés à clé et formation des agents deux fois par an');
    expect(wordsOf(town.get('public.texts', {}).help)).toContain('dpo@valmontsurorge.example.org');
  });

  test('with a field that cannot be right is refused, field by field, and nothing changes', () => {
    const town = smallTown();
    const wrong: readonly [Written, string][] = [
      [{ dpo: { name: ' ' } }, 'dpo-name'],
      [{ dpo: { name: 'x'.repeat(101) } }, 'dpo-name'],
      [{ dpo: { mail: 'dpo' } }, 'dpo-mail'],
      [{ dpo: { address: '' } }, 'dpo-address'],
      [{ dpo: { phone: '01\n02' } }, 'dpo-phone'],
      [{ answerMonths: 0 }, 'answerMonths'],
      [{ answerMonths: 4 }, 'answerMonths'],
      [{ answerMonths: 1.5 }, 'answerMonths'],
    ];
    for (const [part, field] of wrong) {
      const reply = town.ask('office.privacy', asking(part), owner);
      expect(reply.ok ? [] : [reply.refusal.message, reply.refusal.fields?.map((one) => one.field)]).toEqual([
        'Rien n’est enregistré.',
        [field],
      ]);
    }
    expect(town.get('office.privacyPage', {}, owner).isWritten).toBe(false);
    expect(versionsOf(town)).toEqual([first]);
  });

  test('is a manager’s: a clerk neither reads nor writes it', () => {
    const town = smallTown();
    for (const reply of [
      town.ask('office.privacy', asking(), clerk('CMD')),
      town.ask('office.privacyPage', {}, clerk('CMD')),
    ])
      expect(reply.ok ? '' : reply.refusal.kind).toBe('notAClerk');
    expect(town.get('office.privacyPage', {}, owner).isWritten).toBe(false);
  });

  test('with markup or a formula is text everywhere', () => {
    const town = smallTown();
    const name = '=IMPORTXML("http://x";"<script>")';
    write(town, { dpo: { name } });
    expect(wordsOf(noticeOf(town))).toContain(`${name}\u00a0:`);
    expect(town.formulas('Registre', 'Journal')).toEqual([]);
  });
});

describe('the public pages', () => {
  const bootOf = (html: string) =>
    JSON.parse(/<script type="application\/json" id="boot">(.*?)<\/script>/.exec(html)?.[1] ?? '');

  test('are served to anybody, each under its word', () => {
    const town = smallTown();
    const families = town.host.addressOf('public');
    for (const page of ['aide', 'conditions', 'donnees', 'accessibilite', 'mentions'])
      expect(bootOf(town.host.visit({ page }).html)).toMatchObject({ page, families });
  });

  test('are known to the page that verifies a draw, for its foot', () => {
    const town = smallTown();
    const boot = bootOf(town.host.visit({ page: 'verifier' }).html);
    expect(boot.families).toBe(town.host.addressOf('public'));
    expect(boot.contact.service.name).toBe(legal.service.name);
  });
});

describe('the versions of the notice (CNS-021)', () => {
  test('before stay readable with their dates, whole, when the town changes what the notice says', () => {
    const town = smallTown();
    const before = town.get('public.notices', {});
    expect(before.map(({ version }) => version)).toEqual([first]);
    town.host.clock.set(opening + 90 * 60_000);
    write(town);
    const after = town.get('public.notices', {});
    expect(after.slice(0, 1)).toEqual(before);
    expect(after[1]).toMatchObject({
      version: second,
      since: 'lundi 11\u00a0mai 2026 à\u00a011\u00a0h\u00a030',
      parts: noticeOf(town).parts,
    });
    expect(noticeOf(town).version).toBe(second);
    const [, line] = recorded(town);
    expect(line?.['Quoi']).toBe(`Notice d’information\u00a0: version ${second}`);
  });

  test('come from every setting the notice is written from, and from no other', () => {
    const town = smallTown();
    town.get('office.legal', { legal: { ...legal, months: 4 }, requestKey: key('mois') }, owner);
    expect(versionsOf(town)).toEqual([first]);
    const service = { ...legal.service, mail: 'autre@valmontsurorge.example.org' };
    town.get('office.legal', { legal: { ...legal, service }, requestKey: key('service') }, owner);
    expect(versionsOf(town)).toEqual([first, second]);
    write(town);
    expect(versionsOf(town)).toEqual([first, second, third]);
  });

  test('are one a text: a repeat, or the same words again, make none', () => {
    const town = smallTown();
    write(town);
    write(town);
    write(town, {}, 'encore');
    expect(versionsOf(town)).toEqual([first, second]);
    expect(recorded(town)).toHaveLength(2);
  });

  test('have a number each, also when another year’s settings came in between by mistake', () => {
    const town = smallTown();
    write(town);
    const settings = JSON.parse(new TextDecoder().decode(example('valmont-small', 'ville.json')));
    const set = (schoolYear: string, name: string) =>
      town.ask('office.town', { town: { ...settings, schoolYear }, requestKey: key(name) }, owner);
    set('2027-2028', 'erreur');
    set(settings.schoolYear, 'retour');
    const versions = versionsOf(town);
    expect(versions).toEqual([first, second, '2027-2028/1', third]);
    town.host.advance({ minutes: 1 });
    expect(noticeOf(town).version).toBe(third);
  });

  test('are named by each request: who read the one before is asked to read again, what was sent stays', () => {
    const town = smallTown();
    const early = sendOf(town, key('avant'));
    write(town);
    const reply = town.ask('family.send', early);
    expect(reply.ok ? [] : reply.refusal.fields?.map(({ field }) => field)).toEqual(['notice']);
    town.get('family.send', sendOf(town, key('apres')));
    write(town, { region: 'unset' }, 'encore');
    const card = town.open(claire).students.find(({ number }) => number === student);
    expect([card?.request?.answer.accepts.notice, card?.amended]).toEqual([second, 'none']);
  });

  describe('killed before or after any platform call', () => {
    const calls = (() => {
      const town = smallTown();
      write(town);
      return lastTrips(town);
    })();

    test('are counted in calls', () => {
      expect(calls.length).toBeGreaterThan(5);
    });

    for (const { call, when } of deathsIn(calls))
      test(`${when} call ${call}: asked again, it is said once`, () => {
        const town = smallTown();
        town.host.gate.killAt({ call, when, in: 'call' });
        expect(town.try('office.privacy', asking(), owner)).toBe(null);
        write(town);
        expect(versionsOf(town)).toEqual([first, second]);
        expect(town.get('public.notices', {})[1]?.parts).toEqual(noticeOf(town).parts);
        expect(
          town.records('Registre', 'Journal').filter((line) => line['Quoi'] === 'Notice et délégué'),
        ).toHaveLength(1);
      });

    test('and never asked again: the timer records the text that stands', () => {
      for (const { call, when } of deathsIn(calls)) {
        const town = smallTown();
        town.host.gate.killAt({ call, when, in: 'call' });
        town.try('office.privacy', asking(), owner);
        town.host.advance({ minutes: 10 });
        const versions = town.get('public.notices', {});
        expect(versions[versions.length - 1]?.parts).toEqual(noticeOf(town).parts);
      }
    });
  });
});
