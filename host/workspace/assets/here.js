/*
 * Links that name nobody (in cells, papers and the program's own pages) lead to who one was last in a town. Two windows
 * may be two people: that is the person of the window one is in, even where one is inside its frame.
 */
const { cookie } = document.documentElement.dataset;
const OFTEN = 300;

function claim() {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store answers later than a click leads on
  document.cookie = cookie;
}

if (cookie !== '') {
  claim();
  setInterval(() => document.hasFocus() && claim(), OFTEN);
  addEventListener('pointerover', claim);
  addEventListener('focus', claim);
}
