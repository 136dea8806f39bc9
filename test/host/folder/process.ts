import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process of its own that is told what to do line by line, and answers line by line. */
export class Other {
  private readonly child: ChildProcess;
  private readonly answers: string[] = [];
  private readonly readers: ((line: string) => void)[] = [];
  private readonly ended: Promise<void>;

  constructor(script: URL, ...words: readonly string[]) {
    const path = fileURLToPath(script);
    const child = spawn(process.execPath, ['--import', 'tsx', path, ...words], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child = child;
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const reader = this.readers.shift();
      if (reader) reader(line);
      else this.answers.push(line);
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Every line it said that nobody read. */
  get unread(): readonly string[] {
    return this.answers;
  }

  say(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  read(): Promise<string> {
    const known = this.answers.shift();
    return known === undefined
      ? new Promise((resolve) => this.readers.push(resolve))
      : Promise.resolve(known);
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
