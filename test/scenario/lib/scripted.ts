import type { Bench } from 'smokestack';
import type { RemoteAddress, Socket } from '#host';
import type { ScriptedEnd, ScriptedSegment, ScriptTerms } from '#peer';
import { TcpFlag } from '#wire';

/** A connection between an application of the host and an end that a script plays. */
export class Scripted {
  readonly socket: Socket;
  readonly end: ScriptedEnd;
  /** What the application has heard, in order. */
  readonly told: string[] = [];
  readonly #read: Uint8Array[] = [];
  readonly #written: Uint8Array[] = [];
  #sent: Uint8Array = new Uint8Array(0);
  #finSent = false;

  constructor(socket: Socket, end: ScriptedEnd) {
    this.socket = socket;
    this.end = end;
    socket.onData = (bytes) => this.#read.push(bytes);
    socket.onEnd = () => this.told.push('end');
    socket.onError = ({ message }) => this.told.push(message);
    socket.onClose = () => this.told.push('close');
  }

  /** The host's application writes. */
  write(bytes: Uint8Array): void {
    this.#written.push(bytes);
    this.socket.write(bytes);
  }

  /** The far end sends what comes next in its stream, its FIN with it, and acknowledges the host's stream up to `ack`. */
  say(bytes: Uint8Array, fin = false, ack?: number): void {
    this.#sent = Buffer.concat([this.#sent, bytes]);
    this.#finSent ||= fin;
    this.end.send({ data: bytes, fin, flags: TcpFlag.psh, ...(ack !== undefined && { ack }) });
  }

  /** What the far end's stream is to be, for pieces of it in any order. */
  set content(bytes: Uint8Array) {
    this.#sent = bytes;
  }
  get content(): Uint8Array {
    return this.#sent;
  }

  /**
   * The far end sends the piece [from, to) of its content, and a FIN behind it; resolves with the offset that the next
   * segment of the host acknowledges.
   */
  async piece(bench: Bench, from: number, to: number, fin = false): Promise<number> {
    return this.answer(bench, { at: from, data: this.#sent.subarray(from, to), fin });
  }

  /** The far end sends this; resolves with the offset that the next segment of the host acknowledges. */
  async answer(bench: Bench, segment: ScriptedSegment): Promise<number> {
    const { heard } = this.end;
    const before = heard.length;
    this.end.send(segment);
    await bench.until(() => heard.length > before, 'an answer');
    const last = heard.at(-1);
    return last === undefined ? Number.NaN : this.end.ackOf(last);
  }

  get written(): Uint8Array {
    return Buffer.concat(this.#written);
  }
  get read(): Uint8Array {
    return Buffer.concat(this.#read);
  }
  get finSent(): boolean {
    return this.#finSent;
  }

  /** Holds both streams against what was written into them. */
  compare(bench: Bench, at: string): void {
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    bench.equal(`bytes that the host read, ${at}`, hex(this.read), hex(this.#sent));
    bench.equal(`bytes that the far end read, ${at}`, hex(this.end.text), hex(this.written));
    bench.moved.toPeer += this.end.text.length;
    bench.moved.fromPeer += this.read.length;
  }
}

export interface ScriptPlan {
  readonly port: number;
  readonly terms?: Partial<ScriptTerms>;
  /** Of the host's end. */
  readonly host?: Pick<RemoteAddress, 'window' | 'iss' | 'timestampOffset'>;
}

/** The host opens a connection to an end that a script plays; resolves once it is open. */
export async function scripted(bench: Bench, { port, terms, host }: ScriptPlan): Promise<Scripted> {
  const { builtin } = bench;
  let end: ScriptedEnd | undefined;
  builtin.script(
    port,
    (made) => {
      end = made;
    },
    terms,
  );
  const socket = bench.host.connect({ address: builtin.address, port, ...host });
  let open = false;
  socket.onConnect = () => {
    open = true;
  };
  // The last ACK of the handshake has come: nothing is on its way.
  await bench.until(() => open && end !== undefined && end.heard.length > 0, `port ${port} to open`);
  if (end === undefined) throw new Error('a connection is open whose other end is not');
  return new Scripted(socket, end);
}
