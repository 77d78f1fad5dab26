import { createWriteStream, type WriteStream } from 'node:fs';
import { SmokestackError } from '#units';
import { type CaptureDirection, PcapngWriter } from '#wire';

/**
 * wire.pcapng: the wire as the device sees it. Outbound frames before the cable had them, inbound ones as they arrived
 * behind it; each with its number in a comment. Time is session time, from `epochMs` on.
 */
export class Capture {
  readonly #file: WriteStream;
  readonly #writer: PcapngWriter;
  readonly #interface: ReturnType<PcapngWriter['addInterface']>;
  readonly #epochNs: bigint;
  #error: SmokestackError | undefined;
  #closed = false;

  /** @param epochMs wall clock at session time 0; 0 where time is virtual */
  constructor(path: string, epochMs: number) {
    this.#epochNs = BigInt(Math.round(epochMs)) * 1_000_000n;
    this.#file = createWriteStream(path);
    this.#file.on('error', (cause) => {
      this.#error ??= new SmokestackError('environment', `${path} cannot be written: ${cause.message}`, {
        cure: 'free some disk space, or name another folder with -o',
        cause,
      });
    });
    this.#writer = new PcapngWriter((block) => this.#file.write(block));
    this.#interface = this.#writer.addInterface('nic', 'the device under test');
  }

  /** A frame that comes after the end, as from a device that runs freely, is none of this run. */
  add(direction: CaptureDirection, frame: Uint8Array, timeMs: number, comment: string): void {
    if (this.#closed) return;
    const timeNs = this.#epochNs + BigInt(Math.round(timeMs * 1e6));
    this.#writer.write({ on: this.#interface, timeNs, frame, direction, comment });
  }

  /** @throws SmokestackError 'environment' when not everything could be written */
  close(): Promise<void> {
    this.#closed = true;
    return new Promise((resolve, reject) =>
      this.#file.close((cause) => {
        if (this.#error !== undefined) reject(this.#error);
        else if (cause) reject(SmokestackError.from(cause, 'environment'));
        else resolve();
      }),
    );
  }
}
