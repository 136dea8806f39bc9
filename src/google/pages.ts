import { addressesFrom } from '../campaign/addresses.ts';
import { publicPageFrom } from '../campaign/publicPages.ts';
import { campaignNow, townFrom } from '../campaign/settings.ts';
import type { Ports } from '../ports.ts';

/** What a built page holds where its facts go. */
const bootMark = '{"boot":true}';

/** The page an address asks for: the office with `page=bureau`, else the families'. One round trip. */
export function servePage(
  ports: Ports,
  event: GoogleAppsScript.Events.DoGet,
): GoogleAppsScript.HTML.HtmlOutput {
  const parameters = event?.parameter ?? {};
  const memory = ports.memory.all();
  const town = townFrom(memory);
  const office = parameters['page'] === 'bureau';
  const boot = office
    ? { section: parameters['action'] ?? '', students: parameters['eleves'] ?? '' }
    : {
        access: parameters['acces'] ?? '',
        town: town?.town ?? '',
        campaign: town && campaignNow(town, ports.startedAt),
        contact: { conservatoires: town?.conservatoires ?? [], service: town?.legal?.service ?? null },
        page: publicPageFrom(parameters['page']),
        families: addressesFrom(memory)?.families ?? '',
      };
  const page = HtmlService.createTemplateFromFile(office ? 'office' : 'family').getRawContent();
  return HtmlService.createHtmlOutput(page.split(bootMark).join(inScript(boot)))
    .setTitle(office ? 'Da Capo – Bureau' : `Réinscription${town ? ` – ${town.town}` : ''}`)
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
}

/** JSON that is safe inside a script element: no markup can begin there, and nothing but ASCII. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&/\u2028\u2029]|[^\u0020-\u007e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
