import { LinkButton } from '../fields/button.tsx';
import type { AnswerGroup, AnswerLine } from './answer.ts';

interface AnswersProps {
  readonly groups: readonly AnswerGroup[];
  /** Where given, each line can be changed. */
  readonly onChange?: (line: AnswerLine) => void;
}

/** What is asked, line by line. */
export function Answers({ groups, onChange }: AnswersProps) {
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

function Value({ value }: Pick<AnswerLine, 'value'>) {
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
