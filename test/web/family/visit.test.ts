import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/calls/reply.ts';
import { createVisit } from '../../../web/family/visit.ts';
import type { Server } from '../../../web/server.ts';

const door = { name: 'family.open', args: { access: 'P12.secret' } } as const;
const over: Reply<never> = {
  ok: false,
  refusal: { kind: 'sessionOver', message: 'La session est terminée.' },
};
const opened = (session: string) => ({ ok: true, value: { session } });

/** A program that answers in this order, and what it was asked: the call, and with which session or link. */
function scripted(...answers: unknown[]) {
  const asked: string[] = [];
  const next = async (name: string, args: { session?: string; access?: string }) => {
    asked.push(`${name} ${args.session ?? args.access}`);
    return answers.shift();
  };
  return { visit: createVisit({ ask: next, askOnce: next } as unknown as Server), asked };
}

const nobody = () => {};

describe('a visit', () => {
  it('carries the newest session', async () => {
    const { visit, asked } = scripted(opened('s1'), opened('s2'), opened('s3'));
    await visit.open(door, nobody);
    await visit.ask('family.home', {});
    await visit.askOnce('family.home', {});
    expect(asked).toEqual(['family.open P12.secret', 'family.home s1', 'family.home s2']);
  });

  it('whose session is over comes in again by the same door, and asks again', async () => {
    const { visit, asked } = scripted(opened('s1'), over, opened('s2'), opened('s3'));
    await visit.open(door, nobody);
    expect(await visit.ask('family.home', {})).toEqual(opened('s3'));
    expect(asked).toEqual([
      'family.open P12.secret',
      'family.home s1',
      'family.open P12.secret',
      'family.home s2',
    ]);
  });

  it('whose link was revoked meanwhile hears the refusal, once', async () => {
    const { visit, asked } = scripted(opened('s1'), over, { ok: false, refusal: { kind: 'unknownAccess' } });
    await visit.open(door, nobody);
    expect(await visit.ask('family.home', {})).toEqual(over);
    expect(asked).toHaveLength(3);
  });

  it('whose answer was lost stays lost', async () => {
    const { visit } = scripted(opened('s1'), null);
    await visit.open(door, nobody);
    expect(await visit.askOnce('family.home', {})).toBeNull();
  });
});
