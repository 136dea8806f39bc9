import { useEffect, useState } from 'preact/hooks';
import type { LotSummary, ReviewProgress, UndoPreview } from '../../src/calls/review.ts';
import { LinkButton } from '../fields/button.tsx';
import { CheckboxRow } from '../fields/choices.tsx';
import { newRequestKey } from '../server.ts';
import { Actions } from './actions.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { SectionScreen } from './section.tsx';
import { counted } from './words.ts';

interface LotsProps {
  readonly lots: readonly LotSummary[];
  readonly onUndo: (lot: LotSummary) => void;
}

/** The last batches, each with its way back. */
export function Lots({ lots, onUndo }: LotsProps) {
  if (lots.length === 0) return null;
  return (
    <section>
      <h2>Derniers lots</h2>
      <table>
        <caption class="unseen">Lots de décisions</caption>
        <thead>
          <tr>
            <th scope="col">Lot</th>
            <th scope="col">Quand</th>
            <th scope="col">Par</th>
            <th scope="col">Décisions</th>
            <th scope="col">Revenir en arrière</th>
          </tr>
        </thead>
        <tbody>
          {lots.map((lot) => (
            <tr key={lot.lot}>
              <th scope="row">{lot.lot}</th>
              <td>{lot.at}</td>
              <td>{lot.by}</td>
              <td>{doneWords(lot)}</td>
              <td>
                {lot.undoes === 0 && !lot.isUndone && lot.done > 0 ? (
                  <LinkButton onPress={() => onUndo(lot)}>Annuler le lot {lot.lot}</LinkButton>
                ) : (
                  wayWords(lot)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const doneWords = ({ done, left }: LotSummary): string =>
  left > 0 ? `${done}, ${left} en cours` : String(done);

const wayWords = ({ undoes, isUndone }: LotSummary): string => {
  if (undoes > 0) return `Annule le lot ${undoes}`;
  return isUndone ? 'Annulé' : '';
};

interface UndoProps extends SectionProps {
  readonly lot: LotSummary;
  readonly onDone: (progress: ReviewProgress) => void;
  readonly onLeave: () => void;
}

/** What taking a batch back would do, before it does it. */
export function Undo({ home, lot, onDone, onLeave, onWorking }: UndoProps) {
  const look = useCall('office.reviewUndoPreview');
  const call = useCall('office.reviewUndo');
  const [preview, setPreview] = useState<UndoPreview | null>(null);
  const [correct, setCorrect] = useState(false);
  const [key] = useState(newRequestKey);
  useEffect(() => {
    look.run({ lot: lot.lot }).then(setPreview);
  }, []);
  const undo = async () => {
    onWorking(true);
    for (;;) {
      const progress = await call.run({ lot: lot.lot, requestKey: key, correct });
      if (!progress) break;
      if (progress.done === progress.total) {
        onDone(progress);
        break;
      }
    }
    onWorking(false);
  };
  const isWrong = look.state.at === 'refused' || call.state.at === 'refused';
  return (
    <SectionScreen home={home} heading={`Annuler le lot ${lot.lot}\u202f?`} isWrong={isWrong}>
      <CallNotice state={look.state} doing="Nous regardons ce qui reviendrait en arrière…" />
      {preview && (
        <>
          <ul>
            <li>
              {counted(
                preview.count,
                'décision revient à ce qu’elle était.',
                'décisions reviennent à ce qu’elles étaient.',
              )}
            </li>
            {preview.changed > 0 && (
              <li>
                {counted(preview.changed, 'a changé depuis et reste.', 'ont changé depuis et restent.')}
              </li>
            )}
            <li>
              {counted(preview.mailsWaiting, 'courriel ne partira pas.', 'courriels ne partiront pas.')}
            </li>
            <li>{counted(preview.mailsGone, 'courriel est déjà parti.', 'courriels sont déjà partis.')}</li>
          </ul>
          {preview.mailsGone > 0 && (
            <CheckboxRow
              id="correct"
              label="Envoyer une rectification aux personnes dont la décision est annulée"
              checked={correct}
              onChecked={setCorrect}
            />
          )}
          <CallNotice state={call.state} doing="Nous revenons en arrière…" />
          <Actions
            label={`Annuler le lot ${lot.lot}`}
            disabled={call.isAsking}
            onConfirm={undo}
            {...(call.isAsking ? {} : { onBack: onLeave })}
          />
        </>
      )}
      {preview === null && look.state.at === 'refused' && <Actions label="Revenir" onConfirm={onLeave} />}
    </SectionScreen>
  );
}
