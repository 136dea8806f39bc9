import { Hono } from 'hono';
import { html } from 'hono/html';
import { isFolder } from '../../drive/record.ts';
import { HostError, type HostFile } from '../../index.ts';
import type { Desk } from '../desk.ts';
import { fileResponse } from '../file-response.ts';
import { fileSize, shortInstant } from '../french.ts';
import type { Asked, Here, InTown } from '../here.ts';
import { type Html, page } from '../layout.ts';
import { shortName } from '../people.ts';

const SECTION = '/fichiers';

/** The files and folders of the town's Drive, as the person one is may see them. */
export function files(): Hono<InTown> {
  const app = new Hono<InTown>({ strict: false });
  app.get(SECTION, (context) => {
    const here = context.get('here');
    const seen = filesFor(here.desk, here.who.mail);
    const ids = new Set(seen.map(({ id }) => id));
    const top = seen.filter(({ parents }) => !parents.some((parent) => ids.has(parent)));
    const body = html`${list(here, top)}${trashed(here)}`;
    return page(context, { title: 'Fichiers', section: SECTION, body });
  });
  app.get(`${SECTION}/:id`, (context) => {
    const here = context.get('here');
    const id = context.req.param('id');
    const seen = filesFor(here.desk, here.who.mail);
    const file = seen.find((one) => one.id === id);
    if (file === undefined) throw refusal(here, id);
    return isFolder(file)
      ? folder(context, { file, seen })
      : fileResponse({ name: file.name, type: file.mimeType, bytes: file.bytes() });
  });
  return app;
}

/** What that person may see, the bin apart: the owner of the program everything, families nothing. */
export function filesFor(desk: Desk, mail: string): HostFile[] {
  return desk.host.files.filter((file) => !file.trashed && isOpenTo(desk, file, mail));
}

function isOpenTo({ host }: Desk, { permissions }: HostFile, mail: string): boolean {
  return (
    mail === host.town.owner || permissions.some(({ email }) => email.toLowerCase() === mail.toLowerCase())
  );
}

/** A file that one may not see is not named: its name may say whose it is. */
function refusal({ desk, who: { mail } }: Here, id: string): HostError {
  const file = desk.host.files.find((one) => one.id === id);
  if (file === undefined) return new HostError('Il n’y a pas de fichier à cette adresse.');
  if (isOpenTo(desk, file, mail)) return new HostError('Ce fichier est dans la corbeille.');
  return new HostError(`Ce fichier n’est pas partagé avec ${mail === '' ? 'le public' : mail}.`);
}

interface Opened {
  readonly file: HostFile;
  readonly seen: readonly HostFile[];
}

function folder(context: Asked, { file, seen }: Opened): Response | Promise<Response> {
  const here = context.get('here');
  const above = seen.find(({ id }) => file.parents.includes(id));
  const inside = seen.filter(({ parents }) => parents.includes(file.id));
  const body = html`<p><a href="${here.to(above === undefined ? SECTION : `${SECTION}/${above.id}`)}">${above?.name ?? 'Tous les fichiers'}</a></p>
<p class="quiet">${sharedWith(here.desk, file)}</p>
${list(here, inside)}`;
  return page(context, { title: file.name, section: SECTION, body });
}

function list(here: Here, shown: readonly HostFile[]): Html {
  if (shown.length === 0) return html`<p>Il n’y a aucun fichier ici pour cette personne.</p>`;
  const line = (
    file: HostFile,
  ) => html`<tr><th scope="row"><a href="${here.to(`${SECTION}/${file.id}`)}">${file.name}</a></th>
<td>${kindOf(file)}</td><td class="n">${file.size === null ? '' : fileSize(file.size)}</td>
<td class="n">${shortInstant(file.modifiedAt)}</td><td>${sharedWith(here.desk, file)}</td></tr>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Fichiers"><table data-live="fichiers">
<thead><tr><th scope="col">Nom</th><th scope="col">Type</th><th scope="col" class="n">Taille</th><th scope="col" class="n">Modifié le</th><th scope="col">Partagé avec</th></tr></thead>
<tbody>${inOrder(shown).map(line)}</tbody></table></div>`;
}

/** Folders first, each kind by name. */
function inOrder(shown: readonly HostFile[]): HostFile[] {
  const rank = (file: HostFile) => (isFolder(file) ? 0 : 1);
  return [...shown].sort(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'fr', { numeric: true }),
  );
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^application\/pdf$/, 'PDF'],
  [/^image\//, 'image'],
  [/^text\//, 'texte'],
];

function kindOf(file: HostFile): string {
  const { mimeType } = file;
  if (isFolder(file)) return 'dossier';
  return KINDS.find(([type]) => type.test(mimeType))?.[1] ?? mimeType;
}

function sharedWith({ host }: Desk, { permissions }: HostFile): string {
  const others = permissions
    .filter(({ role }) => role !== 'owner')
    .map(({ email }) => shortName(host, email));
  return others.length === 0 ? 'personne' : others.join(', ');
}

/** Only their owner sees what is in the bin; here it is only counted. */
function trashed({ desk, who }: Here): Html | string {
  if (who.mail !== desk.host.town.owner) return '';
  const thrown = desk.host.files.filter((file) => file.trashed).length;
  return thrown === 0 ? '' : html`<p class="quiet">Dans la corbeille&nbsp;: ${thrown}.</p>`;
}
