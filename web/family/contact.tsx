import type { Contact } from './boot.ts';

const dialled = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;

/** How to reach people: a telephone and a mail that work at a touch. */
export function ContactLines({ contact }: { readonly contact: Contact }) {
  return (
    <p>
      <strong>{contact.name}</strong>
      <br />
      {contact.address}
      <br />
      <a href={dialled(contact.phone)}>{contact.phone}</a>
      <br />
      <a href={`mailto:${contact.mail}`}>{contact.mail}</a>
    </p>
  );
}

export function Contacts({ contacts }: { readonly contacts: readonly Contact[] }) {
  return (
    <>
      {contacts.map((contact) => (
        <ContactLines key={contact.name} contact={contact} />
      ))}
    </>
  );
}
