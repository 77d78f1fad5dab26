import { SmokestackError } from '#units';
import type { TcpSegment } from '#wire';
import { Socket } from '../socket/socket.ts';
import type { StreamPath } from '../socket/streamPath.ts';
import type { FourTuple, TcpEvent } from '../tcp/core.ts';
import type { InputVerdict } from '../tcp/input.ts';
import type { TcpConnection } from '../tcp/tcpConnection.ts';
import { exportState } from '../transfer/exportState.ts';
import { type ImportParts, importState } from '../transfer/importState.ts';
import type { TransferredConnection } from '../transfer/transferredConnection.ts';
import { ParkedPath } from './parkedPath.ts';

/** Who has the connection. While it changes hands, segments wait in order of arrival. */
export type Holder =
  | { readonly mode: 'host'; readonly tcp: TcpConnection }
  /** Handed down, the target has not answered yet. */
  | { readonly mode: 'offloading'; readonly parked: ParkedPath; readonly waiting: TcpSegment[] }
  | { readonly mode: 'offloaded'; readonly path: StreamPath }
  /** Asked back, the target has not answered yet. */
  | { readonly mode: 'uploading'; readonly parked: ParkedPath; readonly waiting: TcpSegment[] }
  /** The 4-tuple is free; what was received may still be read. */
  | { readonly mode: 'gone' };

/** What a connection needs from its stack. */
export interface ConnectionHome {
  readonly importParts: ImportParts;
  readonly sendBuffer: number;
  established(connection: HostConnection): void;
  released(connection: HostConnection): void;
}

/** One 4-tuple of the stack: its socket, and whoever carries it at the moment. */
export class HostConnection {
  readonly tuple: FourTuple;
  readonly socket: Socket;
  readonly #home: ConnectionHome;
  #holder: Holder;

  /** @param start makes the TCP connection, given the receiver of its events; without it, `resume` brings one */
  constructor(home: ConnectionHome, tuple: FourTuple, start?: (tell: (event: TcpEvent) => void) => TcpConnection) {
    this.#home = home;
    this.tuple = tuple;
    const tcp = start?.((event) => this.onTcpEvent(event));
    const parked = new ParkedPath(0);
    this.#holder = tcp === undefined ? { mode: 'uploading', parked, waiting: [] } : { mode: 'host', tcp };
    this.socket = new Socket(tuple, tcp ?? parked, home.sendBuffer);
  }

  get holder(): Holder {
    return this.#holder;
  }

  /** `offloaded`: nobody here may process the segment. */
  segmentArrives(segment: TcpSegment): InputVerdict | 'offloaded' {
    switch (this.#holder.mode) {
      case 'host':
        return this.#holder.tcp.segmentArrives(segment);
      case 'offloading':
      case 'uploading':
        this.#holder.waiting.push(segment);
        return 'taken';
      case 'offloaded':
        return 'offloaded';
      case 'gone':
        return 'reset-sender';
    }
  }

  /**
   * Takes the connection out of the host's TCP, to be handed down. The socket works on; its writes wait.
   * @throws SmokestackError `state` unless the host has it in an offloadable state
   */
  beginOffload(): TransferredConnection {
    if (this.#holder.mode !== 'host') throw wrongMode('offload', this.#holder.mode);
    const transferred = exportState(this.#holder.tcp.core);
    const parked = new ParkedPath(sum(transferred.sendData));
    this.#holder = { mode: 'offloading', parked, waiting: [] };
    this.socket.switchTo(parked);
    return transferred;
  }

  /** The target has it: `path` carries the socket from here on. Returns the segments that arrived meanwhile, unacknowledged. */
  completeOffload(path: StreamPath): readonly TcpSegment[] {
    if (this.#holder.mode !== 'offloading') throw wrongMode('complete the offload of', this.#holder.mode);
    const { parked, waiting } = this.#holder;
    this.#holder = { mode: 'offloaded', path };
    parked.replay(path);
    this.socket.switchTo(path);
    return waiting;
  }

  /** Begins to take an offloaded connection back. The socket works on; its writes wait. */
  beginUpload(): void {
    if (this.#holder.mode !== 'offloaded') throw wrongMode('upload', this.#holder.mode);
    const parked = new ParkedPath(this.#holder.path.unacknowledged);
    this.#holder = { mode: 'uploading', parked, waiting: [] };
    this.socket.switchTo(parked);
  }

  /**
   * The host's TCP goes on with the connection: after an upload, or after an offload that failed.
   * @param returned sends that came back outside the chain, in order (CHM-TERM-017)
   */
  resume(transferred: TransferredConnection, returned: readonly Uint8Array[] = []): void {
    if (this.#holder.mode !== 'offloading' && this.#holder.mode !== 'uploading')
      throw wrongMode('resume', this.#holder.mode);
    const { parked, waiting } = this.#holder;
    const tcp = importState(
      transferred,
      returned,
      this.#home.importParts,
      (event) => this.onTcpEvent(event),
      (made) => {
        this.#holder = { mode: 'host', tcp: made };
        parked.replay(made);
        this.socket.switchTo(made);
      },
    );
    for (const segment of waiting) tcp.segmentArrives(segment);
  }

  /** The connection is lost in the target's hands (CHM-TERM-065). */
  fail(error: SmokestackError): void {
    this.#holder = { mode: 'gone' };
    this.socket.finished(error);
    this.#home.released(this);
  }

  /** What the TCP under the socket tells; the offloaded path tells the same events. */
  onTcpEvent(event: TcpEvent): void {
    switch (event.type) {
      case 'established':
        this.#home.established(this);
        this.socket.onConnect?.();
        break;
      case 'received':
        this.socket.pathHasData();
        break;
      case 'finReceived':
        this.socket.peerEnded();
        break;
      case 'acknowledged':
        this.socket.acknowledged();
        break;
      case 'finished':
        this.socket.finished(event.error);
        break;
      case 'released':
        this.#holder = { mode: 'gone' };
        this.#home.released(this);
        break;
    }
  }
}

const sum = (pieces: readonly Uint8Array[]): number => pieces.reduce((total, piece) => total + piece.length, 0);

const wrongMode = (verb: string, mode: Holder['mode']): SmokestackError =>
  new SmokestackError('state', `cannot ${verb} a connection whose holder is '${mode}'`, {
    cure: 'wait for the hand-over that is under way',
  });
