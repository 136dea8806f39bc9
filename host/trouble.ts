import { HostError } from './errors.ts';

interface Cause {
  readonly what: string;
  /** What the person can do. */
  readonly remedy: string;
}

const FULL: Cause = { what: 'le disque est plein', remedy: 'Libérez de la place' };
const REFUSED: Cause = {
  what: 'l’écriture y est refusée',
  remedy: 'Rendez à votre compte le droit d’y écrire',
};
const GONE: Cause = { what: 'il n’est plus à sa place', remedy: 'Remettez-le où il était' };

const CAUSES: Readonly<Record<string, Cause>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: REFUSED,
  EPERM: REFUSED,
  EROFS: REFUSED,
  ENOENT: GONE,
  ENOTDIR: GONE,
};

function causeOf(error: unknown): Cause {
  const { code = '', message }: NodeJS.ErrnoException =
    error instanceof Error ? error : new Error(String(error));
  return CAUSES[code] ?? { what: `la machine répond «\u00a0${message}\u00a0»`, remedy: 'Vérifiez le disque' };
}

/** A full disk, a refused write: the person can do something about it. */
export function isOfMachine(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

/** Why a folder cannot be opened. Anything that is not the machine's refusal stays as it is. */
export function notOpened(error: unknown, folder: string): unknown {
  if (!isOfMachine(error)) return error;
  const { what, remedy } = causeOf(error);
  return new HostError(
    `Le dossier «\u00a0${folder}\u00a0» ne peut pas être ouvert\u00a0: ${what}. ${remedy}, puis recommencez.`,
    { cause: error },
  );
}

/** Why the last save failed, while the host goes on: what happened, what is safe, what to do. */
export function notSaved(error: Error, folder: string): string {
  if (error instanceof HostError) return `${error.message} Arrêtez Da Capo et relancez-le.`;
  const { what, remedy } = causeOf(error);
  return `Les derniers changements ne sont pas encore enregistrés dans le dossier «\u00a0${folder}\u00a0»\u00a0: ${what}. Rien n’est perdu tant que Da Capo reste ouvert. ${remedy}\u00a0: l’enregistrement reprendra de lui-même.`;
}

/** The same, of a host that ends. */
export function neverSaved(error: Error, folder: string): HostError {
  const safe = `Le dossier «\u00a0${folder}\u00a0» est entier, tel qu’au dernier enregistrement\u00a0; ce qui a été fait depuis est perdu.`;
  if (error instanceof HostError) return new HostError(`${error.message} ${safe}`, { cause: error });
  const { what, remedy } = causeOf(error);
  return new HostError(
    `Les derniers changements n’ont pas pu être enregistrés\u00a0: ${what}. ${safe} ${remedy} avant de recommencer.`,
    { cause: error },
  );
}

/** The ledger has these mails: their own files are made of it again. */
export function mailsNotWritten(error: unknown): HostError {
  const { what, remedy } = causeOf(error);
  return new HostError(
    `Des courriels ne sont pas encore chacun dans son fichier .eml\u00a0: ${what}. Aucun n’est perdu. ${remedy}\u00a0: ces fichiers se feront d’eux-mêmes, au plus tard à la prochaine ouverture.`,
    { cause: error },
  );
}

/** The folder has somebody else's lock, or none: what this host knows may be older than what is there. */
export function takenAway(folder: string): HostError {
  return new HostError(
    `Le dossier «\u00a0${folder}\u00a0» n’est plus réservé à cette répétition\u00a0: il a été déplacé, ou une autre l’a pris. Pour ne rien mêler, plus rien n’y est écrit.`,
  );
}
