import type { RetentionAnswers } from '../../src/calls/retention.ts';
import type { RightsAnswers } from '../../src/calls/rights.ts';
import { key } from './town.ts';

const requestKey = key('intrus');
const refs = ['acces:P2'];
const reason = 'Intrus.';

/** Arguments of the calls of personal data, good enough to be understood: only the right to call is missing. */
export const rightsArguments: { readonly [N in keyof (RightsAnswers & RetentionAnswers)]: unknown } = {
  'public.notices': {},
  'office.access': {},
  'office.privacyPage': {},
  'office.privacy': {
    privacy: {
      dpo: { name: 'Intrus', mail: 'intrus@example.org', address: 'ici', phone: '' },
      region: 'europe',
      measures: [],
      idPolicy: 'always',
      answerMonths: 3,
    },
    requestKey,
  },
  'office.reads': {},
  'office.consentsFigures': {},
  'office.news': { consent: 'culture' },
  'office.consents': { number: 'P0001' },
  'office.recordConsent': {
    ...{ number: 'P0001', consent: 'publication', isGiven: true, channel: 'courrier' },
    requestKey,
  },
  'office.findPeople': { words: 'N’Diaye' },
  'office.personFields': { ref: 'acces:P2' },
  'office.rectify': { ref: 'acces:P2', fields: { mail: 'intrus@example.org' }, reason, requestKey },
  'office.limitPreview': { refs },
  'office.limit': { refs, isLimited: true, reason, requestKey },
  'office.personFile': { refs },
  'office.erasePreview': { refs },
  'office.erase': { refs, confirmed: 1, reason, requestKey },
  'office.retention': {},
  'office.setRetention': { months: { ballots: 12 }, requestKey },
  'office.preparePurge': { confirmed: 1, requestKey },
  'office.purgeVisa': { number: 'E0001', name: 'Intrus', quality: 'intrus', on: '2026-05-11', requestKey },
  'office.abandonPurge': { number: 'E0001', reason, requestKey },
  'office.purge': { number: 'E0001', requestKey },
  'office.hold': { kind: 'person', target: 'acces:P2', reason, requestKey },
  'office.liftHold': { target: 'G0001', reason, requestKey },
};
