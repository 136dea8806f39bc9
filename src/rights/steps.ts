import type { Reply } from '../calls/reply.ts';
import type { RightsAnswers } from '../calls/rights.ts';
import type { CallInput } from '../calls.ts';
import type { Ports } from '../ports.ts';
import { access } from './access.ts';
import { consentsFigures, news, officeConsents, recordConsent } from './consents.ts';
import { erase, previewErase } from './erase.ts';
import { findPeople } from './find.ts';
import { liftHold, setHold } from './hold.ts';
import { limit, previewLimit } from './limit.ts';
import { personFile } from './person.ts';
import { privacyPage, setPrivacy } from './privacySteps.ts';
import { publishedNotices } from './publishedNotices.ts';
import { abandonPurge, preparePurge, purge, recordVisa } from './purge.ts';
import { reads } from './readsPage.ts';
import { personFields, rectify } from './rectify/rectify.ts';
import { retention, setRetention } from './retentionPage.ts';

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
  'office.retention': retention,
  'office.setRetention': setRetention,
  'office.preparePurge': preparePurge,
  'office.purgeVisa': recordVisa,
  'office.abandonPurge': abandonPurge,
  'office.purge': purge,
  'office.hold': setHold,
  'office.liftHold': liftHold,
  'office.reads': reads,
  'office.consentsFigures': consentsFigures,
  'office.news': news,
  'office.consents': officeConsents,
  'office.recordConsent': recordConsent,
};
