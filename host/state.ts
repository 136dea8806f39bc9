import { join } from 'node:path';
import * as z from 'zod/mini';
import { Caches } from './cache/service.ts';
import type { Chance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Change, Place, Store } from './commit.ts';
import type { DocumentUse } from './document/index.ts';
import { Locks } from './lock/service.ts';
import { Outbox } from './mail/outbox.ts';
import type { MailUse } from './mail/service.ts';
import type { PropertyState } from './properties/service.ts';
import { parsed, readJson } from './reading.ts';
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
  /** How many mails left; absent from a folder that is older than this count. */
  mails: z.optional(z.number()),
});
export type Saved = z.infer<typeof savedSchema>;

/** Reads what an earlier host left in the folder; a damaged file is refused in French. */
export function readSaved(root: string): Saved | undefined {
  return readJson(join(root, STATE_FILE), (value) => parsed(savedSchema, value));
}

interface StateParts {
  readonly place: Place;
  readonly saved: Saved;
  readonly chance: Chance;
  readonly clock: Clock;
}

/** Everything one host remembers, except its workbooks, documents and files. */
export class State implements Store {
  readonly ids: Saved['ids'];
  readonly properties: Readonly<Record<Project, PropertyState>>;
  readonly mailUse: Record<string, MailUse>;
  readonly documentUse: Record<string, DocumentUse>;
  triggers: TriggerRecord[];
  executions: number;
  readonly caches: Caches;
  readonly locks = new Locks();
  readonly outbox: Outbox;
  /** As the file has it. */
  private written = '';

  constructor(private readonly parts: StateParts) {
    const { place, saved, chance } = parts;
    this.ids = saved.ids;
    this.properties = saved.properties;
    this.mailUse = saved.mailUse;
    this.documentUse = saved.documentUse;
    this.triggers = saved.triggers;
    this.executions = saved.executions;
    this.caches = new Caches(chance);
    this.outbox = new Outbox(place, saved.mails);
  }

  changes(): Change[] {
    const content = this.text();
    return content === this.written ? [] : [{ file: STATE_FILE, content }];
  }

  saved(): void {
    this.written = this.text();
  }

  private text(): string {
    const { triggers, executions } = this;
    const { saved, clock } = this.parts;
    const mails = this.outbox.mails.length;
    const now = { ...saved, clock: clock.state, triggers, executions, mails } satisfies Saved;
    return `${JSON.stringify(now, null, 1)}\n`;
  }
}
