import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface OrderedItem {
  readonly key: string;
  /** How it is called where it is moved. */
  readonly name: string;
  readonly label: ComponentChildren;
}

interface OrderedListProps {
  readonly id: string;
  readonly items: readonly OrderedItem[];
  /** `1er vœu` for the first. */
  readonly rankWords: (place: number) => string;
  readonly onOrder: (keys: string[]) => void;
}

type Way = 'up' | 'down';
const words: Readonly<Record<Way, string>> = { up: 'Monter', down: 'Descendre' };

/** A list put in order with two buttons an item: the focus follows what moves, and what happened is said. */
export function OrderedList({ id, items, rankWords, onOrder }: OrderedListProps) {
  const pressed = useRef<{ readonly key: string; readonly way: Way } | null>(null);
  const [said, setSaid] = useState('');
  const buttonId = (key: string, way: Way) => `${id}-${way}-${key}`;
  useLayoutEffect(() => {
    const { key, way } = pressed.current ?? {};
    pressed.current = null;
    if (key === undefined || way === undefined) return;
    const other = way === 'up' ? 'down' : 'up';
    (document.getElementById(buttonId(key, way)) ?? document.getElementById(buttonId(key, other)))?.focus();
  }, [items]);
  const move = (from: number, way: Way) => {
    const to = way === 'up' ? from - 1 : from + 1;
    const keys = items.map(({ key }) => key);
    const [key = ''] = keys.splice(from, 1);
    keys.splice(to, 0, key);
    pressed.current = { key, way };
    setSaid(`${items[from]?.name}\u00a0: ${rankWords(to + 1)}.`);
    onOrder(keys);
  };
  return (
    <>
      <ol class="ordered">
        {items.map(({ key, name, label }, index) => (
          <li key={key}>
            <div>
              <span class="rank">{rankWords(index + 1)}</span>
              {label}
            </div>
            <div class="moves">
              {(['up', 'down'] as const)
                .filter((way) => index !== (way === 'up' ? 0 : items.length - 1))
                .map((way) => (
                  <button
                    key={way}
                    id={buttonId(key, way)}
                    class="link"
                    type="button"
                    onClick={() => move(index, way)}
                  >
                    {words[way]}
                    <span class="unseen">&nbsp;: {name}</span>
                  </button>
                ))}
            </div>
          </li>
        ))}
      </ol>
      <p class="unseen" role="status">
        {said}
      </p>
    </>
  );
}
