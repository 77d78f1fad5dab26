import { registers } from '#contract';
import type { Target } from '#protocol';

/** Names of the counting registers, free counts and lost retire records included. */
export type CounterName = Extract<
  keyof typeof registers,
  | `free${string}`
  | `frames${'In' | 'Out'}`
  | `segments${'In' | 'Out'}`
  | `raw${'Frames' | 'TransmitFrames' | 'TransmitSkipped'}`
  | `drop${string}`
  | `${'corrected' | 'uncorrectable'}Errors`
  | 'retired'
  | 'retireLost'
  | 'eventsWritten'
  | 'commandsTaken'
  | 'answersTaken'
  | 'staleReferences'
  | 'illegalOrders'
  | 'retransmittedSegments'
  | 'bufferedBytes'
  | 'deliveredBytes'
  | 'transmitDropped'
  | 'transmitLost'
>;
type RegisterReads = Pick<Target, 'readRegister' | 'readRegisters'>;
export type Counters = Readonly<Record<CounterName, bigint>>;

/** Counters stand from here on; what counts rows and lost records stands before. */
const firstCounter = registers.framesIn.offset;
const elsewhere: readonly CounterName[] = ['freeConnections', 'freePaths', 'freeNeighbors', 'retireLost'];
const names = Object.keys(registers).filter(
  (name) => registers[name as keyof typeof registers].offset >= firstCounter || elsewhere.includes(name as CounterName),
) as CounterName[];

/** A 64-bit counter is read low half first: the device keeps the high half of that moment. */
const read = async (target: RegisterReads, name: CounterName): Promise<[CounterName, bigint]> => {
  const { offset, bits } = registers[name];
  if (bits === 32) return [name, BigInt(await target.readRegister(offset))];
  const [low = 0, high = 0] = await target.readRegisters(offset, 2);
  return [name, (BigInt(high) << 32n) | BigInt(low)];
};

/** Every counter by name, read in one message. They agree with each other only while the device is idle. */
export async function readCounters(target: RegisterReads): Promise<Counters> {
  return Object.fromEntries(await Promise.all(names.map((name) => read(target, name)))) as Counters;
}
