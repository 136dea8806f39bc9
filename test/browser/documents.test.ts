import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, largestFile } from '../../src/supporting/content.ts';
import { heavyJpeg, piece } from '../supporting/files.ts';
import { chooseFor, press, sentTown, toDocuments } from './family-screens.ts';
import { bootOf, createTown, ismael, lea, no, type Town } from './family-town.ts';
import { type Browser, builtPage, launch, visit } from './support.ts';

let browser: Browser;
let html: string;
beforeAll(async () => {
  [browser, html] = await Promise.all([launch(), builtPage('family')]);
});
afterAll(() => browser.close());

const town = () => createTown([lea, ismael]);

async function come(to: Town, check: (page: Page) => Promise<void>): Promise<void> {
  const { page, context, requests } = await visit(browser, { html, boot: bootOf(), program: to.answer });
  try {
    await check(page);
    expect(requests).toEqual([]);
  } finally {
    await context.close();
  }
}

const photo = 'Photo d’identité';
const input = (page: Page) => page.getByLabel(new RegExp(`un fichier ou une photo.*${photo}`));
const choose = (page: Page, name: string, buffer: Buffer) =>
  input(page).setInputFiles({ name, mimeType: '', buffer });

const sentBytes = (to: Town) =>
  Buffer.from(
    to
      .callsOf('family.upload')
      .map(({ data }) => data)
      .join(''),
    'base64',
  );

/** A picture of so many pixels, drawn by the browser itself. */
async function drawn(page: Page, width: number, height: number): Promise<Buffer> {
  const text = await page.evaluate(
    ([w, h]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [w as number, h as number];
      const pen = canvas.getContext('2d');
      for (let i = 0; i < 400; i++) {
        if (pen) pen.fillStyle = `hsl(${(i * 37) % 360} 60% 50%)`;
        pen?.fillRect((i % 20) * (canvas.width / 20), Math.floor(i / 20) * (canvas.height / 20), 900, 900);
      }
      return canvas.toDataURL('image/jpeg', 0.95);
    },
    [width, height],
  );
  return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
}

const sizeOf = (page: Page, picture: Buffer) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    return [bitmap.width, bitmap.height];
  }, picture.toString('base64'));

describe('a file chosen on a phone', () => {
  it('leaves at once, is named, can be taken back; the state says so each time', async () => {
    const valmont = town();
    await come(valmont, async (page) => {
      await toDocuments(page);
      await chooseFor(page, photo, 'certificat.png');
      await page.getByText('Reçue le mardi').waitFor();
      expect(await page.locator('.files li').allTextContents()).toEqual([
        'certificat.png8\u00a0Ko, reçu le mardi 12\u00a0mai 2026 à\u00a018\u00a0h\u00a041Supprimer certificat.png',
      ]);
      expect(await page.locator('.files img').count()).toBe(1);
      await press(page, 'Supprimer certificat.png');
      await page.locator('.files li').waitFor({ state: 'detached' });
      expect(await page.getByText('À fournir').count()).toBe(2);
    });
    expect(sentBytes(valmont).equals(piece('certificat.png'))).toBe(true);
    expect(valmont.callsOf('family.removeFile').map(({ document }) => document)).toEqual(['photo']);
  });

  it('of 40 megapixels is made smaller, and says nothing of where it was taken', async () => {
    const valmont = town();
    await come(valmont, async (page) => {
      await toDocuments(page);
      const large = await drawn(page, 8000, 5000);
      await choose(page, 'IMG_0001.JPG', large);
      await page.getByText('Reçue le mardi').waitFor();
      const sent = sentBytes(valmont);
      expect(contentOf(sent)).toEqual({ kind: 'fine', type: 'image/jpeg' });
      expect(sent.length).toBeLessThanOrEqual(700 * 1024);
      const [width = 0, height = 0] = await sizeOf(page, sent);
      expect(width).toBe(2200);
      expect(Math.abs(height - 1375)).toBeLessThanOrEqual(1);
    });
  });

  it('loses what the camera wrote in it', async () => {
    const valmont = town();
    await come(valmont, async (page) => {
      await toDocuments(page);
      await choose(page, 'IMG_0002.JPG', heavyJpeg(largestFile + 5000));
      await page.getByText('Reçue le mardi').waitFor();
    });
    expect(sentBytes(valmont).length).toBeLessThan(20_000);
  });

  it('that is a large PDF leaves in parts, each sent again when it is lost, those forgotten too', async () => {
    const valmont = town();
    const pdf = Buffer.concat([
      piece('avis-imposition.pdf'),
      Buffer.alloc(1_800_000, 0x20),
      Buffer.from('%%EOF'),
    ]);
    const kept = { json: { ok: true, value: { kind: 'kept' } } };
    const missing = { json: { ok: true, value: { kind: 'missing', parts: [1] } } };
    valmont.interrupt('family.upload', kept, 'fails', kept, missing);
    await come(valmont, async (page) => {
      await toDocuments(page);
      await choose(page, 'avis.pdf', pdf);
      await page.getByText('Reçue le mardi').waitFor();
    });
    const calls = valmont.callsOf('family.upload');
    expect(calls.map(({ part }) => part)).toEqual([0, 1, 1, 2, 1, 2]);
    expect(new Set(calls.map(({ requestKey }) => requestKey)).size).toBe(1);
    const parts = [calls[0], calls[1], calls[3]].map((call) => call?.data).join('');
    expect(Buffer.from(parts, 'base64').equals(pdf)).toBe(true);
  });

  it('goes on while the parent fills the next step, and holds nothing back', async () => {
    const valmont = town();
    valmont.interrupt('family.upload', 'fails', 'fails');
    await come(valmont, async (page) => {
      await toDocuments(page);
      await chooseFor(page, photo, 'photo-identite.jpg');
      await page.getByText('Pas de réseau. L’envoi reprendra de lui-même').waitFor();
      await press(page, 'Continuer');
      await page.getByLabel('Traditionnel instrument').check();
      await expect.poll(() => valmont.callsOf('family.upload').length, { timeout: 10_000 }).toBe(3);
      await press(page, 'Revenir à l’étape précédente');
      await page.getByText('Reçue le mardi').waitFor();
    });
    expect(new Set(valmont.callsOf('family.upload').map(({ requestKey }) => requestKey)).size).toBe(1);
  });
});

