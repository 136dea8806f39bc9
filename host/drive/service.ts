import type { World } from '../world.ts';
import { Files } from './files.ts';
import { Permissions } from './permissions.ts';

/** The advanced Drive service. https://developers.google.com/apps-script/advanced/drive */
export class Drive {
  static readonly service = 'Drive';
  static readonly members = {};
  static readonly collections = ['Files', 'Permissions'];
  readonly Files: Files;
  readonly Permissions: Permissions;

  constructor(world: World) {
    this.Files = new Files(world);
    this.Permissions = new Permissions(world);
  }
}
