import { createHash } from 'node:crypto';
import { generatedContent, type Socket } from '#host';
import type { Transfer, TransferPlan, TransferResult } from './transfer.ts';

/** Sends a seeded stream over a socket of the host, closes its half, and hashes what comes. */
export function hostTransfer(socket: Socket, { send = 0, seed = 1 }: TransferPlan = {}): Transfer {
  return new HostTransfer(socket, send, seed);
}

class HostTransfer implements Transfer {
  readonly #socket: Socket;
  readonly #content: Iterator<Uint8Array, void, void>;
  readonly #sent = createHash('sha256');
  readonly #received = createHash('sha256');
  #sentBytes = 0;
  #ended = false;
  #peerEnded = false;
  #failure: string | undefined;
  receivedBytes = 0;
  result: TransferResult | undefined;

  constructor(socket: Socket, send: number, seed: number) {
    this.#socket = socket;
    this.#content = generatedContent(send, seed);
    socket.onDrain = () => this.#write();
    socket.onEnd = () => {
      this.#peerEnded = true;
    };
    socket.onError = (error) => {
      this.#failure = error.message;
    };
    socket.onClose = () => this.#over();
    socket.onData = (bytes) => {
      this.receivedBytes += bytes.length;
      this.#received.update(bytes);
    };
    this.#write();
  }

  #write(): void {
    while (!this.#ended) {
      const piece = this.#content.next();
      if (piece.done) {
        this.#ended = true;
        this.#socket.end();
        return;
      }
      this.#sentBytes += piece.value.length;
      this.#sent.update(piece.value);
      if (!this.#socket.write(piece.value)) return;
    }
  }

  #over(): void {
    const inOrder = this.#ended && this.#peerEnded ? 'fin' : 'cut';
    this.result = {
      sent: { bytes: this.#sentBytes, sha256: this.#sent.digest('hex') },
      received: { bytes: this.receivedBytes, sha256: this.#received.digest('hex') },
      end: this.#failure ?? inOrder,
    };
  }
}
