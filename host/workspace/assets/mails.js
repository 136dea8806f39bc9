/*
 * Which mails were read: this browser remembers, nobody else. Unread ones are marked with a word and in bold. A town
 * that is made again has another identifier, and nothing read.
 */
const place = document.querySelector('[data-reader]');
const key = `lus-${place?.dataset.reader}`;

function readAlready() {
  try {
    return new Set(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return new Set();
  }
}

function mark() {
  const read = readAlready();
  for (const line of document.querySelectorAll('[data-mail]')) {
    if (read.has(line.dataset.mail) || line.querySelector('.unread')) continue;
    const word = document.createElement('strong');
    word.className = 'unread';
    word.textContent = 'Non lu';
    line.prepend(word);
  }
}

const { read: opened } = place?.dataset ?? {};
if (opened !== undefined) localStorage.setItem(key, JSON.stringify([...readAlready().add(opened)]));
mark();
document.addEventListener('renewed', mark);
// Coming back with the browser's own button shows the list as it was left.
addEventListener('pageshow', () => {
  const read = readAlready();
  for (const line of document.querySelectorAll('[data-mail]'))
    if (read.has(line.dataset.mail)) line.querySelector('.unread')?.remove();
});
