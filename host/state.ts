import * as z from 'zod/mini';
import { Caches } from './cache/service.ts';
import type { Chance } from './chance.ts';
import type { ClockState } from './clock.ts';
import type { DocumentUse } from './document/index.ts';
import type { Folder } from './folder.ts';
import { Locks } from './lock/service.ts';
import { Outbox } from './mail/outbox.ts';
import type { MailUse } from './mail/service.ts';
import type { PropertyState } from './properties/service.ts';
import { type TriggerRecord, triggerSchema } from './script/trigger.ts';
import type { Project } from './world.ts';

const STATE_FILE = 'state.json';
const values = z.record(z.string(), z.string());
const projectProperties = z.object({
  script: values,
  users: z.record(z.string(), values),
  documents: z.record(z.string(), values),
});
const savedSchema = z.object({
  version: z.literal(1),
  owner: z.string(),
  ids: z.object({ script: z.string(), public: z.string(), domain: z.string() }),
  sessions: z.number(),
  executions: z.number(),
  clock: z.object({ running: z.boolean(), value: z.number() }),
  properties: z.object({ program: projectProperties, menu: projectProperties }),
  mailUse: z.record(z.string(), z.object({ since: z.number(), recipients: z.number() })),
  /** Absent from a folder that is older than documents. */
  documentUse: z._default(z.record(z.string(), z.object({ since: z.number(), documents: z.number() })), {}),
  triggers: z.array(triggerSchema),
});
export type Saved = z.infer<typeof savedSchema>;

/** Reads what an earlier host left in the folder; a damaged file is refused in French. */
export function readSaved(folder: Folder): Saved | undefined {
  return folder.read(STATE_FILE, (value) => savedSchema.parse(value));
}

/** Everything one host remembers, except its workbooks. One file, so that it is always of one instant. */
export class State {
  readonly ids: Saved['ids'];
  readonly properties: Readonly<Record<Project, PropertyState>>;
  readonly mailUse: Record<string, MailUse>;
  readonly documentUse: Record<string, DocumentUse>;
  triggers: TriggerRecord[];
  executions: number;
  readonly caches: Caches;
  readonly locks = new Locks();
  readonly outbox: Outbox;

  constructor(
    private readonly folder: Folder,
    private readonly saved: Saved,
    chance: Chance,
  ) {
    this.ids = saved.ids;
    this.properties = saved.properties;
    this.mailUse = saved.mailUse;
    this.documentUse = saved.documentUse;
    this.triggers = saved.triggers;
    this.executions = saved.executions;
    this.caches = new Caches(chance);
    this.outbox = new Outbox(folder);
  }

  save(clock: ClockState): void {
    const { triggers, executions } = this;
    this.folder.write(STATE_FILE, { ...this.saved, clock, triggers, executions } satisfies Saved);
  }
}
