import { type EventEntry, encodeReceiveEntry, type NetBufferList } from '#contract';
import { SmokestackError } from '#units';
import { dataBytes } from '../buffers/netBuffers.ts';
import type { NicBase } from '../nic/nicBase.ts';
import type { ConnectionRing } from './connectionRing.ts';

/** A posted receive request whose entry the device has. */
interface Posted {
  readonly request: NetBufferList;
  /** Host memory of the whole buffer. */
  readonly memory: number;
  /** Length of the buffer, bytes already in it included. */
  readonly bytes: number;
  /** Bytes that were in it when it was posted (CHM-RX-012). */
  readonly filled: number;
}

/** A request that the device has completed. */
export interface Received {
  readonly request: NetBufferList;
  /** Bytes in the buffer, those it was posted with included (OC-25). */
  readonly total: number;
  /** The bytes that the device placed; settled once they are read. */
  readonly placed: Promise<Uint8Array> | undefined;
}

/** The posted receive requests of one connection, first in, first out (CHM-RX-001). */
export class ReceiveRequests {
  readonly #nic: NicBase;
  readonly #ring: ConnectionRing;
  readonly #posted: Posted[] = [];
  readonly #waiting: NetBufferList[] = [];

  constructor(nic: NicBase, ring: ConnectionRing) {
    this.#nic = nic;
    this.#ring = ring;
  }

  add(request: NetBufferList): void {
    this.#waiting.push(request);
    this.post();
  }

  /** Gives the device what there is room for. False when host memory has run out. */
  post(): boolean {
    while (this.#posted.length < this.#ring.entries) {
      const request = this.#waiting[0];
      if (request === undefined) return true;
      const filled = request.tcpOffloadBytesTransferred;
      const bytes = filled + dataBytes(request);
      const memory = this.#nic.hostMemory.tryTake(bytes);
      if (memory === undefined) return false;
      this.#waiting.shift();
      this.#posted.push({ request, memory, bytes, filled });
      const noPush = request.tcpReceiveNoPush;
      this.#ring.add(encodeReceiveEntry({ buffer: BigInt(memory), bytes, filled, noPush, phase: this.#ring.phase }));
    }
    return true;
  }

  /**
   * Takes the requests of a ReceiveComplete entry off the ring and asks for the bytes placed in them.
   * @throws SmokestackError 'protocol' when they are not the oldest ones of the ring
   */
  complete({ first, count, bytes, rest }: EventEntry): Received[] {
    const oldest = (this.#ring.next - this.#posted.length) & 0xffff;
    if (first !== oldest || count > this.#posted.length)
      throw new SmokestackError(
        'protocol',
        `the device completed receive requests ${first} to ${first + count - 1}; posted are ${this.#posted.length} from ${oldest}`,
      );
    return this.#posted.splice(0, count).map((posted, i) => {
      const one = rest ? i === 0 : i === count - 1;
      const total = one ? bytes : rest ? posted.filled : posted.bytes;
      if (total < posted.filled || total > posted.bytes)
        throw new SmokestackError(
          'protocol',
          `the device reports ${total} bytes in a request of ${posted.bytes} that held ${posted.filled}`,
        );
      return { request: posted.request, total, placed: this.#read(posted, total) };
    });
  }

  /** Everything that was not completed, in order; the device no longer knows of it. */
  drop(): NetBufferList[] {
    const requests = [...this.#posted.map(({ request }) => request), ...this.#waiting];
    for (const { memory } of this.#posted.splice(0)) this.#nic.hostMemory.give(memory);
    this.#waiting.length = 0;
    return requests;
  }

  /** The memory is free as soon as the read is on its way: operations take effect in order. */
  #read({ memory, filled }: Posted, total: number): Promise<Uint8Array> | undefined {
    const { target, hostMemory } = this.#nic;
    const placed = total > filled ? target.readMemory('host', memory + filled, total - filled) : undefined;
    hostMemory.give(memory);
    return placed;
  }
}
