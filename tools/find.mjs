import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';

/**
 * A program of this machine: the first of these commands that the path knows, else the first of these files.
 * @param {string[]} commands
 * @param {string[]} usualPlaces
 * @returns {string | undefined} its path
 */
export function findOnThisMachine(commands, usualPlaces) {
  const folders = (env['PATH'] ?? '').split(delimiter);
  const installed = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...installed, ...usualPlaces].find(existsSync);
}
