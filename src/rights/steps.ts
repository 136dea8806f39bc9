import type { Reply } from '../calls/reply.ts';
import type { RightsAnswers } from '../calls/rights.ts';
import type { CallInput } from '../calls.ts';
import type { Ports } from '../ports.ts';
import { access } from './access.ts';
import { consentsFigures, news, officeConsents, recordConsent } from './consents.ts';
import { findPeople } from './find.ts';
import { reads } from './readsPage.ts';

/** What each call of the pages of personal data does. */
export const rightsSteps: {
  readonly [N in keyof RightsAnswers]: (ports: Ports, input: CallInput<N>) => Reply<RightsAnswers[N]>;
} = {
  'office.access': access,
  'office.findPeople': findPeople,
  'office.reads': reads,
  'office.consentsFigures': consentsFigures,
  'office.news': news,
  'office.consents': officeConsents,
  'office.recordConsent': recordConsent,
};
