/** One slot: the memory of its connections, one after another, and what the host knows of the present one. */
import { type EventEntry, encodeReceiveEntry, encodeSendEntry, limits, registers, sizeOfTcpImage } from '#contract';
import { type SeqNum, seq, seqAdd, seqLe } from '#units';
import type { NicBase } from '../../../../src/driver/nic/nicBase.ts';
import type { Down } from './image.ts';

const regionBytes = 2 ** 16;
const mostEntries = 32;
/** Room of each receive request, with what it may be skewed by. */
export const requestBytes = 4096;
/** That a connection asks one after the other once nothing comes in: a full region in the smallest indications, and some for posts. */
export const mostQuestions = regionBytes / 128 + 40;

const doorbell = registers.connectionDoorbell;

export class Life {
  /** coming, leaving: its initiate, its terminate has not ended. */
  stage: 'free' | 'coming' | 'live' | 'leaving' = 'free';
  readonly slot: number;
  target = 0;
  down: Down | undefined;
  /** Entries that want an answer. */
  readonly questions: EventEntry[] = [];
  querying = false;
  /** Our FIN is posted: nothing comes behind it. */
  ended = false;
  readonly memory;
  readonly #nic: NicBase;
  #send = { producer: 0, next: seq(0), ends: [] as SeqNum[] };
  #receive = { producer: 0, open: 0 };

  constructor(nic: NicBase, slot: number) {
    const { hostMemory, nicMemory } = nic;
    this.slot = slot;
    this.#nic = nic;
    this.memory = {
      image: hostMemory.take(sizeOfTcpImage),
      query: hostMemory.take(sizeOfTcpImage),
      buffer: hostMemory.take(regionBytes),
      sendRing: hostMemory.take(limits.entryBytes * mostEntries),
      receiveRing: hostMemory.take(limits.entryBytes * mostEntries),
      requests: hostMemory.take(requestBytes * mostEntries),
      region: nicMemory.take(regionBytes, regionBytes),
    };
  }

  /** Another connection: its rings begin anew. Writes the entries that come down with it. */
  begin(down: Down, pool: number): void {
    this.stage = 'coming';
    this.down = down;
    this.questions.length = 0;
    this.ended = down.image.finPosted;
    const { finPosted, state, sndUna, sndEnd } = down.image;
    // In FIN_WAIT_2 the FIN lies between the end of the data and sndUna.
    this.#send = { producer: 0, next: finPosted && state === 6 ? seq(sndEnd) : seq(sndUna), ends: [] };
    this.#receive = { producer: 0, open: 0 };
    for (const bytes of down.backlog) this.#sendEntry(bytes, pool, false);
  }

  get producers(): { readonly sendProducer: number; readonly receiveProducer: number } {
    return { sendProducer: this.#send.producer & 0xffff, receiveProducer: this.#receive.producer & 0xffff };
  }

  get sendRoom(): number {
    return (this.down === undefined ? 0 : 2 ** this.down.image.sendRingLog2) - this.#send.ends.length;
  }

  get receiveRoom(): number {
    return (this.down === undefined ? 0 : 2 ** this.down.image.receiveRingLog2) - this.#receive.open;
  }

  /** @param at where the bytes lie in host memory */
  postSend(bytes: number, at: number, fin: boolean): void {
    if (this.stage !== 'live' || this.ended || this.sendRoom <= 0 || this.down === undefined) return;
    const least = fin && bytes === 0 ? 0 : this.down.shortestEntry;
    this.#sendEntry(Math.max(bytes, least), at, fin);
    this.ended = fin;
    this.#ring(0, this.#send.producer);
  }

  postReceive(bytes: number, filled: number, skew: number, noPush: boolean): void {
    if (this.stage !== 'live' || this.receiveRoom <= 0) return;
    const index = this.#receive.producer++;
    this.#receive.open++;
    const entries = 2 ** (this.down?.image.receiveRingLog2 ?? 0);
    const buffer = BigInt(this.memory.requests + (index % entries) * requestBytes + skew);
    const phase = Math.floor(index / entries) % 2 === 0;
    const entry = encodeReceiveEntry({ buffer, bytes, filled: Math.min(filled, bytes), noPush, phase });
    void this.#nic.target.writeMemory('host', this.memory.receiveRing + (index % entries) * limits.entryBytes, entry);
    this.#ring(1, this.#receive.producer);
  }

  /** SendComplete: entries below `una` may be written anew. */
  sent(una: number): void {
    const { ends } = this.#send;
    while (ends[0] !== undefined && seqLe(ends[0], seq(una))) ends.shift();
  }

  /** ReceiveComplete: so many requests came back. */
  received(count: number): void {
    this.#receive.open -= count;
  }

  #sendEntry(bytes: number, at: number, fin: boolean): void {
    const send = this.#send;
    const entries = 2 ** (this.down?.image.sendRingLog2 ?? 0);
    const [index, phase] = [send.producer % entries, Math.floor(send.producer / entries) % 2 === 0];
    const entry = encodeSendEntry({ buffer: BigInt(at), seq: send.next, bytes, endOfNbl: true, fin, phase });
    void this.#nic.target.writeMemory('host', this.memory.sendRing + index * limits.entryBytes, entry);
    send.producer++;
    send.next = seqAdd(send.next, bytes);
    send.ends.push(send.next);
  }

  #ring(receive: 0 | 1, producer: number): void {
    const { producer: at, connection, receive: side } = doorbell.fields;
    const value = ((producer & 0xffff) << at.lsb) | ((this.target & 0xffff) << connection.lsb) | (receive << side.lsb);
    void this.#nic.target.writeRegister(doorbell.offset, value >>> 0);
  }
}
