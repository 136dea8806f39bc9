import { type LotteryPage, lotteryPages } from '../../src/campaign/publicPages.ts';
import { PageLink } from '../shell/pageLink.tsx';
import type { Boot } from './boot.ts';

export const pageTitles: Readonly<Record<LotteryPage, string>> = {
  places: 'Cours et places',
  bulletin: 'Remettre un bulletin',
  reglement: 'Règlement du tirage',
  tirage: 'Le tirage au sort',
};

/** « Cours et places – Tirage au sort – Valmont » */
export const titleOf = ({ page, town }: Boot, where = pageTitles[page]): string =>
  `${where} – Tirage au sort${town === '' ? '' : ` – ${town}`}`;

/** The other pages of the lottery, at the end of each. */
export function Elsewhere({ boot }: { readonly boot: Boot }) {
  if (boot.families === '') return null;
  return (
    <nav class="unprinted elsewhere" aria-label="Tirage au sort">
      <ul class="pages">
        {lotteryPages
          .filter((page) => page !== boot.page)
          .map((page) => (
            <li key={page}>
              <PageLink boot={boot} to={page}>
                {pageTitles[page]}
              </PageLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}
