import { describe, expect, test } from 'vitest';
import { town } from '../town.ts';

const CODE = `
function send(options) { return MailApp.sendEmail(options); }
function left() { return MailApp.getRemainingDailyQuota(); }`;
const mail = (to: string) => ({ to, subject: 's', body: 'b' });
const people = (count: number) => Array.from({ length: count }, (_, i) => `p${i}@example.org`).join(',');

describe('MailApp.sendEmail', () => {
  test.each([
    [`MailApp.sendEmail({ to: 'a@b.fr', subject: 's', body: 'b', replyTo: 'r@b.fr' })`],
    [`MailApp.sendEmail('a@b.fr', 's', 'b', { replyTo: 'r@b.fr' })`],
    [`MailApp.sendEmail('a@b.fr', 'r@b.fr', 's', 'b')`],
  ])('[D] MailApp.sendEmail: %s', (source) => {
    const host = town();
    expect(host.evaluate(source)).toBeNull();
    expect(host.outbox).toEqual([
      {
        number: 1,
        at: host.clock.now() + 500,
        from: 'dacapo@ville.example.org',
        to: ['a@b.fr'],
        cc: [],
        bcc: [],
        subject: 's',
        body: 'b',
        htmlBody: null,
        name: null,
        replyTo: 'r@b.fr',
        attachments: [],
      },
    ]);
  });

  test('[D] MailApp.sendEmail: three texts, several recipients, spaces between them', () => {
    const host = town();
    host.evaluate(`MailApp.sendEmail('a@b.fr, c@d.fr', 's', 'b')`);
    expect(host.outbox[0]?.to).toEqual(['a@b.fr', 'c@d.fr']);
  });

  test.each([
    ['no recipient', mail(''), 'Failed to send email: no recipient'],
    ['only a comma', mail(' , '), 'Failed to send email: no recipient'],
    ['no domain', mail('parent'), 'Invalid email: parent'],
    ['a space', mail('pa rent@example.org'), 'Invalid email: pa rent@example.org'],
    ['a second header', mail('a@b.fr\nBcc: x@y.fr'), 'Invalid email: a@b.fr\nBcc: x@y.fr'],
    ['a wrong reply address', { ...mail('a@b.fr'), replyTo: 'x' }, 'Invalid email: x'],
    ['fifty-one people', mail(people(51)), 'Limit exceeded: Email Recipients Per Message.'],
    ['a huge body', { ...mail('a@b.fr'), htmlBody: 'é'.repeat(204_801) }, 'Limit exceeded: Email Body Size.'],
    ['a long subject', { ...mail('a@b.fr'), subject: 'x'.repeat(251) }, 'Argument too large: subject'],
  ])('[C] MailApp.sendEmail: refuses %s', (_, options, message) => {
    const host = town({ code: CODE });
    expect(() => host.call('send', options)).toThrow(message);
    expect(host.outbox).toEqual([]);
  });

  test('[L] MailApp.sendEmail: refuses parameters it does not know', () => {
    expect(() => town().evaluate(`MailApp.sendEmail('a@b.fr', 's')`)).toThrow(
      "The parameters (String,String) don't match the method signature for MailApp.sendEmail.",
    );
  });
});

describe('the day’s quota', () => {
  test('[D] MailApp.getRemainingDailyQuota: counts recipients, copies included, and is full again after 24 hours', () => {
    const host = town({ code: CODE });
    host.call('send', { ...mail('a@b.fr,c@d.fr'), cc: 'e@f.fr', bcc: 'g@h.fr' });
    expect(host.call('left')).toBe(1496);
    host.clock.set(host.clock.now() + 24 * 3_600_000 - 1);
    expect(host.call('left')).toBe(1496);
    host.clock.set(host.clock.now() + 1_000);
    expect(host.call('left')).toBe(1500);
  });

  test('[C] MailApp.sendEmail: past it nothing leaves', () => {
    const host = town({ code: CODE }, { owner: 'dacapo@gmail.com' });
    host.call('send', mail(people(50)));
    host.call('send', mail(people(49)));
    expect(() => host.call('send', mail('a@b.fr,c@d.fr'))).toThrow(
      'Service invoked too many times for one day: email.',
    );
    expect([host.call('left'), host.outbox.length]).toEqual([1, 2]);
  });

  test('a kill right after leaves the mail sent: the program cannot know', () => {
    const host = town({ code: CODE });
    host.gate.killAt({ member: 'MailApp.sendEmail', when: 'after' });
    expect(() => host.call('send', mail('a@b.fr'))).toThrow('tué');
    expect(host.outbox).toHaveLength(1);
  });
});
