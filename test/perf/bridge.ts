/**
 * How fast the bridge is. `npx tsx test/perf/bridge.ts [build/sim-default/smokestack-sim …]` prints one line a figure.
 *
 * Ratios are of the same work on the same machine within the same minute, several rounds interleaved, best of each side.
 */
import { execFileSync } from 'node:child_process';
import { asNumber, BridgeConnection, type Operation, v1 } from '../sim/bridge.ts';
import { startSimulator } from '../sim/simulator.ts';

export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  readonly conditions: string;
}

const rounds = 5;
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
};
const quantile = (sorted: readonly number[], q: number): number => sorted[Math.floor(q * (sorted.length - 1))] ?? 0;

const bareCyclesPerSecond = (program: string, cycles: number): number =>
  Number(execFileSync(program, ['--bare', String(cycles)], { encoding: 'utf8' }));

/** Idle design: clock and design alone against a Run through the bridge. */
async function freeRun(program: string, bridge: BridgeConnection): Promise<[bare: number, attached: number]> {
  const cycles = Math.round(bareCyclesPerSecond(program, 200_000) / 2); // half a second
  let [bare, attached] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    bare = Math.max(bare, bareCyclesPerSecond(program, cycles));
    attached = Math.max(attached, cycles / (await seconds(() => bridge.do({ run: { cycles } }))));
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

export async function measureBridge(program: string): Promise<Figure[]> {
  const simulator = await startSimulator(program);
  const bridge = await BridgeConnection.open(simulator.socketPath);
  const hello = (await bridge.hello())?.hello;
  const dataWidth = hello?.parameters?.dataWidth ?? 0;
  const conditions = `${hello?.target}, DataW ${dataWidth}, unix socket, virtual time`;
  const figures: Figure[] = [];
  const add = (id: string, value: number, unit: string, more: string) =>
    figures.push({ id, value: Number(value.toPrecision(4)), unit, conditions: `${conditions}; ${more}` });

  const [bare, attached] = await freeRun(program, bridge);
  add('sim.bareCyclesPerSecond', bare, 'cycles/s', 'idle, clock and design alone');
  add('sim.cyclesPerSecond', attached, 'cycles/s', 'idle, Run through the bridge');
  add('sim.bridgeRatio', attached / bare, '1', 'idle');
  const reads = await registerReads(bridge);
  add('bridge.regRead.p50us', quantile(reads, 0.5), 'us', 'one at a time');
  add('bridge.regRead.p99us', quantile(reads, 0.99), 'us', 'one at a time');
  const read: Operation = { memoryRead: { space: v1.Space.SPACE_HOST, address: 0, bytes: 4 } };
  add(
    'bridge.opsPerSecond',
    await batched(bridge, Array(1000).fill(read), 200, 4),
    'operations/s',
    'memory reads of 4 bytes, 1000 a batch, client decoding included',
  );
  const register: Operation = { registerRead: { address: 0 } };
  add(
    'bridge.registerOpsPerSecond',
    await batched(bridge, Array(1000).fill(register), 100, 4),
    'operations/s',
    'register reads, 1000 a batch',
  );
  add(
    'bridge.framesPerSecond',
    await framesIn(bridge, dataWidth),
    'frames/s',
    '1500 bytes into the wire, 64 a batch, run until in',
  );
  const end = asNumber(hello?.cycle);
  if (end > (await bridge.cycle())) throw new Error('time went backwards');
  await bridge.close();
  await simulator.stop();
  return figures;
}

for (const program of process.argv[1] === import.meta.filename ? process.argv.slice(2) : []) {
  for (const { id, value, unit, conditions } of await measureBridge(program)) {
    console.log(`${id.padEnd(30)} ${String(value).padStart(12)} ${unit.padEnd(13)} ${conditions}`);
  }
}
