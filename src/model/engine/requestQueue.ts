/** The request queue of a connection: [reqHead, reqTail) of its receive ring (5.2). */

/** What the engine keeps of a ReceiveEntry. */
export interface PostedRequest {
  /** Address of the whole buffer. */
  readonly host: bigint;
  /** Length of the buffer. */
  readonly bytes: number;
  /** Bytes that were in it when it was posted, at most `bytes`. */
  readonly filled: number;
  /** Its entry claimed that more are in it than it has room for (5.2). */
  readonly overfull?: boolean;
  readonly noPush: boolean;
}

/** cap(i) of 5.2. */
export const capacity = (request: PostedRequest): number => request.bytes - request.filled;

export class RequestQueue {
  /** Oldest first: index 0 is reqHead. */
  readonly items: PostedRequest[] = [];

  /** The request at ring index `index`, where reqHead is `head`. */
  at(index: number, head: number): PostedRequest | undefined {
    return this.items[(index - head) & 0xffff];
  }

  /** `count` requests at the head have been completed. */
  release(count: number): void {
    this.items.splice(0, count);
  }
}
