import { useState } from 'preact/hooks';
import type { CampaignNow } from '../../src/calls/family.ts';
import type { CampaignDecision } from '../../src/campaign/standing.ts';
import { LinkButton } from '../fields/button.tsx';
import { RadioRows } from '../fields/choices.tsx';
import { errorOf, type FieldError } from '../fields/errors.ts';
import { ErrorSummary } from '../fields/summary.tsx';
import { TextArea, TextField } from '../fields/text.tsx';
import { Actions } from './actions.tsx';
import { Announce } from './announce.tsx';
import { CallNotice, useCall } from './call.tsx';
import type { SectionProps } from './model.ts';
import { Facts, SectionScreen } from './section.tsx';

type Kind = CampaignDecision['kind'];

interface Words {
  readonly choice: string;
  readonly hint: string;
  readonly action: string;
  readonly done: string;
}

const words: Readonly<Record<Kind, Words>> = {
  suspend: {
    choice: 'Suspendre',
    hint: 'Pour une panne ou un doute. Vous reprendrez quand vous voudrez.',
    action: 'Suspendre la campagne',
    done: 'La campagne est suspendue',
  },
  resume: {
    choice: 'Reprendre',
    hint: 'Les familles peuvent de nouveau envoyer.',
    action: 'Reprendre la campagne',
    done: 'La campagne a repris',
  },
  extend: {
    choice: 'Prolonger',
    hint: 'La clôture est repoussée, partout. Une prolongation ne se raccourcit pas.',
    action: 'Prolonger la campagne',
    done: 'La campagne est prolongée',
  },
  cancel: {
    choice: 'Annuler',
    hint: 'Plus aucune demande n’est acceptée. Rien n’est effacé, et la campagne peut reprendre.',
    action: 'Annuler la campagne',
    done: 'La campagne est annulée',
  },
};

/** What can be decided of a campaign, by where it stands. */
const possible: Readonly<Record<CampaignNow['state'], readonly Kind[]>> = {
  before: ['suspend', 'extend', 'cancel'],
  delayed: ['suspend', 'extend', 'cancel'],
  open: ['suspend', 'extend', 'cancel'],
  suspended: ['resume', 'extend', 'cancel'],
  cancelled: ['resume'],
  closed: ['extend', 'cancel'],
};

export const campaignStates: Readonly<Record<CampaignNow['state'], string>> = {
  before: 'Pas encore ouverte',
  delayed: 'Retardée\u00a0: les textes légaux manquent',
  open: 'Ouverte',
  suspended: 'Suspendue',
  cancelled: 'Annulée',
  closed: 'Close',
};

interface Typed {
  readonly kind: Kind | '';
  readonly reason: string;
  readonly day: string;
  readonly hour: string;
}

const nothingTyped: Typed = { kind: '', reason: '', day: '', hour: '' };

type Phase =
  | { readonly at: 'choose' }
  | { readonly at: 'confirm'; readonly decision: CampaignDecision }
  /** The families may be told now, or of a decision of another day. */
  | { readonly at: 'announce'; readonly decided: string };

/** The campaign's decisions: what stands, what could be decided, what it would do, then done (PAR-060…062). */
export function CampaignSection(props: SectionProps) {
  const [typed, setTyped] = useState(nothingTyped);
  const [phase, setPhase] = useState<Phase>({ at: 'choose' });
  const { home, onGo } = props;
  const { campaign } = home;
  if (campaign === null)
    return (
      <SectionScreen key="early" home={home} heading="Campagne">
        <p>Les dates viennent des réglages de la ville. Réglez d’abord la ville.</p>
        <Actions label="Régler la ville" onConfirm={() => onGo('ville')} />
      </SectionScreen>
    );
  const shared = { ...props, campaign, typed, onTyped: setTyped, onPhase: setPhase };
  switch (phase.at) {
    case 'choose':
      return <Choose key="choose" {...shared} />;
    case 'confirm':
      return <Confirm key="confirm" {...shared} decision={phase.decision} />;
    case 'announce':
      return (
        <Announce
          key="announce"
          {...props}
          about="campaign"
          decided={phase.decided}
          onLeave={() => {
            setTyped(nothingTyped);
            setPhase({ at: 'choose' });
          }}
        />
      );
  }
}

interface PartProps extends SectionProps {
  readonly campaign: CampaignNow;
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  readonly onPhase: (phase: Phase) => void;
}

