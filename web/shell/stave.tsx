const GAP = 9;
const WIDTH = 200;

interface StaveProps<S extends string> {
  readonly list: readonly S[];
  /** The one reached. */
  readonly step: S;
  readonly words: Readonly<Record<S, string>>;
}

/**
 * The step indicator: a stave with as many lines as steps, and a note on the line reached. The drawing is decoration;
 * the words under it are the information.
 */
export function Stave<S extends string>({ list, step, words }: StaveProps<S>) {
  const reached = list.indexOf(step);
  const height = GAP * (list.length + 5);
  const lineY = (index: number): number => height - GAP * (index + 1.5);
  const noteX = (WIDTH * (reached + 0.5)) / list.length;
  const noteY = lineY(reached);
  return (
    <div class="stave">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true" focusable="false">
        {list.map((name, index) => (
          <line
            key={name}
            class={index <= reached ? 'reached' : 'ahead'}
            x1="0"
            x2={WIDTH}
            y1={lineY(index)}
            y2={lineY(index)}
            stroke-width="1.6"
          />
        ))}
        <line
          class="stem"
          x1={noteX + 5.4}
          x2={noteX + 5.4}
          y1={noteY - 2}
          y2={noteY - 32}
          stroke-width="1.8"
        />
        <ellipse
          class="note"
          cx={noteX}
          cy={noteY}
          rx="6.6"
          ry="4.9"
          transform={`rotate(-20 ${noteX} ${noteY})`}
        />
      </svg>
      <p>{stepWords(list, step, words)}</p>
    </div>
  );
}

/** « Étape 2 sur 4 : Cours », the same in the page and in its title. */
export const stepWords = <S extends string>(
  list: readonly S[],
  step: S,
  words: Readonly<Record<S, string>>,
): string => `Étape ${list.indexOf(step) + 1} sur ${list.length}\u00a0: ${words[step]}`;
