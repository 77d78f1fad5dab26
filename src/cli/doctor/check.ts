/** What an installation step belongs to (tools/packages.txt): sim and test are needed by everybody. */
export type Tier = 'sim' | 'test' | 'formal' | 'board';
export const tiers: readonly Tier[] = ['sim', 'test', 'formal', 'board'];

/** One thing that must be there, and whether it is. */
export interface Check {
  readonly name: string;
  readonly tier: Tier;
  /** Without it everything works, but slower or with less. */
  readonly optional: boolean;
  readonly ok: boolean;
  /** What is there, in the tool's own words or ours. */
  readonly found: string;
  readonly needed: string;
  /** The exact command that mends it; empty where nothing is wrong. */
  readonly cure: string;
}

/** A check before it was made. */
export interface Probe {
  readonly name: string;
  readonly tier: Tier;
  readonly optional?: boolean;
  readonly needed: string;
  readonly cure: string;
  /** What is there, or why not. Never throws. */
  look(): Promise<{ readonly ok: boolean; readonly found: string; readonly cure?: string }>;
}

/** Makes one check. A probe that throws is a failed check, not a failed doctor. */
export const perform = async (probe: Probe): Promise<Check> => {
  const { name, tier, optional = false, needed } = probe;
  try {
    const { ok, found, cure = probe.cure } = await probe.look();
    return { name, tier, optional, ok, found, needed, cure: ok ? '' : cure };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { name, tier, optional, ok: false, found, needed, cure: probe.cure };
  }
};
