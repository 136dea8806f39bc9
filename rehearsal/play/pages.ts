import type { Host, Visitor } from '../../host/index.ts';
import type { Reply } from '../../src/calls/reply.ts';
import type { CallAnswers, CallInput, CallName } from '../../src/calls.ts';

/** The calls the pages make, as they make them: one JSON text each way. */
export class Pages {
  constructor(readonly host: Host) {}

  ask<N extends CallName>(name: N, args: CallInput<N>, visitor: Visitor = {}): Reply<CallAnswers[N]> {
    return JSON.parse(this.host.request(JSON.stringify({ name, args }), visitor));
  }

  /** The same where a refusal would be a fault of the rehearsal or of the program. */
  get<N extends CallName>(name: N, args: CallInput<N>, visitor: Visitor = {}): CallAnswers[N] {
    const reply = this.ask(name, args, visitor);
    if (reply.ok) return reply.value;
    throw new Refused(name, reply.refusal.message);
  }
}

/** The program refused what the rehearsal's office did; the message is the program's, in French. */
export class Refused extends Error {
  constructor(
    readonly call: CallName,
    message: string,
  ) {
    super(message);
  }
}
