/** `./smokestack doctor`: what this machine lacks, and the command that mends it. */
import { type Probe, perform, type Tier } from './check.ts';
import { probes } from './probes.ts';
import { type DoctorReport, judge } from './report.ts';

export { type Check, type Probe, type Tier, tiers } from './check.ts';
export { type DoctorReport, formatJson, formatText } from './report.ts';

/** Looks at everything; only `asked` tiers can fail the report. Default: sim and test. Touches no network, changes nothing. */
export const examine = async (
  asked: readonly Tier[] = ['sim', 'test'],
  from: readonly Probe[] = probes,
): Promise<DoctorReport> => judge(await Promise.all(from.map(perform)), asked);
