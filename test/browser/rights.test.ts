import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { no, press } from './office-town.ts';
import { fillRequest } from './rights-screens.ts';
import { createRights } from './rights-town.ts';
import { type Browser, builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('rights')]);
});
afterAll(() => browser.close());

async function open(section: string, office = createRights()) {
  const visitor = await visit(browser, { html, boot: { section }, program: office.answer, width: 1280 });
  await visitor.page.locator('#page h1').waitFor();
  return { ...visitor, office };
}

describe('the register of requests', () => {
  it('sends a request with the records chosen, once their facts were compared', async () => {
    const { page, office } = await open('demandes');
    await press(page, 'Enregistrer une demande…');
    await fillRequest(page);
    await page.getByLabel(/^Chercher la personne/).fill('vidal');
    await press(page, 'Chercher');
    await page
      .getByLabel(/^Élise Vidal/)
      .first()
      .check();
    await press(page, 'Enregistrer la demande');
    await page.getByText('Comparez les fiches, puis cochez.').first().waitFor();
    expect(office.callsOf('office.recordRightsRequest')).toEqual([]);
    await page.getByLabel(/^J’ai comparé/).check();
    await press(page, 'Enregistrer la demande');
    await page.getByText('Demande D0005 enregistrée').waitFor();
    expect(office.callsOf('office.recordRightsRequest')).toMatchObject([
      { kind: 'access', refs: ['acces:P12'], isConfirmed: true, isSigned: true, identity: 'known' },
    ]);
  });

  it.each([
    [1, '1\u00a0autre non montrée'],
    [2, '2\u00a0autres non montrées'],
  ])('says how many records more are not shown: %i', async (more, words) => {
    const nora = {
      ref: 'acces:P40',
      kind: 'guardian',
      name: 'Nora Petit',
      facts: [],
      maybe: [],
      isLimited: false,
    };
    const office = createRights({ 'office.findPeople': () => ({ found: [nora], more }) });
    const { page } = await open('demandes', office);
    await press(page, 'Enregistrer une demande…');
    await page.getByLabel(/^Chercher la personne/).fill('vidal');
    await press(page, 'Chercher');
    await page.getByText(`1\u00a0fiche trouvée, ${words}\u00a0: précisez.`, { exact: true }).waitFor();
  });

  it('forgets the comparison when another record is ticked', async () => {
    const { page } = await open('demandes');
    await press(page, 'Enregistrer une demande…');
    await page.getByLabel(/^Chercher la personne/).fill('vidal');
    await press(page, 'Chercher');
    await page
      .getByLabel(/^Élise Vidal/)
      .first()
      .check();
    await page.getByLabel(/^J’ai comparé/).check();
    await page
      .getByLabel(/^Élise Vidal/)
      .last()
      .check();
    expect(await page.getByLabel(/^J’ai comparé/).isChecked()).toBe(false);
  });

  it('proposes the answer of what is decided, keeps what was edited through the preview, and sends it once', async () => {
    const office = createRights();
    office.interrupt('office.answerRights', no({ kind: 'broken', message: 'Une panne est survenue.' }));
    const { page } = await open('demandes', office);
    await press(page, 'D0003 Accès');
    await press(page, 'Répondre…');
    await page.getByLabel('Fait', { exact: true }).check();
    const text = page.getByLabel(/^Votre réponse/);
    expect(await text.inputValue()).toContain('Voici les données que nous tenons');
    await text.fill('Voici vos données, Madame.');
    await press(page, 'Voir la réponse…');
    await press(page, 'Corriger');
    expect(await text.inputValue()).toBe('Voici vos données, Madame.');
    await press(page, 'Voir la réponse…');
    await press(page, 'Envoyer la réponse');
    await page.getByText('Une panne est survenue.').waitFor();
    await press(page, 'Envoyer la réponse');
    await page.getByText('Réponse envoyée').waitFor();
    const sent = office.callsOf('office.answerRights');
    expect(sent).toMatchObject([{ text: 'Voici vos données, Madame.', outcome: 'done', motive: '' }, {}]);
    expect(new Set(sent.map(({ requestKey }) => requestKey)).size).toBe(1);
  });

  it('gives a table where no cell is a formula', async () => {
    const line = { number: 'D0001', kind: 'access', asker: '=1+1', subject: '', receivedOn: '2026-05-12' };
    const more = { due: '2026-06-12', state: 'open', isPressing: false, answeredAt: '' };
    const { page } = await open(
      'demandes',
      createRights({ 'office.rightsRequests': () => ({ requests: [{ ...line, ...more }] }) }),
    );
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Télécharger en CSV')]);
    expect(download.suggestedFilename()).toBe('demandes-de-droits.csv');
    expect(readFileSync(await download.path(), 'utf8')).toContain('"D0001";"Accès";"\u2018=1+1"');
  });
});

describe('the register of breaches', () => {
  it('asks why when the CNIL is told after 72 hours, and adds only then', async () => {
    const { page, office } = await open('incidents');
    await press(page, /^V0002/);
    await press(page, 'Compléter…');
    const told = page.getByRole('group', { name: 'CNIL prévenue le' });
    for (const [box, value] of [
      ['Jour', '13'],
      ['Mois', '5'],
      ['Année', '2026'],
    ] as const)
      await told.getByLabel(box).fill(value);
    await page.getByLabel(/^CNIL prévenue le, à quelle heure/).fill('10:04');
    await press(page, 'Ajouter');
    await page.getByText('Plus de 72\u00a0h ont passé').first().waitFor();
    expect(office.callsOf('office.addToBreach')).toEqual([]);
    await page.getByLabel(/^Pourquoi après 72/).fill('Un pont.');
    await press(page, 'Ajouter');
    await page.getByText('V0002 est complétée').waitFor();
    expect(office.callsOf('office.addToBreach')).toMatchObject([
      { number: 'V0002', facts: { cnilAt: '2026-05-13T10:04', lateBecause: 'Un pont.', people: 40 } },
    ]);
  });
});
