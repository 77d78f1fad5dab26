/** The device itself behind the bridge: what it says of itself is what the build gave it, and a strobe is a millisecond. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { layoutHashLow64 } from '../../src/contract/gen/hash.ts';
import { registers } from '../../src/contract/gen/registers.ts';
import { BridgeConnection } from './bridge.ts';
import { magic } from './selftest.ts';
import { buildTimeoutMs, startSimulator } from './simulator.ts';

test(
  'identity, hashes and parameters in registers are those of Hello',
  async () => {
    execFileSync('nice', ['sim/build.sh', '--config', 'small'], { stdio: 'inherit' });
    const simulator = await startSimulator('build/sim-small/smokestack-sim');
    const bridge = await BridgeConnection.open(simulator.socketPath);
    const hello = (await bridge.hello())?.hello;
    const read = async (name: keyof typeof registers): Promise<bigint> => {
      const { offset, bits } = registers[name];
      const { data } = await bridge.do({ registerRead: { address: offset, count: bits / 32 } });
      const words = Buffer.from(data ?? []);
      return bits === 64 ? words.readBigUInt64LE() : BigInt(words.readUInt32LE());
    };
    expect(await read('magic')).toBe(BigInt(magic));
    expect(await read('layoutHash')).toBe(layoutHashLow64);
    expect(await read('designHash')).toBe(Buffer.from(hello?.designHash ?? []).readBigUInt64BE(24));
    const { connections, paths, neighbors, dataWidth } = hello?.parameters ?? {};
    const said = await Promise.all((['connections', 'paths', 'neighbors', 'dataWidth'] as const).map(read));
    expect(said.map(Number)).toEqual([connections, paths, neighbors, dataWidth]);
    await bridge.do({ strobe: { count: 12, spacingCycles: 4 } });
    expect(await read('nowMs')).toBe(12n);
    const before = await bridge.cycle();
    const device = await read('cycle');
    expect(Number(device)).toBeGreaterThanOrEqual(before);
    expect(Number(device)).toBeLessThanOrEqual(await bridge.cycle());
    await bridge.close();
    expect(await simulator.stop()).toBe(0);
  },
  buildTimeoutMs,
);
