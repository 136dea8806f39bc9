import type { Controlled, ControlsPage } from '../../src/calls/today.ts';
import type { CallInput } from '../../src/calls.ts';

const nb = '\u00a0';

const of = (name: string, number = 'E20003', student = 'Emma N’Diaye'): Controlled => ({
  name,
  students: [{ number, name: student, conservatoire: 'Conservatoire de danse et de musique' }],
});

const claire = { ...of('Claire N’Diaye'), mail: 'claire.ndiaye@example.org' };

const emptyPage: ControlsPage = { double: [], shared: [], ages: [], adults: [], failed: [], returned: [] };

/** Something in every list. */
const controlsPage: ControlsPage = {
  double: [{ ...of('Rachid N’Diaye'), mails: ['r.ndiaye@example.org', 'rachid@example.net'] }],
  shared: [
    {
      mail: 'famille.sow@example.org',
      people: [of('Awa Sow', 'E20009', 'Noé Sow'), of('Ibrahima Sow', 'E20009', 'Noé Sow')],
    },
  ],
  ages: [{ ...of('Noé Sow', 'E20009', 'Noé Sow'), born: `lundi 4${nb}mai 2026`, why: `Moins de 3${nb}ans` }],
  adults: [{ ...of('Zoé Petit', 'E20011', 'Zoé Petit'), born: `mardi 3${nb}mars 2005` }],
  failed: [{ ...claire, subject: 'invitation', problem: 'Adresse impossible' }],
  returned: [
    {
      ...of('Awa Sow', 'E20009', 'Noé Sow'),
      mail: 'awa@example.org',
      on: `mardi 12${nb}mai 2026`,
      by: 'noe.agent@brezolles.example.org',
      instead: '',
    },
  ],
};

/** What an office answers to its controls: a failed address is marked, and unmarked. */
export function controls(): { readonly [name: string]: (args: never) => unknown } {
  let page = controlsPage;
  const mark = { on: `mercredi 20${nb}mai 2026`, by: 'noe.agent@brezolles.example.org', instead: '' };
  return {
    'office.controls': () => page,
    'office.markReturned': ({ mail, isReturned }: CallInput<'office.markReturned'>) => {
      page = {
        ...(isReturned ? controlsPage : emptyPage),
        failed: isReturned ? [] : controlsPage.failed,
        returned: isReturned ? [...controlsPage.returned, { ...claire, mail, ...mark }] : [],
      };
      return page;
    },
  };
}
