import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { seed } from '../seed.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'dacapo-rehearsal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** A whole campaign: three weeks of timers. */
const CAMPAIGN_MS = 10 * 60_000;

/** `npm run rehearse --` with these words, on what is built already. */
function rehearse(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'rehearsal', 'main.ts'), ...words],
    { cwd: root, encoding: 'utf8' },
  );
  return { status, stdout, stderr, said: stderr.trim().split('\n') };
}

const dice = '31415926535897932384';

/** By how many years after the campaign. */
interface Kept {
  readonly purged: Record<string, Record<string, number>>;
  readonly held: Record<string, number>;
  readonly statistics: Record<string, number>;
}

function play(town: string) {
  const out = join(folder, town);
  const files = ['--town', join(root, 'examples', town), '--out', out];
  const words = [...files, '--json', '--seed', String(seed), '--dice', dice];
  const { status, stdout, stderr } = rehearse(...words);
  expect([status, stderr]).toEqual([0, '']);
  const lines = stdout.trim().split('\n');
  const figures: Record<string, unknown> = JSON.parse(lines[lines.length - 1] ?? '');
  const { platformCalls, roundTrips, seconds, ...others } = figures;
  const { documents, reminders, dueReminders, decisions, undoneDecisions, decisionMails, ...more } = others;
  const { accepted, declinedOffers, expired, replacedOffers, unlimitedAccepted, ...still } = more;
  const { enrolled, stillWaiting, seatsLeft, offerReminders, ...kept } = still;
  const { purged, held, statistics, ...exact } = kept;
  const ended = { accepted, declinedOffers, expired, replacedOffers, unlimitedAccepted };
  return {
    out,
    table: lines.slice(0, -1),
    figures,
    exact,
    cost: { platformCalls, roundTrips, seconds },
    drawn: { documents, reminders, decisions, undoneDecisions, decisionMails } as Record<string, number>,
    dueReminders: Number(dueReminders),
    kept: { purged, held, statistics } as Kept,
    after: { ...ended, enrolled, stillWaiting, seatsLeft, offerReminders } as Record<string, number>,
  };
}

/** Of the small town: what anybody recomputes from the files a rehearsal leaves. */
const listSha256 = '62746fd65bf3b5b498b1e67c82273e26099b9e04938c27395ed272bf6760a306';
const resultSha256 = '15234644dab87c8ea3039547d8e3e8cd096cd36481fd5dfeac1ee0c232da1df4';
const participantsWithMail = 10;
/** Eight offers and four without limit, two waits told, and how each offer ended; reminders besides. */
const offerMails = 8 + 4 + 2 + 12;

