import { addressesFrom } from '../campaign/addresses.ts';
import { lotteryPages, pageNames, publicPageFrom } from '../campaign/publicPages.ts';
import { campaignNow, townFrom } from '../campaign/settings.ts';
import type { Ports } from '../ports.ts';

/** What a built page holds where its facts go. */
const bootMark = '{"boot":true}';

interface Served {
  /** Name of the built page. */
  readonly file: string;
  readonly title: string;
  /** What the page is told before its first call. */
  readonly boot: object;
}

/** The page an address asks for; the families' for any other word. One round trip. */
export function servePage(
  ports: Ports,
  event: GoogleAppsScript.Events.DoGet,
): GoogleAppsScript.HTML.HtmlOutput {
  const { file, title, boot } = servedFor(ports, event?.parameter ?? {});
  const page = HtmlService.createTemplateFromFile(file).getRawContent();
  return HtmlService.createHtmlOutput(page.split(bootMark).join(inScript(boot)))
    .setTitle(title)
    .addMetaTag('viewport', 'width=device-width, initial-scale=1');
}

function servedFor(ports: Ports, parameters: Readonly<Record<string, string>>): Served {
  const memory = ports.memory.all();
  const town = townFrom(memory);
  const named = (what: string) => `${what}${town ? ` – ${town.town}` : ''}`;
  const word = parameters['page'] ?? '';
  if (word === 'bureau')
    return {
      file: 'office',
      title: 'Da Capo – Bureau',
      boot: { section: parameters['action'] ?? '', students: parameters['eleves'] ?? '' },
    };
  if (word === 'loterie')
    return {
      file: 'lottery',
      title: 'Da Capo – Tirage au sort',
      boot: { section: parameters['action'] ?? '' },
    };
  if (word === 'attribution')
    return {
      file: 'offers',
      title: 'Da Capo – Attribution des places',
      boot: { section: parameters['action'] ?? '' },
    };
  if (word === 'droits')
    return {
      file: 'rights',
      title: 'Da Capo – Données personnelles',
      boot: { section: parameters['action'] ?? '' },
    };
  const families = addressesFrom(memory)?.families ?? '';
  const contact = { conservatoires: town?.conservatoires ?? [], service: town?.legal?.service ?? null };
  if (word === 'verifier')
    return { file: 'verify', title: named('Vérifier le tirage'), boot: { contact, families } };
  const publicPage = publicPageFrom(word);
  if (publicPage)
    return {
      file: 'public',
      title: named(pageNames[publicPage]),
      boot: { page: publicPage, town: town?.town ?? '', contact, families },
    };
  const lotteryPage = lotteryPages.find((page) => page === word);
  if (lotteryPage)
    return {
      file: 'ballot',
      title: named('Tirage au sort'),
      boot: { page: lotteryPage, town: town?.town ?? '', contact, families },
    };
  const access = parameters['acces'] ?? '';
  if (word === 'place' || word === 'accords')
    return {
      file: 'place',
      title: named('Votre participation'),
      boot: { page: word, access, town: town?.town ?? '', contact, families },
    };
  return {
    file: 'family',
    title: named('Réinscription'),
    boot: {
      access,
      town: town?.town ?? '',
      campaign: town && campaignNow(town, ports.startedAt),
      contact,
      families,
    },
  };
}

/** JSON that is safe inside a script element: no markup can begin there, and nothing but ASCII. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&/\u2028\u2029]|[^\u0020-\u007e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
