import { useState } from 'preact/hooks';
import type { LastYearLine, LastYearPage } from '../../src/calls/offers.ts';
import { useLeaveWarning } from '../family/screen.tsx';
import { useCall } from '../office/call.tsx';
import { FaultTable } from '../office/faults.tsx';
import { ConfirmNumber } from '../office/mailing.tsx';
import { Facts, SectionScreen } from '../office/section.tsx';
import { counted, figure } from '../office/words.ts';
import type { Chosen } from './lastYear.tsx';
import type { SectionProps } from './model.ts';

interface PreviewProps extends SectionProps {
  readonly chosen: Chosen;
  readonly onKept: (after: LastYearPage) => void;
  readonly onBack: () => void;
}

/** Whom the file concerns and what each would be offered, one line each to change, before it is kept. */
export function LastYearPreview({ home, chosen: { text, read }, onKept, onBack }: PreviewProps) {
  const call = useCall('office.setLastYear');
  const [lines, setLines] = useState(read.lines);
  useLeaveWarning(() => lines !== read.lines);
  const offered = lines.filter(({ target }) => target !== '');
  const others = lines.filter(({ whyNot }) => whyNot !== '');
  const keep = async () => {
    const choices = lines
      .filter((line, i) => line.target !== read.lines[i]?.target)
      .map(({ course, drawRank, target }) => ({ course, drawRank, target }));
    const requestKey = call.requestKey();
    const after = await call.run({ text, choices, confirmed: offered.length, requestKey });
    if (after) onKept(after);
  };
  const aim = (line: LastYearLine, target: string) =>
    setLines(lines.map((one) => (one === line ? { ...one, target } : one)));
  return (
    <SectionScreen
      home={home}
      heading="Ce que dit la liste de l’an dernier"
      isWrong={call.state.at === 'refused'}
    >
      <p>Rien n’est encore enregistré, et aucune place n’est proposée. Relisez ligne par ligne.</p>
      <Facts
        facts={[
          { label: 'Dans la liste', value: counted(offered.length, 'participation') },
          { label: 'Sans proposition', value: counted(lines.length - offered.length, 'ligne') },
          { label: 'Lignes illisibles', value: counted(read.faults.length, 'ligne') },
          ...(read.ignored.length > 0
            ? [{ label: 'Colonnes non utilisées', value: read.ignored.join(', ') }]
            : []),
        ]}
      />
      <h2>Places de la réserve</h2>
      <SeatsTable courses={read.courses} lines={offered} />
      <h2>Un cours pour chacun</h2>
      <PeopleTable lines={lines} onAim={aim} />
      <ConfirmNumber
        toMail={offered.length}
        whom="de la liste"
        what="participations"
        hint="Vous pourrez encore remplacer la liste tant qu’aucune place n’est proposée."
        back="Choisir un autre fichier"
        action={`Enregistrer ${counted(offered.length, 'participation')}`}
        doing="Nous enregistrons la liste…"
        state={call.state}
        onConfirm={keep}
        onBack={onBack}
      />
      <OthersTable lines={others} />
      <FaultTable title="Lignes laissées de côté" faults={read.faults} />
    </SectionScreen>
  );
}

interface SeatsProps {
  readonly courses: Chosen['read']['courses'];
  readonly lines: readonly LastYearLine[];
}

function SeatsTable({ courses, lines }: SeatsProps) {
  const people = (code: string) => lines.filter(({ target }) => target === code).length;
  return (
    <table class="narrow">
      <caption class="unseen">Places de la réserve par cours</caption>
      <thead>
        <tr>
          <th scope="col">Cours</th>
          <th scope="col" class="number">
            Places
          </th>
          <th scope="col" class="number">
            Personnes
          </th>
        </tr>
      </thead>
      <tbody>
        {courses
          .filter(({ code }) => people(code) > 0)
          .map(({ code, title, seats }) => (
            <tr key={code}>
              <th scope="row">
                {code} {title}
              </th>
              <td class="number">{figure(seats)}</td>
              <td class="number">{figure(people(code))}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

interface PeopleProps {
  readonly lines: readonly LastYearLine[];
  readonly onAim: (line: LastYearLine, target: string) => void;
}

function PeopleTable({ lines, onAim }: PeopleProps) {
  return (
    <table class="offers stacked">
      <caption class="unseen">Le cours de chaque personne</caption>
      <thead>
        <tr>
          <th scope="col">Personne</th>
          <th scope="col">L’an dernier</th>
          <th scope="col">Cette année</th>
        </tr>
      </thead>
      <tbody>
        {lines
          .filter(({ whyNot }) => whyNot === '')
          .map((line) => (
            <tr key={`${line.course} ${line.drawRank}`}>
              <th scope="row">
                {line.name}
                <span class="hint">
                  {line.hasMail ? 'courriel' : line.phone || 'ni courriel ni téléphone'}
                </span>
              </th>
              <td>
                {line.course}, n°&nbsp;{line.drawRank}
              </td>
              <td>
                <select
                  class="input"
                  aria-label={`Cours proposé à ${line.name}, ${line.course}`}
                  value={line.target}
                  onChange={(event) => onAim(line, event.currentTarget.value)}
                >
                  {line.choices.map(({ code, title }) => (
                    <option key={code} value={code}>
                      {code} {title}
                    </option>
                  ))}
                  <option value="">Ne rien proposer</option>
                </select>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}

/** Who gets no offer, and why: nothing is left out in silence. */
function OthersTable({ lines }: Pick<PeopleProps, 'lines'>) {
  if (lines.length === 0) return null;
  return (
    <>
      <h2>Sans proposition</h2>
      <table class="offers stacked">
        <caption class="unseen">Qui n’a pas de proposition, et pourquoi</caption>
        <thead>
          <tr>
            <th scope="col">Personne</th>
            <th scope="col">L’an dernier</th>
            <th scope="col">Raison</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ course, drawRank, name, whyNot }) => (
            <tr key={`${course} ${drawRank}`}>
              <th scope="row">{name}</th>
              <td>
                {course}, n°&nbsp;{drawRank}
              </td>
              <td>{whyNot}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
