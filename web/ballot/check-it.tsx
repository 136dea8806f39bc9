import type { PublishedDraw } from '../../src/calls/lottery.ts';
import type { Frozen } from '../../src/draw/frozen.ts';
import { digest } from '../../src/draw/tickets.ts';
import { PageLink } from '../shell/pageLink.tsx';
import type { Boot } from './boot.ts';

interface HowToCheckProps {
  readonly boot: Boot;
  readonly draw: PublishedDraw;
  readonly frozen: Frozen;
}

/** Ways to check, from a page that does it all to one line in a terminal. */
export function HowToCheck({ boot, draw, frozen }: HowToCheckProps) {
  const [entry] = frozen.entries;
  const unit = frozen.courses.find(({ id }) => id === entry?.wishes[0])?.unit;
  const list = `${draw.draw}-liste.txt`;
  return (
    <>
      <h2>Comment vérifier</h2>
      <ul>
        <li>
          Sur un téléphone, même sans connexion, une page refait tout le tirage à partir des fichiers
          ci-dessus.{' '}
          <PageLink boot={boot} to="verifier">
            Ouvrir la page «&nbsp;Vérifier le tirage&nbsp;»
          </PageLink>
        </li>
        <li>
          Empreinte de la liste, dans un terminal&nbsp;: <code class="typed">sha256sum {list}</code>
        </li>
        {draw.seed !== '' && (
          <>
            <li>
              Tout le tirage, avec le programme&nbsp;:{' '}
              <code class="typed">
                npm run verify -- {list} "$(cat {draw.draw}-graine.txt)"
              </code>
              . Avec {draw.draw}-evenements.txt en plus, où l’on en est aujourd’hui.
            </li>
            <li>
              Le ticket d’une seule participation, par exemple {entry?.number} pour {unit}&nbsp;:{' '}
              <code class="typed">
                printf %s "{digest(draw.seed)}:{unit}:{entry?.number}" | sha256sum
              </code>
              . Le plus petit ticket passe le premier.
            </li>
          </>
        )}
      </ul>
    </>
  );
}
