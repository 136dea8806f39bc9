import { type PublicPage, pageNames } from '../../src/campaign/publicPages.ts';
import { dialled, type Reachable } from './contact.tsx';

interface FootProps {
  readonly boot: {
    readonly contact: Reachable;
    /** The address of this service; empty until the town has said it. */
    readonly families: string;
  };
  /** Where something is being typed. */
  readonly inNewTab: boolean;
}

/** Whom to call and when, and the public pages: below every screen (CAE-031, PAR-070). */
export function Foot({ boot, inNewTab }: FootProps) {
  const { service } = boot.contact;
  return (
    <footer class="sheet">
      <div class="foot">
        {service && (
          <p>
            {service.name}&nbsp;: <a href={dialled(service.phone)}>{service.phone}</a>, {service.hours}.{' '}
            <a href={`mailto:${service.mail}`}>{service.mail}</a>
          </p>
        )}
        {boot.families === '' ? (
          <p>{pageNames.accessibilite}.</p>
        ) : (
          <nav aria-label="Pages d’information">
            <ul class="pages">
              {(Object.keys(pageNames) as PublicPage[]).map((page) => (
                <li key={page}>
                  <a
                    href={`${boot.families}?page=${page}`}
                    target={inNewTab ? '_blank' : '_top'}
                    rel="noopener"
                  >
                    {pageNames[page]}
                    {inNewTab && <span class="unseen"> (nouvel onglet)</span>}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <p>Cette page ne dépose aucun cookie et ne fait appel à aucun autre site.</p>
      </div>
    </footer>
  );
}
