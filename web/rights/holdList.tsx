import type { HoldLine } from '../../src/calls/retention.ts';
import { Button, LinkButton } from '../fields/button.tsx';
import type { RetentionProps } from './retention.tsx';

/** What is kept whatever its age, as long as a dispute lasts; a contestation holds by itself. */
export function HoldList({ page: { holds }, onGo }: RetentionProps) {
  return (
    <>
      <p>
        Un gel garde les données d’un litige au-delà de leur durée, et empêche de les effacer. Une
        contestation gèle toute seule la participation et le procès-verbal de son tirage, jusqu’à ce que vous
        leviez ce gel.
      </p>
      {holds.length === 0 ? (
        <p>Rien n’est gelé.</p>
      ) : (
        <table class="stacked">
          <caption class="unseen">Gels en cours</caption>
          <thead>
            <tr>
              {['Ce qui est gelé', 'Motif', 'Depuis', 'Lever'].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {holds.map((hold) => (
              <HoldRow
                key={hold.number + hold.target}
                hold={hold}
                onLift={() => onGo({ at: 'lift', hold })}
              />
            ))}
          </tbody>
        </table>
      )}
      <div class="actions">
        <Button onPress={() => onGo({ at: 'hold' })}>Geler…</Button>
      </div>
    </>
  );
}

function HoldRow({ hold, onLift }: { readonly hold: HoldLine; readonly onLift: () => void }) {
  const { words, reason, since, by } = hold;
  return (
    <tr>
      <th scope="row">{words}</th>
      <td data-label="Motif">{reason}</td>
      <td data-label="Depuis">
        {since}
        {by === '' ? ', automatiquement' : `, par ${by}`}
      </td>
      <td>
        <LinkButton onPress={onLift}>
          Lever<span class="unseen"> le gel&nbsp;: {words}</span>
        </LinkButton>
      </td>
    </tr>
  );
}
