import { pageNames } from '../../src/campaign/publicPages.ts';
import { Foot } from '../shell/foot.tsx';
import { Head } from '../shell/head.tsx';
import type { Boot } from './boot.ts';
import { TextPage } from './text-page.tsx';
import { VersionsPage } from './versions-page.tsx';

/** A text anybody may read without an access, to print or to keep (PAR-070, CNS-001). */
export function App({ boot }: { readonly boot: Boot }) {
  return (
    <>
      <Head town={boot.town} what="Conservatoires" />
      <Inner boot={boot} />
      <Foot boot={boot} inNewTab={false} />
    </>
  );
}

/** « Aide – Conservatoires – Valmont » */
const titleOf = ({ page, town }: Boot): string =>
  `${pageNames[page]} – Conservatoires${town === '' ? '' : ` – ${town}`}`;

function Inner({ boot }: { readonly boot: Boot }) {
  const title = titleOf(boot);
  const { page } = boot;
  switch (page) {
    case 'conditions':
    case 'donnees':
      return <VersionsPage boot={boot} title={title} page={page} />;
    default:
      return <TextPage boot={boot} title={title} page={page} />;
  }
}
