import type { Chance } from './chance.ts';
import { type Clock, type Duration, durationMs, type Instant, toMilliseconds } from './clock.ts';
import { type Documents, exported, type Format, type PaperView, paperOf } from './document/index.ts';
import { type HostFile, hostFiles } from './drive/host-file.ts';
import { Engine, type EngineParts, type Order } from './engine.ts';
import { HostError, ScriptFailure } from './errors.ts';
import type { Deployment, Execution } from './execution.ts';
import type { Folder } from './folder.ts';
import type { Gate } from './gate.ts';
import type { Town } from './identity.ts';
import { Keeper } from './keeper.ts';
import type { Mail } from './mail/outbox.ts';
import { type MenuResult, type MenuVisit, Screen } from './menu.ts';
import { type BoundPlace, type BoundRun, type OrderParts, Orders, type Visitor } from './orders.ts';
import { answerToPage, argumentsFromPage } from './page.ts';
import type { Realm } from './realm.ts';
import { AUTH_MODE } from './script/service.ts';
import type { Workbooks } from './spreadsheet/index.ts';
import type { State } from './state.ts';
import { nextDue, reschedule, type TriggerRun, timerEvent } from './timers.ts';
import type { Unconfirmed } from './unconfirmed.ts';
import { failedVisit, pageOf, type Query, reservedIn, type Visit, visitEvent } from './visit.ts';

export interface HostParts extends EngineParts, OrderParts {
  readonly folder: Folder;
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
  readonly papers: Documents;
  /** Every run of a timer since this host was opened. */
  readonly timerRuns: TriggerRun[] = [];
  private readonly orders: Orders;
  private readonly engine: Engine;
  private readonly keeper: Keeper;
  private isClosed = false;

