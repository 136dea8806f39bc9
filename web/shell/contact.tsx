/** Where people are reached. */
export interface Contact {
  readonly name: string;
  readonly mail: string;
  readonly phone: string;
  readonly address: string;
}

/** Everybody a page may send its reader to. */
export interface Reachable {
  readonly conservatoires: readonly Contact[];
  /** Whom to call and when; null until the town has written its legal texts. */
  readonly service: (Contact & { readonly hours: string }) | null;
}

export const dialled = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;

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
