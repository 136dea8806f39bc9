/* The menus of a workbook, and what they show: alerts, toasts, dialogs and sidebars. */

/** @param tools `run(item)` asks the program; `say`, `refuse` and `here` tell the person, as the table does. */
export function openMenus(root, tools) {
  const menus = [...root.querySelectorAll('details.menu')];
  const close = (except) => {
    for (const menu of menus) if (menu !== except) menu.open = false;
  };
  document.addEventListener('click', ({ target }) => close(target.closest?.('details.menu')));
  for (const menu of menus) {
    menu.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      menu.open = false;
      menu.querySelector('summary').focus();
    });
  }
  for (const line of root.querySelectorAll('[data-item]')) {
    line.addEventListener('click', async () => {
      close();
      tools.say(`${line.textContent}…`);
      show(root, await tools.run(line.dataset.item), tools);
    });
  }
  listen(root);
}

function show(root, { error = '', toasts = [], alerts = [], frames = [] }, { say, refuse, here }) {
  here();
  refuse(error);
  for (const { title, text } of toasts) say(`${title} ${text}`);
  for (const { title, text } of alerts)
    dialog(root, { title: title || 'Da Capo', content: paragraph(text), kind: 'dialog' });
  for (const frame of frames) dialog(root, { ...frame, content: framed(frame, root.dataset.sandbox) });
}

function paragraph(text) {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

function framed({ title, address }, sandbox) {
  const frame = document.createElement('iframe');
  frame.className = 'dialog-frame';
  frame.title = title;
  frame.src = address;
  frame.setAttribute('sandbox', sandbox);
  return frame;
}

function dialog(root, { title, content, kind }) {
  const box = document.createElement('dialog');
  box.className = kind;
  const heading = document.createElement('h2');
  heading.className = 'dialog-title';
  heading.textContent = title;
  heading.id = `titre-${document.querySelectorAll('dialog').length}`;
  box.setAttribute('aria-labelledby', heading.id);
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Fermer';
  close.addEventListener('click', () => box.close());
  box.append(heading, content, close);
  box.addEventListener('close', () => {
    box.remove();
    root.querySelector('summary')?.focus();
  });
  root.append(box);
  if (kind === 'dialog') box.showModal();
  else box.show();
}

/** What a page in a dialog may ask of its frame: `google.script.host`. */
function listen(root) {
  addEventListener('message', ({ source, data }) => {
    for (const frame of root.querySelectorAll('dialog iframe')) {
      if (frame.contentWindow !== source) continue;
      if (data?.dacapo === 'close') frame.closest('dialog').close();
      if (data?.dacapo === 'height') frame.style.height = `${Number(data.value)}px`;
      if (data?.dacapo === 'width') frame.style.width = `${Number(data.value)}px`;
    }
  });
}
