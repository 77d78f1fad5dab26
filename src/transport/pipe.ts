/**
 * A two-way pipe of whole messages. Whoever stands above sees no difference between a socket, a spawned simulator and
 * memory.
 */
import { SmokestackError } from '#units';

export interface MessagePipe {
  /** What is at the other end, for error sentences: "unix:/run/x/bridge.sock". Never holds a secret. */
  readonly name: string;

  /**
   * Sends one message; `message` has been copied when the call returns. A message sent after the end is dropped: the
   * end itself is told to `onClose`.
   */
  send(message: Uint8Array): void;

  /** Names the one receiver. Messages that came before it was named are kept and given to it in order. */
  onMessage(handler: (message: Uint8Array) => void): void;

  /**
   * Names the one who hears of the end, once and after the last message; at once when it is over already. The error is
   * undefined when this side asked for the end, otherwise 'link-lost' or 'protocol' with what is known.
   */
  onClose(handler: (error: SmokestackError | undefined) => void): void;

  /** Ends the pipe; resolves once it is over. More than once is harmless. */
  close(): Promise<void>;
}

/** The receiving half of a pipe: keeps messages and the end until somebody listens. Base of every MessagePipe. */
export class PipeEnd {
  #receive: ((message: Uint8Array) => void) | undefined;
  #closed: ((error: SmokestackError | undefined) => void) | undefined;
  #early: Uint8Array[] = [];
  #end: { error: SmokestackError | undefined } | undefined;

  get ended(): boolean {
    return this.#end !== undefined;
  }

  deliver(message: Uint8Array): void {
    if (this.#end !== undefined) return;
    if (this.#receive === undefined) this.#early.push(message);
    else this.#receive(message);
  }

  /** Marks the end; only the first call counts. */
  finish(error: SmokestackError | undefined): void {
    if (this.#end !== undefined) return;
    this.#end = { error };
    this.#tellEnd();
  }

  onMessage(handler: (message: Uint8Array) => void): void {
    this.#receive = handler;
    // A handler may name its successor, which then gets the next message.
    for (let message = this.#early.shift(); message !== undefined; message = this.#early.shift())
      this.#receive(message);
    this.#tellEnd();
  }

  onClose(handler: (error: SmokestackError | undefined) => void): void {
    this.#closed = handler;
    this.#tellEnd();
  }

  /** The end is told after the last message: not while messages still wait for a receiver. */
  #tellEnd(): void {
    if (this.#end === undefined || this.#closed === undefined || this.#early.length > 0) return;
    const closed = this.#closed;
    this.#closed = undefined;
    closed(this.#end.error);
  }
}

/** The sentence for an end that nobody on this side asked for. */
export const linkLost = (name: string, what: string, cause?: unknown): SmokestackError =>
  new SmokestackError('link-lost', `the link to ${name} is lost: ${what}`, cause === undefined ? {} : { cause });
