import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHost, type Host } from '../host/index.ts';
import { exportXlsx } from '../host/spreadsheet/index.ts';
import type { Wanted } from './arguments.ts';
import { type Outcome, reconcile } from './audit/figures.ts';
import { type Evidence, readBack } from './audit/readBack.ts';
import { Out } from './out.ts';
import { playCampaign } from './play/campaign.ts';
import type { LotteryPlayed } from './play/lottery.ts';
import { ownerOf } from './play/office.ts';
import { playRetention } from './play/retention.ts';
import { writeSheet } from './sample/csv.ts';
import type { Town } from './sample/town.ts';

/** Where the build leaves the program and the menu. */
export const built = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * Plays the campaign of a town through the built bundles, audits what they left, and writes it all under `out`.
 * @throws HostError in French for a folder that cannot be used; then nothing is left behind
 */
export async function rehearse(
  town: Town,
  { out: path, seed, dice }: Pick<Wanted, 'out' | 'seed' | 'dice'>,
): Promise<Outcome> {
  const began = performance.now();
  const out = new Out(path);
  try {
    const host = openHost(town, out.host, seed);
    const played = await playCampaign(host, town, dice);
    const evidence = readBack(host, town.settings);
    await writePapers(host, evidence, out);
    if (played.lottery) await writeDraw(host, played.lottery, out);
    if (played.offers) out.write('tirage/evenements.txt', played.offers.end.log);
    const retention = playRetention(host, town, played.lottery?.drawn.draw ?? null);
    await host.close();
    out.finish();
    const { calls: platformCalls, trips: roundTrips } = host.gate.totals;
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const outcome = reconcile(
      { town, played, evidence, retention },
      { platformCalls, roundTrips, seconds, seed },
    );
    out.write('chiffres.json', `${JSON.stringify(outcome.figures, null, 2)}\n`);
    return outcome;
  } catch (error) {
    out.abandon();
    throw error;
  }
}

/**
 * A host that stands on the eve of the town's invitations. It plays a copy of the bundles: each execution loads them
 * again, and building meanwhile must not change or remove them under a rehearsal.
 */
export function openHost(town: Town, directory: string, seed: number): Host {
  const bundles = join(directory, 'bundles');
  cpSync(built, bundles, { recursive: true });
  return createHost({
    directory,
    program: join(bundles, 'program'),
    menu: join(bundles, 'menu'),
    now: town.calendar.setUpAt,
    owner: ownerOf(town),
    seed,
  });
}

/** What anybody needs to recompute the draw, byte for byte as it is published, and its minutes. */
async function writeDraw(host: Host, { published, papers }: LotteryPlayed, out: Out): Promise<void> {
  const { text, seed, resultText } = published;
  out.write('tirage/liste.txt', text);
  out.write('tirage/graine.txt', `${seed}\n`);
  out.write('tirage/resultat.txt', resultText);
  for (const { kind, document, html } of papers) {
    out.write(`tirage/pv-${kind}.html`, html);
    for (const format of ['docx', 'pdf'] as const)
      out.write(`tirage/pv-${kind}.${format}`, await host.exportDocument(document, format));
  }
}

async function writePapers(host: Host, { journalTable }: Evidence, out: Out): Promise<void> {
  for (const workbook of host.workbooks.list())
    out.writeWorkbook(workbook.head.name, await exportXlsx(workbook));
  out.write('journal.csv', writeSheet(journalTable));
}
