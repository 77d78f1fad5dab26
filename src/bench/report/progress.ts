/** Numbered steps with their time, on stderr: `[3/6] building simulator … 41 s`. */
export class Progress {
  readonly #write: (text: string) => void;
  readonly #total: number;
  readonly #grey: (text: string) => string;
  readonly #live: boolean;
  #number = 0;

  /** @param live the start of a step is shown at once; not while several run side by side */
  constructor(total: number, live: boolean, stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr) {
    this.#total = total;
    this.#live = live;
    this.#write = (text) => stream.write(text);
    const colors = stream.isTTY && (process.env.NO_COLOR ?? '') === '';
    this.#grey = (text) => (colors ? `\u001b[90m${text}\u001b[0m` : text);
  }

  /** Does `work` as one step; `said` puts its outcome into a word or two. */
  async step<T>(what: string, work: () => Promise<T>, said: (result: T) => string = () => ''): Promise<T> {
    const number = ++this.#number;
    const head = `${this.#grey(`[${number}/${this.#total}]`)} ${what} … `;
    const start = Date.now();
    const end = (words: string): void => {
      const seconds = `${Math.round((Date.now() - start) / 1000)} s`;
      this.#write(`${this.#live ? '' : head}${words === '' ? '' : `${words}, `}${seconds}\n`);
    };
    if (this.#live) this.#write(head);
    try {
      const result = await work();
      end(said(result));
      return result;
    } catch (thrown) {
      end('failed');
      throw thrown;
    }
  }
}
