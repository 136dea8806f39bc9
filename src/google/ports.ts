import type { Ports } from '../ports.ts';
import { files, transit } from './files.ts';
import { papers } from './papers.ts';
import { scratch } from './scratch.ts';
import { workbooks } from './workbooks.ts';

/** Google's services as the product asks for them. Made inside each call: nothing runs while the script loads. */
export function googlePorts(): Ports {
  return {
    startedAt: Date.now(),
    now: () => Date.now(),
    waitUntil: (instant) => Utilities.sleep(Math.max(0, instant - Date.now())),
    secret,
    digest,
    workbooks,
    memory: {
      all: () => PropertiesService.getScriptProperties().getProperties(),
      set: (name, value) => {
        PropertiesService.getScriptProperties().setProperty(name, value);
      },
    },
    lock: lock(),
    notice,
    transit,
    files,
    post: {
      send: ({ to, subject, text, html, from, replyTo }) =>
        MailApp.sendEmail({ to, subject, body: text, htmlBody: html, name: from, replyTo }),
      left: () => Math.max(0, MailApp.getRemainingDailyQuota()),
    },
    papers,
    who: {
      clerk: () => Session.getActiveUser().getEmail(),
      owner: () => Session.getEffectiveUser().getEmail(),
      address: () => ScriptApp.getService().getUrl(),
    },
    timers,
    scratch,
    log: (line) => console.log(line),
  };
}

/** Two random UUIDs hashed: 244 random bits, whatever the shape of a UUID. */
function secret(): string {
  return digest(`${Utilities.getUuid()}${Utilities.getUuid()}`);
}

function digest(text: string): string {
  const bytes = Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8);
  return bytes.map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('');
}

function lock(): Ports['lock'] {
  const script = LockService.getScriptLock();
  return { take: () => script.tryLock(1500), release: () => script.releaseLock() };
}

const notice: Ports['notice'] = {
  raise: (name, seconds) => {
    const cache = CacheService.getScriptCache();
    if (cache.get(name) !== null) return false;
    cache.put(name, 'oui', seconds);
    return true;
  },
  lower: (name) => {
    CacheService.getScriptCache().remove(name);
  },
};

const timerName = 'everyFiveMinutes';

const timers: Ports['timers'] = {
  ensure: () => {
    const present = ScriptApp.getProjectTriggers().some(
      (trigger) => trigger.getHandlerFunction() === timerName,
    );
    if (!present) ScriptApp.newTrigger(timerName).timeBased().everyMinutes(5).create();
  },
  isOurs: (uid) =>
    uid !== '' && ScriptApp.getProjectTriggers().some((trigger) => trigger.getUniqueId() === uid),
};
