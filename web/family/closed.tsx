import type { CampaignNow } from '../../src/calls/family.ts';
import { Notice } from './band.tsx';

/** Outside the period: the service is closed, from when to when it is open, what still works (PAR-033). */
export function ClosedNotice({ campaign }: { readonly campaign: CampaignNow }) {
  if (campaign.state === 'open') return null;
  return (
    <Notice kind="attention" state="Service fermé">
      {campaign.state === 'delayed' && <p>L’ouverture des demandes est retardée. Revenez plus tard.</p>}
      {campaign.state === 'suspended' && (
        <>
          <p>Les demandes sont suspendues depuis le {campaign.since}.</p>
          <p>{campaign.reason}</p>
          <p>Ce que vous avez commencé est gardé. Revenez plus tard.</p>
        </>
      )}
      {campaign.state === 'cancelled' && (
        <>
          <p>Les demandes sont annulées depuis le {campaign.since}.</p>
          <p>{campaign.reason}</p>
        </>
      )}
      {campaign.state === 'before' && (
        <p>
          Les demandes de réinscription ouvrent le {campaign.opens}. Vous aurez jusqu’au {campaign.closes}{' '}
          pour répondre.
        </p>
      )}
      {campaign.state === 'closed' && (
        <p>
          Les demandes de réinscription étaient ouvertes du {campaign.opens} au {campaign.closes}. Aucune
          demande n’est plus acceptée.
        </p>
      )}
      <p>Vous pouvez consulter votre page. Pour toute question, votre conservatoire vous répond.</p>
    </Notice>
  );
}
