import type { Chance } from './chance.ts';
import { type Clock, type Duration, durationMs, type Instant, toMilliseconds } from './clock.ts';
import { Engine, type EngineParts, type Order } from './engine.ts';
import { HostError, ScriptFailure } from './errors.ts';
import type { Deployment, Execution } from './execution.ts';
import type { Folder } from './folder.ts';
import type { Gate } from './gate.ts';
import { activeUser, isInDomain, type Town } from './identity.ts';
import type { Mail } from './mail/outbox.ts';
import { type MenuResult, type MenuVisit, Screen } from './menu.ts';
import { answerToPage, argumentsFromPage } from './page.ts';
import type { Program } from './program.ts';
import type { Realm } from './realm.ts';
import { Saver } from './saver.ts';
import { AUTH_MODE } from './script/service.ts';
import type { Workbooks } from './spreadsheet/index.ts';
import type { State } from './state.ts';
import { nextDue, reschedule, type TriggerRun, timerEvent } from './timers.ts';
import type { Unconfirmed } from './unconfirmed.ts';
import { failedVisit, pageOf, type Query, reservedIn, type Visit, visitEvent } from './visit.ts';

/** Who visits, and through which of the two deployments ('public' unless said otherwise). */
export interface Visitor {
  readonly as?: string;
  readonly deployment?: Deployment;
}

interface MenuRun {
  readonly function: string;
  readonly origin: 'simple' | 'menu';
  readonly screen: Screen;
}

export interface HostParts extends EngineParts {
  readonly folder: Folder;
  readonly program: Program;
  readonly menu: Program | undefined;
  readonly town: Town;
  /** Where the web app answers, without a final slash. */
  readonly address: string;
}

/** The laptop's Google: one program, its state in one folder, and everybody who may ask something of it. */
export class Host {
  readonly gate: Gate;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly unconfirmed: Unconfirmed;
  readonly state: State;
  readonly town: Town;
  readonly workbooks: Workbooks;
  /** Every run of a timer since this host was opened. */
  readonly timerRuns: TriggerRun[] = [];
  private readonly engine: Engine;
  private readonly saver: Saver;

  constructor(private readonly parts: HostParts) {
    this.gate = parts.gate;
    this.clock = parts.clock;
    this.chance = parts.chance;
    this.unconfirmed = parts.unconfirmed;
    this.state = parts.state;
    this.town = parts.town;
    this.workbooks = parts.workbooks;
    this.engine = new Engine(parts);
    this.saver = new Saver(() => this.saveAll());
    this.saver.now();
  }

  get seed(): number {
    return this.chance.seed;
  }

  get executions(): readonly Execution[] {
    return this.engine.executions;
  }

  get outbox(): readonly Mail[] {
    return this.state.outbox.mails;
  }

  /** Documents and Drive files: none are emulated yet. */
  readonly documents: readonly never[] = [];
  readonly files: readonly never[] = [];

  /** The address of one of the two deployments. */
  addressOf(deployment: Deployment): string {
    const path = deployment === 'domain' ? `a/macros/${this.town.domain}` : 'macros';
    return `${this.parts.address}/${path}/s/${this.state.ids[deployment]}/exec`;
  }

  /** Opens the web app: runs doGet and serves what it returned, after HtmlService's stripping. */
  visit(query: Query, visitor: Visitor = {}): Visit {
    const reserved = reservedIn(query);
    if (reserved !== undefined)
      return failedVisit(`HTTP 405: the parameter "${reserved}" is reserved.`, undefined);
    const refusal = this.refusalOf(visitor);
    if (refusal !== undefined) return failedVisit(refusal, undefined);
    try {
      const page = this.fromWeb('doGet', visitor, (realm) =>
        pageOf(realm.call('doGet', [visitEvent(query)])),
      );
      if (typeof page === 'string') return failedVisit(page, this.lastExecution());
      return { ...page, error: undefined, execution: this.lastExecution() };
    } catch (error) {
      if (!isFromProgram(error)) throw error;
      return failedVisit(error.message, this.lastExecution());
    }
  }

  /** `google.script.run.call(json)` from a page. @throws what the page's failure handler would be given */
  request(json: string, visitor: Visitor = {}): string {
    const answer = this.run('call', [json], visitor);
    if (typeof answer === 'string') return answer;
    throw new ScriptFailure('TypeError', `call returned ${typeof answer} instead of a text`, undefined);
  }

  /** Any function, as `google.script.run` would reach it: `_` and anything not declared at top level are refused. */
  run(name: string, args: readonly unknown[] = [], visitor: Visitor = {}): unknown {
    const given = argumentsFromPage(args);
    if (!this.parts.program.isCallable(name)) {
      throw new ScriptFailure('TypeError', `google.script.run.${name} is not a function`, undefined);
    }
    const refusal = this.refusalOf(visitor);
    if (refusal !== undefined) throw new ScriptFailure('Error', refusal, undefined);
    return answerToPage(
      this.fromWeb(name, visitor, (realm) => realm.call(name, given)),
      this.unconfirmed,
    );
  }

  /** From the editor, as the owner; private functions too. */
  call(name: string, ...args: readonly unknown[]): unknown {
    this.refuseUnknown(name);
    return this.perform(this.ownerOrder(name, 'editor'), (realm) => realm.call(name, args));
  }

