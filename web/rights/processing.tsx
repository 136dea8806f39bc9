import { useState } from 'preact/hooks';
import type { ProcessingRecord } from '../../src/calls/registers.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { give } from '../shell/keep.ts';
import type { SectionProps } from './words.tsx';

const heading = 'Registre des traitements';

/** The record a town owes of its processing (GDPR art. 30), filled in advance: to keep as a page, or as a document. */
export function ProcessingSection({ home }: SectionProps) {
  const loaded = useLoaded('office.processingRecord', {});
  const record = loaded.value;
  if (!record)
    return <Loading home={home} heading={heading} doing="Nous écrivons le registre…" loaded={loaded} />;
  return (
    <SectionScreen key="page" home={home} heading={heading}>
      <p>
        L’article&nbsp;30 du RGPD demande de tenir ce registre. Il est écrit d’après vos réglages, vos textes
        légaux et vos durées de conservation.
      </p>
      {record.missing.length > 0 && (
        <Notice kind="attention" state="À compléter par la ville">
          <ul>
            {record.missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Made record={record} />
    </SectionScreen>
  );
}

function Made({ record }: { readonly record: ProcessingRecord }) {
  const call = useCall('office.processingRecord');
  const [address, setAddress] = useState('');
  const make = async () => {
    const made = await call.run({ requestKey: call.requestKey() });
    if (made) setAddress(made.address);
  };
  return (
    <>
      <div class="actions">
        <Button primary onPress={() => give(`${record.name}.html`, 'text/html', record.html)}>
          Télécharger la page
        </Button>
        <Button disabled={call.isAsking} onPress={make}>
          En faire un document
        </Button>
      </div>
      <CallNotice state={call.state} doing="Nous préparons le document…" />
      {address !== '' && (
        <p role="status">
          Le document est prêt&nbsp;:{' '}
          <a href={address} target="_blank" rel="noopener">
            {record.name} (nouvel onglet)
          </a>
        </p>
      )}
    </>
  );
}
