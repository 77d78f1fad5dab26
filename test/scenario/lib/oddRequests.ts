import type { Bench } from 'smokestack';
import { type MiniportChimney, type MiniportOffloadContext, type NetBufferList, ndisStatus } from '#contract';
import { netBufferList } from '../../../src/host/offload/netBuffers.ts';
import { OffloadedPath, type PathRequest } from '../../../src/host/offload/offloadedPath.ts';
import type { Scripted } from './scripted.ts';

const statusNames = new Map<number, string>(Object.entries(ndisStatus).map(([name, value]) => [value, name]));

type Kind = PathRequest['kind'];

/**
 * Requests of an application that errs, posted past the host's own path on an offloaded connection: what became of each,
 * in order.
 */
export class OddRequests extends OffloadedPath {
  /** As `name status bytes`. */
  readonly outcomes: string[] = [];
  readonly #names = new Map<NetBufferList, string>();
  readonly #calls: MiniportChimney;
  readonly #context: MiniportOffloadContext;

  constructor(bench: Bench, { socket }: Scripted) {
    super({
      clock: bench.clock,
      send: () => {},
      receiveReturn: () => {},
      posting: { requests: 0, bytes: 0 },
      tell: () => {},
      over: () => {},
    });
    this.#calls = bench.offloading.calls;
    this.#context = bench.chimney.contextOf(socket);
  }

  /** Whether everything that was posted has come back. */
  get settled(): boolean {
    return this.outcomes.length === this.#names.size;
  }

  /** What has come back is looked at. */
  forget(): void {
    this.#names.clear();
  }

  postSend(name: string, bytes: Uint8Array): void {
    this.#calls.tcpOffloadSend(this.#context, this.#named(name, 'send', bytes));
  }

  postReceive(name: string, bytes: number): void {
    this.#calls.tcpOffloadReceive(this.#context, this.#named(name, 'receive', new Uint8Array(bytes)));
  }

  postDisconnect(name: string, kind: 'graceful' | 'abortive'): void {
    this.#calls.tcpOffloadDisconnect(this.#context, this.#named(name, 'disconnect', new Uint8Array(0)), kind);
  }

  override onSendComplete(request: NetBufferList): void {
    this.#end(request);
  }

  override onReceiveComplete(request: NetBufferList): void {
    this.#end(request);
  }

  override onDisconnectComplete(request: NetBufferList): void {
    this.#end(request);
  }

  #named(name: string, kind: Kind, bytes: Uint8Array): NetBufferList {
    const request = netBufferList(bytes, { path: this, kind, bytes } satisfies PathRequest);
    this.#names.set(request, name);
    return request;
  }

  #end(request: NetBufferList): void {
    const { status, tcpOffloadBytesTransferred: bytes } = request;
    this.outcomes.push(`${this.#names.get(request)} ${statusNames.get(status)} ${bytes}`);
  }
}
