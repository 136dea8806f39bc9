import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAndSend,
  askEverything,
  press,
  sentTown,
  toCoordinates,
  toCourses,
  toRecap,
  toSend,
} from './family-screens.ts';
import { bootOf, createTown, ismael, lea, no, type Town } from './family-town.ts';
import { type Browser, builtPage, launch, type Visitor, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('family')]);
});
afterAll(() => browser.close());

const town = () => createTown([lea, ismael]);

async function come(to: Town, check: (visitor: Visitor) => Promise<void>, boot = bootOf()): Promise<void> {
  const visitor = await visit(browser, { html, boot, program: to.answer });
  try {
    await check(visitor);
    expect(visitor.requests).toEqual([]);
    expect(await visitor.context.cookies()).toEqual([]);
  } finally {
    await visitor.context.close();
  }
}

const heading = (page: Page) => page.locator('h1').textContent();
const focusedText = (page: Page) =>
  page.evaluate(() => {
    const it = document.activeElement as HTMLInputElement | null;
    return (it?.labels?.[0] ?? it)?.textContent ?? '';
  });

/** Presses Tab until the focused element reads so. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    if ((await focusedText(page)).includes(text)) return;
  }
  throw new Error(`Tab never reached « ${text} »`);
}

async function enter(page: Page, text: string, key = 'Enter'): Promise<void> {
  await tabTo(page, text);
  await page.keyboard.press(key);
}

async function answerByKeyboard(page: Page, child: string, cursus: string): Promise<void> {
  await enter(page, `Répondre pour ${child}`);
  await enter(page, 'Je souhaite réinscrire');
  await enter(page, 'Continuer');
  await page.getByText('Étape 2 sur 5').waitFor();
  await enter(page, 'Continuer');
  await enter(page, cursus, 'Space');
  await enter(page, 'Continuer');
  await page.getByLabel(/conditions d’utilisation/).waitFor();
  await enter(page, 'conditions d’utilisation.', 'Space');
  await enter(page, 'données personnelles.', 'Space');
  await enter(page, 'Envoyer ma demande');
  await page.getByText('VAL-2026-0042').waitFor();
}

describe('a parent of two, on a phone, with a keyboard alone', () => {
  it('goes from the link to a receipt for each child', () =>
    come(town(), async ({ page }) => {
      await page.getByRole('heading', { name: 'Vos enfants' }).waitFor();
      await answerByKeyboard(page, 'Léa', 'Traditionnel instrument');
      expect(await heading(page)).toBe('Demande de réinscription envoyée, en attente de validation');
      expect(await page.getByText('ne vaut pas réinscription').count()).toBe(1);
      await enter(page, 'Retour à mes enfants');
      await answerByKeyboard(page, 'Ismaël', 'Théâtre');
    }));

  it('keeps the receipt as one file that needs nothing else, at once and whenever they come back', () =>
    come(town(), async ({ page }) => {
      await page.getByRole('heading', { name: 'Vos enfants' }).waitFor();
      await answerByKeyboard(page, 'Léa', 'Traditionnel instrument');
      const kept = async () => {
        const downloading = page.waitForEvent('download');
        await press(page, 'Télécharger');
        const file = await downloading;
        expect(file.suggestedFilename()).toBe('demande-VAL-2026-0042.html');
        return readFile(await file.path(), 'utf8');
      };
      const receipt = await kept();
      expect(receipt).toMatch(/^<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8">/);
      expect(receipt).toContain('<dt>Numéro</dt><dd><strong>VAL-2026-0042</strong></dd>');
      expect(receipt).toContain('Traditionnel instrument');
      expect(receipt).not.toMatch(/<(script|link|img|button|a )|src=|href=|class=|Imprimer/);
      await press(page, 'Retour à mes enfants');
      await press(page, /^Consulter ou modifier/);
      expect(await kept()).toContain('<dt>Numéro</dt><dd><strong>VAL-2026-0042</strong></dd>');
    }));

  it('sends what is on the recap, with the versions that were to be read', async () => {
    const valmont = town();
    await come(valmont, async ({ page }) => {
      await toCoordinates(page);
      await page.getByLabel('Une autre adresse').check();
      await page.locator('#studentStreet').fill('3 quai des Brumes');
      await page.getByLabel('Téléphone').fill('06 39 98 00 00');
      await press(page, 'Continuer');
      await press(page, 'Continuer');
      await page.getByLabel('Traditionnel danse').check();
      await askEverything(page);
      await press(page, 'Continuer');
      await acceptAndSend(page);
      await page.getByText('VAL-2026-0042').waitFor();
    });
    expect(valmont.callsOf('family.send').map((call) => call.answer)).toEqual([
      {
        decision: 'reEnrol',
        coordinates: {
          address: lea.address,
          phone: '06 39 98 00 00',
          mail: 'berenice.marchand@example.org',
        },
        studentAddress: { ...lea.address, street: '3 quai des Brumes' },
        keep: ['Traditionnel danse classique'],
        stop: ['Traditionnel instrument'],
        partial: [],
        demands: [
          { kind: 'change', stopped: 'l’alto', text: 'le violon, avec le même professeur' },
          { kind: 'add', text: 'la danse jazz' },
          { kind: 'studyLeave', text: '' },
          { kind: 'joinEnsemble', text: 'orchestre symphonique' },
          { kind: 'leaveEnsemble', text: 'chœur' },
          { kind: 'dance', text: 'Passer au cours du samedi.' },
          { kind: 'other', text: 'Léa finit l’école à 17\u00a0h\u00a030.' },
        ],
        accepts: { terms: '2026-1', notice: '2026-1' },
      },
    ]);
    expect(valmont.callsOf('family.afterwards')).toHaveLength(1);
  });

  it('sees before starting which documents to look for, for the family and for this child', () =>
    come(town(), async ({ page }) => {
      await press(page, 'Répondre pour Léa');
      await page.getByRole('heading', { name: 'Pour Léa' }).waitFor();
      expect(await page.locator('main li').allTextContents()).toEqual([
        'Justificatif de domicile de moins de 3\u00a0moisQuittance de loyer, ou facture d’électricité, de gaz ou d’eau.',
        'Photo d’identité',
      ]);
      await page.getByText('Vous pouvez répondre sans les avoir.').waitFor();
    }));

  it('is told who is connected, that levels are confirmed later, and where the mail goes', () =>
    come(town(), async ({ page }) => {
      await page.getByText('Vous êtes Bérénice Marchand.').waitFor();
      await toCoordinates(page);
      await page.getByText('Tous les champs sont obligatoires, sauf mention « facultatif ».').waitFor();
      await press(page, 'Continuer');
      await press(page, 'Continuer');
      await page.getByText('Il sera confirmé après les examens ou l’avis des professeurs.').waitFor();
      await page.getByText('Vous pourrez changer d’avis ensuite avec le conservatoire.').waitFor();
      await page.getByLabel('Traditionnel instrument').check();
      await press(page, 'Continuer');
      await page.getByText('Lire : ').first().click();
      await page.getByText('Version 2026-1').first().waitFor();
      await acceptAndSend(page);
      await page.getByText('VAL-2026-0042').waitFor();
      await page.getByText('berenice.marchand@example.org').first().waitFor();
      await page.getByText('S’il n’arrive pas, vérifiez vos courriers indésirables.').waitFor();
    }));

  it('hears each step announced: the heading has the focus', () =>
    come(town(), async ({ page }) => {
      await toCourses(page);
      expect(await focusedText(page)).toBe('Que souhaitez-vous pour Léa\u202f?');
      expect(await page.getByText('Étape 3 sur 5\u00a0: Cours', { exact: true }).count()).toBe(1);
    }));
});

describe('what is to correct', () => {
  it('is listed, focused, and leads to its field', () =>
    come(town(), async ({ page }) => {
      await toCoordinates(page);
      await page.getByLabel('Numéro et rue').fill(' ');
      await page.getByLabel('Courriel').fill('berenice');
      await press(page, 'Continuer');
      const summary = page.getByRole('alert');
      expect(await summary.textContent()).toContain('2 réponses sont à corriger.');
      expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
      await enter(page, 'Indiquez le numéro et la rue.');
      expect(await page.locator('#street').evaluate((field) => field === document.activeElement)).toBe(true);
      expect(await page.locator('#street').getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('#street-error').textContent()).toContain('Indiquez le numéro et la rue.');
    }));

  it('is asked before sending: neither box is ticked for anybody', async () => {
    const valmont = town();
    await come(valmont, async ({ page }) => {
      await toRecap(page);
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
      await press(page, 'Envoyer ma demande');
      expect(await page.getByRole('alert').textContent()).toContain('2 réponses sont à corriger.');
    });
    expect(valmont.callsOf('family.send')).toEqual([]);
  });

  it('asks who ticks and writes nothing whether they mean to stop', () =>
    come(town(), async ({ page }) => {
      await toCourses(page);
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
      await press(page, 'Continuer');
      await press(page, 'Je ne souhaite pas réinscrire Léa');
      expect(await page.getByText('Étape 1 sur 2\u00a0: Récapitulatif').count()).toBe(1);
    }));

  it('goes back to the step the program points at, and nothing typed is lost', async () => {
    const valmont = town();
    const fields = [{ field: 'mail', message: 'Ce courriel a été refusé.' }];
    valmont.interrupt('family.send', no({ kind: 'invalid', message: 'À corriger.', fields }));
    await come(valmont, async ({ page }) => {
      await toSend(page);
      await page.getByRole('alert').waitFor();
      expect(await page.locator('#mail-error').textContent()).toContain('Ce courriel a été refusé.');
      await page.getByLabel('Courriel').fill('b.marchand@example.org');
      await press(page, 'Continuer');
      await acceptAndSend(page);
      await page.getByText('VAL-2026-0042').waitFor();
    });
    const keys = valmont.callsOf('family.send').map((call) => call.requestKey);
    expect(new Set(keys).size).toBe(2);
  });

  it('asks about a probable slip in the mail', () =>
    come(town(), async ({ page }) => {
      await toCoordinates(page);
      await page.getByLabel('Courriel').fill('berenice@gmial.com');
      await press(page, /Vouliez-vous écrire/);
      expect(await page.getByLabel('Courriel').inputValue()).toBe('berenice@gmail.com');
    }));
});

describe('a crowd or a lost network', () => {
  const busy = no({ kind: 'busy', message: 'Beaucoup de monde.', arrival: 'arrived-1' });

  it('busy, then lost, then answered: one request, one key, and the page says what happens', async () => {
    const valmont = town();
    valmont.interrupt('family.send', busy, 'fails', 'null');
    await come(valmont, async ({ page }) => {
      await toSend(page);
      await page.getByText('Beaucoup de monde. Rien n’est perdu, l’ordre d’arrivée ne compte pas.').waitFor();
      await page.getByText('Votre demande n’est pas encore envoyée.').waitFor({ timeout: 15_000 });
      await page.getByText('VAL-2026-0042').waitFor({ timeout: 15_000 });
    });
    const sends = valmont.callsOf('family.send');
    expect(sends.map((call) => call.arrival)).toEqual([undefined, 'arrived-1', 'arrived-1', 'arrived-1']);
    expect(new Set(sends.map((call) => call.requestKey)).size).toBe(1);
    expect(sends[0]?.requestKey).toMatch(/^[A-Za-z0-9_-]{16,64}$/);
    expect(valmont.recorded.size).toBe(1);
  });

  it('a recorded request whose answer was lost is not doubled by the retry', async () => {
    const valmont = town();
    valmont.interrupt('family.send', (args) => {
      valmont.recorded.set((args as { requestKey: string }).requestKey, {
        decision: 'decline',
        accepts: { terms: '', notice: '' },
      });
      return 'fails';
    });
    await come(valmont, async ({ page }) => {
      await toSend(page);
      await page.getByText('VAL-2026-0042').waitFor();
    });
    expect(valmont.recorded.size).toBe(1);
  });

  it('an opening that gets no answer is told, and tried again', async () => {
    const valmont = town();
    valmont.interrupt('family.open', 'fails');
    await come(valmont, async ({ page }) => {
      await page.getByText('Connexion perdue. Gardez cette page ouverte, nous réessayons.').waitFor();
      await page.getByRole('heading', { name: 'Vos enfants' }).waitFor();
    });
  });

  it('a network that comes back is used at once, without waiting for the next attempt', async () => {
    const valmont = town();
    valmont.interrupt('family.send', 'fails', 'fails');
    await come(valmont, async ({ page }) => {
      await toRecap(page);
      await page.getByLabel(/conditions d’utilisation/).check();
      await page.getByLabel(/données personnelles/).check();
      await page.clock.install();
      await page.clock.pauseAt(Date.now() + 60_000);
      await press(page, 'Envoyer ma demande');
      for (const attempts of [1, 2]) {
        await expect.poll(() => valmont.callsOf('family.send').length).toBe(attempts);
        await page.evaluate(() => dispatchEvent(new Event('online')));
      }
      await expect.poll(() => valmont.recorded.size).toBe(1);
    });
    expect(valmont.callsOf('family.send')).toHaveLength(3);
  });

  it('texts that cannot be read are said so, and nothing can be sent', async () => {
    const valmont = town();
    valmont.interrupt('public.texts', no({ kind: 'notSetUp', message: 'Ce service n’est pas prêt.' }));
    await come(valmont, async ({ page }) => {
      await toCourses(page);
      await page.getByLabel('Traditionnel instrument').check();
      await press(page, 'Continuer');
      await page.getByText('Ce service n’est pas prêt.').waitFor();
      expect(await page.getByRole('button', { name: /Envoyer/ }).count()).toBe(0);
    });
  });

  it('a double press sends once', async () => {
    const valmont = town();
    await come(valmont, async ({ page }) => {
      await toRecap(page);
      await page.getByLabel(/conditions d’utilisation/).check();
      await page.getByLabel(/données personnelles/).check();
      await page.getByRole('button', { name: 'Envoyer ma demande' }).dblclick();
      await page.getByText('VAL-2026-0042').waitFor();
    });
    expect(valmont.callsOf('family.send')).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('is saved at each step, and opens again at the step it was left', async () => {
    const valmont = town();
    await come(valmont, async ({ page }) => {
      await toCourses(page);
      await page.getByText('Enregistré à 18\u00a0h\u00a042').waitFor();
      await page.getByLabel('Traditionnel instrument').check();
      await press(page, 'Continuer');
      await page.getByText('Enregistré à 18\u00a0h\u00a043').waitFor();
    });
    await come(valmont, async ({ page }) => {
      await press(page, 'Reprendre pour Léa');
      expect(await heading(page)).toBe('Vérifiez votre réponse');
      expect(await page.getByText('Pas encore envoyée').count()).toBe(1);
      await press(page, /Modifier.*Cursus à continuer/);
      expect(await page.getByLabel('Traditionnel instrument').isChecked()).toBe(true);
      expect(await focusedText(page)).toContain('Traditionnel instrument');
    });
    expect(valmont.callsOf('family.saveDraft').map((call) => call.draft.step)).toEqual([
      'coordinates',
      'documents',
      'courses',
      'recap',
      'courses',
    ]);
  });

  it('that cannot be saved is said so, stays on the page, and guards against leaving', async () => {
    const valmont = town();
    valmont.interrupt('family.saveDraft', 'fails', 'fails', 'fails');
    await come(valmont, async ({ page }) => {
      await toCoordinates(page);
      await page.getByText('gardez cette page ouverte').waitFor();
      await page.getByLabel('Numéro et rue').fill('8 allée des Tilleuls');
      await press(page, 'Retour à mes enfants');
      await press(page, 'Reprendre pour Léa');
      expect(await page.getByLabel('Numéro et rue').inputValue()).toBe('8 allée des Tilleuls');
      const asked = page.waitForEvent('dialog');
      page.close({ runBeforeUnload: true });
      const dialog = await asked;
      expect(dialog.type()).toBe('beforeunload');
      await dialog.dismiss();
    });
  });

  it('of a session that is over is saved by coming in again, without a word', async () => {
    const valmont = town();
    valmont.interrupt('family.saveDraft', no({ kind: 'sessionOver', message: 'La session est terminée.' }));
    await come(valmont, async ({ page }) => {
      await toCoordinates(page);
      await page.getByText('Enregistré à 18\u00a0h\u00a040').waitFor();
    });
    expect(valmont.callsOf('family.open')).toHaveLength(2);
    const sessions = valmont.callsOf('family.saveDraft').map((call) => call.session);
    expect(sessions).toEqual(['session-1', 'session-2']);
  });
});

describe('who may only read', () => {
  it('sees the request, why, and no way to change it', async () => {
    const why = 'Cette demande a été faite par Mme Bérénice Marchand. Vous pouvez la consulter.';
    await come(sentTown({ may: 'read', why }), async ({ page }) => {
      await press(page, 'Consulter pour Léa');
      expect(await page.getByText(why).count()).toBe(1);
      expect(await page.getByText('VAL-2026-0042').count()).toBe(1);
      expect(await page.getByRole('button', { name: /Modifier|Envoyer/ }).count()).toBe(0);
    });
  });

  it('the author may change it: the recap first, then each line', async () => {
    const valmont = sentTown();
    await come(valmont, async ({ page }) => {
      await press(page, 'Consulter ou modifier pour Léa');
      await press(page, 'Modifier');
      expect(await page.getByText('Vos modifications ne sont pas encore envoyées').count()).toBe(1);
      await press(page, /Modifier.*Autre précision/);
      await page.getByLabel('Votre précision').fill('Léa garde la danse.');
      await press(page, 'Continuer');
      await acceptAndSend(page);
      await page.getByText('Modifiée').waitFor();
    });
    expect(valmont.callsOf('family.send').map((call) => call.answer)).toMatchObject([
      {
        decision: 'reEnrol',
        keep: ['Traditionnel instrument'],
        demands: [{ kind: 'other', text: 'Léa garde la danse.' }],
      },
    ]);
  });

  it('an adult student answers for themselves', () =>
    come(createTown([{ ...lea, self: true, age: 19 }]), async ({ page }) => {
      await press(page, 'Répondre');
      await press(page, 'Je souhaite me réinscrire');
      expect(await page.getByText('La même que la mienne').count()).toBe(0);
    }));
});

describe('identifier and code', () => {
  it('open the page; a wrong code says so and keeps the identifier', () =>
    come(
      town(),
      async ({ page }) => {
        await page.getByLabel('Identifiant').fill('P12');
        await page.getByLabel('Code').fill('AAAAA-AAAAA');
        await press(page, 'Me connecter');
        await page.getByText('ne vont pas ensemble').waitFor();
        expect(await page.getByLabel('Identifiant').inputValue()).toBe('P12');
        await page.getByLabel('Code').fill('7F3KQ-9XW2M');
        await press(page, 'Me connecter');
        await page.getByRole('heading', { name: 'Vos enfants' }).waitFor();
      },
      bootOf({ access: '' }),
    ));
});

describe('a lost link or code', () => {
  it('is asked for by identifier and mail, after what was typed is checked, with one key for one demand', async () => {
    const valmont = town();
    valmont.interrupt('family.lostAccess', 'fails');
    await come(
      valmont,
      async ({ page }) => {
        await page.getByLabel('Identifiant').fill('p 12');
        await press(page, 'J’ai perdu mon lien ou mon code');
        expect(await page.getByLabel('Identifiant').inputValue()).toBe('p 12');
        await page.getByLabel('Courriel').fill('berenice@');
        await press(page, 'Recevoir un lien');
        await press(page, /^Indiquez un courriel complet/);
        expect(await focusedText(page)).toBe('Courriel');
        expect(valmont.callsOf('family.lostAccess')).toEqual([]);
        await page.getByLabel('Courriel').fill('berenice.marchand@example.org');
        await press(page, 'Recevoir un lien');
        await page.getByRole('heading', { name: 'Regardez vos courriels' }).waitFor();
        await page.getByText('Si P 12 et berenice.marchand@example.org vont ensemble').waitFor();
        await press(page, 'Retour à la connexion');
        await press(page, 'J’ai perdu mon lien ou mon code');
        await page.getByLabel('Courriel').fill('berenice.marchand@example.org');
        await press(page, 'Recevoir un lien');
        await page.getByRole('heading', { name: 'Regardez vos courriels' }).waitFor();
      },
      bootOf({ access: '' }),
    );
    const demands = valmont.callsOf('family.lostAccess');
    expect(demands.map(({ identifier, mail }) => [identifier, mail])).toEqual(
      Array(3).fill(['p 12', 'berenice.marchand@example.org']),
    );
    const [lost, repeated, second] = demands.map(({ requestKey }) => requestKey);
    expect([repeated === lost, second === lost]).toEqual([true, false]);
  });

  it('that is asked for too often says so and keeps what was typed', async () => {
    const valmont = town();
    valmont.interrupt('family.lostAccess', no({ kind: 'paused', message: 'Attendez quinze minutes.' }));
    await come(
      valmont,
      async ({ page }) => {
        await press(page, 'J’ai perdu mon lien ou mon code');
        await page.getByLabel('Identifiant').fill('P12');
        await page.getByLabel('Courriel').fill('berenice.marchand@example.org');
        await press(page, 'Recevoir un lien');
        await page.getByText('Attendez quinze minutes.').waitFor();
        expect(await page.getByLabel('Identifiant').inputValue()).toBe('P12');
      },
      bootOf({ access: '' }),
    );
  });

  const once = `P12.1778486400000.${'0'.repeat(40)}`;

  it('is given again by a single-use link, which comes in with one key even when its answer is lost', async () => {
    const valmont = town();
    valmont.interrupt('family.openOnce', 'null');
    await come(
      valmont,
      async ({ page }) => {
        await page.getByRole('heading', { name: 'Notez votre accès' }).waitFor();
        expect(await page.locator('dd.code').allTextContents()).toEqual(['P12', '7F3KQ-9XW2M']);
        await press(page, 'C’est noté, continuer');
        await page.getByRole('heading', { name: 'Vos enfants' }).waitFor();
      },
      bootOf({ access: once }),
    );
    const [first, second] = valmont.callsOf('family.openOnce');
    expect(valmont.callsOf('family.openOnce')).toHaveLength(2);
    expect(first).toEqual(second);
    expect(first?.access).toBe(once);
  });

  it('by a link already used says so, and another can be asked for on the same page', async () => {
    const valmont = town();
    valmont.interrupt('family.openOnce', no({ kind: 'unknownAccess', message: 'Ce lien a déjà servi.' }));
    await come(
      valmont,
      async ({ page }) => {
        await page.getByText('Ce lien a déjà servi.').waitFor();
        await press(page, 'J’ai perdu mon lien ou mon code');
        await page.getByRole('heading', { name: 'Retrouver son accès' }).waitFor();
      },
      bootOf({ access: once }),
    );
  });

  it('opens again by itself when the session is over, for the same request', async () => {
    const valmont = town();
    await come(
      valmont,
      async ({ page }) => {
        await press(page, 'C’est noté, continuer');
        await page.getByRole('heading', { name: 'Vos enfants' }).waitFor();
        const over = no({ kind: 'sessionOver', message: 'Votre visite a duré plus de deux heures.' });
        valmont.interrupt('family.saveDraft', over);
        await toCoordinates(page);
        await page.getByText('Enregistré à 18\u00a0h\u00a040').waitFor();
      },
      bootOf({ access: once }),
    );
    const [first, again] = valmont.callsOf('family.openOnce');
    expect(again).toEqual(first);
    expect(valmont.callsOf('family.saveDraft').map((call) => call.session)).toEqual([
      'session-1',
      'session-2',
    ]);
  });
});
