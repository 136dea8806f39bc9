/*
 * On every page: keeps the time shown, and asks every two seconds whether anything changed. What is marked
 * `data-live` is then fetched again, unless somebody is in it with the keyboard.
 */
const PAUSE = 2000;
/** While a clock moves. */
const SHORT_PAUSE = 400;
const instant = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const { state: address } = document.documentElement.dataset;
let version;

function french(now) {
  const found = Object.fromEntries(instant.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = found.day === '1' ? '1er' : found.day;
  const minutes = found.minute === '00' ? '' : `\u00a0${found.minute}`;
  return `${found.weekday} ${day}\u00a0${found.month} ${found.year} à\u00a0${Number(found.hour)}\u00a0h${minutes}`;
}

async function renew() {
  const parts = [...document.querySelectorAll('[data-live]')];
  if (parts.length === 0) return;
  const isWaiting = parts.some((part) => 'untilReady' in part.dataset);
  const response = await fetch(location.href);
  if (isWaiting && response.status !== 503) location.reload();
  if (!isWaiting && !response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of parts) {
    const other = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    const isUsed = part.contains(document.activeElement);
    if (!other || other.innerHTML === part.innerHTML) continue;
    if (isUsed && !('always' in part.dataset)) continue;
    part.innerHTML = other.innerHTML;
    if (isUsed) part.focus();
  }
  document.dispatchEvent(new CustomEvent('renewed'));
}

function tick(now) {
  for (const time of document.querySelectorAll('[data-now]')) {
    const text = french(now);
    if (time.textContent !== text) time.textContent = text;
  }
  const bar = document.querySelector('progress[data-from]');
  if (bar !== null) bar.value = now - Number(bar.dataset.from);
}

/** Why what was done is not on the disk yet, while it is not. */
function warn(trouble) {
  for (const alert of document.querySelectorAll('[data-trouble]')) {
    alert.hidden = trouble === '';
    if (alert.textContent !== trouble) alert.textContent = trouble;
  }
}

async function look() {
  try {
    const state = await (await fetch(address)).json();
    tick(state.now);
    warn(state.trouble ?? '');
    if (version !== undefined && version !== state.version) {
      document.dispatchEvent(new CustomEvent('changed'));
      await renew();
    }
    version = state.version;
  } catch {
    // The workspace is stopped or starting again: the next look will tell.
  }
  const isMoving = document.querySelector('progress[data-from]') !== null;
  setTimeout(look, isMoving ? SHORT_PAUSE : PAUSE);
}
if (address !== '') look();
