import { readFileSync } from 'node:fs';
import type { TermsVersion } from '../../src/calls/texts.ts';
import { accessibilityOf } from '../../src/campaign/accessibility.ts';
import type { PublicPage } from '../../src/campaign/publicPages.ts';
import { helpOf, noticesOf } from '../../src/campaign/publicTexts.ts';
import { asPlanned } from '../../src/campaign/standing.ts';
import { termsOf } from '../../src/campaign/terms.ts';
import { townSchema } from '../../src/campaign/town.ts';
import { noticeFrom } from '../../src/rights/notice/notice.ts';
import type { Privacy } from '../../src/rights/notice/privacy.ts';
import type { Boot } from '../../web/public/boot.ts';
import { legal } from '../story/town.ts';
import { bootOf, no, versions } from './family-town.ts';
import type { Answer } from './support.ts';

/** A town that answers its public pages with the texts the program writes. */

const ville = JSON.parse(
  readFileSync(new URL('../../examples/valmont-small/ville.json', import.meta.url), 'utf8'),
);
const town = {
  ...townSchema.parse(ville),
  legal,
  standing: asPlanned,
  amendments: [],
  fees: null,
  notices: [],
};
const now = Date.parse('2026-05-12T09:00:00+02:00');

const privacy: Privacy = {
  dpo: {
    name: 'La déléguée à la protection des données',
    mail: 'dpo@valmontsurorge.example.org',
    address: '1 place du Marché, 91990 Valmont-sur-Orge',
    phone: '01 99 00 09 10',
  },
  region: 'unset',
  measures: ['offices', 'charter', 'breaches', 'training'],
  idPolicy: 'doubt',
  answerMonths: 2,
};

const written = noticeFrom({ confidentialite: JSON.stringify({ journal: 1, value: privacy }) }, town, now);
const unwritten = noticeFrom({}, town, now);

/** Two versions of the notice: a manager named the officer, and what the town does. */
const notices: readonly TermsVersion[] = [
  { ...unwritten, since: 'lundi 4\u00a0mai 2026 à\u00a07\u00a0h' },
  { ...written, version: '2026-2027/2', since: 'mardi 12\u00a0mai 2026 à\u00a09\u00a0h' },
];

const texts = {
  help: helpOf(town, privacy.dpo),
  terms: termsOf(town),
  notice: written,
  accessibility: accessibilityOf(town),
  notices: noticesOf(town),
  fees: null,
};

export const publicBoot = (page: PublicPage): Boot => {
  const { town: name, contact, families } = bootOf();
  return { page, town: name, contact, families };
};

const yes = (value: unknown): Answer => ({ json: { ok: true, value } });

/** What the program of the town answers; with `terms`, other versions of its terms. */
export const answering =
  (terms: readonly TermsVersion[] = versions) =>
  (name: string): Answer => {
    if (name === 'public.texts') return yes(texts);
    if (name === 'public.versions') return yes(terms);
    return name === 'public.notices' ? yes(notices) : 'fails';
  };

/** A town that is not set up yet. */
export const notReady = (): Answer =>
  no({ kind: 'notSetUp', message: 'Ce service n’est pas encore prêt. Revenez plus tard.' });
