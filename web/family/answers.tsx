import { LinkButton } from '../fields/button.tsx';

interface ShownLine {
  readonly label: string;
  readonly value: string | readonly string[];
  readonly isChanged?: boolean;
}

interface AnswersProps<L extends ShownLine> {
  readonly groups: readonly { readonly heading: string; readonly lines: readonly L[] }[];
  /** Where given, each line can be changed. */
  readonly onChange?: (line: L) => void;
}

/** What is asked, line by line. */
export function Answers<L extends ShownLine>({ groups, onChange }: AnswersProps<L>) {
  return (
    <>
      {groups.map((group) => (
        <section key={group.heading}>
          <h2>{group.heading}</h2>
          <dl class="answers">
            {group.lines.map((line) => (
              <div class="answer" key={line.label}>
                <dt>{line.label}</dt>
                <dd>
                  <Value value={line.value} />
                  {line.isChanged && <span class="changed">Modifié</span>}
                </dd>
                {onChange && (
                  <dd>
                    <LinkButton onPress={() => onChange(line)}>
                      Modifier
                      <span class="unseen">
                        &nbsp;: {line.label}, {group.heading}
                      </span>
                    </LinkButton>
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

function Value({ value }: Pick<ShownLine, 'value'>) {
  if (value.length === 0) return <>Rien</>;
  if (typeof value === 'string') return <>{value}</>;
  return (
    <ul>
      {value.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
