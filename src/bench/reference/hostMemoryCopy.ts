const pageLog2 = 16;
const pageBytes = 1 << pageLog2;

/** What host software has written to host memory, byte for byte: the bench's own copy, never read from the device. */
export class HostMemoryCopy {
  readonly #pages = new Map<number, Uint8Array>();

  write(address: number, data: Uint8Array): void {
    for (let done = 0; done < data.length; ) {
      const at = address + done;
      const inPage = at % pageBytes;
      const count = Math.min(data.length - done, pageBytes - inPage);
      this.#page(Math.floor(at / pageBytes)).set(data.subarray(done, done + count), inPage);
      done += count;
    }
  }

  /** A copy of `count` bytes; what was never written is zero. */
  read(address: number, count: number): Uint8Array {
    const out = new Uint8Array(count);
    for (let done = 0; done < count; ) {
      const at = address + done;
      const inPage = at % pageBytes;
      const piece = Math.min(count - done, pageBytes - inPage);
      const page = this.#pages.get(Math.floor(at / pageBytes));
      if (page) out.set(page.subarray(inPage, inPage + piece), done);
      done += piece;
    }
    return out;
  }

  #page(number: number): Uint8Array {
    let page = this.#pages.get(number);
    if (page === undefined) {
      page = new Uint8Array(pageBytes);
      this.#pages.set(number, page);
    }
    return page;
  }
}
