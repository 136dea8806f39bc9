import { consentsWords } from '../ballots/mails.ts';
import { conservatoireOf, type TownNow } from '../campaign/settings.ts';
import { frenchInstant, instantFrom, instantOf } from '../dates.ts';
import { of } from '../french.ts';
import { isMail } from '../mailAddress.ts';
import type { Mail } from '../post/mail.ts';
import type { MailOrder } from '../register/journal.ts';
import { inFours } from './fingerprint.ts';
import type { EntryRow, Freeze } from './tabs.ts';

/** Name of the template that gives a participant their number and the fingerprint of the list. */
export const listFrozen = 'liste figée';

/** Tells who takes part that the list is frozen; nobody without a mail: they are called. */
export function frozenMail(entry: EntryRow, { list, at }: Freeze, { conservatoires }: TownNow): MailOrder[] {
  if (!isMail(entry.mail)) return [];
  const facts = {
    to: entry.mail,
    draw: entry.draw,
    entry: entry.number,
    category: entry.category,
    wishes: entry.wishes.join(', '),
    initial: `${entry.firstName} ${entry.lastName.slice(0, 1)}.`,
    conservatoire: conservatoires[0]?.code ?? '',
    list,
    at,
  };
  return [{ template: listFrozen, person: '', student: '', facts }];
}

type Facts = Readonly<Record<string, string>>;

/** The number first, then when the draw is, then how anybody checks it. */
export function listFrozenMail(facts: Facts, town: TownNow, page: string): Mail {
  const fact = (name: string) => facts[name] ?? '';
  const { lottery } = town;
  const when = lottery ? `${frenchInstant(instantOf(lottery.drawAt))}, ${lottery.place}` : '';
  return {
    subject: `Participation ${fact('entry')} – Tirage au sort ${of(fact('initial'))} – ${town.town}`,
    greeting: 'Bonjour,',
    parts: [
      {
        kind: 'text',
        text: `La participation ${of(fact('initial'))} au tirage au sort porte le numéro ${fact('entry')}.`,
      },
      {
        kind: 'facts',
        facts: [
          ['Numéro', fact('entry')],
          ['Liste', fact('category') === 'R' ? 'Liste prioritaire' : 'Seconde liste'],
          ['Vœux, dans l’ordre', fact('wishes')],
          ['Tirage', when],
        ],
      },
      {
        kind: 'text',
        text: `La liste des participations est figée depuis le ${frenchInstant(instantFrom(fact('at')))}\u00a0: plus rien ne la change. Elle ne contient aucun nom.`,
      },
      { kind: 'text', text: `Son empreinte (SHA-256)\u00a0: ${inFours(fact('list'))}` },
      {
        kind: 'text',
        text: 'Gardez ce courriel. Avec lui, chacun peut vérifier le tirage après coup\u00a0: la page publique dit comment.',
      },
      { kind: 'link', label: 'Voir la liste et vérifier le tirage', address: `${page}?page=tirage` },
      {
        kind: 'text',
        text: 'Une erreur dans cette participation\u202f? Appelez-nous avant le tirage.',
      },
      { kind: 'text', text: consentsWords },
      { kind: 'link', label: 'Voir ou changer mes accords', address: fact('consents') },
    ],
    from: conservatoireOf(town, fact('conservatoire')),
    reference: fact('reference'),
  };
}