  /** Any Apps Script source in a fresh context without the project's files; the value of its last expression. */
  evaluate(source: string, visitor: { readonly as?: string } = {}): unknown {
    const as = visitor.as ?? this.town.owner;
    const order = { ...this.ownerOrder('evaluate', 'editor'), as, effective: as, active: as, loads: false };
    return this.perform(order, (realm) => realm.membrane.outward(realm.evaluate(source)));
  }

  /** The menus a clerk sees when the workbook opens: onOpen, as a simple trigger. */
  menuOf(workbookId: string, visit: MenuVisit): MenuResult {
    const screen = new Screen();
    this.inWorkbook(workbookId, visit, { function: 'onOpen', origin: 'simple', screen });
    return screen.seen();
  }

  /** Opens the workbook as that clerk and clicks on a menu line, named by its caption. */
  menu(workbookId: string, item: string, visit: MenuVisit): MenuResult {
    const opened = new Screen();
    this.inWorkbook(workbookId, visit, { function: 'onOpen', origin: 'simple', screen: opened });
    const screen = new Screen(visit.answers);
    this.inWorkbook(workbookId, visit, { function: opened.functionOf(item), origin: 'menu', screen });
    return { ...screen.seen(), menus: opened.seen().menus };
  }

  /** Moves the clock forward and runs the timers that fall due, in order, each at its own instant. */
  advance(by: Duration | { readonly to: Instant }): TriggerRun[] {
    const until = 'to' in by ? toMilliseconds(by.to) : this.clock.now() + durationMs(by);
    const runs: TriggerRun[] = [];
    for (let due = nextDue(this.state, until); due !== undefined; due = nextDue(this.state, until)) {
      if (due.nextAt > this.clock.now()) this.clock.set(due.nextAt);
      reschedule(this.state, due, this.clock.now());
      runs.push(this.runTimer(due.handler, due.uid));
    }
    if (until > this.clock.now()) this.clock.set(until);
    this.timerRuns.push(...runs);
    return runs;
  }

  /** Empties every cache, as Google may at any time. */
  evictCache(): void {
    this.state.caches.evictAll();
  }

  /** From now on each cache read finds the item thrown away with this chance (0 to 1). */
  evictRandomly(rate: number): void {
    this.state.caches.evictionRate = rate;
  }

  /** Writes the whole state to the folder. */
  save(): void {
    this.saver.now();
  }

  /** Saves and gives the folder back at once; resolves when the last mail is on disk. */
  async close(): Promise<void> {
    this.save();
    this.parts.folder.release();
    await this.state.outbox.settled();
  }

  private saveAll(): void {
    this.workbooks.save();
    this.state.save(this.clock.state);
  }

  private runTimer(handler: string, uid: string): TriggerRun {
    const at = this.clock.now();
    let error: string | undefined;
    try {
      this.perform(this.ownerOrder(handler, 'trigger'), (realm) => {
        this.refuseUnknown(handler);
        realm.call(handler, [timerEvent(uid, at)]);
      });
    } catch (thrown) {
      if (!isFromProgram(thrown)) throw thrown;
      error = thrown.message;
    }
    return { uid, handler, at, error, execution: this.lastExecution() };
  }

  private inWorkbook(workbookId: string, visit: MenuVisit, run: MenuRun): void {
    const program = this.parts.menu;
    if (program === undefined)
      throw new HostError('Aucun programme de menu n’a été donné à cette répétition.');
    const { as, selection } = visit;
    const who = { as, effective: as, active: as };
    const bound = { workbookId, selection };
    const place = { program, project: 'menu', bound, ui: run.screen } as const;
    const order = { ...this.ownerOrder(run.function, run.origin), ...who, ...place };
    const event = run.origin === 'simple' ? [{ authMode: AUTH_MODE.of('LIMITED') }] : [];
    this.perform(order, (realm) => realm.call(run.function, event));
  }

  private fromWeb<T>(name: string, visitor: Visitor, body: (realm: Realm) => T): T {
    const { as = '', deployment = 'public' } = visitor;
    const active = activeUser(as, deployment, { ...this.town, unconfirmed: this.unconfirmed });
    const order = { ...this.ownerOrder(name, deployment), as, active, address: this.addressOf(deployment) };
    return this.perform(order, body);
  }

  private ownerOrder(name: string, origin: Order['origin']): Order {
    const { owner } = this.town;
    const who = { as: owner, effective: owner, active: owner };
    const address = this.addressOf('public');
    return { function: name, origin, ...who, address, program: this.parts.program, loads: true, ...PROGRAM };
  }

  private perform<T>(order: Order, body: (realm: Realm) => T): T {
    try {
      return this.engine.run(order, body);
    } finally {
      this.saver.soon();
    }
  }

  private refusalOf({ as = '', deployment = 'public' }: Visitor): string | undefined {
    if (deployment === 'public' || isInDomain(as, this.town.domain)) return undefined;
    return 'You need permission to access this app.';
  }

  private refuseUnknown(name: string): void {
    if (!this.parts.program.functions.has(name)) {
      throw new ScriptFailure('Error', `Script function not found: ${name}`, undefined);
    }
  }

  private lastExecution(): Execution {
    const last = this.engine.last;
    if (last === undefined) throw new HostError('Aucune exécution n’a encore eu lieu.');
    return last;
  }
}

const PROGRAM = { project: 'program', bound: undefined, ui: undefined } as const;

function isFromProgram(error: unknown): error is Error {
  return error instanceof ScriptFailure || (error instanceof Error && error.name === 'ExecutionKilled');
}
