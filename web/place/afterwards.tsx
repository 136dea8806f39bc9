import type { ComponentChildren } from 'preact';
import type { EntryPage } from '../../src/calls/offers.ts';
import { algorithmWords } from '../../src/offers/mention.ts';
import { Contacts } from '../shell/contact.tsx';
import { PageLink } from '../shell/pageLink.tsx';
import type { Boot } from './boot.ts';
import type { ScreenProps } from './participation.tsx';
import { byDay } from './words.ts';

/** What moved, day by day; who waits reads that nothing did. */
export function History({ page: { history, wishes } }: Pick<ScreenProps, 'page'>) {
  const isWaiting = wishes.some(({ place }) => place > 0);
  if (history.length === 0 && !isWaiting) return null;
  return (
    <>
      <h2>Ce qui a bougé</h2>
      {history.length === 0 && <p>Rien n’a encore bougé.</p>}
      {byDay(history).map(({ day, sentences }) => (
        <section key={day}>
          <h3 class="day">{day}</h3>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** What comes next, how it was decided and may be checked, whom to call. */
export function Afterwards({ boot, page, children }: ScreenProps & { readonly children: ComponentChildren }) {
  return (
    <>
      <h2>Et maintenant</h2>
      <p>{page.next}</p>
      {page.kind !== 'unlimited' && (
        <>
          <h2>Comment c’est décidé</h2>
          <p>{algorithmWords}</p>
        </>
      )}
      {boot.families !== '' && page.kind === 'draw' && (
        <ul class="pages unprinted">
          <li>
            <PageLink boot={boot} to="tirage">
              Vérifier le tirage
            </PageLink>
          </li>
          <li>
            <PageLink boot={boot} to="reglement">
              Lire le règlement
            </PageLink>
          </li>
        </ul>
      )}
      {children}
      <h2>Qui appeler</h2>
      <p>Pas à l’aise avec cette page&#8239;? Appelez-nous&nbsp;: nous notons votre réponse.</p>
      <Contacts contacts={contactsFor(boot, page)} />
    </>
  );
}

/** Those who offered a seat; all of them when nobody did. */
function contactsFor({ contact: { conservatoires } }: Boot, { offers }: EntryPage) {
  const offering = conservatoires.filter(({ name }) =>
    offers.some(({ conservatoire }) => conservatoire === name),
  );
  return offering.length > 0 ? offering : conservatoires;
}
