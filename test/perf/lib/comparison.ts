/** What the comparison with the reference model costs: the same exchange over an offloaded connection with and without it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { layoutHash } from '#contract';
import { openTarget, type Target } from '#protocol';
import { spawnSimulator } from '#transport';
import { millis, SmokestackError } from '#units';
import { assemble } from '../../../src/bench/run/assemble.ts';
import { Capture } from '../../../src/bench/wire/capture.ts';
import { ownProcessorSeconds, processorSeconds } from './processorTime.ts';

export interface Comparison {
  /** Processor time with the model over that without, simulator included. */
  readonly costRatio: number;
  /** Retired events for each second of processor time that the comparison adds. */
  readonly eventsPerSecond: number;
  readonly events: number;
}

const size = 4 * 2 ** 20;
const rounds = 3;

/** @throws SmokestackError 'mismatch' when the exchange, or the model, finds a difference: then nothing is measured */
export async function comparison(program: string, seed: number): Promise<Comparison> {
  const least = { with: Number.POSITIVE_INFINITY, without: Number.POSITIVE_INFINITY };
  let events = 0;
  for (let round = 0; round < rounds; round++) {
    least.without = Math.min(least.without, (await exchange(program, seed, false)).seconds);
    const compared = await exchange(program, seed, true);
    least.with = Math.min(least.with, compared.seconds);
    events = compared.events;
  }
  return { costRatio: least.with / least.without, eventsPerSecond: events / (least.with - least.without), events };
}

interface Exchange {
  readonly seconds: number;
  readonly events: number;
}

async function exchange(program: string, seed: number, compared: boolean): Promise<Exchange> {
  const folder = mkdtempSync(join(tmpdir(), 'smokestack-cost-'));
  const simulator = await spawnSimulator({ command: (socket) => [program, '--unix', socket, '--seed', String(seed)] });
  const target = await openTarget(simulator.pipe, { layoutHash, clockMode: 'virtual' });
  const capture = new Capture(join(folder, 'wire.pcapng'), 0);
  const assembly = await assemble({
    target: compared ? target : withoutEngine(target),
    capture,
    log: pino({ level: 'silent' }),
    folder,
    seed,
    peer: 'builtin',
    peerReason: 'time must be virtual',
    offload: {},
    // A window that the region of 64 KiB has room for.
    tcp: { receiveBuffer: 60 * 1024 },
  });
  try {
    const { bench } = assembly;
    const begin = { own: ownProcessorSeconds(), simulator: processorSeconds(simulator.pid) };
    await bench.exchange({
      port: 5001,
      openedBy: 'host',
      toPeer: size,
      fromPeer: size,
      within: millis(30_000),
      meanwhile: (socket) => bench.offload(socket),
    });
    await assembly.finish();
    const seconds = ownProcessorSeconds() - begin.own + processorSeconds(simulator.pid) - begin.simulator;
    const [first] = assembly.findings.mismatches;
    if (first)
      throw new SmokestackError(
        'mismatch',
        `${first.requirement} ${first.field}: device ${first.device}, model ${first.model}`,
      );
    const events = assembly.findings.compared.retired;
    if (compared !== events > 0)
      throw new SmokestackError(
        'mismatch',
        `the model compared ${events} events of a run ${compared ? 'with' : 'without'} it`,
      );
    return { seconds, events };
  } finally {
    await assembly.stop();
    await capture.close();
    await target.close();
    await simulator.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same target, which says that it has no retire port worth comparing: the bench then runs without the model. */
const withoutEngine = (target: Target): Target =>
  new Proxy(target, {
    get: (on, name) => {
      if (name === 'facts') return { ...on.facts, engineLevel: 0 };
      const value: unknown = Reflect.get(on, name);
      return typeof value === 'function' ? value.bind(on) : value;
    },
  });
