/** A small bridge server for tests: registers and memory in RAM, written with the generated code alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Long from 'long';
import { type WebSocket, WebSocketServer } from 'ws';
import { smokestack } from '../gen/bridgeV1.js';

const v1 = smokestack.bridge.v1;
type Result = smokestack.bridge.v1.Result.$Shape;
type Operation = smokestack.bridge.v1.Operation;
type Pushed = smokestack.bridge.v1.Pushed.$Shape;

export const testLayoutHash = 'ab'.repeat(32);
export const memoryBytes = 1 << 20;

const u64 = (value: number): Long => Long.fromNumber(value, true);

export class TestServer {
  readonly registers = new Uint32Array(1024);
  readonly memory = { 1: new Uint8Array(memoryBytes), 2: new Uint8Array(memoryBytes) };
  cycle = 0;
  batches = 0;
  /** Sizes of the batches, in operations. */
  batchSizes: number[] = [];
  /** Frames that go in come out again, at the next run. */
  #queued: Uint8Array[] = [];
  #pushed: Pushed = {};
  /** Not answered while true: a target that fell silent. */
  silent = false;
  /** What goes out instead of the answer to the next batch. */
  nextAnswer: ((id: Long) => Uint8Array) | undefined;
  /** Batches kept back until `release`. */
  #held: (() => void)[] | undefined;
  hello: smokestack.bridge.v1.ServerHello.$Properties = {
    version: 1,
    clockMode: v1.ClockMode.CLOCK_MODE_VIRTUAL,
    layoutHash: Buffer.from(testLayoutHash, 'hex'),
    designHash: Buffer.alloc(32, 0xcd),
    target: 'test 1',
    parameters: { connections: 4, paths: 2, neighbors: 2, dataWidth: 64 },
    windows: [
      { space: v1.Space.SPACE_HOST, base: u64(0), bytes: u64(memoryBytes) },
      { space: v1.Space.SPACE_NIC, base: u64(0), bytes: u64(memoryBytes) },
    ],
    capabilities: ['run', 'strobe'],
    timeScale: 1,
    engineLevel: 1,
    cyclesPerStrobe: 1000,
    maxMessageBytes: 1 << 20,
    maxBatchOperations: 8192,
    maxQueuedBatches: 64,
  };
  clientHello: smokestack.bridge.v1.ClientHello.$Properties | undefined;
  pings = 0;
  /** Batches that a client asked to cancel. */
  readonly cancelled: number[] = [];
  readonly path: string;
  readonly #server: WebSocketServer;
  readonly #http = createServer();
  socket: WebSocket | undefined;

  private constructor(path: string) {
    this.path = path;
    this.#server = new WebSocketServer({ server: this.#http, perMessageDeflate: false });
    this.#server.on('connection', (socket) => {
      this.socket = socket;
      socket.on('error', () => {});
      socket.on('message', (data: Buffer) => this.#receive(socket, data));
    });
  }

  /** Listens on `path`, or on a socket in a folder of its own. */
  static async start(path?: string): Promise<TestServer> {
    const server = new TestServer(path ?? join(mkdtempSync(join(tmpdir(), 'smokestack-test-')), 'bridge.sock'));
    await new Promise<void>((resolve) => server.#http.listen(server.path, resolve));
    return server;
  }

  get url(): string {
    return `unix:${this.path}`;
  }

  async stop(): Promise<void> {
    this.release();
    for (const client of this.#server.clients) client.terminate();
    await new Promise((resolve) => this.#http.close(resolve));
    rmSync(dirname(this.path), { recursive: true, force: true });
  }

  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const answer of held) answer();
  }

  send(bytes: Uint8Array): void {
    this.socket?.send(bytes);
  }

  push(pushed: Pushed): void {
    this.send(v1.ServerMessage.encode({ kind: 'pushed', pushed }).finish());
  }

  #receive(socket: WebSocket, data: Buffer): void {
    if (this.silent) return;
    const message = v1.ClientMessage.decode(data);
    if (message.hello) {
      this.clientHello = message.hello;
      socket.send(v1.ServerMessage.encode({ hello: this.hello }).finish());
    } else if (message.ping) {
      this.pings++;
      const pong = { nonce: message.ping.nonce ?? Long.UZERO, cycle: u64(this.cycle) };
      socket.send(v1.ServerMessage.encode({ pong }).finish());
    } else if (message.batch) {
      const { id, operations } = message.batch;
      const answer = () => this.#answer(socket, id ?? Long.UZERO, (operations ?? []) as Operation[]);
      if (this.#held) this.#held.push(answer);
      else answer();
    } else if (message.cancel) this.cancelled.push(message.cancel.batch?.toNumber() ?? 0);
  }

  #answer(socket: WebSocket, id: Long, operations: Operation[]): void {
    this.batches++;
    this.batchSizes.push(operations.length);
    if (this.nextAnswer) {
      socket.send(this.nextAnswer(id));
      this.nextAnswer = undefined;
      return;
    }
    this.#pushed = {};
    let failed = false;
    const results = operations.map((operation): Result => {
      if (failed) return { code: v1.Code.CODE_SKIPPED, cycle: u64(this.cycle) };
      const cycle = u64(this.cycle);
      const result = this.#execute(operation);
      failed = (result.code ?? 0) !== 0;
      return { cycle, ...result };
    });
    const result = { id, results, pushed: this.#pushed.cycle ? this.#pushed : null };
    socket.send(v1.ServerMessage.encode({ result }).finish());
  }

  #execute(operation: Operation): Result {
    const { registerRead, registerWrite, memoryRead, memoryWrite, frameIn, run, strobe } = operation;
    if (registerWrite) {
      const { address = 0, value = 0 } = registerWrite;
      if ((address ?? 0) >= 4096) return { code: v1.Code.CODE_BAD_ADDRESS, text: `no register at ${address}` };
      this.registers[(address ?? 0) >> 2] = value ?? 0;
      return {};
    }
    if (registerRead) {
      const first = (registerRead.address ?? 0) >> 2;
      const words = this.registers.slice(first, first + (registerRead.count || 1));
      return { data: new Uint8Array(words.buffer) };
    }
    if (memoryRead) {
      const from = memoryRead.address?.toNumber() ?? 0;
      if (from + (memoryRead.bytes ?? 0) > memoryBytes) return { code: v1.Code.CODE_OUTSIDE_WINDOW };
      return { data: this.memory[memoryRead.space as 1 | 2].slice(from, from + (memoryRead.bytes ?? 0)) };
    }
    if (memoryWrite) {
      const data = memoryWrite.data ?? new Uint8Array(0);
      const at = memoryWrite.address?.toNumber() ?? 0;
      if (at + data.length > memoryBytes) return { code: v1.Code.CODE_OUTSIDE_WINDOW };
      this.memory[memoryWrite.space as 1 | 2].set(data, at);
      return {};
    }
    if (frameIn) {
      this.#queued.push(...(frameIn.frames ?? []));
      return {};
    }
    if (run) {
      this.cycle += run.cycles?.toNumber() ?? 0;
      const frames = this.#queued.splice(0).map((data, i) => ({ cycle: u64(this.cycle - 10 + i), data }));
      this.#pushed = { cycle: u64(this.cycle), frames: [...(this.#pushed.frames ?? []), ...frames] };
      return { ran: { cycles: run.cycles ?? Long.UZERO, reason: v1.StopReason.STOP_REASON_FRAME, idle: true } };
    }
    if (strobe) {
      const taken = (strobe.count ?? 0) * (strobe.spacingCycles || 1000);
      this.cycle += taken;
      return { ran: { cycles: u64(taken), strobes: strobe.count ?? 0 } };
    }
    return operation.reset || operation.subscribe || operation.watchRing ? {} : { code: v1.Code.CODE_NOT_SUPPORTED };
  }
}
