import { exitCodeOf } from '#units';
import { type Check, type Tier, tiers } from './check.ts';

export interface DoctorReport {
  readonly schemaVersion: 1;
  /** Every check of the tiers asked for passed, optional ones aside. */
  readonly ok: boolean;
  /** 0, or 3 (environment). */
  readonly exitCode: number;
  readonly tiers: readonly Tier[];
  readonly checks: readonly Check[];
}

/** Judges `checks`: only those of `asked` can fail the report. */
export const judge = (checks: readonly Check[], asked: readonly Tier[]): DoctorReport => {
  const ok = checks.every((check) => check.ok || check.optional || !asked.includes(check.tier));
  return { schemaVersion: 1, ok, exitCode: ok ? 0 : exitCodeOf.environment, tiers: asked, checks };
};

const mark = (check: Check, asked: readonly Tier[]): string => {
  if (check.ok) return 'ok     ';
  return check.optional || !asked.includes(check.tier) ? 'absent ' : 'MISSING';
};

/** The report for people: a line a check, and under each that failed what is needed and the command that mends it. */
export const formatText = ({ checks, tiers: asked, ok }: DoctorReport): string => {
  const width = Math.max(...checks.map((check) => check.name.length));
  const lines = tiers.flatMap((tier) => {
    const own = checks.filter((check) => check.tier === tier);
    if (own.length === 0) return [];
    return [
      `${tier}${asked.includes(tier) ? '' : ' (not asked for)'}`,
      ...own.flatMap((check) => [
        `  ${mark(check, asked)}  ${check.name.padEnd(width)}  ${check.found}`,
        ...(check.ok
          ? []
          : [
              `           needed: ${check.needed}${check.optional ? ' (optional)' : ''}`,
              `           run:    ${check.cure}`,
            ]),
      ]),
    ];
  });
  const missing = checks.filter((check) => !check.ok && !check.optional && asked.includes(check.tier));
  const verdict = ok
    ? `Everything for ${asked.join(', ')} is there.`
    : `Missing for ${asked.join(', ')}: ${missing.map((check) => check.name).join(', ')}. \`make setup\` installs what a package can mend.`;
  return `${lines.join('\n')}\n${verdict}\n`;
};

/** The report for programs, indented JSON. */
export const formatJson = (report: DoctorReport): string => `${JSON.stringify(report, null, 2)}\n`;
