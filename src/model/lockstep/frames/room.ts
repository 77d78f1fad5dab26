/** Whether the device can have had no room for a frame: in its ingress buffer, on the raw receive ring (3.6). */
import { limits } from '#contract';

/** Frames of the largest size that the ingress buffer holds at least (3.6). */
const ingressFrames = 4;

/** Counts bytes on the wire: all that were given since the device was last seen idle may still be there. */
export class IngressBuffer {
  #given = 0;
  /** Of these, what had left when the device was idle; before that was ever seen, nobody knows. */
  #left = Number.NEGATIVE_INFINITY;

  /** A frame was given. @returns bytes that may be there with it, its own included */
  take(bytes: number): number {
    this.#given += bytes;
    return this.#given - this.#left;
  }

  get given(): number {
    return this.#given;
  }

  /** The device was idle when it had been given so much. */
  idle(given: number): void {
    this.#left = given;
  }

  /** Whether a frame may find no room where so much may be there with it. */
  static mayBeFull(bytes: number): boolean {
    return bytes > ingressFrames * limits.maxFrameBytes;
  }
}

/** Entries of the raw receive ring: taken by frames that went up, given back by the host. */
export class RawRing {
  #size = 0;
  #taken = 0;
  #returned = 0;

  /** Register RawReceiveLog2: 0 switches the ring off; its index begins anew. */
  install(log2: number): void {
    this.#size = log2 === 0 ? 0 : 2 ** log2;
    this.#taken = 0;
    this.#returned = 0;
  }

  /** A Raw record. */
  take(): void {
    this.#taken += 1;
  }

  /** Doorbell RawReceiveConsumer. An index beyond what was taken by `open` further frames at most is not followed. */
  giveBack(consumer: number, open: number): void {
    const more = (consumer - this.#returned) & 0xffff;
    if (this.#returned + more <= this.#taken + open) this.#returned += more;
  }

  /** Whether it may be full for a frame that comes behind `open` others. */
  mayBeFull(open: number): boolean {
    return this.#taken + open - this.#returned >= this.#size;
  }
}
