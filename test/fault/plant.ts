import { SmokestackError } from '#units';
import type { Fault } from './fault.ts';

/** The package with the number of the selected fault. It is set once, before anything of the design is evaluated. */
export const selectorPackage = `// The planted fault that is on, by its number in test/fault/catalogue: +mutant=N; 0 is none.
package chm_mutant_pkg;
  function automatic int unsigned chosen();
    if ($value$plusargs("mutant=%d", chosen) == 0) chosen = 0;
  endfunction
  int unsigned selected = chosen();
endpackage
`;

interface Planted extends Fault {
  readonly number: number;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly fault: Planted;
}

/**
 * A source file in which each expression of `faults` is chosen between as it was and as it is mutated.
 * @throws SmokestackError 'usage' when an expression does not stand exactly once, or overlaps another
 */
export function plant(source: string, faults: readonly Planted[]): string {
  const places = faults.map((fault) => placeOf(source, fault)).sort((a, b) => a.start - b.start);
  let planted = '';
  let at = 0;
  for (const { start, end, fault } of places) {
    if (start < at) throw unfit(fault, 'overlaps the expression of another fault');
    const { number, mutated, original } = fault;
    planted += `${source.slice(at, start)}(chm_mutant_pkg::selected == 32'd${number} ? (${mutated}) : (${original}))`;
    at = end;
  }
  return planted + source.slice(at);
}

function placeOf(source: string, fault: Planted): Place {
  const { after = '', original } = fault;
  const [before, ...rest] = source.split(after + original);
  if (before === undefined || rest.length !== 1) throw unfit(fault, `stands ${rest.length} times in ${fault.file}`);
  const start = before.length + after.length;
  return { start, end: start + original.length, fault };
}

const unfit = ({ id, original }: Fault, what: string): SmokestackError =>
  new SmokestackError('usage', `fault ${id}: its expression '${original}' ${what}`, {
    cure: 'bring test/fault/catalogue up to the design: quote the expression as it stands there now',
  });
