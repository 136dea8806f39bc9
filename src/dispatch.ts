import * as z from 'zod/mini';
import { answerAppeal } from './appeals/answer.ts';
import { appeals, openAppeal } from './appeals/office.ts';
import { withAppeals } from './appeals/page.ts';
import { sendAppeal } from './appeals/send.ts';
import { since } from './appeals/since.ts';
import { enterBallots, importBallots, readBallots } from './ballots/enter.ts';
import { ballots } from './ballots/page.ts';
import { ruleBallot } from './ballots/rule.ts';
import { sendBallots } from './ballots/send.ts';
import type { Uploaded } from './calls/family.ts';
import type { Refusal, Reply } from './calls/reply.ts';
import { type CallAnswers, type CallInput, type CallName, callSchemas } from './calls.ts';
import { accessibilityOf } from './campaign/accessibility.ts';
import { amendmentAt } from './campaign/amendments.ts';
import { notReady, openDesk } from './campaign/desk.ts';
import { feesVersion } from './campaign/fees.ts';
import { helpOf, noticesOf } from './campaign/publicTexts.ts';
import { feesTexts, termsInForce } from './campaign/publishedTerms.ts';
import { type TownNow, townFrom } from './campaign/settings.ts';
import { termsOf } from './campaign/terms.ts';
import { afterCounter, counterStudents, openAtCounter } from './counter/file.ts';
import { sendAtCounter } from './counter/send.ts';
import { cancelDraw, previewCancel } from './draw/cancel.ts';
import { makeDraw, noteOnDraw } from './draw/ceremony.ts';
import { freeze } from './draw/freeze.ts';
import { draws, tryDraw } from './draw/page.ts';
import { lotteryPaper } from './draw/papers.ts';
import { postponeDraw, previewPostpone } from './draw/postpone.ts';
import { publicDraw, publicLottery } from './draw/public.ts';
import { previewLetters, printLetters } from './letters/print.ts';
import { withdrawGone } from './lists/gone.ts';
import { lastYear, readLastYear, setLastYear } from './lists/lastYearSteps.ts';
import { publishedEvents, seatsGiven } from './lists/turn.ts';
import { mailWriter } from './mails.ts';
import { answerOffer } from './offers/answer.ts';
import { recordCall } from './offers/call.ts';
import { changeConsent, consents } from './offers/consents.ts';
import { changeSeats, decideEntry } from './offers/decide.ts';
import { recordEnrolment } from './offers/enrolment.ts';
import { officeEntry } from './offers/entry.ts';
import { keepBoth } from './offers/keepBoth.ts';
import { leaveList } from './offers/leave.ts';
import { notServed } from './offers/notServed.ts';
import { offers } from './offers/office.ts';
import { openPlace } from './offers/page.ts';
import { previewWave, propose } from './offers/propose.ts';
import { announce, previewAnnouncement } from './people/announce.ts';
import { agree, childAccess, withdrawAgreement } from './people/consent.ts';
import { applyImport, previewImport, stage } from './people/importStep.ts';
import { invite, previewInvitations } from './people/invite.ts';
import { askForLink } from './people/lostAccess.ts';
import { places, publishPlaces, readCourses, setCourses } from './places/steps.ts';
import type { Ports } from './ports.ts';
import { openRegister, type Register } from './register/register.ts';
import { afterwards } from './requests/afterwards.ts';
import { answerAmendment } from './requests/amendment.ts';
import { disagree } from './requests/disagree.ts';
import { saveDraft } from './requests/draft.ts';
import { documentsNow, home, homeOf, open, openOnce, signIn } from './requests/home.ts';
import { previewMessage, sendMessage } from './requests/message.ts';
import { previewReminder, remind } from './requests/remind.ts';
import { send } from './requests/send.ts';
import { unreadableFields } from './requests/unreadable.ts';
import { previewReview } from './review/preview.ts';
import { applyReview } from './review/steps.ts';
import { previewUndo, undoReview } from './review/undo.ts';
import { noteRead } from './rights/access/reads.ts';
import { notedOf } from './rights/access/sensitive.ts';
import { noticeFrom } from './rights/notice/notice.ts';
import { privacyFrom } from './rights/notice/privacy.ts';
import { registersSteps } from './rights/registers/steps.ts';
import { sendTerms, termsDemands } from './rights/registers/termsDemand.ts';
import { retentionSteps } from './rights/retention/steps.ts';
import { rightsSteps } from './rights/steps.ts';
import { setAddresses } from './setup/addresses.ts';
import { decideOnCampaign } from './setup/decideCampaign.ts';
import { setLegal } from './setup/legal.ts';
import { refreshNow } from './setup/refresh.ts';
import { selfcheck } from './setup/selfcheck.ts';
import { published, publishTerms, setFees } from './setup/terms.ts';
import { home as officeHome, setClerks, setTown } from './setup/town.ts';
import { makeWorkbooks } from './setup/workbooks.ts';
import { removeFile } from './supporting/removeFile.ts';
import { upload } from './supporting/upload.ts';
import { controls } from './today/controlsPage.ts';
import { markReturned } from './today/markReturned.ts';
import { today } from './today/today.ts';

