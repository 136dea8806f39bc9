/*
 * On every page: keeps the time shown, and asks every two seconds whether anything changed. What is marked
 * `data-live` is then fetched again, unless somebody is in it with the keyboard.
 */
const PAUSE = 2000;
const instant = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
let version;

function french(now) {
  const found = Object.fromEntries(instant.formatToParts(now).map(({ type, value }) => [type, value]));
  const day = found.day === '1' ? '1er' : found.day;
  const minutes = found.minute === '00' ? '' : `\u00a0${found.minute}`;
  return `${found.weekday} ${day}\u00a0${found.month} ${found.year} à\u00a0${Number(found.hour)}\u00a0h${minutes}`;
}

async function renew() {
  if (document.querySelector('[data-live]') === null) return;
  const response = await fetch(location.href);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  const parts = fresh.querySelectorAll('[data-live]');
  document.querySelectorAll('[data-live]').forEach((part, index) => {
    const other = parts[index];
    const isUsed = part.contains(document.activeElement);
    if (other && !isUsed && other.innerHTML !== part.innerHTML) part.innerHTML = other.innerHTML;
  });
}

async function look() {
  try {
    const state = await (await fetch(document.documentElement.dataset.state)).json();
    for (const time of document.querySelectorAll('[data-now]')) {
      const text = french(state.now);
      if (time.textContent !== text) time.textContent = text;
    }
    if (version !== undefined && version !== state.version) {
      document.dispatchEvent(new CustomEvent('changed'));
      await renew();
    }
    version = state.version;
  } catch {
    // The workspace is stopped or starting again: the next look will tell.
  }
  setTimeout(look, PAUSE);
}
if (document.documentElement.dataset.state !== '') look();
