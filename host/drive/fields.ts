import { NotEmulated } from '../emulated.ts';

/** What of an answer is wanted: everything, or these names. */
type Wanted = ReadonlyMap<string, Wanted> | 'all';
type Bag = Readonly<Record<string, unknown>>;

/**
 * Keeps of an answer what `fields` names: `id,name`, `files(id,parents)`, `files/id`, `*`.
 * [D] drive/api/guides/fields-parameter
 * @param answer every property this host knows, undefined where the file has none
 */
export function select(answer: Bag, fields: string): Bag {
  const parser = new Parser(fields);
  return pick(answer, parser.list(), '') as Bag;
}

function pick(value: unknown, wanted: Wanted, path: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => pick(item, wanted, path));
  if (wanted === 'all' || typeof value !== 'object' || value === null) return value;
  const bag = value as Bag;
  const names = wanted.has('*') ? Object.keys(bag) : [...wanted.keys()];
  const kept = names.map((name) => {
    if (!(name in bag)) throw new NotEmulated(`Drive: the field ${path}${name}`);
    return [name, pick(bag[name], wanted.get(name) ?? 'all', `${path}${name}/`)] as const;
  });
  return Object.fromEntries(kept.filter(([, item]) => item !== undefined));
}

/** Reads the text of `fields` from its beginning to its end. */
class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  list(): Wanted {
    const wanted = this.names();
    if (this.at < this.text.length) throw this.refusal();
    return wanted;
  }

  private names(): Map<string, Wanted> {
    const wanted = new Map<string, Wanted>();
    do {
      const name = this.take(/\s*([A-Za-z0-9]+|\*)\s*/y);
      if (name === undefined) throw this.refusal();
      wanted.set(name, this.below());
    } while (this.take(/(,)/y) !== undefined);
    return wanted;
  }

  private below(): Wanted {
    if (this.take(/(\/)/y) !== undefined) {
      const name = this.take(/([A-Za-z0-9]+|\*)\s*/y);
      if (name === undefined) throw this.refusal();
      return new Map([[name, this.below()]]);
    }
    if (this.take(/(\()/y) === undefined) return 'all';
    const wanted = this.names();
    if (this.take(/(\))\s*/y) === undefined) throw this.refusal();
    return wanted;
  }

  private take(word: RegExp): string | undefined {
    word.lastIndex = this.at;
    const found = word.exec(this.text);
    if (found !== null) this.at = word.lastIndex;
    return found?.[1];
  }

  private refusal(): NotEmulated {
    return new NotEmulated(`Drive: the fields ${this.text}`);
  }
}
