import type { Duplex } from 'node:stream';
import { type Kind, MessageReader, messageHead } from './messages.ts';

/** Messages over the socket to `smokestack-netns`, many to a system call. */
export class Channel {
  readonly #socket: Duplex;
  #corked = false;

  /** `onLost` is called once the other end broke the protocol or the socket failed; the socket is closed by then. */
  constructor(socket: Duplex, onMessage: (of: string, payload: Buffer) => void, onLost: (error: unknown) => void) {
    this.#socket = socket;
    const reader = new MessageReader(onMessage);
    socket.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch (error) {
        socket.destroy();
        onLost(error);
      }
    });
    socket.on('error', onLost);
  }

  /** Sends one message; dropped, as on a pulled cable, once the socket is closed. */
  send(of: Kind, ...parts: Uint8Array[]): void {
    if (!this.#socket.writable) return;
    if (!this.#corked) {
      this.#corked = true;
      this.#socket.cork();
      process.nextTick(() => {
        this.#corked = false;
        this.#socket.uncork();
      });
    }
    const bytes = parts.reduce((sum, part) => sum + part.length, 0);
    this.#socket.write(messageHead(of, bytes));
    for (const part of parts) this.#socket.write(part);
  }

  /** Tells the other end that this side is through; it then takes everything down. */
  end(): void {
    this.#socket.end();
  }
}