function Choose({ home, campaign, typed, onTyped, onPhase }: PartProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const choices = possible[campaign.state];
  const last = home.lastDecision;
  const isStop = typed.kind === 'suspend' || typed.kind === 'cancel';
  const submit = (event: Event) => {
    event.preventDefault();
    const read = decisionIn(typed);
    if ('errors' in read) setErrors(read.errors);
    else onPhase({ at: 'confirm', decision: read });
  };
  return (
    <SectionScreen home={home} heading="Campagne" isWrong={errors.length > 0}>
      <ErrorSummary errors={errors} />
      <Facts
        facts={[
          { label: 'Demandes', value: campaignStates[campaign.state] },
          { label: 'Ouverture', value: campaign.opens },
          { label: 'Clôture', value: campaign.closes },
          ...(last === null
            ? []
            : [
                {
                  label: 'Dernière décision',
                  value: `${words[last.kind].done}, le ${last.at}, par ${last.by}\u00a0: ${last.reason}`,
                },
              ]),
        ]}
      />
      {last !== null && (
        <LinkButton onPress={() => onPhase({ at: 'announce', decided: '' })}>
          Prévenir les familles de cette décision
        </LinkButton>
      )}
      <form noValidate onSubmit={submit}>
        <RadioRows
          id="kind"
          legend="Que décidez-vous&#8239;?"
          error={errorOf(errors, 'kind')}
          choices={choices.map((kind) => ({
            value: kind,
            label: words[kind].choice,
            detail: <span class="hint">{words[kind].hint}</span>,
          }))}
          value={typed.kind}
          onValue={(kind) => onTyped({ ...typed, kind: kind as Kind })}
        />
        {typed.kind === 'extend' && (
          <>
            <TextField
              id="day"
              label="Nouvelle clôture&nbsp;: jour"
              hint="JJ/MM/AAAA, par exemple 05/06/2026."
              value={typed.day}
              onValue={(day) => onTyped({ ...typed, day })}
              error={errorOf(errors, 'day')}
              inputMode="numeric"
              short
            />
            <TextField
              id="hour"
              label="Nouvelle clôture&nbsp;: heure"
              hint="Par exemple 15:00. À cette seconde, c’est trop tard. 23:59 veut dire toute la journée."
              value={typed.hour}
              onValue={(hour) => onTyped({ ...typed, hour })}
              error={errorOf(errors, 'hour')}
              short
            />
          </>
        )}
        <TextArea
          id="reason"
          label="Raison"
          hint={isStop ? 'Les familles la lisent sur leur page.' : 'Elle est gardée au Journal.'}
          value={typed.reason}
          onValue={(reason) => onTyped({ ...typed, reason })}
          error={errorOf(errors, 'reason')}
          maxLength={500}
        />
        <Actions label="Continuer" />
      </form>
    </SectionScreen>
  );
}

/** The decision typed, or what to correct, in the order of the page. */
function decisionIn({
  kind,
  reason,
  day,
  hour,
}: Typed): CampaignDecision | { errors: readonly FieldError[] } {
  const [, date = '', month = '', year = ''] =
    /^\s*(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\s*$/.exec(day) ?? [];
  const [, hours = '', minutes = '00'] = /^\s*(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)\s*$/.exec(hour) ?? [];
  const errors: FieldError[] = [
    ...(kind === '' ? [{ field: 'kind', message: 'Choisissez ce que vous décidez.' }] : []),
    ...(kind === 'extend' && year === ''
      ? [{ field: 'day', message: 'Indiquez le jour de la clôture, par exemple 05/06/2026.' }]
      : []),
    ...(kind === 'extend' && hours === ''
      ? [{ field: 'hour', message: 'Indiquez l’heure de la clôture, par exemple 15:00.' }]
      : []),
    ...(reason.trim() === '' ? [{ field: 'reason', message: 'Écrivez la raison.' }] : []),
  ];
  if (kind === '' || errors.length > 0) return { errors };
  if (kind !== 'extend') return { kind, reason: reason.trim() };
  const two = (text: string) => text.padStart(2, '0');
  return {
    kind,
    reason: reason.trim(),
    closesAt: `${year}-${two(month)}-${two(date)}T${two(hours)}:${minutes}`,
  };
}

function Confirm({ home, campaign, decision, onHome, onPhase }: PartProps & { decision: CampaignDecision }) {
  const call = useCall('office.decideCampaign');
  const { action } = words[decision.kind];
  const decide = async () => {
    const answer = await call.run({ decision, requestKey: call.requestKey() });
    if (!answer) return;
    onHome(answer);
    onPhase({ at: 'announce', decided: words[decision.kind].done });
  };
  return (
    <SectionScreen home={home} heading={`${action}\u202f?`} isWrong={call.state.at === 'refused'}>
      <ul>
        {effectsOf(decision, campaign).map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
        <li>Aucun courriel ne part. Vous pourrez ensuite prévenir les familles.</li>
      </ul>
      <CallNotice state={call.state} doing="Nous enregistrons la décision…" />
      <Actions
        label={action}
        onConfirm={decide}
        disabled={call.isAsking}
        {...(call.isAsking ? {} : { onBack: () => onPhase({ at: 'choose' }) })}
      />
    </SectionScreen>
  );
}

/** What the decision does, before it does it. */
function effectsOf(decision: CampaignDecision, { closes }: CampaignNow): string[] {
  const isRead = `Les familles lisent sur leur page\u00a0: «\u00a0${decision.reason}\u00a0»`;
  const stays = 'Les demandes déjà envoyées restent, et leurs familles les voient.';
  switch (decision.kind) {
    case 'suspend':
      return [
        'Dès maintenant, aucune famille ne peut envoyer ni modifier de demande.',
        'Ce qui est commencé est gardé, et les familles peuvent continuer à écrire.',
        stays,
        isRead,
      ];
    case 'resume':
      return [`Les familles peuvent de nouveau envoyer et modifier, jusqu’au ${closes}.`];
    case 'extend':
      return [
        `La clôture était le ${closes}. Elle passe au ${writtenDay(decision.closesAt)}.`,
        'Les pages et les prochains courriels disent la nouvelle clôture. L’ancienne reste au Journal.',
        'Une prolongation ne se raccourcit pas.',
      ];
    case 'cancel':
      return [
        'Dès maintenant, plus aucune demande n’est acceptée.',
        stays,
        isRead,
        'Vous pouvez reprendre\u00a0: rien n’est effacé.',
      ];
  }
}

/** `05/06/2026 à 15:00`: as it was typed, for the program alone says which day of the week it is. */
function writtenDay(civil: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T(.*)$/.exec(civil) ?? [];
  return `${day}/${month}/${year} à\u00a0${time}`;
}
