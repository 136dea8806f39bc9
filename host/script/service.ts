import { Enumeration, type EnumMember, type MembersOf, ServiceError } from '../emulated.ts';
import { LIMITS } from '../limits.ts';
import type { World } from '../world.ts';
import { ClockTriggerBuilder } from './builder.ts';
import type { TriggerRecord } from './trigger.ts';

const SCRIPT_SCOPE = ['https://www.googleapis.com/auth/script.scriptapp'];

/** Shared, because an event carries one of its members. */
export const AUTH_MODE = new Enumeration(['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);

/** https://developers.google.com/apps-script/reference/script/script-app */
export class ScriptApp {
  static readonly service = 'ScriptApp';
  static readonly members = {
    newTrigger: 'call',
    getProjectTriggers: 'trip',
    deleteTrigger: 'trip',
    getService: 'call',
    getScriptId: 'call',
  } satisfies MembersOf<GoogleAppsScript.Script.ScriptApp>;
  static readonly scopes = {
    newTrigger: SCRIPT_SCOPE,
    getProjectTriggers: SCRIPT_SCOPE,
    deleteTrigger: SCRIPT_SCOPE,
  };
  static readonly signatures = { newTrigger: [['String']], deleteTrigger: [['Trigger']] };
  readonly AuthMode = AUTH_MODE;
  readonly EventType = new Enumeration([
    'CLOCK',
    'ON_OPEN',
    'ON_EDIT',
    'ON_FORM_SUBMIT',
    'ON_CHANGE',
    'ON_EVENT_UPDATED',
  ]);
  readonly TriggerSource = new Enumeration(['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);
  readonly WeekDay = new Enumeration([
    'SUNDAY',
    'MONDAY',
    'TUESDAY',
    'WEDNESDAY',
    'THURSDAY',
    'FRIDAY',
    'SATURDAY',
  ]);
  constructor(private readonly world: World) {}

  newTrigger(handler: unknown): TriggerBuilder {
    return new TriggerBuilder(this, String(handler));
  }

  getProjectTriggers(): Trigger[] {
    return this.world.state.triggers.map((record) => new Trigger(this, record));
  }

  deleteTrigger(trigger: Trigger): null {
    const { state } = this.world;
    state.triggers = state.triggers.filter(({ uid }) => uid !== trigger.getUniqueId());
    return null;
  }

  getService(): Service {
    return new Service(this.world.address);
  }

  getScriptId(): string {
    return this.world.state.ids.script;
  }

  /** Keeps a new trigger; at most twenty for one account and project, those that already ran included. */
  add(record: Omit<TriggerRecord, 'uid'>): Trigger {
    const { state, chance } = this.world;
    if (state.triggers.length >= LIMITS.triggersPerScript.value) {
      throw new ServiceError(
        'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
      );
    }
    const kept = { ...record, uid: String(1_000_000_000 + chance.below(9_000_000_000)) };
    state.triggers.push(kept);
    return new Trigger(this, kept);
  }

  now(): number {
    return this.world.now();
  }

  timeZone(): string {
    return this.world.program.manifest.timeZone;
  }
}

export class TriggerBuilder {
  static readonly service = 'TriggerBuilder';
  static readonly family = 'ScriptApp';
  static readonly members = { timeBased: 'call' } satisfies MembersOf<GoogleAppsScript.Script.TriggerBuilder>;
  constructor(
    private readonly script: ScriptApp,
    private readonly handler: string,
  ) {}

  timeBased(): ClockTriggerBuilder {
    return new ClockTriggerBuilder(this.script, this.handler);
  }
}

export class Trigger {
  static readonly service = 'Trigger';
  static readonly family = 'ScriptApp';
  static readonly members = {
    getUniqueId: 'call',
    getHandlerFunction: 'call',
    getEventType: 'call',
    getTriggerSource: 'call',
  } satisfies MembersOf<GoogleAppsScript.Script.Trigger>;
  constructor(
    private readonly script: ScriptApp,
    private readonly record: TriggerRecord,
  ) {}

  getUniqueId(): string {
    return this.record.uid;
  }

  getHandlerFunction(): string {
    return this.record.handler;
  }

  getEventType(): EnumMember {
    return this.script.EventType.of('CLOCK');
  }

  getTriggerSource(): EnumMember {
    return this.script.TriggerSource.of('CLOCK');
  }
}

export class Service {
  static readonly service = 'Service';
  static readonly family = 'ScriptApp';
  static readonly members = { getUrl: 'call' } satisfies MembersOf<GoogleAppsScript.Script.Service>;
  constructor(private readonly address: string) {}

  /** The address of the deployment that runs; for timers and the editor, of the one made for anyone [?]. */
  getUrl(): string {
    return this.address;
  }
}
