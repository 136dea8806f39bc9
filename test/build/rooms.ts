/** The chapters, in the order of the story: each may use those before it, never one after. */
const chapters =
  'campaign people supporting letters requests review counter places ballots draw lists offers appeals rights today setup'.split(
    ' ',
  );

/** What every chapter may use; each of these may use those before it, and no chapter. */
const foundations = ['papers', 'register', 'post', 'views'];

/** What belongs to everybody; the calls are made of the chapters' schemas. */
const shared = ['calls', 'calls.ts', 'ports.ts', 'dates.ts', 'french.ts', 'mailAddress.ts', 'selfcheck'];

/** What puts the chapters together: every mail by its name, every call by its name. */
const assemblies = ['mails.ts', 'dispatch.ts'];

const upTo = (list: readonly string[], name: string) => list.slice(0, list.indexOf(name) + 1);

/** The parts of `src/` that a file of one part may import, its own included. Nobody imports the two entries. */
function allowedWithin(part: string): readonly string[] {
  if (part === 'program.ts' || part === 'menu.ts') return ['google', ...allowedWithin('dispatch.ts')];
  if (assemblies.includes(part)) return [...upTo(assemblies, part), ...chapters, ...foundations, ...shared];
  if (part === 'google') return ['google', ...chapters, ...foundations, ...shared];
  if (part === 'calls' || part === 'calls.ts') return ['calls', ...chapters];
  if (part === 'dates.ts' || part === 'french.ts' || part === 'mailAddress.ts') return [];
  if (part === 'ports.ts') return ['papers', 'selfcheck'];
  if (part === 'selfcheck') return ['selfcheck'];
  if (foundations.includes(part)) return [...upTo(foundations, part), ...shared];
  return [...upTo(chapters, part), ...foundations, ...shared];
}

/** Folders outside `src/`: what they may import from the rest of the repository, as beginnings of paths. */
const outside: Readonly<Record<string, readonly string[]>> = {
  web: [
    'web/',
    'src/calls.ts',
    'src/calls/',
    'src/dates.ts',
    'src/french.ts',
    'src/mailAddress.ts',
    'src/register/cells.ts',
    'src/campaign/',
    'src/people/',
    'src/requests/',
    'src/supporting/',
    'src/places/seats.ts',
    'src/draw/',
    'src/ballots/',
    'src/lists/',
    'src/offers/mention.ts',
    'src/appeals/',
    'src/rights/notice/privacyRules.ts',
    // What each role sees, in sentences: said by the page of accesses, and by nothing of the program.
    'src/rights/access/areas.ts',
    // Words and pure rules of the registers: the form says at once what the program would refuse.
    'src/rights/registers/requests/words.ts',
    'src/rights/registers/requests/clock.ts',
    'src/rights/registers/requests/replies.ts',
    'src/rights/registers/breaches/rules.ts',
  ],
  host: ['host/'],
  rehearsal: [
    'rehearsal/',
    'host/',
    'src/calls.ts',
    'src/calls/',
    'src/supporting/parts.ts',
    'src/draw/',
    'tools/browser.mjs',
    'web/office/schoolFile.ts',
  ],
  verify: ['verify/', 'src/draw/', 'src/lists/'],
  tools: ['tools/'],
};

/**
 * Why a file may not import another, or nothing. Both are paths from the root; a package is always allowed here.
 */
export function trespass(from: string, to: string): string | undefined {
  const [room = '', part = ''] = from.split('/');
  const [toRoom = '', toPart = ''] = to.split('/');
  if (!['src', 'test', ...Object.keys(outside)].includes(toRoom)) return undefined;
  if (room === 'src') {
    const may = toRoom === 'src' && allowedWithin(part).includes(toPart);
    return may ? undefined : `${from} may not import ${to}`;
  }
  return outside[room]?.some((start) => to.startsWith(start)) ? undefined : `${from} may not import ${to}`;
}
