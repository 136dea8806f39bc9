import { useState } from 'preact/hooks';
import { fewestDigits } from '../../src/draw/tickets.ts';
import { Button } from '../fields/button.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { SectionScreen } from '../office/section.tsx';
import { counted } from '../office/words.ts';
import type { StepProps } from './ceremony.tsx';
import { chanceErrors, presentIn, unitsOf } from './ceremonyState.ts';
import { Fingerprint } from './fingerprint.tsx';

/** Who is there, by name and quality: the minutes say it. */
export function PresentPeople({ home, draw, page, ceremony, change, onLeave }: StepProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = (event: Event) => {
    event.preventDefault();
    const { present, errors: wrong } = presentIn(ceremony);
    setErrors(wrong);
    if (wrong.length === 0) change({ present, step: 'fingerprint' });
  };
  const set = (rank: number, part: Partial<(typeof ceremony.present)[number]>) =>
    change({ present: ceremony.present.map((one, i) => (i === rank ? { ...one, ...part } : one)) });
  return (
    <SectionScreen home={home} heading={`Tirage au sort ${draw.draw}`} isWrong={errors.length > 0}>
      <form class="ceremony" noValidate onSubmit={submit}>
        <p>
          {page.planned}, {page.place}
        </p>
        <ErrorSummary errors={errors} />
        <h2>Qui est présent</h2>
        {ceremony.present.map(({ name, quality }, i) => (
          <div key={i} class="person">
            <TextField
              id={`name-${i}`}
              label="Nom"
              value={name}
              onValue={(typed) => set(i, { name: typed })}
              error={errorOf(errors, `name-${i}`)}
            />
            <TextField
              id={`quality-${i}`}
              label="Qualité"
              value={quality}
              onValue={(typed) => set(i, { quality: typed })}
            />
          </div>
        ))}
        <Actions label="Continuer" back="Quitter" onBack={onLeave}>
          {ceremony.present.length < 40 && (
            <Button onPress={() => change({ present: [...ceremony.present, { name: '', quality: '' }] })}>
              Ajouter une personne
            </Button>
          )}
        </Actions>
      </form>
    </SectionScreen>
  );
}

/** Before any die falls: what the list is, so that everybody may write it down. */
export function FingerprintAloud({ home, draw, change }: StepProps) {
  return (
    <SectionScreen home={home} heading="L’empreinte de la liste">
      <div class="ceremony">
        <p>
          {counted(draw.entries, 'participation')}, figées le {draw.frozenAt}. Lisez l’empreinte à haute voix.
          Elle est publiée depuis&nbsp;: la liste ne peut plus changer.
        </p>
        <Fingerprint hex={draw.list} />
        <Actions
          label="L’empreinte est lue"
          onConfirm={() => change({ step: 'chance' })}
          onBack={() => change({ step: 'present' })}
        />
      </div>
    </SectionScreen>
  );
}

/** The digits of the dice as they fall, or the orders drawn from an urn (IVR-032). */
export function Chance(props: StepProps) {
  const { home, ceremony, published, change } = props;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = chanceErrors(ceremony, published);
    setErrors(wrong);
    if (wrong.length === 0) change({ step: 'look' });
  };
  return (
    <SectionScreen
      home={home}
      heading={ceremony.way === 'dice' ? 'Les dés' : 'L’urne'}
      isWrong={errors.length > 0}
      {...(ceremony.way === 'dice' ? { focus: 'digits' } : {})}
    >
      <form class="ceremony" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {ceremony.way === 'dice' ? <Dice {...props} errors={errors} /> : <Urn {...props} errors={errors} />}
        <Actions label="Relire avant de tirer" onBack={() => change({ step: 'fingerprint' })} />
        <RadioRows
          id="way"
          legend="Comment tire-t-on&#8239;?"
          choices={[
            { value: 'dice', label: 'Avec des dés à dix faces' },
            { value: 'urn', label: 'À la main, avec une urne par cours' },
          ]}
          value={ceremony.way}
          onValue={(way) => change({ way: way === 'urn' ? 'urn' : 'dice' })}
        />
      </form>
    </SectionScreen>
  );
}

type ChanceProps = StepProps & { readonly errors: readonly FieldError[] };

function Dice({ ceremony, change, errors }: ChanceProps) {
  const { digits, drand, loto } = ceremony;
  return (
    <>
      <DigitBoxes digits={digits} />
      <TextField
        id="digits"
        label="Chiffres des dés, dans l’ordre"
        hint={`Au moins ${fewestDigits}, mieux 40. Une personne lance, une autre lit à haute voix.`}
        inputMode="numeric"
        value={digits}
        onValue={(typed) => change({ digits: typed.replace(/\D/g, '') })}
        error={errorOf(errors, 'digits')}
      />
      <details open={drand !== '' || loto !== ''}>
        <summary>Une seconde source a été annoncée</summary>
        <div class="legal">
          <TextField
            id="drand"
            label="drand"
            hint="chaîne:tour:valeur"
            optional
            maxLength={300}
            value={drand}
            onValue={(typed) => change({ drand: typed })}
            error={errorOf(errors, 'drand')}
          />
          <TextField
            id="loto"
            label="Loto"
            hint="Les numéros avec des tirets, par exemple 3-14-15."
            optional
            value={loto}
            onValue={(typed) => change({ loto: typed })}
            error={errorOf(errors, 'loto')}
          />
        </div>
      </details>
    </>
  );
}

/** One box a die, for the room to read; who hears the page has the field itself. */
export function DigitBoxes({ digits }: { readonly digits: string }) {
  const boxes = Math.max(fewestDigits, Math.ceil(digits.length / 10) * 10);
  return (
    <div class="dice" aria-hidden="true">
      {Array.from({ length: boxes }, (_, i) => (
        <span key={i} class={i === digits.length ? 'next' : ''}>
          {digits[i] ?? ''}
        </span>
      ))}
    </div>
  );
}

function Urn({ ceremony, published, change, errors }: ChanceProps) {
  return (
    <>
      <p>Pour chaque cours, les numéros dans l’ordre où ils sortent, la liste prioritaire d’abord.</p>
      {unitsOf(published).map(({ unit, asking }) => (
        <TextArea
          key={unit}
          id={`order-${unit}`}
          label={unit}
          hint={`${counted(asking, 'participation')}. Séparez les numéros par des espaces.`}
          rows={2}
          maxLength={100_000}
          value={ceremony.orders[unit] ?? ''}
          onValue={(typed) => change({ orders: { ...ceremony.orders, [unit]: typed } })}
          error={errorOf(errors, `order-${unit}`)}
        />
      ))}
    </>
  );
}