describe('a rehearsal', () => {
  it(
    'plays the small town, reconciles and leaves its papers',
    () => {
      const { out, table, exact, figures, cost, drawn, dueReminders, kept, after } = play('valmont-small');
      expect(exact).toEqual({
        ...{ students: 40, people: 97, invited: 54, toLetter: 8, letters: 8 },
        ...{ answered: 36, requests: 34, declined: 2, counter: 11, tooEarly: 1, tooLate: 2 },
        ...{ counterPending: 0, letterPending: 0, acknowledgements: 49, refusedLines: 0, doubtfulLines: 0 },
        ...{ removedFiles: 2, refusedFiles: 4, lost: 0, doubled: 0, wrong: 0, seed },
        ...{ ballots: 28, voidBallots: 12, duplicates: 2, entries: 10, courses: 13, seats: 133 },
        ...{ placed: 8, waiting: 2, listSha256, resultSha256 },
        ...{ offers: 8, unlimitedOffers: 4 },
        graine: `TAS1;tirage=VALMONTSURORGE-2026-09-14;liste=${listSha256};des=${dice}`,
        finalStates: {
          ...{ 'Sans réponse': 2, Brouillon: 2, 'Ne se réinscrit pas': 2 },
          ...{ Confirmée: 5, 'Réinscription pédagogique faite': 22 },
          ...{ 'Rejetée – pièces non fournies': 2, Rejetée: 3, Disqualifiée: 1, Annulée: 1 },
        },
      });
      // Of 97 people, a student and two guardians are held; every ballot is past its two years.
      expect(kept.held).toEqual({ 2: 0, 6: 3 });
      const ballots = (agreement: string) =>
        kept.purged['2']?.[`Bulletins du tirage, ${agreement} accord pour l’année suivante`] ?? 0;
      expect(ballots('sans') + ballots('avec')).toBe(28);
      expect(Math.min(ballots('sans'), ballots('avec'))).toBeGreaterThan(0);
      expect(kept.purged['6']?.['Élèves et responsables']).toBe(97 - 3);
      expect(Object.keys(kept.purged['6'] ?? {})).toEqual(['Élèves et responsables', 'Journal des actes']);
      expect(kept.statistics['6']).toBeGreaterThan(kept.statistics['2'] ?? 0);
      for (const values of [cost, drawn])
        expect(Object.values(values).every((value) => Number(value) > 0)).toBe(true);
      expect(table).toContainEqual(expect.stringMatching(/Élèves en fin de campagne +40$/));
      expect(table).toContainEqual(expect.stringMatching(/ {4}Réinscription pédagogique faite +22$/));
      expect(table[table.length - 1]).toBe('Tout concorde\u00a0: rien de perdu, rien en double.');
      expect(readdirSync(out).sort()).toEqual([
        'chiffres.json',
        'classeurs',
        'courriels',
        'journal.csv',
        'tirage',
      ]);
      expect(JSON.parse(readFileSync(join(out, 'chiffres.json'), 'utf8'))).toEqual(figures);
      const { reminders = 0, decisionMails = 0 } = drawn;
      const { accepted = 0, declinedOffers = 0, expired = 0, enrolled = 0, offerReminders = 0 } = after;
      const { stillWaiting, seatsLeft, replacedOffers = 0, unlimitedAccepted } = after;
      const ended = accepted + declinedOffers + expired + replacedOffers;
      expect([ended, seatsLeft]).toEqual([8, 133 - accepted]);
      expect(enrolled).toBeLessThanOrEqual(accepted);
      expect(unlimitedAccepted).toBeLessThanOrEqual(4);
      // Two have no seat; who leaves a lower wish goes on waiting for the better ones.
      expect(stillWaiting).toBeGreaterThanOrEqual(2);
      expect(readdirSync(join(out, 'courriels'))).toHaveLength(
        54 +
          49 +
          reminders +
          dueReminders +
          decisionMails +
          participantsWithMail +
          offerMails +
          offerReminders,
      );
      expect(readdirSync(join(out, 'classeurs'))).toHaveLength(5);
      const list = join(out, 'tirage', 'liste.txt');
      const graine = readFileSync(join(out, 'tirage', 'graine.txt'), 'utf8');
      const checked = spawnSync(
        process.execPath,
        ['--import', 'tsx', join(root, 'verify', 'main.ts'), list, graine],
        { cwd: root, encoding: 'utf8' },
      );
      expect([checked.status, checked.stdout.trimEnd().split('\n').pop()]).toEqual([
        0,
        `empreinte\t${resultSha256}`,
      ]);
      const since = join(out, 'tirage', 'evenements.txt');
      const now = spawnSync(
        process.execPath,
        ['--import', 'tsx', join(root, 'verify', 'main.ts'), list, graine, since],
        { cwd: root, encoding: 'utf8' },
      );
      const listed = now.stdout.matchAll(/\tinscrits\t(T\S+(?: T\S+)*)\tproposes\t-/g);
      expect([now.status, [...listed].flatMap(([, numbers = '']) => numbers.split(' ')).length]).toEqual([
        0,
        accepted,
      ]);
      expect(readFileSync(join(out, 'journal.csv'), 'utf8').split('\r\n')[0]).toMatch(/^\ufeffN°;Clé;/);
    },
    CAMPAIGN_MS,
  );

  it(
    'plays the town with damaged lines, and says how many',
    () => {
      const { exact } = play('abime');
      expect(exact).toMatchObject({
        ...{ students: 66, people: 156, invited: 97, toLetter: 5, letters: 5 },
        ...{ answered: 59, requests: 57, declined: 2, counter: 2, tooEarly: 1, tooLate: 2 },
        ...{ counterPending: 0, letterPending: 0, refusedLines: 3, doubtfulLines: 1 },
        ...{ ballots: 39, voidBallots: 11, duplicates: 2, entries: 16 },
        ...{ lost: 0, doubled: 0, wrong: 0, seed },
      });
    },
    CAMPAIGN_MS,
  );
});

