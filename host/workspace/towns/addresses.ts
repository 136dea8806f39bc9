/** A town's address as mails and files hold it, up to the page it leads to: at any port, or from before towns had names. */
const HELD =
  /http:\/\/localhost:\d+(?:\/ville\/[\w.-]+)?\/(?=(?:(?:a\/)?macros|fichiers|papiers|classeurs)\/)/g;

/** A text whose links into a town lead to `address`, wherever the town was when they were written. */
export function leadingTo(address: string, text: string): string {
  return text.replace(HELD, `${address}/`);
}
