import type { Order } from './engine.ts';
import { HostError } from './errors.ts';
import type { Deployment } from './execution.ts';
import { activeUser, isInDomain, type Town } from './identity.ts';
import type { Screen } from './menu.ts';
import type { Program } from './program.ts';
import type { Unconfirmed } from './unconfirmed.ts';

/** Who visits, and through which of the two deployments ('public' unless said otherwise). */
export interface Visitor {
  readonly as?: string;
  readonly deployment?: Deployment;
}

/** A function of the menu program: onOpen by itself, or the one behind a line. */
export interface BoundRun {
  readonly function: string;
  readonly origin: 'simple' | 'menu';
}

/** Somebody in front of a workbook. */
export interface BoundPlace {
  readonly workbookId: string;
  readonly as: string;
  readonly selection: string | undefined;
  readonly screen: Screen;
}

export interface OrderParts {
  readonly program: Program;
  readonly menu: Program | undefined;
  readonly town: Town;
  /** Where the web app answers, without a final slash. */
  readonly address: string;
  readonly unconfirmed: Unconfirmed;
}

/** Who runs what as whom, for each way into the two programs. */
export class Orders {
  constructor(
    private readonly parts: OrderParts,
    private readonly ids: Readonly<Record<Deployment, string>>,
  ) {}

  /** The address of one of the two deployments. */
  addressOf(deployment: Deployment): string {
    const path = deployment === 'domain' ? `a/macros/${this.parts.town.domain}` : 'macros';
    return `${this.parts.address}/${path}/s/${this.ids[deployment]}/exec`;
  }

  /** From the editor or a timer: the owner's. */
  owner(name: string, origin: Order['origin']): Order {
    const { town, program } = this.parts;
    const who = { as: town.owner, effective: town.owner, active: town.owner };
    const place = { program, project: 'program', bound: undefined, ui: undefined } as const;
    return { function: name, origin, ...who, ...place, address: this.addressOf('public'), loads: true };
  }

  /** Source of its own, without the project's files, as that account. */
  source(as: string): Order {
    return { ...this.owner('evaluate', 'editor'), as, effective: as, active: as, loads: false };
  }

  /** Through a deployment: runs as the owner, whoever asks. */
  web(name: string, { as = '', deployment = 'public' }: Visitor): Order {
    const active = activeUser(as, deployment, { ...this.parts.town, unconfirmed: this.parts.unconfirmed });
    return { ...this.owner(name, deployment), as, active, address: this.addressOf(deployment) };
  }

  /** From the menu of a workbook: runs as the clerk in front of it. */
  bound(run: BoundRun, { workbookId, as, selection, screen }: BoundPlace): Order {
    const { menu } = this.parts;
    if (menu === undefined) throw new HostError('Aucun programme de menu n’a été donné à cette répétition.');
    const who = { as, effective: as, active: as };
    const place = { program: menu, project: 'menu', bound: { workbookId, selection }, ui: screen } as const;
    return { ...this.owner(run.function, run.origin), ...who, ...place };
  }

  /** Google's own refusal, before anything runs: the second deployment is for the town's domain. */
  refusalOf({ as = '', deployment = 'public' }: Visitor): string | undefined {
    if (deployment === 'public' || isInDomain(as, this.parts.town.domain)) return undefined;
    return 'You need permission to access this app.';
  }
}
