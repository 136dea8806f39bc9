import type { ComponentChildren } from 'preact';
import type { LotteryPage } from '../../src/campaign/publicPages.ts';

interface PageLinkProps {
  /** The address of this service; empty until the town has said it. */
  readonly boot: { readonly families: string };
  readonly to: LotteryPage | 'verifier';
  /** Where something is being typed. */
  readonly inNewTab?: boolean;
  readonly children: ComponentChildren;
}

/** A link to a page of the lottery; its words alone while the town has not said its address. */
export function PageLink({ boot: { families }, to, inNewTab = false, children }: PageLinkProps) {
  if (families === '') return <>{children}</>;
  return (
    <a href={`${families}?page=${to}`} target={inNewTab ? '_blank' : '_top'} rel="noopener">
      {children}
      {inNewTab && <span class="unseen"> (nouvel onglet)</span>}
    </a>
  );
}
