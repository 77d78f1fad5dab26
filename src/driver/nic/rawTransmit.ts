import { encodeRawTransmitEntry, limits, registers } from '#contract';
import { SmokestackError } from '#units';
import { DriverRing } from '../ring/driverRing.ts';
import type { NicBase } from './nicBase.ts';

/** Shortest frame without FCS that is sent: an Ethernet header. */
const minFrameBytes = 14;

/**
 * The raw transmit ring. Entry i of the ring has slot i of a buffer of its own; the frame is copied there when its entry
 * gets its place.
 *
 * Room: the consumer index is read only while frames wait or the ring is more than half full, once for each turn in which
 * the device put a frame on the wire. It moves before the frame it speaks of leaves, so the last frame of a full ring
 * always finds the waiting ones room: nothing polls, and nothing stalls.
 */
export class RawTransmit {
  readonly rank = 'return';
  readonly #nic: NicBase;
  readonly #ring: DriverRing;
  readonly #slots: number;
  #asking = false;
  /** A frame left after the consumer index was asked for: the answer may be older than it. */
  #askAgain = false;

  constructor(nic: NicBase, log2Entries: number) {
    this.#nic = nic;
    this.#slots = nic.hostMemory.take(limits.maxFrameBytes << log2Entries);
    this.#ring = new DriverRing(
      nic,
      {
        base: registers.rawTransmitBase.offset,
        log2: registers.rawTransmitLog2.offset,
        producer: registers.rawTransmitProducer.offset,
        consumer: registers.rawTransmitConsumer.offset,
      },
      log2Entries,
      'post',
    );
  }

  /** Frames that found no room in the ring. */
  get waiting(): number {
    return this.#ring.waiting;
  }

  /**
   * Low 16 bits of the index behind every frame that was given here, those included that wait for room: what an initiate
   * names (engine.md section 11). The device compares it with the frames it has taken, not with the ring.
   */
  get producer(): number {
    return (this.#ring.producer + this.#ring.waiting) & 0xffff;
  }

  /** @throws SmokestackError 'range' for a frame that the device would skip */
  send(frame: Uint8Array): void {
    if (frame.length < minFrameBytes || frame.length > limits.maxFrameBytes)
      throw new SmokestackError(
        'range',
        `a frame of ${frame.length} bytes cannot be sent: ${minFrameBytes} to ${limits.maxFrameBytes} bytes are`,
      );
    this.#ring.push((phase) => {
      const buffer = this.#slots + (this.#ring.producer % this.#ring.entries) * limits.maxFrameBytes;
      void this.#nic.target.writeMemory('host', buffer, frame);
      return encodeRawTransmitEntry({ buffer: BigInt(buffer), bytes: frame.length, phase });
    });
  }

  /** A frame left the device. */
  onFrameOut(): void {
    if (this.#asking) this.#askAgain = true;
    else if (this.#ring.waiting > 0 || this.#ring.inRing * 2 >= this.#ring.entries) {
      this.#asking = true;
      this.#nic.turn.note(this);
    }
  }

  flush(): void {
    this.#askAgain = false;
    const { target, turn, failures } = this.#nic;
    target
      .readRegister(registers.rawTransmitConsumer.offset)
      .then((consumer) => {
        this.#asking = false;
        turn.run(() => {
          this.#ring.consumed(consumer);
          if (this.#askAgain) this.onFrameOut();
        });
      })
      .catch(failures.note);
  }

  close(): void {
    this.#ring.close();
    this.#nic.hostMemory.give(this.#slots);
  }
}
