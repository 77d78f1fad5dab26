/** One vector of delivery on a connection of its own: host stack, miniport, bridge and engine, with a host that follows a script. */
import type { Bench } from 'smokestack';
import { type IndicationAnswer, ndisStatus } from '#contract';
import type { Socket } from '#host';
import type { BuiltinConnection } from '#peer';
import { type Millis, millis } from '#units';
import { type PeerWire, scriptedPeer } from './deliveryPeer.ts';
import { type Output, type Step, type Stimulus, stepOf } from './deliveryScript.ts';
import { DirectHost, refused, type Told, wordsOf } from './directHost.ts';

/** A table row: its id, and what it does. */
export interface DeliveryVector {
  readonly id: string;
  readonly steps: readonly string[];
  /** Bytes that the peer sends, and nobody reads, before the connection goes down (BufferedData). */
  readonly buffered?: number;
  readonly rcvIndicationSize?: number;
}

/** TcpPushTicks of the device as it comes, milliseconds. */
export const pushTicks = 500;
/** Longest wait for what a step causes at once. */
const soon = millis(50);
/** What is not to happen would have happened by then. */
const quiet = millis(3);

export async function runDelivery(bench: Bench, port: number, vector: DeliveryVector): Promise<void> {
  const { pair, wire } = await scriptedPeer(bench, port);
  await new DeliveryRun(bench, vector, pair.socket, pair.far, wire).go();
}

class DeliveryRun {
  readonly #bench: Bench;
  readonly #vector: DeliveryVector;
  readonly #socket: Socket;
  readonly #far: BuiltinConnection;
  readonly #wire: PeerWire;
  readonly #host: DirectHost;
  /** What the step under way still causes. */
  #due: Output[] = [];
  #step = '';
  #origin: number | undefined;
  /** What the peer has sent, and how much of it the host has taken. */
  #stream = Buffer.alloc(0);
  #taken = 0;
  /** Accepted indications with what they held. */
  readonly #held: { readonly data: Uint8Array; readonly as: Buffer }[] = [];
  #ended = false;
  #aborted = false;

  constructor(bench: Bench, vector: DeliveryVector, socket: Socket, far: BuiltinConnection, wire: PeerWire) {
    this.#bench = bench;
    this.#vector = vector;
    this.#socket = socket;
    this.#far = far;
    this.#wire = wire;
    this.#host = DirectHost.of(bench, socket, (told) => this.#told(told));
  }

  async go(): Promise<void> {
    const { id, steps, buffered = 0, rcvIndicationSize } = this.#vector;
    const { holder } = this.#bench.host.connectionOf(this.#socket);
    if (holder.mode !== 'host') throw new Error('the connection is not in the host');
    const { core } = holder.tcp;
    if (rcvIndicationSize !== undefined) core.tcb.cached = { ...core.tcb.cached, rcvIndicationSize };
    if (buffered > 0) {
      this.#write(buffered, false);
      await this.#bench.until(() => core.receive.length === buffered, 'the data that nobody reads');
    }
    this.#equal('status of the offload', await this.#bench.offload(this.#socket), 0);
    // The host stack says nothing of its own from here on: no request, no answer.
    for (const words of steps) await this.#take(stepOf(words));
    await this.#close(id);
  }

