import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PlacesPage } from '../../src/calls/lottery.ts';
import { Notice } from '../family/band.tsx';
import { useLeaveWarning } from '../family/screen.tsx';
import { TextField } from '../fields/text.tsx';
import { Actions } from '../office/actions.tsx';
import { type Call, CallNotice, useCall } from '../office/call.tsx';
import { Loading, useLoaded } from '../office/loaded.tsx';
import { SectionScreen } from '../office/section.tsx';
import { figure } from '../office/words.ts';
import { LineFields, LineSummary } from './entryLine.tsx';
import {
  afterKeeping,
  type BallotForm,
  ballotOf,
  dayTyped,
  type Entry,
  type EntryLine,
  faultsOf,
  isEmpty,
  refusedIn,
} from './entryState.ts';
import type { SectionProps } from './model.ts';

interface EntryProps extends SectionProps {
  readonly entry: Entry;
  readonly onEntry: (entry: Entry) => void;
}

/** Paper ballots, twenty lines at a time, without the mouse (IVR-003). */
export function EntrySection(props: EntryProps) {
  const loaded = useLoaded('office.places', {});
  const { entry, onEntry } = props;
  useEffect(() => {
    if (loaded.value && entry.day === '') onEntry({ ...entry, day: dayTyped(loaded.value.ballotsOn) });
  }, [loaded.value]);
  if (!loaded.value)
    return (
      <Loading
        key="reading"
        home={props.home}
        heading="Saisie"
        doing="Nous lisons les cours…"
        loaded={loaded}
      />
    );
  return <Grid key="grid" {...props} page={loaded.value} />;
}

/** As a Tab would: what is there is selected, and typing replaces it. Who is in the line stays where they are. */
function focusLine(line: number): void {
  if (!document.querySelector(`#line-${line} :focus`))
    document.querySelector<HTMLInputElement>(`#line-${line} input`)?.select();
}

function Grid({ home, entry, onEntry, page }: EntryProps & { readonly page: PlacesPage }) {
  const [isToFocus, setToFocus] = useState(false);
  const { call, keep, told } = useKeeping(entry, page, (after) => {
    onEntry(after);
    setToFocus(true);
  });
  useLeaveWarning(() => entry.lines.some(({ form }) => !isEmpty(form)));
  // Before the next key arrives: nothing typed fast falls between two lines.
  useLayoutEffect(() => {
    if (!isToFocus) return;
    focusLine(entry.current);
    setToFocus(false);
  }, [isToFocus, entry.current]);
  const go = (to: number) => {
    const place = entry.lines[entry.current]?.form.place ?? '';
    const lines = entry.lines.map((line, i) =>
      i === to && line.form.place === '' ? { ...line, form: { ...line.form, place } } : line,
    );
    onEntry({ ...entry, lines, current: to });
    setToFocus(true);
  };
  const change = (part: Partial<BallotForm>) =>
    onEntry(changed(entry, part, { [page.postcodes[0] ?? '']: home.town }));
  return (
    <SectionScreen home={home} heading="Saisie des bulletins papier" isWrong={call.state.at === 'refused'}>
      {page.closed !== '' && <Notice kind="attention" state={page.closed} />}
      <Counters entry={entry} />
      <p class="hint">
        Entrée passe au champ suivant, puis à la ligne suivante. Ctrl + Entrée garde les lignes complètes. Un
        bulletin incomplet est gardé aussi&nbsp;: il sera nul, avec son motif.
      </p>
      <TextField
        id="day"
        label="Jour de remise"
        hint="Pour toutes les lignes. Par défaut, le jour du forum."
        short
        value={entry.day}
        onValue={(day) => onEntry({ ...entry, day })}
      />
      <Codes page={page} />
      <ol class="grid" aria-label="Lignes de saisie">
        {entry.lines.map((line, i) => (
          <li key={i} id={`line-${i}`} aria-current={i === entry.current ? 'true' : undefined}>
            {i === entry.current ? (
              <LineFields
                {...{ line, page, home, change }}
                rank={i}
                day={entry.day}
                onNext={() => go(Math.min(i + 1, entry.lines.length - 1))}
              />
            ) : (
              <LineSummary line={line} rank={i} day={entry.day} onOpen={() => go(i)} />
            )}
          </li>
        ))}
      </ol>
      <CallNotice state={call.state} doing="Nous gardons les bulletins…" />
      {told !== '' && <p role="status">{told}</p>}
      <Actions label="Garder la grille" disabled={call.isAsking} onConfirm={keep} />
    </SectionScreen>
  );
}

