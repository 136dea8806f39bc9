import type { MessagePreview } from '../../src/calls/message.ts';
import type { CallInput } from '../../src/calls.ts';

const nb = '\u00a0';

/** What an office answers to a message: 410 people, once. */
export function messages(): { readonly [name: string]: (args: never) => unknown } {
  let toMail = 410;
  const preview = ({ subject, text }: CallInput<'office.message'>['message']): MessagePreview => ({
    toMail,
    toCall: 12,
    already: 410 - toMail,
    plan: toMail === 0 ? [] : [{ day: `jeudi 21${nb}mai 2026`, mails: toMail }],
    perHour: 110,
    mail: {
      subject: `${subject} – Le Hangar`,
      greeting: 'Bonjour Prénom Nom,',
      parts: [
        { kind: 'text', text },
        { kind: 'link', text: 'Ouvrir ma page' },
        {
          kind: 'small',
          text: `Le Hangar vous écrit au sujet des réinscriptions 2026‑2027. Pour répondre${nb}: han@brezolles.example.org.`,
        },
      ],
      from: ['Le Hangar', '4 place du Marché, 28270 Brézolles', '01 99 00 02 02 – han@brezolles.example.org'],
    },
  });
  return {
    'office.messagePreview': ({ message }: CallInput<'office.messagePreview'>) => preview(message),
    'office.message': ({ message, confirmed }: CallInput<'office.message'>) => {
      if (confirmed === toMail) toMail = 0;
      return preview(message);
    },
  };
}
