import type { OfficeHome } from '../../src/calls/office.ts';
import type { ConsentsFigures } from '../../src/calls/rights.ts';
import { Notice } from '../family/band.tsx';
import { Button } from '../fields/button.tsx';
import { CallNotice, useCall } from '../office/call.tsx';
import { csvText } from '../office/csv.ts';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import { downloadText } from '../shell/keep.ts';
import { RecordConsent } from './recordConsent.tsx';

const heading = 'Accords';

/** Where consents stand, who may be sent news, and what a family says of its own by telephone or on paper (IVR-082). */
export function ConsentsSection({ home }: { readonly home: OfficeHome }) {
  const loaded = useLoaded('office.consentsFigures', {});
  const figures = loaded.value;
  if (!figures)
    return <Loading home={home} heading={heading} doing="Nous lisons les accords…" loaded={loaded} />;
  return (
    <SectionScreen key="page" home={home} heading={heading}>
      <p>
        Aucun accord n’est une condition. Chaque famille les change elle-même, par le lien de ses courriels,
        et le changement compte tout de suite.
      </p>
      <Figures figures={figures} />
      <News />
      <RecordConsent onSaid={loaded.look} />
    </SectionScreen>
  );
}

function Figures({ figures: { ballots, choices, toRemake } }: { readonly figures: ConsentsFigures }) {
  return (
    <>
      {toRemake.length > 0 && (
        <Notice kind="attention" state="Un nom est retiré depuis ces papiers">
          <p>
            Remplacez-les par une nouvelle édition, et retirez les anciennes de là où elles sont affichées.
          </p>
          <ul>
            {toRemake.map(({ name, address, at }) => (
              <li key={address}>
                <a href={address} target="_blank" rel="noopener">
                  {name}
                  <span class="unseen"> (nouvel onglet)</span>
                </a>
                , fait le {at}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <h2>Où ils en sont</h2>
      <p>Sur {counted(ballots, 'bulletin')}.</p>
      <table class="stacked">
        <caption class="unseen">Accords des bulletins</caption>
        <thead>
          <tr>
            <th scope="col">Accord</th>
            <th scope="col">Donnés</th>
            <th scope="col">Retraits notés</th>
          </tr>
        </thead>
        <tbody>
          {choices.map(({ name, label, given, withdrawn }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td data-label="Donnés">{figure(given)}</td>
              <td data-label="Retraits notés">{figure(withdrawn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const kinds = [
  { consent: 'culture', label: 'Nouvelles des services culturels' },
  { consent: 'municipal', label: 'Autres nouvelles de la ville' },
] as const;

/** The list is made when it is asked for: an older copy would write to who withdrew since. */
function News() {
  const call = useCall('office.news');
  const give = async (consent: (typeof kinds)[number]['consent']) => {
    const list = await call.run({ consent });
    if (list)
      downloadText(
        `adresses-${consent}.csv`,
        csvText([[`Adresses qui acceptent, le ${list.at}`], ...list.addresses.map((address) => [address])]),
      );
  };
  return (
    <>
      <h2>Envoyer des nouvelles</h2>
      <p>
        Téléchargez la liste juste avant chaque envoi, puis détruisez-la&nbsp;: un accord peut être retiré à
        tout moment. Mettez les adresses en copie cachée. Le téléchargement est noté dans Lectures.
      </p>
      <CallNotice state={call.state} doing="Nous lisons les accords…" />
      <div class="actions">
        {kinds.map(({ consent, label }) => (
          <Button key={consent} disabled={call.isAsking} onPress={() => give(consent)}>
            {label} (CSV)
          </Button>
        ))}
      </div>
    </>
  );
}