/** What each call does. A call that is not here does not exist. */
const steps: { readonly [N in CallName]: (ports: Ports, input: CallInput<N>) => Reply<CallAnswers[N]> } = {
  'family.open': open,
  'family.signIn': signIn,
  'family.lostAccess': askForLink,
  'family.openOnce': openOnce,
  'family.home': home,
  'family.saveDraft': saveDraft,
  'family.send': send,
  'family.upload': (ports, input) => {
    const taken = upload(ports, input);
    return taken.ok && taken.value.kind === 'done'
      ? documentsNow(ports, taken.value)
      : (taken as Reply<Uploaded>);
  },
  'family.removeFile': (ports, input) => {
    const taken = removeFile(ports, input);
    return taken.ok ? documentsNow(ports, taken.value) : taken;
  },
  'family.afterwards': (ports, input) => afterwards(ports, input, mailWriter),
  'family.agree': (ports, input) => {
    const agreed = agree(ports, input);
    return agreed.ok ? homeOf(ports, agreed.value) : agreed;
  },
  'family.withdrawAgreement': (ports, input) => {
    const withdrawn = withdrawAgreement(ports, input);
    return withdrawn.ok ? homeOf(ports, withdrawn.value) : withdrawn;
  },
  'family.answerAmendment': (ports, input) => {
    const answered = answerAmendment(ports, input);
    return answered.ok ? homeOf(ports, answered.value) : answered;
  },
  'family.disagree': (ports, input) => {
    const told = disagree(ports, input);
    return told.ok ? homeOf(ports, told.value) : told;
  },
  'family.childAccess': childAccess,
  'public.texts': texts,
  'public.versions': published,
  'office.home': officeHome,
  'office.town': setTown,
  'office.legal': setLegal,
  'office.publishTerms': publishTerms,
  'office.fees': setFees,
  'office.sendTerms': sendTerms,
  'office.termsDemands': termsDemands,
  'office.decideCampaign': decideOnCampaign,
  'office.addresses': setAddresses,
  'office.clerks': setClerks,
  'office.workbooks': makeWorkbooks,
  'office.stage': stage,
  'office.importPreview': previewImport,
  'office.importApply': applyImport,
  'office.announcePreview': previewAnnouncement,
  'office.announce': announce,
  'office.invitePreview': previewInvitations,
  'office.invite': invite,
  'office.lettersPreview': previewLetters,
  'office.letters': printLetters,
  'office.reviewPreview': previewReview,
  'office.reviewApply': applyReview,
  'office.reviewUndoPreview': previewUndo,
  'office.reviewUndo': undoReview,
  'office.counterStudents': counterStudents,
  'office.counterOpen': openAtCounter,
  'office.counterSend': sendAtCounter,
  'office.counterAfterwards': (ports, input) => afterCounter(ports, input, mailWriter),
  'office.remindPreview': previewReminder,
  'office.remind': remind,
  'office.messagePreview': previewMessage,
  'office.message': sendMessage,
  'office.today': today,
  'office.controls': controls,
  'office.markReturned': markReturned,
  'office.refresh': refreshNow,
  'office.selfcheck': selfcheck,
  'office.places': places,
  'office.setCourses': setCourses,
  'office.publishPlaces': publishPlaces,
  'office.readCourses': readCourses,
  'office.ballots': ballots,
  'office.enterBallots': enterBallots,
  'office.readBallots': readBallots,
  'office.importBallots': importBallots,
  'office.ruleBallot': (ports, input) => {
    const refusal = ruleBallot(ports, input);
    return refusal ? no(refusal) : ballots(ports);
  },
  'office.draws': draws,
  'office.tryDraw': tryDraw,
  'office.freeze': freeze,
  'office.makeDraw': (ports, input) => makeDraw(ports, input, withdrawGone),
  'office.cancelDraw': cancelDraw,
  'office.cancelPreview': (ports, input) => previewCancel(ports, input, seatsGiven),
  'office.postponePreview': previewPostpone,
  'office.postponeDraw': postponeDraw,
  'office.noteOnDraw': noteOnDraw,
  'office.lotteryPaper': (ports, input) => lotteryPaper(ports, input, since),
  'public.lottery': publicLottery,
  'public.draw': (ports, input) => publicDraw(ports, input, publishedEvents),
  'ballot.send': sendBallots,
  'place.open': (ports, input) => withAppeals(ports, openPlace(ports, input)),
  'place.answer': (ports, input) => withAppeals(ports, answerOffer(ports, input)),
  'place.leave': (ports, input) => withAppeals(ports, leaveList(ports, input)),
  'place.appeal': sendAppeal,
  'place.consents': consents,
  'place.consent': changeConsent,
  'office.proposePreview': previewWave,
  'office.propose': propose,
  'office.lastYear': lastYear,
  'office.readLastYear': readLastYear,
  'office.setLastYear': setLastYear,
  'office.offers': offers,
  'office.call': recordCall,
  'office.keepBoth': keepBoth,
  'office.enrolment': recordEnrolment,
  'office.decideEntry': decideEntry,
  'office.seats': changeSeats,
  'office.appeals': appeals,
  'office.appeal': openAppeal,
  'office.answerAppeal': answerAppeal,
  'office.entry': officeEntry,
  'office.notServed': notServed,
  ...rightsSteps,
  ...retentionSteps,
  ...registersSteps,
};

