/**
 * How fast the bridge is. `npx tsx test/perf/bridge.ts [build/sim-default/smokestack-sim …]` prints one line a figure.
 *
 * Speeds of the design and ratios are in processor time of the simulator, so that a busy machine does not falsify them:
 *   idle   clock and design alone (--bare) against a Run through the bridge
 *   busy   frames through the raw receive path; alone means: the recorded inputs played into a fresh design (--tape)
 */
import { execFileSync } from 'node:child_process';
import { entryOf, type Measured } from '../../src/bench/figures/index.ts';
import { registers } from '../../src/contract/gen/registers.ts';
import { asNumber, BridgeConnection, type Operation, v1 } from '../sim/bridge.ts';
import { startSimulator } from '../sim/simulator.ts';
import { processorSeconds } from './lib/processorTime.ts';

const rounds = 5;
const busyBatches = 800;
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
};
const quantile = (sorted: readonly number[], q: number): number => sorted[Math.floor(q * (sorted.length - 1))] ?? 0;

const bareCyclesPerSecond = (program: string, cycles: number): number =>
  Number(execFileSync(program, ['--bare', String(cycles)], { encoding: 'utf8' }));

/** Idle design. */
async function idleRun(
  program: string,
  pid: number,
  bridge: BridgeConnection,
): Promise<[bare: number, attached: number]> {
  const cycles = Math.round(bareCyclesPerSecond(program, 200_000) / 2); // half a second
  let [bare, attached] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    bare = Math.max(bare, bareCyclesPerSecond(program, cycles));
    const begin = processorSeconds(pid);
    await bridge.do({ run: { cycles } });
    attached = Math.max(attached, cycles / (processorSeconds(pid) - begin));
  }
  return [bare, attached];
}

/** Frames, 1500 bytes back to back, into the raw receive ring and over the bridge to the client. Returns processor seconds and cycles. */
async function busyRun(program: string, args: string[]): Promise<{ seconds: number; cycles: number; tape: string }> {
  const simulator = await startSimulator(program, ...args);
  let tape = '';
  simulator.child.stdout?.on('data', (text) => {
    tape += text;
  });
  const bridge = await BridgeConnection.drive(simulator.socketPath);
  const ring = { base: 0x100000, log2Entries: 8 };
  const slots = 0x200000;
  const register = (name: keyof typeof registers, value: number): Operation => ({
    registerWrite: { address: registers[name].offset, value },
  });
  const setUp: Operation[] = [
    register('rawReceiveBase', ring.base),
    register('rawReceiveBuffer', slots),
    register('rawReceiveLog2', ring.log2Entries),
    register('control', 7),
    { watchRing: { id: 1, ...ring, slot: { base: slots, stride: 2048, lengthOffset: 8 } } },
    { subscribe: { frames: true, entries: true, retire: true } },
  ];
  await bridge.batch(...setUp);
  const begin = { seconds: processorSeconds(simulator.child.pid ?? 0), cycle: await bridge.cycle() };
  // As many as the raw path takes at the rate of the wire: each one must come up.
  const frames = Array.from({ length: 32 }, (_, i) => Buffer.alloc(1500, i));
  let entries = 0;
  // Three batches in flight: the simulator never waits for the client.
  for (let sent = 0, answered = 0; answered < busyBatches; answered++) {
    for (; sent < busyBatches && sent - answered < 3; sent++) {
      bridge.sendBatch([
        { frameIn: { frames } },
        { run: { cycles: 20_000, stopWhenIdle: true } },
        register('rawReceiveConsumer', ((sent + 1) * frames.length) & 0xffff),
      ]);
    }
    const pushed = (await bridge.next())?.result?.pushed;
    entries += pushed?.entries?.reduce((sum, run) => sum + (run.cycles?.length ?? 0), 0) ?? 0;
  }
  const cycles = (await bridge.cycle()) - begin.cycle;
  const time = processorSeconds(simulator.child.pid ?? 0) - begin.seconds;
  await bridge.close();
  await simulator.stop();
  if (entries !== busyBatches * frames.length)
    throw new Error(`${entries} of ${busyBatches * frames.length} frames came up the raw ring`);
  return { seconds: time, cycles, tape };
}

async function busyRatio(program: string): Promise<[bare: number, attached: number]> {
  let [bare, attached] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    const run = await busyRun(program, []);
    attached = Math.max(attached, run.cycles / run.seconds);
    const { tape } = await busyRun(program, ['--tape', String(Math.min(run.cycles, 500_000))]);
    const [, cycles, time] = /tape (\d+) cycles ([\d.]+) s/.exec(tape) ?? [];
    bare = Math.max(bare, Number(cycles) / Number(time));
  }
  return [bare, attached];
}

