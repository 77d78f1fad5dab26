import type { CounterName, Counters } from '#driver';
import type { Findings } from './findings.ts';

/**
 * What a counter of the device must read, known from elsewhere: from frames on the wire, entries of rings, chimney calls.
 * A range where only the device knows in which order it met two things.
 */
export type Figure = number | { readonly least: number; readonly most: number };

/** Figures for some of the counters. */
export type CounterFigures<Names extends CounterName = CounterName> = Readonly<Record<Names, Figure>>;

/** Where the documents say what a counter counts. */
const rules: Readonly<Record<Exclude<CounterName, `drop${string}`>, string>> = {
  freeConnections: 'CHM-TERM-067',
  freePaths: 'CHM-TERM-067',
  freeNeighbors: 'CHM-TERM-067',
  retireLost: 'engine.md 1.2',
  framesIn: 'engine.md 3.1',
  framesOut: 'engine.md 4.3',
  segmentsIn: 'engine.md 3.1',
  segmentsOut: 'engine.md 4.1',
  rawFrames: 'engine.md 3.1',
  rawTransmitFrames: 'engine.md 4.3',
  rawTransmitSkipped: 'engine.md 4.3',
  retired: 'engine.md 1.2',
  eventsWritten: 'engine.md 4.4',
  commandsTaken: 'engine.md 11.10',
  answersTaken: 'engine.md 8.11',
  staleReferences: 'engine.md 11.9',
  illegalOrders: 'engine.md 11.10',
  retransmittedSegments: 'engine.md 9.4',
  bufferedBytes: 'CHM-TERM-053',
  deliveredBytes: 'CHM-RX-021',
  correctedErrors: 'engine.md 11.11',
  uncorrectableErrors: 'engine.md 11.11',
  transmitDropped: 'engine.md 11.11',
  transmitLost: 'engine.md 11.11',
};
const ruleOf = (name: CounterName): string => (name in rules ? rules[name as keyof typeof rules] : 'engine.md 3.1');

const range = (figure: Figure) => (typeof figure === 'number' ? { least: figure, most: figure } : figure);

/** A figure and so many more. */
export function plus(figure: Figure, more: number): Figure {
  const { least, most } = range(figure);
  return { least: least + more, most: most + more };
}

/** Holds every counter of the device against its figure. */
export function compareCounters(findings: Findings, counters: Counters, figures: CounterFigures): void {
  for (const [name, device] of Object.entries(counters) as [CounterName, bigint][]) {
    const { least, most } = range(figures[name]);
    if (device >= least && device <= most) findings.compared.counters++;
    else
      findings.differ({
        requirement: ruleOf(name),
        field: `register ${name}`,
        device: String(device),
        model: least === most ? String(least) : `${least} to ${most}`,
      });
  }
}