/**
 * Answers one call of a page: `{ name, args }` as JSON in, a `Reply` as JSON out. Never throws: a surprise is logged
 * by its reference, without a name, and told as *broken*.
 */
export function answer(ports: Ports, request: unknown): string {
  const call = parse(request);
  if (!call) return JSON.stringify(no(unreadable));
  try {
    return JSON.stringify(run(ports, call.name, call.args));
  } catch (error) {
    const reference = ports.secret().slice(0, 8);
    ports.log(
      `${reference} ${call.name} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return JSON.stringify(no(broken(reference)));
  }
}

function run<N extends CallName>(ports: Ports, name: N, args: unknown): Reply<CallAnswers[N]> {
  const input = z.safeParse(callSchemas[name](), args);
  if (input.success) return answered(ports, name, input.data as CallInput<N>);
  const fields = unreadableFields(input.error.issues);
  return no(fields.length > 0 ? { ...unreadable, fields } : unreadable);
}

/** Does it; what is sensitive to read is noted before it is told, or is not told (IVR-081). */
function answered<N extends CallName>(ports: Ports, name: N, input: CallInput<N>): Reply<CallAnswers[N]> {
  const reply: Reply<CallAnswers[N]> = steps[name](ports, input);
  const noted = reply.ok && notedOf(name, input, reply.value);
  if (!noted) return reply;
  const desk = openDesk(ports);
  const refusal = 'kind' in desk ? desk : noteRead(ports, desk, noted);
  return refusal ? no(refusal) : reply;
}

function parse(request: unknown): { name: CallName; args: unknown } | null {
  if (typeof request !== 'string') return null;
  try {
    const { name, args } = JSON.parse(request, (_, value) =>
      typeof value === 'string' ? clean(value) : value,
    );
    return typeof name === 'string' && Object.prototype.hasOwnProperty.call(callSchemas, name)
      ? { name: name as CallName, args }
      : null;
  } catch {
    return null;
  }
}

/** Text from outside: composed letters, no control character but line ends, no half of a pair. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(^|[^\ud800-\udbff])[\udc00-\udfff]/g, '$1\ufffd');
}

/** Opens the Registre only for what is kept there: terms that were amended, fees given as a text. */
function texts(ports: Ports): Reply<CallAnswers['public.texts']> {
  const memory = ports.memory.all();
  const town = townFrom(memory);
  if (!town) return no(notReady);
  const isKept =
    amendmentAt(town, ports.startedAt) !== null || town.fees?.documents.some(({ address }) => address === '');
  const register = isKept ? openRegister(ports) : null;
  return {
    ok: true,
    value: {
      help: helpOf(town, privacyFrom(memory).dpo),
      terms: register ? termsInForce(register, town, ports.startedAt) : termsOf(town),
      notice: noticeFrom(memory, town, ports.startedAt),
      accessibility: accessibilityOf(town),
      notices: noticesOf(town),
      fees: feesOf(town, register, ports.startedAt),
    },
  };
}

function feesOf(
  { fees }: TownNow,
  register: Register | null,
  now: number,
): CallAnswers['public.texts']['fees'] {
  const version = feesVersion(fees, now);
  if (!fees || version === '') return null;
  const documents = register
    ? feesTexts(register, fees)
    : fees.documents.map((document) => ({ ...document, text: '' }));
  return { version, documents };
}

function no<T>(refusal: Refusal): Reply<T> {
  return { ok: false, refusal };
}

const unreadable: Refusal = {
  kind: 'invalid',
  message: 'Cette demande est illisible ou trop longue. Rien n’a été enregistré. Rechargez la page.',
};

function broken(reference: string): Refusal {
  return {
    kind: 'broken',
    message: `Une panne est survenue. Réessayez\u00a0: ce qui est déjà reçu n’est pas compté deux fois. Si elle dure, donnez cette référence à votre conservatoire\u00a0: ${reference}.`,
  };
}
