import type { RegistersAnswers } from '../../calls/registers.ts';
import type { Reply } from '../../calls/reply.ts';
import type { CallInput } from '../../calls.ts';
import type { Ports } from '../../ports.ts';
import { addToBreach, breaches, recordBreach } from './breaches/steps.ts';
import { processingRecordPaper } from './recordPaper.ts';
import { registers } from './registers.ts';
import { answerRequest, extendRequest, setIdentity } from './requests/decide.ts';
import { openRequest, printLetter, rightsRequests } from './requests/office.ts';
import { recordRequest } from './requests/record.ts';

/** What each call of the registers does. */
export const registersSteps: {
  readonly [N in keyof RegistersAnswers]: (ports: Ports, input: CallInput<N>) => Reply<RegistersAnswers[N]>;
} = {
  'office.rightsRequests': rightsRequests,
  'office.rightsRequest': openRequest,
  'office.recordRightsRequest': recordRequest,
  'office.rightsIdentity': setIdentity,
  'office.extendRights': extendRequest,
  'office.answerRights': answerRequest,
  'office.rightsLetter': printLetter,
  'office.breaches': breaches,
  'office.recordBreach': recordBreach,
  'office.addToBreach': addToBreach,
  'office.registers': registers,
  'office.processingRecord': processingRecordPaper,
};
