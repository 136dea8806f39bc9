import { describedBy, errorOf, type FieldError } from '../fields/errors.ts';
import { Fault } from '../fields/text.tsx';
import type { School } from './model.ts';
import { mailField, schoolsField, type TeamLine } from './teamCheck.ts';

interface TeamTableProps {
  readonly lines: readonly TeamLine[];
  readonly schools: readonly School[];
  readonly errors: readonly FieldError[];
  readonly onLines: (lines: TeamLine[]) => void;
  readonly onRemove: (line: TeamLine) => void;
}

/** One line a person: the headings label the fields for the eye, `aria-label` for the ear. */
export function TeamTable({ lines, schools, errors, onLines, onRemove }: TeamTableProps) {
  const change = (changed: TeamLine) =>
    onLines(lines.map((line) => (line.id === changed.id ? changed : line)));
  return (
    <table class="team">
      <caption class="unseen">Équipe</caption>
      <thead>
        <tr>
          <th scope="col" class="number">
            N°
          </th>
          <th scope="col">Adresse du compte Google</th>
          <th scope="col">Rôle</th>
          <th scope="col">Conservatoires</th>
          <th scope="col">
            <span class="unseen">Retirer</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.id}>
            <td class="number">{index + 1}</td>
            <td>
              <Mail line={line} rank={index + 1} error={errorOf(errors, mailField(line))} onLine={change} />
            </td>
            <td>
              <Role line={line} rank={index + 1} onLine={change} />
            </td>
            <td>
              <Schools
                line={line}
                rank={index + 1}
                error={errorOf(errors, schoolsField(line))}
                schools={schools}
                onLine={change}
              />
            </td>
            <td>
              <button type="button" class="link" onClick={() => onRemove(line)}>
                Retirer
                <span class="unseen"> {line.mail === '' ? `la personne ${index + 1}` : line.mail}</span>
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  readonly line: TeamLine;
  readonly rank: number;
  readonly error?: string | undefined;
  readonly onLine: (line: TeamLine) => void;
}

function Mail({ line, rank, error, onLine }: CellProps) {
  const id = mailField(line);
  return (
    <div class={error ? 'wrong' : undefined}>
      {error && <Fault id={id} message={error} />}
      <input
        class="input"
        type="email"
        id={id}
        aria-label={`Adresse de la personne ${rank}`}
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, undefined, error)}
        value={line.mail}
        onInput={(event) => onLine({ ...line, mail: event.currentTarget.value })}
      />
    </div>
  );
}

const roles = { manager: 'Gestion', clerk: 'Agent' } as const;

function Role({ line, rank, onLine }: CellProps) {
  return (
    <select
      class="input"
      aria-label={`Rôle de la personne ${rank}`}
      value={line.role}
      onChange={(event) =>
        onLine({ ...line, role: event.currentTarget.value === 'manager' ? 'manager' : 'clerk' })
      }
    >
      {Object.entries(roles).map(([role, label]) => (
        <option key={role} value={role}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Schools({ line, rank, error, schools, onLine }: CellProps & Pick<TeamTableProps, 'schools'>) {
  if (line.role === 'manager') return <>Tous</>;
  const id = schoolsField(line);
  const toggle = (code: string) =>
    onLine({
      ...line,
      conservatoires: line.conservatoires.includes(code)
        ? line.conservatoires.filter((other) => other !== code)
        : [...line.conservatoires, code],
    });
  return (
    <fieldset class="schools" aria-describedby={describedBy(id, undefined, error)}>
      <legend class="unseen">Conservatoires de la personne {rank}</legend>
      {error && <Fault id={id} message={error} />}
      {schools.map(({ code, name }, index) => (
        <label key={code}>
          <input
            type="checkbox"
            id={index === 0 ? id : undefined}
            checked={line.conservatoires.includes(code)}
            onChange={() => toggle(code)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
