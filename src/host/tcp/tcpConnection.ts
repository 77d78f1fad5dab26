import type { TcpConnectionState } from '#contract';
import { type SmokestackError, seqAdd } from '#units';
import type { TcpSegment } from '#wire';
import type { StreamPath } from '../socket/streamPath.ts';
import { onConsumed, settleAck } from './ackPolicy.ts';
import { abort } from './close.ts';
import { type CoreParts, newCore, type TcpCore, type TcpEvent } from './core.ts';
import { acceptSyn, sendSyn, sendSynAck } from './handshake.ts';
import { type InputVerdict, segmentArrives } from './input.ts';
import { output } from './output.ts';
import { onExpiry } from './timers/expiry.ts';

/**
 * A TCP connection of the host (RFC 9293): the one place where input, time and the application enter, and from which
 * segments and events leave. Each entry changes the state first, then tells events, then sends what has become due, so
 * that an application which writes or reads from within an event changes one consistent connection.
 */
export class TcpConnection implements StreamPath {
  readonly core: TcpCore;
  readonly #tell: (event: TcpEvent) => void;
  #running = false;

  /** @param tell receives the events; it may call back into the connection */
  constructor(parts: CoreParts, tell: (event: TcpEvent) => void) {
    this.core = newCore(parts, (alarm) => this.run((core) => onExpiry(core, alarm)));
    this.#tell = tell;
  }

  get state(): TcpCore['tcb']['state'] {
    return this.core.tcb.state;
  }

  /** Bytes written and not yet acknowledged. */
  get unacknowledged(): number {
    return this.core.send.length;
  }

  get drained(): boolean {
    return this.core.receive.length === 0;
  }

  /** Active open: sends the SYN. */
  open(): void {
    this.run(sendSyn);
  }

  /** Passive open: answers `syn`, which a listener received. */
  accept(syn: TcpSegment): void {
    this.run((core) => {
      acceptSyn(core, syn);
      sendSynAck(core);
    });
  }

  segmentArrives(segment: TcpSegment): InputVerdict {
    let verdict: InputVerdict = 'taken';
    this.run((core) => {
      verdict = segmentArrives(core, segment);
    });
    return verdict;
  }

  /** Queues `bytes`, which the caller does not change any more. */
  write(bytes: Uint8Array): void {
    this.run((core) => core.send.push(bytes));
  }

  /** Takes the oldest received piece; undefined when none waits. */
  read(): Uint8Array | undefined {
    const bytes = this.core.receive.shift();
    if (bytes !== undefined) this.run(onConsumed);
    return bytes;
  }

  /** Nothing to do: what is not read fills the buffer and closes the window. */
  setReading(): void {}

  /** CLOSE: a FIN behind everything written, once the handshake has ended. */
  close(): void {
    this.run(({ tcb, transient }) => {
      if (closableStates.has(tcb.state)) transient.finQueued = true;
    });
  }

  /** ABORT: RST, and the application is told `error`. */
  abort(error: SmokestackError): void {
    if (this.state !== 'closed') this.run((core) => abort(core, error));
  }

  /** Runs `action` on the connection, then everything that follows from it. Nested calls leave that to the outermost. */
  run(action: (core: TcpCore) => void): void {
    const { core } = this;
    if (this.#running) {
      action(core);
      return;
    }
    this.#running = true;
    try {
      action(core);
      do {
        for (let event = core.events.shift(); event !== undefined; event = core.events.shift()) this.#tell(event);
        output(core);
        if (core.tcb.state !== 'closed') settleAck(core);
      } while (core.events.length > 0);
    } finally {
      this.#running = false;
    }
  }
}

/** States in which our half is still open. */
const closableStates: ReadonlySet<TcpConnectionState> = new Set<TcpConnectionState>([
  'synSent',
  'synRcvd',
  'established',
  'closeWait',
]);

/** Sequence number of the first data byte behind an initial one. */
export const firstByte = (iss: TcpCore['tcb']['sndUna']): TcpCore['tcb']['sndUna'] => seqAdd(iss, 1);
