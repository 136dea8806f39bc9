import type { Reply } from '../calls/reply.ts';
import type { RightsAnswers } from '../calls/rights.ts';
import type { CallInput } from '../calls.ts';
import type { Ports } from '../ports.ts';
import { access } from './access/access.ts';
import { reads } from './access/readsPage.ts';
import { consentsFigures, news, officeConsents, recordConsent } from './consents.ts';
import { privacyPage, setPrivacy } from './notice/privacySteps.ts';
import { publishedNotices } from './notice/published.ts';
import { erase, previewErase } from './person/erase.ts';
import { personFile } from './person/file.ts';
import { findPeople } from './person/find.ts';
import { limit, previewLimit } from './person/limit.ts';
import { personFields, rectify } from './person/rectify/rectify.ts';

/** What each call of the pages of personal data does. */
export const rightsSteps: {
  readonly [N in keyof RightsAnswers]: (ports: Ports, input: CallInput<N>) => Reply<RightsAnswers[N]>;
} = {
  'public.notices': publishedNotices,
  'office.privacyPage': privacyPage,
  'office.privacy': setPrivacy,
  'office.access': access,
  'office.findPeople': findPeople,
  'office.personFile': personFile,
  'office.erasePreview': previewErase,
  'office.erase': erase,
  'office.personFields': personFields,
  'office.rectify': rectify,
  'office.limitPreview': previewLimit,
  'office.limit': limit,
  'office.reads': reads,
  'office.consentsFigures': consentsFigures,
  'office.news': news,
  'office.consents': officeConsents,
  'office.recordConsent': recordConsent,
};
