/** Every figure of bench.json: which measurement gives it, under which conditions. */
import { configurations } from '../../src/bench/device/configuration.ts';
import type { LeftOut, Measured } from '../../src/bench/figures/index.ts';
import { measureBridge } from './bridge.ts';
import { areaIds, areaLeftOut, areaOf } from './lib/area.ts';
import { comparison } from './lib/comparison.ts';
import { eventsPerCycle } from './lib/events.ts';
import { ackLatency, busyAckLatency, commandCycles, uploadAll } from './lib/latency.ts';
import { receiveRate } from './lib/receive.ts';
import { Rig } from './lib/rig.ts';
import { type Job, simulationSpeed } from './lib/simulation.ts';
import { stateBits } from './lib/stateBits.ts';
import { transmitRate } from './lib/transmit.ts';

/** Simulators by configuration. */
export interface Programs {
  readonly default: string;
  readonly small: string;
}

export type Measurement = {
  readonly ids: readonly string[];
  /** Rejects when the device did not do what was to be measured. */
  run(programs: Programs): Promise<readonly Measured[]>;
};

const seed = 1;
const usual = { host: 250, nic: 32 };
const least = { host: 1, nic: 1 };

interface Setting {
  readonly narrow?: boolean;
  readonly fast?: boolean;
}

/** Opens a rig, measures, closes it whatever happens. */
async function onRig<T>(programs: Programs, { narrow, fast }: Setting, measure: (rig: Rig) => Promise<T>): Promise<T> {
  const program = narrow ? programs.small : programs.default;
  const rig = await Rig.open({ program, latency: fast ? least : usual, seed });
  try {
    return await measure(rig);
  } finally {
    await rig.close();
  }
}

const where = ({ narrow, fast }: Setting): string => {
  const { host, nic } = fast ? least : usual;
  return `${narrow ? 'DataW 64, 8 connections' : 'DataW 512, 1024 connections'}; host reads ${host} cycles, NIC memory ${nic}, writes 8; retire stream on`;
};

/** Why the simulator is no faster. No number of another day stands here: the figures named are measured beside it. */
const wholeDesignEachCycle =
  'the code of the whole design runs in every cycle, also where nothing happens: sim.idleBareCyclesPerSecond is what an idle one costs';

/** Segments of a receive burst: enough for a steady state behind the warm-up, and within the ingress buffer at 64 B. */
const burstOf = { small: 512, large: 400 } as const;
/** Buffers of 16 KiB for each connection, by their number. */
const buffersOf = (small: boolean, connections: number): number =>
  small ? Math.max(1, 8 / connections) : Math.max(1, 48 / connections);

function rate(
  way: 'rx' | 'tx',
  small: boolean,
  connections: number,
  timestamps: boolean,
  setting: Setting,
): Measurement {
  const suffix = `${timestamps ? '.ts1' : ''}${setting.narrow ? '.w64' : ''}${setting.fast ? '.l1' : ''}`;
  const id = `${way}.${small ? 64 : 1460}.c${connections}${suffix}.cyclesPerSeg`;
  const payload = small ? 64 : timestamps ? 1448 : 1460;
  const common = { connections, payload, timestamps };
  const said = [
    `${connections} connection${connections === 1 ? '' : 's'}, ${payload} B of payload${timestamps ? ' with timestamps' : ''}`,
    way === 'rx'
      ? 'in order, wire filled as far as the window of 65535 B allows, into posted requests'
      : 'out of 16 KiB buffers at any byte address, windows of 1 GiB',
  ];
  return {
    ids: [id],
    run: (programs) =>
      onRig(programs, setting, async (rig) => {
        const { cyclesPerSegment, found } =
          way === 'rx'
            ? await receiveRate(rig, { ...common, segments: small ? burstOf.small : burstOf.large })
            : await transmitRate(rig, { ...common, buffers: buffersOf(small, connections) });
        return [{ id, value: cyclesPerSegment, conditions: `${said.join(', ')}; ${where(setting)}`, found }];
      }),
  };
}

function rates(): Measurement[] {
  const all: Measurement[] = [];
  const settings: Setting[] = [{}, { fast: true }, { narrow: true }, { narrow: true, fast: true }];
  for (const setting of settings)
    for (const way of ['rx', 'tx'] as const)
      for (const small of [true, false])
        for (const timestamps of [false, true])
          for (const connections of setting.narrow ? [1, 4] : [1, 4, 256])
            all.push(rate(way, small, connections, timestamps, setting));
  return all;
}

const worst = (values: readonly number[]): number => Math.max(...values);
const spread = (values: readonly number[]): string =>
  Math.min(...values) === worst(values)
    ? `the same ${values.length} times`
    : `worst of ${values.length}, best ${Math.min(...values)}`;

