import { createHash } from 'node:crypto';
import type { Members, MembersOf } from '../emulated.ts';
import type { World } from '../world.ts';

const EMAIL_SCOPE = ['https://www.googleapis.com/auth/userinfo.email'];
const KEY_LIFE_MS = 30 * 24 * 3_600_000;

/** https://developers.google.com/apps-script/reference/base/session */
export class Session {
  static readonly service = 'Session';
  static readonly members = {
    getActiveUser: 'call',
    getEffectiveUser: 'call',
    getScriptTimeZone: 'call',
    getActiveUserLocale: 'call',
    getTemporaryActiveUserKey: 'call',
  } satisfies MembersOf<GoogleAppsScript.Base.Session>;
  static readonly scopes = { getActiveUser: EMAIL_SCOPE, getEffectiveUser: EMAIL_SCOPE };
  constructor(private readonly world: World) {}

  /** Its address is '' for an anonymous visitor and for anyone outside the owner's domain. */
  getActiveUser(): User {
    return new User(this.world.user.active);
  }

  getEffectiveUser(): User {
    return new User(this.world.user.effective);
  }

  /** The manifest's `timeZone`. */
  getScriptTimeZone(): string {
    return this.world.program.manifest.timeZone;
  }

  getActiveUserLocale(): string {
    return 'fr';
  }

  /** Opaque, the same for thirty days; '' for an anonymous visitor. */
  getTemporaryActiveUserKey(): string {
    const { as } = this.world.execution;
    if (as === '') return '';
    const period = Math.floor(this.world.now() / KEY_LIFE_MS);
    return createHash('sha256').update(`${this.world.state.ids.script} ${as} ${period}`).digest('base64');
  }
}

/** https://developers.google.com/apps-script/reference/base/user */
export class User {
  static readonly service = 'User';
  static readonly family = 'Session';
  static readonly members: Members = { getEmail: 'call', toString: 'call' as const };
  constructor(private readonly email: string) {}

  getEmail(): string {
    return this.email;
  }

  toString(): string {
    return this.email;
  }
}
