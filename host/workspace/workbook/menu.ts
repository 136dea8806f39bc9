import { clientScript, documentOf, ScriptFailure } from '../../index.ts';
import type { Desk } from '../desk.ts';
import type { Shown } from '../grid/wire.ts';
import { CONTENT } from '../guard.ts';

interface Click {
  readonly id: string;
  /** The caption of the line. */
  readonly item: string;
  readonly visit: { readonly as: string; readonly selection: string };
}

/** Runs a menu line as that person; what it shows, its dialogs as addresses to frame. */
export function click(desk: Desk, { id, item, visit }: Click): Shown {
  try {
    const { alerts, toasts, dialogs, sidebars } = desk.host.menu(id, item, visit);
    const frames = [...dialogs, ...sidebars].map(({ kind, title, html: content, width, height }) => {
      const served = { title, html: content, metaTags: {}, faviconUrl: null, frameOptions: 'DEFAULT' };
      const ticket = desk.frame({ place: 'dialog', as: visit.as }, (endpoint) =>
        documentOf(served, clientScript({ endpoint, parameter: {}, hash: '' })),
      );
      return { kind, title, width, height, address: `${desk.sites.content}${CONTENT}/${ticket}` };
    });
    return { alerts, toasts, frames };
  } catch (error) {
    if (!(error instanceof ScriptFailure)) throw error;
    return { alerts: [{ title: 'Erreur du programme', text: error.message }], toasts: [], frames: [] };
  } finally {
    desk.keep();
  }
}
