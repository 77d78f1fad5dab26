/**
 * How many retire records a second the model consumes, printed as JSON: run outside vitest, whose module wrappers make
 * calls between files several times slower.
 */
import { EngineModel, resetAdapter } from '#model';
import { Random } from '#units';
import { TcpFlag } from '#wire';
import { PretendDevice } from './device/pretendDevice.ts';
import { type ModelInputs, ownMac } from './device/recordWriter.ts';
import { play } from './traffic.ts';

/** Calls noted for later, so that only the model is timed. */
type Call = readonly [keyof ModelInputs, readonly unknown[]];

const options = {
  connections: 64,
  paths: 2,
  neighbors: 2,
  dataWidth: 512,
  macAddress: ownMac,
  adapter: { ...resetAdapter, sendCompleteBytes: 5000 },
};

/** Notes what a pretend device tells while `run` drives it. */
function note(run: (device: PretendDevice, random: Random) => void): { calls: Call[]; records: number } {
  const calls: Call[] = [];
  const inputs = new Proxy({} as ModelInputs, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        calls.push([name as keyof ModelInputs, args]),
  });
  const random = new Random(5);
  const device = new PretendDevice(inputs, options.adapter, random);
  run(device, random);
  return { calls, records: device.records };
}

/** Plays noted calls into a new model; records a second. */
function replay({ calls, records }: { calls: Call[]; records: number }): number {
  const model = new EngineModel(options);
  const from = performance.now();
  for (const [name, args] of calls) (model[name] as (...all: readonly unknown[]) => void)(...args);
  const seconds = (performance.now() - from) / 1000;
  if (model.differences.length > 0) throw new Error(JSON.stringify(model.differences[0]));
  return records / seconds;
}

const best = (noted: ReturnType<typeof note>): number => Math.max(...Array.from({ length: 20 }, () => replay(noted)));

const mixed = note((device, random) => {
  for (let i = 0; i < 4; i++) device.offload();
  play(device, random, 6000);
});
const acks = note((device) => {
  const c = device.offload();
  for (let i = 0; i < 20_000; i++) device.segment(c, c.row.rcvNxt, new Uint8Array(0), { flags: TcpFlag.ack });
});
const small = note((device, random) => {
  const c = device.offload();
  for (let i = 0; i < 4000; i++) {
    device.segment(c, c.row.rcvNxt, random.bytes(64));
    while (device.advance(c));
    device.answer(c, 0, 0);
  }
});
const rates = { mixed: best(mixed), acks: best(acks), received64: best(small) };
console.log(JSON.stringify(rates));
