import type { OfficeHome } from '../calls/office.ts';
import { addressesFrom } from '../campaign/addresses.ts';
import { type Colleague, clerksFrom } from '../campaign/clerks.ts';
import { proposedLegal } from '../campaign/legal.ts';
import { campaignNow, type TownNow, townFrom } from '../campaign/settings.ts';
import { frenchInstant, instantFrom } from '../dates.ts';
import { studentSpec } from '../people/tabs.ts';
import type { Ports } from '../ports.ts';
import { openRegister } from '../register/register.ts';
import { workbooksFrom } from '../views/workbook.ts';

/** Where the office stands: what is set up, what comes next, and the workbooks this colleague works in. */
export function officeHome(ports: Ports, colleague: Colleague): OfficeHome {
  const register = openRegister(ports);
  const memory = register?.memory ?? {};
  const town = townFrom(memory);
  const books = workbooksFrom(memory);
  const everything = colleague.role !== 'clerk';
  const own = Object.entries(books.conservatoires).filter(
    ([code]) => everything || colleague.conservatoires.includes(code),
  );
  return {
    me: { mail: colleague.mail, role: colleague.role },
    conservatoires: (town?.conservatoires ?? [])
      .filter(({ code }) => everything || colleague.conservatoires.includes(code))
      .map(({ code, name }) => ({ code, name })),
    town: town?.town ?? '',
    campaign: town && campaignNow(town, ports.startedAt),
    workbooks: [
      ...(everything && books.pilotage ? [{ name: 'Pilotage', address: books.pilotage.address }] : []),
      ...own.map(([code, at]) => ({
        name: town?.conservatoires.find((one) => one.code === code)?.name ?? code,
        address: at.address,
      })),
    ],
    lastDecision: lastDecisionOf(town),
    legal: town && (town.legal ?? proposedLegal(town)),
    families: addressesFrom(memory)?.families ?? '',
    office: addressesFrom(memory)?.office ?? '',
    ready: {
      town: town !== null,
      legal: town !== null && town.legal !== null,
      workbooks:
        town !== null &&
        books.pilotage !== null &&
        town.conservatoires.every(({ code }) => books.conservatoires[code]),
      students: register ? Math.max(0, register.tab(studentSpec.name).lastRow() - 1) : 0,
    },
    clerks: everything
      ? clerksFrom(memory).map((clerk) => ({ ...clerk, conservatoires: [...clerk.conservatoires] }))
      : [],
  };
}

function lastDecisionOf(town: TownNow | null): OfficeHome['lastDecision'] {
  const last = town?.standing.last;
  return last ? { ...last, at: frenchInstant(instantFrom(last.at)) } : null;
}
