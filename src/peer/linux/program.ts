import { SmokestackError } from '#units';

/** Standard input travels in pieces well below the longest message (sim/netns/channel.h, kMaxMessage). */
const pieceBytes = 65536;

/** Output of a program as text, growing while it runs. */
export class Output {
  #text = '';
  #ended = false;
  readonly #waiting = new Set<() => void>();

  /** Everything written so far. */
  get text(): string {
    return this.#text;
  }

  /**
   * The first match of `pattern`, now or later. Rejects with 'state' when the program ends without one, with 'timeout'
   * after `timeoutMs` of real time.
   */
  waitFor(pattern: RegExp, timeoutMs = 10_000): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const settle = (action: () => void): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        action();
      };
      const look = (): void => {
        const match = pattern.exec(this.#text);
        const said = `It said: ${this.#text.slice(-500) || 'nothing'}`;
        if (match) settle(() => resolve(match));
        else if (this.#ended)
          settle(() => reject(new SmokestackError('state', `the program ended without writing ${pattern}. ${said}`)));
      };
      const timer = setTimeout(() => {
        const message = `the program did not write ${pattern} within ${timeoutMs} ms. It said: ${this.#text.slice(-500) || 'nothing'}`;
        settle(() => reject(new SmokestackError('timeout', message)));
      }, timeoutMs);
      this.#waiting.add(look);
      look();
    });
  }

  /** For the owner of the program: more text. */
  append(text: string): void {
    this.#text += text;
    for (const look of [...this.#waiting]) look();
  }

  /** For the owner of the program: nothing more will come. */
  end(): void {
    this.#ended = true;
    for (const look of [...this.#waiting]) look();
  }
}

/** How a program inside the namespace is reached. */
export interface ProgramControl {
  signal(pid: number, signal: number): Promise<void>;
  /** No bytes: end of standard input. */
  feed(pid: number, bytes: Uint8Array): void;
}

/** A program that runs inside the Linux peer's namespace. */
export class LinuxProgram {
  /** As this process counts pids. */
  readonly pid: number;
  readonly stdout = new Output();
  readonly stderr = new Output();
  /** Exit code; 128 + n when signal n ended it (137 when the namespace went down). Never rejects. */
  readonly exit: Promise<number>;
  readonly #control: ProgramControl;
  #settle: (code: number) => void = () => {};
  readonly #decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };

  constructor(pid: number, control: ProgramControl) {
    this.pid = pid;
    this.#control = control;
    this.exit = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Writes to standard input. */
  write(bytes: Uint8Array | string): void {
    const raw = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
    for (let at = 0; at < raw.length; at += pieceBytes) this.#control.feed(this.pid, raw.subarray(at, at + pieceBytes));
  }

  /** Ends standard input. */
  end(): void {
    this.#control.feed(this.pid, new Uint8Array(0));
  }

  /** Signals the program and what it started; 15 (SIGTERM) by default. Resolves once sent; `exit` tells the rest. */
  kill(signal = 15): Promise<void> {
    return this.#control.signal(this.pid, signal);
  }

  /** For the owner of the program. */
  received(stream: 'stdout' | 'stderr', bytes: Uint8Array): void {
    this[stream].append(this.#decoders[stream].decode(bytes, { stream: true }));
  }

  /** For the owner of the program. */
  exited(code: number): void {
    this.stdout.end();
    this.stderr.end();
    this.#settle(code);
  }
}
