import { linkLost, type MessagePipe, PipeEnd } from './pipe.ts';

class MemoryPipe extends PipeEnd implements MessagePipe {
  readonly name: string;
  other: MemoryPipe | undefined;

  constructor(name: string) {
    super();
    this.name = name;
  }

  send(message: Uint8Array): void {
    if (this.ended) return;
    // Not slice(): on a Buffer that is a view.
    const copy = new Uint8Array(message);
    queueMicrotask(() => this.other?.deliver(copy));
  }

  close(): Promise<void> {
    this.finish(undefined);
    // Behind the messages already sent, which are microtasks too.
    queueMicrotask(() => this.other?.finish(linkLost(this.name, 'the other end closed it')));
    return Promise.resolve();
  }
}

/** Two pipes that face each other in memory. Messages arrive in order, in a later microtask, as on a socket. */
export function memoryPipePair(name = 'memory'): [MessagePipe, MessagePipe] {
  const [a, b] = [new MemoryPipe(`${name}:a`), new MemoryPipe(`${name}:b`)];
  a.other = b;
  b.other = a;
  return [a, b];
}
