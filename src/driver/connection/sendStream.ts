import { encodeSendEntry, limits, type NetBufferList } from '#contract';
import { type SeqNum, seq, seqDiff } from '#units';
import { dataBytes, joined, pieces } from '../buffers/netBuffers.ts';
import type { NicBase } from '../nic/nicBase.ts';
import type { ConnectionRing } from './connectionRing.ts';

/** Data that the device has not been given. */
interface Unposted {
  readonly request: NetBufferList;
  readonly bytes: number;
  readonly fin: boolean;
}

/** An entry of the ring with bytes that the peer has not acknowledged. */
interface Entry {
  /** Stream offset behind its last byte, from SndUna at initiate. */
  readonly end: number;
  readonly bytes: number;
  /** Host memory that holds them. */
  readonly memory: number | undefined;
}

/**
 * The send data of one connection on its way into the device: bytes are copied from the host's MDLs to host memory once,
 * when their entry is made, and stay there until the peer has acknowledged them.
 *
 * A segment gathers from at most SendGatherMax entries. Seven entries in a row therefore hold at least MSS - 1 bytes:
 * small requests are joined, and one that would break the rule waits until bytes before it are acknowledged or more
 * requests join it.
 */
export class SendStream {
  readonly #nic: NicBase;
  readonly #ring: ConnectionRing;
  readonly #start: SeqNum;
  readonly #mss: number;
  readonly #unposted: Unposted[] = [];
  readonly #entries: Entry[] = [];
  #posted = 0;
  #una = 0;
  #finPosted = false;

  /** @param una sequence number of the first byte. @param mss most bytes of a segment */
  constructor(nic: NicBase, ring: ConnectionRing, una: SeqNum, mss: number) {
    this.#nic = nic;
    this.#ring = ring;
    this.#start = una;
    this.#mss = mss;
  }

  /** Stream offset of the first byte that the peer is not known to have acknowledged. */
  get una(): number {
    return this.#una;
  }

  /** The device was told that our FIN follows the data. */
  get finPosted(): boolean {
    return this.#finPosted;
  }

  /** The send data handed down at initiate: joined so that all of it fits half the ring, whatever its pieces. */
  handDown(requests: readonly NetBufferList[]): boolean {
    for (const request of requests) this.#unposted.push({ request, bytes: dataBytes(request), fin: false });
    const total = this.#unposted.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#post(Math.max(this.#mss, Math.ceil((2 * total) / this.#ring.entries)));
    this.#ring.write();
    return this.#unposted.length === 0;
  }

  /** Takes the data of a request; `post` gives it to the device. @param fin our FIN follows it */
  add(request: NetBufferList, fin: boolean): void {
    this.#unposted.push({ request, bytes: dataBytes(request), fin });
  }

  /** Gives the device what there is room for. False when host memory has run out. */
  post(): boolean {
    return this.#post(this.#mss);
  }

  /** Moves una to a sequence number the device told, and gives the memory of acknowledged entries back. */
  acknowledge(una: SeqNum): void {
    this.#una += Math.max(0, seqDiff(una, seq(this.#start + this.#una)));
    for (let first = this.#entries[0]; first !== undefined && first.end <= this.#una; first = this.#entries[0]) {
      this.#entries.shift();
      this.#release(first);
    }
  }

  /** Nothing more will be sent: everything is given back. */
  drop(): void {
    this.#unposted.length = 0;
    for (const entry of this.#entries.splice(0)) this.#release(entry);
  }

  #post(joinBytes: number): boolean {
    while (this.#unposted.length > 0 && this.#entries.length < this.#ring.entries && this.#mayFollow()) {
      const group = this.#group(joinBytes);
      const bytes = group.reduce((sum, item) => sum + item.bytes, 0);
      const memory = bytes === 0 ? undefined : this.#nic.hostMemory.tryTake(bytes);
      if (memory === undefined && bytes > 0) return false;
      this.#unposted.splice(0, group.length);
      if (memory !== undefined) {
        const data = joined(group.flatMap(({ request }) => pieces(request)));
        void this.#nic.target.writeMemory('host', memory, data);
      }
      const fin = group.at(-1)?.fin ?? false;
      const entry = encodeSendEntry({
        buffer: BigInt(memory ?? 0),
        seq: seq(this.#start + this.#posted),
        bytes,
        endOfNbl: true,
        fin,
        phase: this.#ring.phase,
      });
      this.#ring.add(entry);
      this.#posted += bytes;
      this.#finPosted ||= fin;
      this.#entries.push({ end: this.#posted, bytes, memory });
    }
    return true;
  }

  /** Whether one more entry keeps every segment within SendGatherMax of them. */
  #mayFollow(): boolean {
    if (this.#entries.length < limits.sendGatherMax) return true;
    const inner = this.#entries.slice(1 - limits.sendGatherMax);
    return inner.reduce((sum, { bytes }) => sum + bytes, 0) >= this.#mss - 1;
  }

  /** Requests that share the next entry: up to `joinBytes`, a larger one alone or at the end. */
  #group(joinBytes: number): readonly Unposted[] {
    let bytes = 0;
    let count = 0;
    for (const item of this.#unposted) {
      if (count > 0 && bytes >= joinBytes) break;
      bytes += item.bytes;
      count++;
      if (item.fin) break;
    }
    // A FIN that has nothing of its own rides on what precedes it.
    const next = this.#unposted[count];
    if (next?.fin === true && next.bytes === 0 && this.#unposted[count - 1]?.fin === false) count++;
    return this.#unposted.slice(0, count);
  }

  #release({ memory }: Entry): void {
    if (memory !== undefined) this.#nic.hostMemory.give(memory);
  }
}
