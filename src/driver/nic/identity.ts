import { layoutHashLow64, layoutVersion, limits, registers } from '#contract';
import { readRegister64, type Target } from '#protocol';
import { bitsOf, SmokestackError } from '#units';

/** What the device says about itself in its first registers. */
export interface Identity {
  readonly connections: number;
  readonly paths: number;
  readonly neighbors: number;
  /** Bits of a stream beat. */
  readonly dataWidth: number;
  /** The offload engine is present. */
  readonly offload: boolean;
  readonly designHash: bigint;
}

const gen = {
  cure: 'build target and driver from the same checkout: run make gen and build again',
};

/**
 * Reads the identity registers.
 * @throws SmokestackError 'environment' when this is no device of ours or one of another layout
 */
export async function readIdentity(target: Target): Promise<Identity> {
  const firstHalf = target.readRegisters(registers.magic.offset, 2);
  const hashes = [
    readRegister64(target, registers.layoutHash.offset),
    readRegister64(target, registers.designHash.offset),
  ];
  const parameters = target.readRegisters(registers.connections.offset, 5);
  const [magic = 0, version = 0] = await firstHalf;
  if (magic !== limits.magic)
    throw new SmokestackError(
      'environment',
      `the identity register reads 0x${magic.toString(16)}, not 0x${limits.magic.toString(16)}: no device answers there`,
      { cure: 'check that the register window is that of chm_top and that the device is out of reset' },
    );
  if (version !== layoutVersion)
    throw new SmokestackError(
      'environment',
      `the device has layout version ${version}, this driver ${layoutVersion}`,
      gen,
    );
  const [layoutHash = 0n, designHash = 0n] = await Promise.all(hashes);
  if (layoutHash !== layoutHashLow64)
    throw new SmokestackError(
      'environment',
      `the device was built with layout …${layoutHash.toString(16)}, this driver with …${layoutHashLow64.toString(16)}`,
      gen,
    );
  const [connections = 0, paths = 0, neighbors = 0, dataWidth = 0, features = 0] = await parameters;
  const { offload } = registers.features.fields;
  return { connections, paths, neighbors, dataWidth, offload: bitsOf(features, offload) === 1, designHash };
}