describe('a rehearsal that cannot begin says why in one sentence, and writes nothing', () => {
  const town = join(root, 'examples', 'valmont-small');
  const refused = (name: string, ...words: string[]) => {
    const out = join(folder, name);
    const { status, stdout, said } = rehearse(...words, '--out', out);
    return { status, stdout, said, isThere: existsSync(out) };
  };
  const townWith = (name: string, file: string, content: string | Uint8Array) => {
    const made = join(folder, `ville-${name}`);
    mkdirSync(made);
    for (const one of ['ville.json', 'eleves.csv', 'reponses.csv'])
      writeFileSync(join(made, one), readFileSync(join(town, one)));
    writeFileSync(join(made, file), content);
    return made;
  };

  it.each([
    ['no town', () => [], /^Dites quelle ville jouer/],
    ['an unknown word', () => ['--town', town, '--vite'], /^Ces mots ne sont pas compris/],
    ['a seed that is none', () => ['--town', town, '--seed', 'x'], /n’est pas une graine/],
    ['a town that is not there', () => ['--town', join(folder, 'nulle-part')], /est introuvable/],
    [
      'a damaged ville.json',
      () => ['--town', townWith('a', 'ville.json', '{"town":')],
      /ville\.json.* abîmé/,
    ],
    [
      'a binary school file',
      () => ['--town', townWith('b', 'eleves.csv', Uint8Array.of(1, 0, 2))],
      /eleves\.csv.* ne peut pas être lu/,
    ],
    [
      'a school file without numbers',
      () => ['--town', townWith('c', 'eleves.csv', 'Nom;Prénom\nA;B\n')],
      /numéro des élèves/,
    ],
    [
      'answers without a column',
      () => ['--town', townWith('d', 'reponses.csv', 'N° élève;Canal\n')],
      /n’a pas de colonne «\sAuteur\s»/,
    ],
    [
      'an answer at an impossible date',
      () => [
        '--town',
        townWith(
          'e',
          'reponses.csv',
          `${HEADINGS}\nE1;en ligne;responsable 1;2026-02-31T10:00:00;réinscrire;;;0\n`,
        ),
      ],
      /reponses\.csv\s», ligne 2, ne peut pas être joué/,
    ],
  ] as const)('%s', (name, words, sentence) => {
    const { status, stdout, said, isThere } = refused(name, ...words());
    expect([status, stdout, said.length, isThere]).toEqual([1, '', 1, false]);
    expect(said[0]).toMatch(sentence);
  });

  it('a town that the program itself refuses', () => {
    const settings = JSON.parse(readFileSync(join(town, 'ville.json'), 'utf8'));
    const made = townWith('f', 'ville.json', JSON.stringify({ ...settings, schoolYear: 'bientôt' }));
    const { status, stdout, said, isThere } = refused('f', '--town', made);
    expect([status, stdout, said.length, isThere]).toEqual([1, '', 1, false]);
  });

  it('a folder where another rehearsal is writing, which goes on undisturbed', () => {
    const out = join(folder, 'en-cours');
    mkdirSync(join(out, '.hote', 'ouvert.lock'), { recursive: true });
    writeFileSync(join(out, '.hote', 'ouvert.lock', `${process.pid}--0a`), '');
    const { status, said } = rehearse('--town', town, '--out', out);
    expect(status).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^Une autre répétition écrit en ce moment/)]);
    expect(readdirSync(join(out, '.hote'))).toEqual(['ouvert.lock']);
  });

  it('a folder that holds something else, which stays as it was', () => {
    const out = join(folder, 'photos');
    mkdirSync(out);
    writeFileSync(join(out, 'vacances.txt'), 'à garder');
    const { status, said } = rehearse('--town', town, '--out', out);
    expect(status).toBe(1);
    expect(said).toEqual([expect.stringMatching(/contient autre chose qu’une répétition/)]);
    expect(readdirSync(out)).toEqual(['vacances.txt']);
  });
});

const HEADINGS =
  'N° élève;Canal;Auteur;Date et heure (Paris);Décision;Cursus conservés;Demande particulière;Modifications ensuite';