/** Microseconds of single register reads, one after the other, sorted. */
async function registerReads(bridge: BridgeConnection): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < 5000; i++) {
    const begin = performance.now();
    await bridge.readRegister(0);
    if (i >= 1000) times.push((performance.now() - begin) * 1000);
  }
  return times.sort((a, b) => a - b);
}

/** Operations a second when `operations` go out again and again, `depth` batches in flight. Encoding is not counted twice. */
async function batched(
  bridge: BridgeConnection,
  operations: Operation[],
  batches: number,
  depth: number,
): Promise<number> {
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const time = await seconds(async () => {
      for (let sent = 0, answered = 0; answered < batches; answered++) {
        for (; sent < batches && sent - answered < depth; sent++) bridge.sendBatch(operations);
        const result = (await bridge.next())?.result;
        const last = result?.results?.at(-1);
        if (!result || (last?.code ?? 0) !== v1.Code.CODE_OK) throw new Error(last?.text ?? 'no result');
      }
    });
    best = Math.max(best, (batches * operations.length) / time);
  }
  return best;
}

/** Frames of 1500 bytes a second into the wire, each batch run until it is in. */
async function framesIn(bridge: BridgeConnection, dataWidth: number): Promise<number> {
  const count = 64;
  const frame = Buffer.alloc(1500, 0x55);
  const cycles = count * Math.ceil((1500 * 8) / dataWidth);
  const frames = Array.from({ length: count }, () => frame);
  const perBatch = await batched(bridge, [{ frameIn: { frames } }, { run: { cycles } }], 200, 4);
  return (perBatch / 2) * count;
}

export async function measureBridge(program: string): Promise<Measured[]> {
  const simulator = await startSimulator(program);
  const bridge = await BridgeConnection.open(simulator.socketPath);
  const hello = (await bridge.hello())?.hello;
  const dataWidth = hello?.parameters?.dataWidth ?? 0;
  const conditions = `${hello?.target}, DataW ${dataWidth}, unix socket, virtual time`;
  const figures: Measured[] = [];
  const add = (id: string, value: number, more: string) =>
    figures.push({ id, value: Number(value.toPrecision(4)), conditions: `${conditions}; ${more}` });

  const [bare, attached] = await idleRun(program, simulator.child.pid ?? 0, bridge);
  add('sim.idleBareCyclesPerSecond', bare, 'idle, clock and design alone');
  add('sim.idleCyclesPerSecond', attached, 'idle, Run through the bridge');
  add('sim.bridgeRatio', attached / bare, 'idle');
  const [busyBare, busyAttached] = await busyRatio(program);
  add('sim.busyBareCyclesPerSecond', busyBare, 'frames in, clock and design alone');
  add('sim.busyCyclesPerSecond', busyAttached, 'frames in, through the bridge');
  add('sim.busyBridgeRatio', busyAttached / busyBare, 'frames in');
  const reads = await registerReads(bridge);
  add('bridge.regRead.p50us', quantile(reads, 0.5), 'one at a time');
  add('bridge.regRead.p99us', quantile(reads, 0.99), 'one at a time');
  const read: Operation = { memoryRead: { space: v1.Space.SPACE_HOST, address: 0, bytes: 4 } };
  add(
    'bridge.opsPerSecond',
    await batched(bridge, Array(1000).fill(read), 200, 4),
    'memory reads of 4 bytes, 1000 a batch, client decoding included',
  );
  const register: Operation = { registerRead: { address: 0 } };
  add(
    'bridge.registerOpsPerSecond',
    await batched(bridge, Array(1000).fill(register), 100, 4),
    'register reads, 1000 a batch',
  );
  add(
    'bridge.framesPerSecond',
    await framesIn(bridge, dataWidth),
    '1500 bytes into the wire, 64 a batch, run until in',
  );
  const end = asNumber(hello?.cycle);
  if (end > (await bridge.cycle())) throw new Error('time went backwards');
  await bridge.close();
  await simulator.stop();
  return figures;
}

for (const program of process.argv[1] === import.meta.filename ? process.argv.slice(2) : []) {
  for (const { id, value, conditions } of await measureBridge(program)) {
    console.log(`${id.padEnd(30)} ${String(value).padStart(12)} ${entryOf(id).unit.padEnd(13)} ${conditions}`);
  }
}
