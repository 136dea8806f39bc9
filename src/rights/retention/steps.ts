import type { Reply } from '../../calls/reply.ts';
import type { RetentionAnswers } from '../../calls/retention.ts';
import type { CallInput } from '../../calls.ts';
import type { Ports } from '../../ports.ts';
import { liftHold, setHold } from './hold.ts';
import { retention, setRetention } from './page.ts';
import { abandonPurge, preparePurge, purge, recordVisa } from './purge.ts';

/** What each call of retention does. */
export const retentionSteps: {
  readonly [N in keyof RetentionAnswers]: (ports: Ports, input: CallInput<N>) => Reply<RetentionAnswers[N]>;
} = {
  'office.retention': retention,
  'office.setRetention': setRetention,
  'office.preparePurge': preparePurge,
  'office.purgeVisa': recordVisa,
  'office.abandonPurge': abandonPurge,
  'office.purge': purge,
  'office.hold': setHold,
  'office.liftHold': liftHold,
};
