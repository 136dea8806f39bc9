import { describe, expect, test } from 'vitest';
import { mailHtml, mailText } from '../../src/post/mail.ts';
import { statuses } from '../../src/requests/message.ts';
import { messageMail } from '../../src/requests/messageMail.ts';
import { statusLabels } from '../../src/requests/state.ts';

const town = {
  town: 'Valmont',
  schoolYear: '2026-2027',
  conservatoires: [{ code: 'HAN', name: 'Le Hangar', mail: 'han@ville.fr', phone: '01', address: 'ici' }],
  legal: { service: { name: 'Culture', mail: 'culture@ville.fr', phone: '02', address: 'là', hours: '' } },
} as unknown as Parameters<typeof messageMail>[1];

const words = {
  subject: 'Fermeture',
  text: 'Un.\n\nDeux <b>\nligne',
  conservatoire: 'HAN',
  reader: 'Awa Sow',
};

describe('a message (PAR-063)', () => {
  test('each state of a request is in one choice and no other', () => {
    expect(Object.values(statuses).flat().sort()).toEqual(Object.keys(statusLabels).sort());
  });

  test('says who writes, the conservatoire or the town, and what is typed is never markup', () => {
    const mail = messageMail({ ...words, from: 'conservatoire' }, town, 'https://exemple.fr/?acces=P1');
    expect(mail.subject).toBe('Fermeture – Le Hangar');
    expect(mail.from.mail).toBe('han@ville.fr');
    expect(mail.parts.slice(0, 2)).toEqual([
      { kind: 'text', text: 'Un.' },
      { kind: 'text', text: 'Deux <b>\nligne' },
    ]);
    expect(mailHtml(mail)).toContain('Deux &lt;b&gt;<br>ligne');
    const own = messageMail({ ...words, from: 'town', reader: '' }, town, '');
    expect([own.greeting, own.from.name]).toEqual(['Bonjour,', 'Valmont – Culture']);
    expect(mailText(own)).toContain('Pour répondre\u00a0: culture@ville.fr.');
  });
});
