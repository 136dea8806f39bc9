import { clientScript, documentOf, ScriptFailure } from '../../index.ts';
import type { Shown } from '../grid/wire.ts';
import type { Here } from '../here.ts';

interface Click {
  readonly id: string;
  /** The caption of the line. */
  readonly item: string;
  readonly selection: string;
}

/** Runs a menu line as that person; what it shows, its dialogs as addresses to frame. */
export function click({ desk, who }: Here, { id, item, selection }: Click): Shown {
  const as = who.mail;
  try {
    const { alerts, toasts, dialogs, sidebars } = desk.host.menu(id, item, { as, selection });
    const frames = [...dialogs, ...sidebars].map(({ kind, title, html: content, width, height }) => {
      const page = desk.linkedFor(as, content);
      const served = { title, html: page, metaTags: {}, faviconUrl: null, frameOptions: 'DEFAULT' };
      const ticket = desk.frame({ place: 'dialog', as, workbook: id }, (endpoint) =>
        documentOf(served, clientScript({ endpoint, parameter: {}, hash: '' })),
      );
      return { kind, title, width, height, address: desk.contentAddress(ticket) };
    });
    return { alerts, toasts, frames };
  } catch (error) {
    if (!(error instanceof ScriptFailure)) throw error;
    return { alerts: [{ title: 'Erreur du programme', text: error.message }], toasts: [], frames: [] };
  } finally {
    desk.keep();
  }
}