const single: Measurement[] = [
  {
    ids: ['ack.latencyCycles'],
    run: (programs) =>
      onRig(programs, {}, async (rig) => {
        const latencies = await ackLatency(rig);
        const conditions = `64 B of payload, last beat in to first beat of the ACK out, egress idle, TcpAckFrequency 1, ${spread(latencies)}; ${where({})}`;
        return [{ id: 'ack.latencyCycles', value: worst(latencies), conditions }];
      }),
  },
  {
    ids: ['ack.busyMedianCycles', 'ack.busyWorstCycles'],
    run: (programs) =>
      onRig(programs, {}, async (rig) => {
        const active = 1000;
        const latencies = await busyAckLatency(rig, active);
        const conditions = `${latencies.length} segments of 64 B back to back, round robin over ${active} connections, each delivered and acknowledged (TcpAckFrequency 1), best ${latencies[0]}; ${where({})}`;
        return [
          { id: 'ack.busyMedianCycles', value: latencies[latencies.length >> 1] ?? 0, conditions },
          { id: 'ack.busyWorstCycles', value: worst(latencies), conditions },
        ];
      }),
  },
  {
    ids: ['initiate.cycles', 'query.cycles', 'terminate.cycles'],
    run: (programs) =>
      onRig(programs, {}, async (rig) =>
        Object.entries(await commandCycles(rig)).map(([name, values]) => ({
          id: `${name}.cycles`,
          value: worst(values),
          conditions: `from the doorbell write on the register port to the completion in host memory, nothing buffered, ${spread(values)}; ${where({})}`,
        })),
      ),
  },
  {
    ids: ['uploadAll.cyclesEach'],
    run: (programs) =>
      onRig(programs, {}, async (rig) => [
        {
          id: 'uploadAll.cyclesEach',
          value: await uploadAll(rig),
          conditions: `1024 terminates with one doorbell, nothing buffered, to the last completion; ${where({})}`,
        },
      ]),
  },
  {
    ids: ['engine.eventsPerCycle'],
    run: (programs) =>
      onRig(programs, {}, async (rig) => {
        const { value, found } = await eventsPerCycle(rig);
        const conditions = `first to last retire of ACKs of one beat, back to back, one for each of 1024 connections; ${where({})}`;
        return [{ id: 'engine.eventsPerCycle', value, conditions, found }];
      }),
  },
  {
    ids: ['state.bitsPerConnection'],
    run: async () => {
      const storage = stateBits(1024);
      const listed = storage
        .map(({ path, bits }) => `${path.replace(/\.mem$/, '')} ${Number(bits.toFixed(2))}`)
        .join(', ');
      const value = storage.reduce((sum, { bits }) => sum + bits, 0);
      const conditions = `memories and registers of the elaborated design that grow with Connections, check bits, copies and queues included, at 1024: ${listed}`;
      return [{ id: 'state.bitsPerConnection', value, conditions }];
    },
  },
  {
    ids: ['sim.cyclesPerSecond', 'sim.segmentsPerSecond'],
    run: async (programs) => {
      const speed = (job: Job) => onRig(programs, {}, (rig) => simulationSpeed(rig, job));
      const said = (payload: number, cycles: number): string =>
        `1024 connections live and busy both ways, ${payload} B segments, frames, entries and retire records pushed, processor time of the simulator over ${cycles} cycles; ${where({})}`;
      const [large, small] = [
        await speed({ payload: 1460, each: 20, load: 0.98 }),
        await speed({ payload: 64, each: 100, load: 0.4 }),
      ];
      return [
        {
          id: 'sim.cyclesPerSecond',
          value: large.cyclesPerSecond,
          conditions: said(1460, large.cycles),
          found: wholeDesignEachCycle,
        },
        { id: 'sim.segmentsPerSecond', value: small.segmentsPerSecond, conditions: said(64, small.cycles) },
      ];
    },
  },
  {
    ids: ['compare.costRatio', 'model.eventsPerSecond'],
    run: async (programs) => {
      const { costRatio, eventsPerSecond, events } = await comparison(programs.default, seed);
      const conditions = `4 MiB each way over one offloaded connection, builtin peer, ${events} events; processor time of bench and simulator, least of 3`;
      return [
        { id: 'compare.costRatio', value: costRatio, conditions },
        { id: 'model.eventsPerSecond', value: eventsPerSecond, conditions },
      ];
    },
  },
  {
    ids: [
      'sim.bridgeRatio',
      'sim.busyBridgeRatio',
      'sim.idleBareCyclesPerSecond',
      'sim.idleCyclesPerSecond',
      'sim.busyBareCyclesPerSecond',
      'sim.busyCyclesPerSecond',
      'bridge.regRead.p50us',
      'bridge.regRead.p99us',
      'bridge.opsPerSecond',
      'bridge.registerOpsPerSecond',
      'bridge.framesPerSecond',
    ],
    run: (programs) => measureBridge(programs.default),
  },
];

const synthesized = configurations.filter((config) => areaOf(config) !== undefined);
const areas = synthesized.map(
  (config): Measurement => ({ ids: areaIds(config), run: async () => areaOf(config) ?? [] }),
);

export const plan: readonly Measurement[] = [...single, ...areas, ...rates()];

/** Ids that no measurement can give. */
export const leftOut: readonly LeftOut[] = [
  ...['rx', 'tx'].map((way) => ({
    id: `${way}.{64,1460}.c256.w64.cyclesPerSeg`,
    reason: 'the configuration with DataW 64 has 8 connections',
  })),
  ...configurations.filter((config) => !synthesized.includes(config)).map(areaLeftOut),
];
