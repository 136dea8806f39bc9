import { RadioRows } from '../fields/choices.tsx';
import { errorOf } from '../fields/errors.ts';
import { OrderedList } from '../fields/ordered.tsx';
import { nameOf } from './course.ts';
import type { StepProps } from './flow.tsx';
import { StepScreen } from './step.tsx';

const ballotRank = (place: number): string => `${place === 1 ? '1er' : `${place}e`} choix`;

/** Whether the ballots of one person stand together or each alone, and what that changes (IVR-038). */
export function OrderStep(props: StepProps) {
  const { form, change, errors, lottery } = props;
  const setOrder = (keys: string[]) =>
    change({ ballots: keys.flatMap((key) => form.ballots.find((one) => one.key === key) ?? []) });
  return (
    <StepScreen {...props} heading={<>Y a-t-il un ordre entre vos bulletins&#8239;?</>}>
      <p>
        Vous remettez {form.ballots.length}&nbsp;bulletins. Une personne suit un seul cours, sauf exceptions
        du règlement.
      </p>
      <RadioRows
        id="order"
        legend="Votre choix"
        error={errorOf(errors, 'order')}
        value={form.order}
        onValue={(value) => change({ order: value === 'ordered' ? 'ordered' : 'apart' })}
        choices={[
          {
            value: 'ordered',
            label: 'Je préfère, dans cet ordre',
            detail:
              'Vos bulletins forment une seule participation. Vous avez une place au plus\u00a0: le meilleur vœu que votre rang permet.',
          },
          {
            value: 'apart',
            label: 'Sans ordre',
            detail:
              'Chaque bulletin est tiré à part. Si plusieurs obtiennent une place, vous choisissez ensuite laquelle garder\u00a0; les autres sont rendues.',
          },
        ]}
      />
      {form.order === 'ordered' && (
        <OrderedList
          id="ballots-order"
          rankWords={ballotRank}
          onOrder={setOrder}
          items={form.ballots.map(({ key, conservatoire, activity }) => ({
            key,
            name: activity,
            label: `${activity}, ${nameOf(lottery, conservatoire)}`,
          }))}
        />
      )}
    </StepScreen>
  );
}