describe('a file that cannot be taken', () => {
  const heic = Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1');
  const wrong: readonly [string, string, Buffer, string][] = [
    ['a program called PDF', 'impots.pdf', piece('menteur.pdf'), 'n’est ni un PDF, ni une photo JPG ou PNG'],
    ['an empty file', 'vide.png', piece('vide.png'), 'Ce fichier est vide.'],
    [
      'a PDF of 2.1 MB',
      'avis.pdf',
      Buffer.concat([piece('avis-imposition.pdf'), Buffer.alloc(2_180_000, 0x20)]),
      'Ce fichier pèse 2,1\u00a0Mo, la limite est 2\u00a0Mo. Rien n’a été envoyé.',
    ],
    ['a HEIC photo', 'IMG_1.HEIC', heic, 'Sur un iPhone\u00a0: Réglages, Appareil photo, Formats'],
    ['a photo cut short', '../photo.jpg', piece('photo-identite.jpg').subarray(0, 300), 'sa fin manque'],
  ];
  for (const [what, name, bytes, sentence] of wrong) {
    it(`${what}: the page says so, nothing leaves, the rest goes on`, async () => {
      const valmont = town();
      await come(valmont, async (page) => {
        await toDocuments(page);
        await choose(page, name, bytes);
        expect(await page.getByRole('alert').textContent()).toContain(sentence);
        await press(page, 'Retirer de la liste');
        expect(await page.getByRole('alert').count()).toBe(0);
        await press(page, 'Continuer');
        await page.getByText('Étape 3 sur 5').first().waitFor();
      });
      expect(valmont.callsOf('family.upload')).toEqual([]);
    });
  }

  it('by the program: its sentence, and the other files leave', async () => {
    const valmont = town();
    valmont.interrupt(
      'family.upload',
      no({ kind: 'invalid', message: 'Cette pièce a déjà 6\u00a0fichiers.' }),
    );
    await come(valmont, async (page) => {
      await toDocuments(page);
      await chooseFor(page, photo, 'photo-identite.jpg', 'certificat.png');
      await page.getByText('Cette pièce a déjà 6\u00a0fichiers.').waitFor();
      await page.getByText('Reçue le mardi').waitFor();
    });
    expect(valmont.callsOf('family.upload').map(({ name }) => name)).toEqual([
      'photo-identite.jpg',
      'certificat.png',
    ]);
  });
});

describe('a document that is not at hand', () => {
  it('is left for later with one press, which is kept with the draft', async () => {
    const valmont = town();
    await come(valmont, async (page) => {
      await toDocuments(page);
      await press(page, /Je l’enverrai plus tard.*Photo/);
      await page.getByText('À envoyer plus tard').waitFor();
      await press(page, 'Continuer');
      await page.getByText('Enregistré').first().waitFor();
    });
    expect(valmont.callsOf('family.saveDraft').pop()?.draft.later).toEqual(['photo']);
  });

  it('is named on the receipt, counted on the card, and given there later', async () => {
    const valmont = sentTown();
    await come(valmont, async (page) => {
      await page.getByText('Il manque 2\u00a0pièces.').waitFor();
      await press(page, 'Pièces de Léa');
      await page.getByText('Vous pouvez les envoyer jusqu’au lundi 31\u00a0août 2026').waitFor();
      await chooseFor(page, photo, 'photo-identite.jpg');
      await page.getByText('Reçue le mardi').waitFor();
      await press(page, 'Retour à mes enfants');
      await page.getByText('Il manque 1\u00a0pièce.').waitFor();
    });
    expect(valmont.callsOf('family.afterwards')).toHaveLength(1);
  });
});
