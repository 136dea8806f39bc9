import type { OfficeHome } from '../calls/office.ts';
import type { Refusal, Reply } from '../calls/reply.ts';
import type { CallInput } from '../calls.ts';
import {
  type Colleague,
  clerksFrom,
  clerksMemory,
  colleagueOf,
  managerOf,
  teamOf,
} from '../campaign/clerks.ts';
import { busy, openManagersDesk } from '../campaign/desk.ts';
import { townMemory } from '../campaign/settings.ts';
import { townFaults } from '../campaign/townFile.ts';
import { shareLetters } from '../letters/share.ts';
import { isMail } from '../mailAddress.ts';
import { keyMemory } from '../people/caller.ts';
import type { Ports } from '../ports.ts';
import { commit, type Setting, underLock } from '../register/commit.ts';
import { makeTabs, type Register, registerIn, registerMemory } from '../register/register.ts';
import { recordNotice } from '../rights/notice/published.ts';
import { foldersFrom } from '../supporting/files.ts';
import { workbooksFrom } from '../views/workbook.ts';
import { officeHome } from './home.ts';
import { registerTabs } from './registerTabs.ts';

/** Settings must fit a property of Google (9 KB) with their Journal number. */
const longestSetting = 8_500;

/**
 * The town's settings: the first time, by the owner, this also makes the Registre, the secret key and the timer.
 * Safe to repeat: what is there already stays.
 */
export function setTown(ports: Ports, input: CallInput<'office.town'>): Reply<OfficeHome> {
  const memory = ports.memory.all();
  const colleague = managerOf(ports, memory);
  if ('kind' in colleague) return { ok: false, refusal: colleague };
  const [fault] = townFaults(input.town);
  if (fault)
    return { ok: false, refusal: { kind: 'invalid', message: `Rien n’a changé. ${fault.sentence}` } };
  if (!ports.lock.take()) return { ok: false, refusal: busy };
  const register = ensureRegister(ports, input.town.town);
  ports.lock.release();
  return keep(
    ports,
    register,
    { colleague, key: input.requestKey, act: 'Réglages de la ville' },
    {
      setting: townMemory,
      value: input.town,
    },
  );
}

/** Who works with Da Capo, and for which conservatoires; their workbooks are shared with them, and with nobody else. */
export function setClerks(ports: Ports, input: CallInput<'office.clerks'>): Reply<OfficeHome> {
  const desk = openManagersDesk(ports);
  if ('kind' in desk) return { ok: false, refusal: desk };
  const { register, town, colleague } = desk;
  const codes = town.conservatoires.map(({ code }) => code);
  const mails = input.clerks.map(({ mail }) => mail.toLowerCase());
  const wrong = input.clerks.find(
    ({ mail, role, conservatoires }, i) =>
      !isMail(mail) ||
      mails.indexOf(mail.toLowerCase()) !== i ||
      conservatoires.some((code) => !codes.includes(code)) ||
      (role === 'clerk' && conservatoires.length === 0),
  );
  if (wrong) return { ok: false, refusal: unknownClerk(wrong) };
  const done = keep(
    ports,
    register,
    { colleague, key: input.requestKey, act: 'Équipe modifiée' },
    {
      setting: clerksMemory,
      value: input.clerks.map((clerk) => ({ ...clerk, mail: clerk.mail.toLowerCase() })),
    },
  );
  if (done.ok) shareWithTeams(ports, register);
  return done;
}

export interface By {
  readonly colleague: Colleague;
  readonly key: string;
  readonly act: string;
}

/** Commits one setting and answers with the office as it stands then. */
export function keep(ports: Ports, register: Register, by: By, setting: Setting): Reply<OfficeHome> {
  if (JSON.stringify(setting.value).length > longestSetting) return { ok: false, refusal: tooLong };
  const locked = underLock(ports, register, (end) => {
    const act = { key: by.key, actor: by.colleague.mail, about: '', act: by.act, change: setting };
    const last = commit(ports, register, end, [act]);
    recordNotice(ports, register, { ...end, last });
  });
  return locked.busy ? { ok: false, refusal: busy } : { ok: true, value: officeHome(ports, by.colleague) };
}

/** Under the lock, so that two owners at once make one Registre and one key. */
function ensureRegister(ports: Ports, town: string): Register {
  const memory = ports.memory.all();
  const id = memory[registerMemory];
  const book =
    id === undefined ? ports.workbooks.create(`Da Capo – Registre – ${town}`) : ports.workbooks.open(id);
  const blank = id === undefined ? book.tabs() : [];
  makeTabs(ports, book, registerTabs);
  for (const tab of blank) book.dropTab(tab);
  if (memory[keyMemory] === undefined) ports.memory.set(keyMemory, ports.secret());
  if (id === undefined) ports.memory.set(registerMemory, book.id);
  ports.timers.ensure();
  ports.workbooks.flush();
  return registerIn(ports, book, ports.memory.all());
}

/**
 * Each workbook, and each folder of documents, is shared with the managers and with the clerks of its conservatoire:
 * the workbook to work in, the folder and the letters to read.
 */
export function shareWithTeams(ports: Ports, register: Register): void {
  const memory = ports.memory.all();
  const clerks = clerksFrom(memory);
  const { pilotage, conservatoires } = workbooksFrom(memory);
  const managers = clerks.filter(({ role }) => role === 'manager').map(({ mail }) => mail);
  if (pilotage) ports.workbooks.open(pilotage.id).share(managers);
  for (const [code, at] of Object.entries(conservatoires)) {
    const own = teamOf(clerks, code);
    ports.workbooks.open(at.id).share(own);
    const folder = foldersFrom(memory)[code];
    if (folder) ports.files.share(folder, own);
  }
  shareLetters(ports, register, 'all');
}

export function home(ports: Ports): Reply<OfficeHome> {
  const colleague = colleagueOf(ports, ports.memory.all());
  if ('kind' in colleague) return { ok: false, refusal: colleague };
  return { ok: true, value: officeHome(ports, colleague) };
}

const tooLong: Refusal = {
  kind: 'invalid',
  message:
    'Ces réglages sont trop longs pour être gardés (plus de 8 500 caractères). Rien n’a changé. Raccourcissez-les.',
};

function unknownClerk({ mail }: { mail: string }): Refusal {
  return {
    kind: 'invalid',
    message: `L’équipe n’a pas changé\u00a0: pour «\u00a0${mail}\u00a0», l’adresse, déjà prise ou impossible, ou les établissements ne conviennent pas.`,
  };
}
