/** Room on an ECP5, counted from the names of the cells that Yosys mapped. */

export const CELLS = ['LUT4', 'CCU2C', 'TRELLIS_DPR16X4', 'TRELLIS_FF', 'DP16KD', 'PDPW16KD', 'MULT18X18D'] as const;
export type CellName = (typeof CELLS)[number];
/** Names of the cells of each kind: chm_top/u_a.u_b.signal_LUT4_Z. */
export type Cells = ReadonlyMap<CellName, readonly string[]>;

export interface Area {
  /** LUT4s taken: cells, 2 for each CCU2C, 6 for each DPR16X4 (4 hold the data, 2 its write port). */
  readonly luts: number;
  readonly lut4: number;
  readonly ccu2c: number;
  readonly dpr16x4: number;
  readonly flipFlops: number;
  readonly blockRams: number;
  readonly multipliers: number;
}

export function areaOf(cells: Cells): Area {
  const count = (cell: CellName): number => cells.get(cell)?.length ?? 0;
  const [lut4, ccu2c, dpr16x4] = [count('LUT4'), count('CCU2C'), count('TRELLIS_DPR16X4')];
  return {
    luts: lut4 + 2 * ccu2c + 6 * dpr16x4,
    lut4,
    ccu2c,
    dpr16x4,
    flipFlops: count('TRELLIS_FF'),
    blockRams: count('DP16KD') + count('PDPW16KD'),
    multipliers: count('MULT18X18D'),
  };
}

/** Instances that a cell lies in, outermost first. A cell is named by the signal it drives, so one that two instances share is with the first. */
export function instancesOf(cell: string): string[] {
  const names = cell.replace(/^.*?\//, '').split('.');
  const depth = names.findIndex((name) => !/^[ug]_/.test(name));
  const path = names.slice(0, depth < 0 ? -1 : depth);
  return path.map((_, last) => path.slice(0, last + 1).join('.'));
}

/** The instances that take most room, with all that lies in them. */
export function largest(cells: Cells, many: number): ({ instance: string } & Area)[] {
  const inside = new Map<string, Map<CellName, string[]>>();
  for (const [kind, names] of cells)
    for (const name of names)
      for (const instance of instancesOf(name)) {
        const of = inside.get(instance) ?? new Map<CellName, string[]>();
        const list = of.get(kind) ?? [];
        list.push(name);
        inside.set(instance, of.set(kind, list));
      }
  return [...inside]
    .map(([instance, of]) => ({ instance, ...areaOf(of) }))
    .sort((a, b) => b.luts - a.luts)
    .slice(0, many);
}

/** Cells on the longest path, of what `ltp` prints. */
export function longestPath(text: string): number {
  const lengths = [...text.matchAll(/Longest topological path in \S+ \(length=(\d+)\)/g)].map(([, length]) =>
    Number(length),
  );
  return Math.max(0, ...lengths);
}
