import { limits, ndisStatus, sizeOfTcpImage } from '#contract';
import type { RingSizes } from '../engine/engine.ts';
import type { NicBase } from '../nic/nicBase.ts';

/**
 * Everything a connection occupies from initiate to the end of its terminate: both rings, room for its image and for as
 * much buffered data as its region can hold, and the region itself. Taken together at initiate, so that no terminate can
 * ever fail for want of memory.
 */
export class ConnectionMemory {
  readonly #nic: NicBase;
  readonly sendRing: number;
  readonly receiveRing: number;
  readonly image: number;
  readonly buffer: number;
  readonly region: number;
  readonly regionLog2: number;

  /** @param regionLog2 of bytes. Returns the status to refuse the connection with when there is no memory. */
  static take(
    nic: NicBase,
    rings: RingSizes,
    regionLog2: number,
  ): ConnectionMemory | typeof ndisStatus.resources | typeof ndisStatus.offloadTcpRcvBuffer {
    const region = nic.nicMemory.tryTake(2 ** regionLog2, 2 ** regionLog2);
    if (region === undefined) return ndisStatus.offloadTcpRcvBuffer;
    const parts = [
      limits.entryBytes << rings.sendLog2,
      limits.entryBytes << rings.receiveLog2,
      sizeOfTcpImage,
      2 ** regionLog2,
    ];
    const taken: number[] = [];
    for (const bytes of parts) {
      const base = nic.hostMemory.tryTake(bytes);
      if (base !== undefined) taken.push(base);
    }
    const [sendRing, receiveRing, image, buffer] = taken;
    if (sendRing === undefined || receiveRing === undefined || image === undefined || buffer === undefined) {
      for (const base of taken) nic.hostMemory.give(base);
      nic.nicMemory.give(region);
      return ndisStatus.resources;
    }
    return new ConnectionMemory(nic, { sendRing, receiveRing, image, buffer, region }, regionLog2);
  }

  private constructor(
    nic: NicBase,
    at: Pick<ConnectionMemory, 'sendRing' | 'receiveRing' | 'image' | 'buffer' | 'region'>,
    regionLog2: number,
  ) {
    this.#nic = nic;
    this.sendRing = at.sendRing;
    this.receiveRing = at.receiveRing;
    this.image = at.image;
    this.buffer = at.buffer;
    this.region = at.region;
    this.regionLog2 = regionLog2;
  }

  /** Room for buffered data. */
  get bufferBytes(): number {
    return 2 ** this.regionLog2;
  }

  give(): void {
    for (const base of [this.sendRing, this.receiveRing, this.image, this.buffer]) this.#nic.hostMemory.give(base);
    this.#nic.nicMemory.give(this.region);
  }
}
