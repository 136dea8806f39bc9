import type { Files, Transit } from '../ports.ts';

const folderType = 'application/vnd.google-apps.folder';

/** How what families give is told from the other files that Da Capo makes. */
const mark = 'daCapo';
const document = 'piece';

/**
 * Files through the advanced Drive service, which `drive.file` keeps to what Da Capo itself made: no other file of the
 * account is within its reach.
 */
export const files: Files = {
  bytes: (base64) => Utilities.base64Decode(base64),
  folder: (name, parent) => idOf(drive().Files.create({ name, mimeType: folderType, ...inFolder(parent) })),
  create: ({ name, type, bytes, folder }) => {
    const blob = Utilities.newBlob([...bytes], type, name);
    const made = drive().Files.create(
      { name, mimeType: type, appProperties: { [mark]: document }, ...inFolder(folder) },
      blob,
      { fields: 'id, webViewLink' },
    );
    return { id: idOf(made), address: made.webViewLink ?? '' };
  },
  remove: (id) => {
    try {
      drive().Files.remove(id);
    } catch (error) {
      if (!/not found/i.test(String(error))) throw error;
    }
  },
  documents: (before) => {
    const ids: string[] = [];
    let pageToken: string | undefined;
    do {
      const page = drive().Files.list({
        q: `appProperties has { key='${mark}' and value='${document}' } and trashed = false`,
        fields: 'nextPageToken, files(id, createdTime)',
        pageSize: 1000,
        ...(pageToken && { pageToken }),
      });
      for (const { id, createdTime } of page.files ?? [])
        if (id && createdTime && Date.parse(createdTime) < before) ids.push(id);
      pageToken = page.nextPageToken;
    } while (pageToken);
    return ids;
  },
  bin: (id) => {
    drive().Files.update({ trashed: true }, id);
  },
  share: (folder, mails) => {
    const owner = Session.getEffectiveUser().getEmail().toLowerCase();
    const present = readersOf(folder);
    for (const { id, mail } of present) {
      if (mail !== owner && !mails.includes(mail)) drive().Permissions.remove(folder, id);
    }
    const known = present.map(({ mail }) => mail);
    for (const mail of mails.filter((one) => !known.includes(one))) {
      const reader = { type: 'user', role: 'reader', emailAddress: mail };
      drive().Permissions.create(reader, folder, { sendNotificationEmail: false });
    }
  },
};

export const transit: Transit = {
  put: (texts, seconds) => CacheService.getScriptCache().putAll({ ...texts }, seconds),
  take: (names) => CacheService.getScriptCache().getAll([...names]) as Record<string, string>,
};

/** There once the manifest enables it: its types know that it may be missing. */
export function drive(): NonNullable<typeof Drive> {
  if (!Drive) throw new Error('Le service avancé Drive n’est pas activé');
  return Drive;
}

function inFolder(folder: string): { parents?: string[] } {
  return folder === '' ? {} : { parents: [folder] };
}

export function idOf({ id }: { id?: string | undefined }): string {
  if (!id) throw new Error('Drive n’a pas dit où est le fichier');
  return id;
}

function readersOf(folder: string): { readonly id: string; readonly mail: string }[] {
  const { permissions = [] } = drive().Permissions.list(folder, { fields: 'permissions(id, emailAddress)' });
  return permissions.map(({ id = '', emailAddress = '' }) => ({ id, mail: emailAddress.toLowerCase() }));
}
