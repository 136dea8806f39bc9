/** An error for the person who runs the host: one clear French sentence. */
export class HostError extends Error {
  override readonly name = 'HostError';
}

/** The program itself threw: what the page's failure handler, the editor or the trigger's report would show. */
export class ScriptFailure extends Error {
  override readonly name: string = 'ScriptFailure';
  /** @param kind the name of the error inside the program ('Exception', 'TypeError'…) */
  constructor(
    readonly kind: string,
    message: string,
    insideStack: string | undefined,
  ) {
    super(message);
    if (insideStack !== undefined) this.stack = insideStack;
  }
}