/** The open line with what is typed in it; the town follows its postcode until somebody writes another. */
function changed(entry: Entry, part: Partial<BallotForm>, own: Entry['towns']): Entry {
  const before = entry.lines[entry.current]?.form;
  if (!before) return entry;
  const known = { ...own, ...entry.towns };
  const isTheirs = before.town !== '' && before.town !== known[before.postcode];
  const proposed = part.postcode === undefined || isTheirs ? undefined : known[part.postcode];
  const form = { ...before, ...part, ...(proposed === undefined ? {} : { town: proposed }) };
  const towns =
    part.town && /^\d{5}$/.test(form.postcode) ? { ...entry.towns, [form.postcode]: part.town } : entry.towns;
  const lines = entry.lines.map((line, i): EntryLine => (i === entry.current ? { form, refused: '' } : line));
  return { ...entry, lines, towns };
}

/** Sends the lines that can be taken; what is not kept stays in the grid, with why. */
function useKeeping(entry: Entry, page: PlacesPage, onAfter: (after: Entry) => void) {
  const call: Call<'office.enterBallots'> = useCall('office.enterBallots');
  const [told, setTold] = useState('');
  const sent = useRef<readonly EntryLine[]>([]);
  // Somebody may go on typing while the answer is on its way.
  const now = useRef(entry);
  now.current = entry;
  // Refused whole, for some of its lines: each of these says why.
  useEffect(() => {
    const fields = call.state.at === 'refused' ? (call.state.refusal.fields ?? []) : [];
    if (fields.length > 0) onAfter(refusedIn(entry, sent.current, fields));
  }, [call.state]);
  const keep = async () => {
    const typed = entry.lines.filter(({ form }) => !isEmpty(form));
    const ready = typed.filter(({ form }) => faultsOf(form, entry.day).length === 0);
    const wrong = entry.lines.findIndex(({ form }) => !isEmpty(form) && faultsOf(form, entry.day).length > 0);
    setTold(typed.length === 0 ? 'Aucune ligne n’est remplie.' : '');
    if (ready.length === 0) return wrong >= 0 && onAfter({ ...entry, current: wrong });
    sent.current = ready;
    const ballots = ready.map(({ form }) => ballotOf(form, entry.day, page.postcodes));
    const answers = await call.run({ ballots, requestKey: call.requestKey() });
    if (!answers) return;
    const kept = answers.filter(({ isKept }) => isKept).length;
    setTold(keptWords(kept, typed.length - kept));
    onAfter(
      afterKeeping(
        now.current,
        new Map(ready.flatMap((line, i) => (answers[i] ? [[line, answers[i]]] : []))),
      ),
    );
  };
  return { call, keep, told };
}

function keptWords(kept: number, left: number): string {
  const words =
    ['Aucun bulletin n’est gardé', 'Un bulletin est gardé'][kept] ?? `${kept} bulletins sont gardés`;
  return `${words}${left > 0 ? `, il en reste ${left} à corriger` : ''}.`;
}

/** What was typed since the page opened, what is kept, what is to mend. */
function Counters({ entry }: { readonly entry: Entry }) {
  const typed = entry.lines.filter(({ form }) => !isEmpty(form));
  const wrong = typed.filter(
    ({ form, refused }, i) => refused !== '' || (i !== entry.current && faultsOf(form, entry.day).length > 0),
  );
  const counters = [
    ['Saisis', entry.kept + typed.length],
    ['Gardés', entry.kept],
    ['À corriger', wrong.length],
  ] as const;
  return (
    <dl class="counters">
      {counters.map(([label, count]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{figure(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The codes of each establishment and activity, proposed while one types. */
function Codes({ page: { courses } }: { readonly page: PlacesPage }) {
  const places = [...new Set(courses.map(({ conservatoire, activity }) => `${conservatoire}|${activity}`))];
  return (
    <>
      {places.map((place) => (
        <datalist key={place} id={`codes-${place}`}>
          {courses
            .filter(({ conservatoire, activity }) => `${conservatoire}|${activity}` === place)
            .map(({ code, title }) => (
              <option key={code} value={code}>
                {title}
              </option>
            ))}
        </datalist>
      ))}
    </>
  );
}
