import type { StudentCard, Uploaded } from '../../src/calls/family.ts';
import type { Reply } from '../../src/calls/reply.ts';
import type { CallInput } from '../../src/calls.ts';
import { partsOfFile } from '../../src/supporting/parts.ts';
import { newRequestKey, type Trouble } from '../server.ts';
import type { Prepared } from './photo.ts';

/** One file on its way, or stopped on its way. */
export interface Sending {
  readonly key: string;
  readonly student: string;
  readonly document: string;
  readonly name: string;
  /** Parts sent, of so many; no parts while the page makes a photo smaller. */
  readonly sent: number;
  readonly parts: number;
  readonly trouble: Trouble | null;
  /** Why it stopped; empty while it goes on. */
  readonly message: string;
  readonly canRetry: boolean;
}

export interface Uploads {
  add(student: string, document: string, file: File): void;
  retry(key: string): void;
  /** Forgets one that stopped. */
  drop(key: string): void;
  isBusy(): boolean;
}

type Part = Omit<CallInput<'family.upload'>, 'session'>;

export interface Hands {
  readonly prepare: (file: Blob) => Promise<Prepared>;
  /** Until a definite answer. */
  readonly send: (part: Part, told: (trouble: Trouble) => void) => Promise<Reply<Uploaded>>;
  readonly tell: (sending: readonly Sending[]) => void;
  /** Taken: the students' cards now, and the photo as it left, to show it small. */
  readonly onTaken: (students: readonly StudentCard[], key: string, picture: Blob | null) => void;
  /** Nothing is on its way any more. */
  readonly onIdle: (student: string) => void;
}

/** The name a person knows the file by, as far as one line goes. */
const longestName = 120;

/** Files leave one after the other, each with its own retry; one that fails holds back none of the others. */
export function createUploads({ prepare, send, tell, onTaken, onIdle }: Hands): Uploads {
  const files = new Map<string, { sending: Sending; readonly file: File }>();
  let last = Promise.resolve();

  const show = () => tell([...files.values()].map(({ sending }) => sending));
  const change = (key: string, part: Partial<Sending>) => {
    const one = files.get(key);
    if (!one) return;
    one.sending = { ...one.sending, ...part };
    show();
  };
  const isGoing = () => [...files.values()].some(({ sending }) => sending.message === '');

  const carry = async (key: string): Promise<void> => {
    const one = files.get(key);
    if (!one) return;
    const { student, document, name } = one.sending;
    const prepared = await prepare(one.file);
    if (prepared.kind === 'refused') return change(key, { message: prepared.message, canRetry: false });
    const texts = partsOfFile(prepared.base64);
    change(key, { parts: texts.length, sent: 0 });
    const part = (i: number): Part => {
      return { student, document, requestKey: key, name, part: i, parts: texts.length, data: texts[i] ?? '' };
    };
    const end = texts.length - 1;
    let left = texts.map((_, i) => i);
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const reply = await send(part(next), (trouble) => change(key, { trouble }));
      if (!reply.ok) {
        const canRetry = reply.refusal.kind !== 'invalid';
        return change(key, { message: reply.refusal.message, canRetry, trouble: null });
      }
      if (reply.value.kind === 'missing') left = [...reply.value.parts, end];
      change(key, { sent: texts.length - left.length, trouble: null });
      if (reply.value.kind === 'done') {
        files.delete(key);
        show();
        onTaken(reply.value.students, key, prepared.picture);
      }
    }
  };
  const queue = (key: string) => {
    const student = files.get(key)?.sending.student ?? '';
    last = last
      .then(() => carry(key))
      .then(() => {
        if (!isGoing()) onIdle(student);
      });
  };
  return {
    add(student, document, file) {
      const key = newRequestKey();
      const name = file.name.slice(-longestName);
      const fresh = { sent: 0, parts: 0, trouble: null, message: '', canRetry: false };
      files.set(key, { sending: { key, student, document, name, ...fresh }, file });
      show();
      queue(key);
    },
    retry(key) {
      change(key, { message: '', sent: 0, parts: 0 });
      queue(key);
    },
    drop(key) {
      files.delete(key);
      show();
    },
    isBusy: isGoing,
  };
}
