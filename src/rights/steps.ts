import type { Reply } from '../calls/reply.ts';
import type { RightsAnswers } from '../calls/rights.ts';
import type { CallInput } from '../calls.ts';
import type { Ports } from '../ports.ts';
import { access } from './access.ts';
import { findPeople } from './find.ts';
import { privacyPage, setPrivacy } from './privacySteps.ts';
import { publishedNotices } from './publishedNotices.ts';

/** What each call of the pages of personal data does. */
export const rightsSteps: {
  readonly [N in keyof RightsAnswers]: (ports: Ports, input: CallInput<N>) => Reply<RightsAnswers[N]>;
} = {
  'public.notices': publishedNotices,
  'office.privacyPage': privacyPage,
  'office.privacy': setPrivacy,
  'office.access': access,
  'office.findPeople': findPeople,
};
