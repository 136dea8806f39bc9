import { useState } from 'preact/hooks';
import { Notice } from '../family/band.tsx';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { WorkbookLinks } from './workbookLinks.tsx';

/** Brings the tabs of the workbooks up to date now, without waiting for the timer. */
export function RefreshSection({ home, onWorking }: SectionProps) {
  const call = useCall('office.refresh');
  const [refreshed, setRefreshed] = useState<readonly string[] | null>(null);
  const nameOf = (code: string): string => home.conservatoires.find((one) => one.code === code)?.name ?? code;
  const refresh = async () => {
    setRefreshed(null);
    onWorking(true);
    const answer = await call.run({});
    onWorking(false);
    if (answer) setRefreshed(answer.refreshed);
  };
  return (
    <SectionScreen home={home} heading="Mettre à jour les onglets" isWrong={call.state.at === 'refused'}>
      <p>
        Les onglets se mettent à jour seuls, en cinq minutes au plus. Ce bouton le fait maintenant. Vos tris,
        vos couleurs et vos colonnes restent. Aucun courriel ne part.
      </p>
      <CallNotice state={call.state} doing="Nous mettons les onglets à jour. Gardez cette page ouverte." />
      {refreshed && (
        <div role="status">
          <Notice
            kind="done"
            state={refreshed.length === 0 ? 'Aucun classeur à mettre à jour' : 'Les onglets sont à jour'}
          >
            {refreshed.length > 0 && (
              <ul>
                {refreshed.map((code) => (
                  <li key={code}>{nameOf(code)}</li>
                ))}
              </ul>
            )}
          </Notice>
        </div>
      )}
      <Actions label="Mettre à jour" onConfirm={refresh} disabled={call.isAsking} />
      <h2>Classeurs</h2>
      <WorkbookLinks home={home} />
    </SectionScreen>
  );
}