  constructor(private readonly parts: HostParts) {
    this.gate = parts.gate;
    this.clock = parts.clock;
    this.chance = parts.chance;
    this.unconfirmed = parts.unconfirmed;
    this.state = parts.state;
    this.town = parts.town;
    this.workbooks = parts.workbooks;
    this.papers = parts.documents;
    this.orders = new Orders(parts, this.state.ids);
    this.engine = new Engine(parts);
    const { outbox } = this.state;
    const stores = [this.workbooks, this.papers, parts.files, outbox, this.state];
    this.keeper = new Keeper({ folder: parts.folder, outbox, stores });
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

  /** Every document, as people see it. */
  get documents(): PaperView[] {
    return this.papers.list().map(paperOf);
  }

  /** A document as a file to keep, as Google's own menu would save it. */
  exportDocument(id: string, format: Format): Promise<Buffer> {
    const document = this.papers.get(id);
    if (!document) throw new HostError('Il n’y a pas de document de cet identifiant.');
    return exported(document, format);
  }

  /** Every file and folder that a program made with the Drive service, in the order of making. */
  get files(): readonly HostFile[] {
    return hostFiles(this.parts.files);
  }

  /** The address of one of the two deployments. */
  addressOf(deployment: Deployment): string {
    return this.orders.addressOf(deployment);
  }

  /** Opens the web app: runs doGet and serves what it returned, after HtmlService's stripping. */
  visit(query: Query, visitor: Visitor = {}): Visit {
    const reserved = reservedIn(query);
    if (reserved !== undefined)
      return failedVisit(`HTTP 405: the parameter "${reserved}" is reserved.`, undefined);
    const refusal = this.orders.refusalOf(visitor);
    if (refusal !== undefined) return failedVisit(refusal, undefined);
    try {
      const page = this.perform(this.orders.web('doGet', visitor), (realm) =>
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
    const refusal = this.orders.refusalOf(visitor);
    if (refusal !== undefined) throw new ScriptFailure('Error', refusal, undefined);
    return answerToPage(
      this.perform(this.orders.web(name, visitor), (realm) => realm.call(name, given)),
      this.unconfirmed,
    );
  }

  /** From the editor, as the owner; private functions too. */
  call(name: string, ...args: readonly unknown[]): unknown {
    this.refuseUnknown(name);
    return this.perform(this.orders.owner(name, 'editor'), (realm) => realm.call(name, args));
  }

  /** Any Apps Script source in a fresh context without the project's files; the value of its last expression. */
  evaluate(source: string, visitor: { readonly as?: string } = {}): unknown {
    const order = this.orders.source(visitor.as ?? this.town.owner);
    return this.perform(order, (realm) => realm.membrane.outward(realm.evaluate(source)));
  }

  /** The menus a clerk sees when the workbook opens: onOpen, as a simple trigger. */
  menuOf(workbookId: string, visit: MenuVisit): MenuResult {
    return this.inWorkbook(workbookId, visit, { function: 'onOpen', origin: 'simple' }).seen();
  }

  /** Opens the workbook as that clerk and clicks on a menu line, named by its caption. */
  menu(workbookId: string, item: string, visit: MenuVisit): MenuResult {
    const opened = this.inWorkbook(workbookId, visit, { function: 'onOpen', origin: 'simple' });
    const chosen = opened.functionOf(item);
    const screen = this.inWorkbook(workbookId, visit, { function: chosen, origin: 'menu' });
    return { ...screen.seen(), menus: opened.seen().menus };
  }

  /** A function of the menu's program, as `google.script.run` reaches it from a dialog or the sidebar of a workbook. */
  runInDialog(
    name: string,
    args: readonly unknown[],
    place: Omit<BoundPlace, 'screen' | 'selection'>,
  ): unknown {
    const given = argumentsFromPage(args);
    if (!this.parts.menu?.isCallable(name)) {
      throw new ScriptFailure('TypeError', `google.script.run.${name} is not a function`, undefined);
    }
    const seat = { ...place, selection: undefined, screen: new Screen() };
    const order = this.orders.bound({ function: name, origin: 'menu' }, seat);
    return answerToPage(
      this.perform(order, (realm) => realm.call(name, given)),
      this.unconfirmed,
    );
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

  /** Writes what changed to the folder. It throws nothing: see `trouble`. */
  save(): void {
    this.keeper.now();
  }

  /** Why what was done is not in the folder yet, in French; nothing when it is. It is tried again by itself. */
  get trouble(): string | undefined {
    return this.keeper.trouble;
  }

  /** Saves and gives the folder back. @throws HostError in French: what could not be saved is lost */
  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.keeper.close();
  }

  private runTimer(handler: string, uid: string): TriggerRun {
    const at = this.clock.now();
    let error: string | undefined;
    try {
      this.perform(this.orders.owner(handler, 'trigger'), (realm) => {
        this.refuseUnknown(handler);
        realm.call(handler, [timerEvent(uid, at)]);
      });
    } catch (thrown) {
      if (!isFromProgram(thrown)) throw thrown;
      error = thrown.message;
    }
    return { uid, handler, at, error, execution: this.lastExecution() };
  }

  private inWorkbook(workbookId: string, visit: MenuVisit, run: BoundRun): Screen {
    const screen = new Screen(run.origin === 'menu' ? visit.answers : []);
    const event = run.origin === 'simple' ? [{ authMode: AUTH_MODE.of('LIMITED') }] : [];
    const order = this.orders.bound(run, { workbookId, as: visit.as, selection: visit.selection, screen });
    this.perform(order, (realm) => realm.call(run.function, event));
    return screen;
  }

  private perform<T>(order: Order, body: (realm: Realm) => T): T {
    if (this.isClosed) throw new HostError('Cette répétition est fermée.');
    try {
      return this.engine.run(order, body);
    } finally {
      this.keeper.soon();
    }
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

function isFromProgram(error: unknown): error is Error {
  return error instanceof ScriptFailure || (error instanceof Error && error.name === 'ExecutionKilled');
}
