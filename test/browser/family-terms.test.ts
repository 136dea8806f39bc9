import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptAndSend, amendedTown, fees, press, refuseAmendment, toRecap } from './family-screens.ts';
import { bootOf, createTown, ismael, lea, no, type Town, versions } from './family-town.ts';
import { type Browser, builtPage, launch, type Visitor, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('family')]);
});
afterAll(() => browser.close());

async function come(to: Town, check: (visitor: Visitor) => Promise<void>, boot = bootOf()): Promise<void> {
  const visitor = await visit(browser, { html, boot, program: to.answer });
  visitor.page.setDefaultTimeout(15_000);
  try {
    await check(visitor);
    expect(visitor.requests).toEqual([]);
  } finally {
    await visitor.context.close();
  }
}

const answersTo = (town: Town) =>
  town.callsOf('family.answerAmendment').map(({ terms, accepts }) => [terms, accepts]);

describe('after an amendment of the terms, a family (PAR-072, PAR-073)', () => {
  it('is shown what went and what came first of all, and accepts by a box that nobody ticked', async () => {
    const valmont = amendedTown();
    valmont.interrupt('family.answerAmendment', 'fails');
    await come(valmont, async ({ page }) => {
      await page
        .getByRole('heading', { level: 1, name: 'Les conditions d’utilisation ont changé' })
        .waitFor();
      await expect
        .poll(() => page.locator('.changes li').allTextContents())
        .toEqual([
          '− Retiré\u00a0: Un responsable.',
          '+ Ajouté\u00a0: Un responsable, ou une personne qu’il a désignée par écrit.',
          '+ Ajouté\u00a0: Les places rendues avant le 1er juillet sont redonnées.',
        ]);
      expect(await page.getByRole('checkbox').isChecked()).toBe(false);
      await press(page, 'J’accepte');
      await page.getByText('Une réponse est à corriger').waitFor();
      await page.getByRole('checkbox').check();
      await press(page, 'J’accepte');
      await page.getByRole('heading', { level: 1, name: 'Conditions acceptées' }).waitFor();
      await press(page, 'Retour à mes enfants');
      const changed = page.getByText('Les conditions d’utilisation ont changé');
      await expect.poll(() => changed.count()).toBe(0);
    });
    expect(answersTo(valmont)).toEqual([
      ['2026-2', true],
      ['2026-2', true],
    ]);
    expect(new Set(valmont.callsOf('family.answerAmendment').map(({ requestKey }) => requestKey)).size).toBe(
      1,
    );
  });

  it('refuses only after a page that says what it means, and may change its mind', async () => {
    const valmont = amendedTown();
    await come(valmont, async ({ page }) => {
      await press(page, 'Je refuse');
      await page.getByText('Si vous refusez, votre demande n’est plus étudiée').waitFor();
      await page.getByText('Léa MARCHAND-LEFÈVRE, demande VAL-2026-0042').waitFor();
      await press(page, 'Revenir sans refuser');
      expect(answersTo(valmont)).toEqual([]);
      await refuseAmendment(page);
      await page.getByRole('heading', { level: 1, name: 'Participation cessée' }).waitFor();
      await press(page, 'Retour à mes enfants');
      await press(page, 'Relire les conditions et changer d’avis');
      expect(await page.getByRole('button', { name: 'Je refuse' }).count()).toBe(0);
      await page.getByRole('checkbox').check();
      await press(page, 'J’accepte');
      await page.getByRole('heading', { level: 1, name: 'Conditions acceptées' }).waitFor();
    });
    expect(answersTo(valmont)).toEqual([
      ['2026-2', false],
      ['2026-2', true],
    ]);
  });

  it('may answer later: its request stays, the question too', () =>
    come(amendedTown(), async ({ page }) => {
      await press(page, 'Répondre plus tard');
      await page.getByText('Vos demandes restent valables en attendant.').waitFor();
      await press(page, 'Lire ce qui change et répondre');
      await page.getByText('Ce qui change').first().waitFor();
    }));

  it('is told when the text changed once more, reads it, and answers for the new one', async () => {
    const valmont = amendedTown();
    const message = 'Les conditions ont encore changé. Rien n’est enregistré. Relisez-les, puis répondez.';
    valmont.interrupt('family.answerAmendment', no({ kind: 'invalid', message }));
    await come(valmont, async ({ page }) => {
      await page.getByRole('checkbox').check();
      valmont.versions = [...versions, ...versions.slice(1).map((last) => ({ ...last, version: '2026-3' }))];
      await press(page, 'J’accepte');
      await page.getByText(message).waitFor();
      await page.getByText('La version 2026-3 est en vigueur').waitFor();
      expect(await page.getByRole('checkbox').isChecked()).toBe(false);
      await page.getByRole('checkbox').check();
      await press(page, 'J’accepte');
      await page.getByRole('heading', { level: 1, name: 'Conditions acceptées' }).waitFor();
    });
    expect(answersTo(valmont)).toEqual([
      ['2026-2', true],
      ['2026-3', true],
    ]);
  });
});

describe('at the door and before sending', () => {
  it('is told that using the service means having read the terms, with the link (PAR-004)', () =>
    come(
      createTown([lea]),
      async ({ page }) => {
        await page.getByText('Utiliser ce service suppose d’avoir lu').waitFor();
        const link = page.getByRole('main').getByRole('link', { name: /les conditions d’utilisation/ });
        expect(await link.getAttribute('href')).toBe(
          'https://script.google.com/macros/s/exemple/exec?page=conditions',
        );
      },
      bootOf({ access: '' }),
    ));

  it('reads the fees and rules before a third box, which nobody ticked; the version goes with the answer (CAE-028)', async () => {
    const valmont = createTown([lea, ismael]);
    valmont.fees = fees;
    await come(valmont, async ({ page }) => {
      await toRecap(page);
      const link = page.getByRole('link', { name: /^Lire\s: Tarifs/ });
      expect(await link.getAttribute('href')).toBe('https://www.valmont.example.org/tarifs');
      await page.getByText('Lire : Règlement intérieur').click();
      await page.getByText('Prévenez de toute absence.').waitFor();
      const box = page.getByLabel('J’ai pris connaissance des tarifs et règlements.');
      expect(await box.isChecked()).toBe(false);
      await acceptAndSend(page);
      await page.getByText('Cochez la case des tarifs et règlements pour envoyer.').first().waitFor();
      await box.check();
      await press(page, /^Envoyer ma/);
      await page.getByText('VAL-2026-0042').waitFor();
    });
    expect(valmont.callsOf('family.send').map(({ answer }) => answer.accepts)).toEqual([
      { terms: '2026-1', notice: '2026-1', fees: '2026-1' },
    ]);
  });
});