  async #take(step: Step): Promise<void> {
    const { clock } = this.#bench;
    this.#step = step.words;
    this.#due = [...step.outputs];
    if (step.at !== undefined) {
      this.#origin ??= Math.ceil(clock.now());
      const wait = this.#origin + step.at - clock.now();
      if (wait > 0) await this.#bench.pass(millis(wait));
    }
    let span: Millis = soon;
    for (const stimulus of step.stimuli) {
      this.#do(stimulus);
      if (stimulus.does === 'expiry' || step.outputs.some(({ at }) => at !== undefined)) span = millis(pushTicks + 100);
    }
    // A timer that is to do nothing is given all its time.
    if (step.outputs.length === 0) await this.#bench.pass(span === soon ? quiet : span);
    else await this.#heardAll(span);
    const missing = this.#due.map(({ words }) => words).join(' ');
    this.#equal('what did not come', missing, '');
    this.#due = [];
    if (step.tick !== undefined)
      this.#equal('push timer runs', this.#bench.rowOf(this.#socket)?.pushRunning ?? 'no row', step.tick);
    this.#equal('buffers with the host', this.#bench.miniport.lentBuffers, this.#host.lent.length);
  }

  async #heardAll(within: Millis): Promise<void> {
    const limit = this.#bench.clock.now() + within;
    await this.#bench.until(() => this.#due.length === 0 || this.#bench.clock.now() >= limit, this.#step);
    await this.#bench.pass(quiet);
  }

  #do(stimulus: Stimulus): void {
    switch (stimulus.does) {
      case 'post':
        this.#host.post(stimulus.requests);
        break;
      case 'segment':
        this.#write(stimulus.bytes, stimulus.psh);
        break;
      case 'send':
        this.#wire.silence();
        this.#host.send(this.#bench.random.bytes(stimulus.bytes));
        break;
      case 'fin':
        this.#far.end();
        this.#ended = true;
        break;
      case 'rst':
        this.#far.abort();
        this.#aborted = true;
        break;
      case 'return':
        this.#giveBack();
        break;
      case 'expiry':
        break;
    }
  }

  /** One segment of the peer. */
  #write(bytes: number, psh: boolean): void {
    const data = this.#bench.random.bytes(bytes);
    this.#stream = Buffer.concat([this.#stream, data]);
    this.#wire.push(psh);
    this.#far.write(data);
  }

  #told(told: Told): IndicationAnswer {
    const { clock } = this.#bench;
    const next = this.#due.shift();
    this.#equal('call of the miniport', wordsOf(told), next?.words ?? 'none');
    if (next?.at !== undefined)
      this.#equal(`millisecond of ${next.words}`, Math.floor(clock.now()) - (this.#origin ?? 0), next.at);
    const row = this.#bench.rowOf(this.#socket);
    if (next !== undefined && next.inside.length > 0 && row !== undefined)
      this.#equal('a call is in progress in the engine', row.answerPending, true, 'CHM-DLV-003');
    for (const stimulus of next?.inside ?? []) this.#do(stimulus);
    if (told.kind === 'complete') this.#consume(told.data, told.bytes);
    if (told.kind !== 'indicate') return refused;
    const { answer } = next ?? { answer: 'no' as const };
    const consumed = answer === 'yes' ? told.bytes : answer === 'no' ? 0 : answer;
    this.#consume(told.data, consumed);
    if (answer === 'no') return refused;
    if (answer !== 'yes') return { status: ndisStatus.offloadDataPartiallyAccepted, bytesConsumed: answer };
    this.#held.push({ data: told.data, as: Buffer.from(told.data) });
    return { status: ndisStatus.success };
  }

  /** Holds what was shown against the stream, and takes the first `consumed` bytes of it. */
  #consume(shown: Uint8Array, consumed: number): void {
    const due = this.#stream.subarray(this.#taken, this.#taken + shown.length);
    this.#equal('bytes shown', Buffer.from(shown).equals(due), true, 'CHM-RX-002');
    this.#taken += consumed;
  }

  #giveBack(): void {
    for (const { data, as } of this.#held.splice(0))
      this.#equal('an indicated buffer is untouched', as.equals(data), true, 'CHM-RI-003');
    this.#host.giveBack();
  }

  async #close(id: string): Promise<void> {
    this.#step = 'the end';
    this.#giveBack();
    this.#equal('receive calls that overlap', this.#host.overlaps, 0, 'CHM-DLV-003');
    this.#equal('bytes taken', this.#aborted ? this.#stream.length : this.#taken, this.#stream.length);
    await this.#bench.upload(this.#socket);
    this.#bench.moved.fromPeer += this.#taken;
    this.#host.withdraw(this.#bench);
    this.#socket.onData = () => {};
    this.#socket.end();
    if (!this.#ended && !this.#aborted) this.#far.end();
    await this.#bench.until(() => this.#socket.closed, `${id} to close`);
  }

  #equal(field: string, device: unknown, expected: unknown, requirement = this.#vector.id): void {
    this.#bench.equal(`${this.#vector.id}, ${this.#step}: ${field}`, device, expected, { requirement });
  }
}
