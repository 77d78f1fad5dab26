/** Messages of a client that nobody would write: sound ones with bytes changed, or with numbers that make no sense. */
import type { Random } from '#units';
import { v1 } from '../../../sim/bridge.ts';
import { orderCopy, watchEvents } from '../../../sim/selftest.ts';

/** One of everything, so that mutations reach every field. */
const everything = () => [
  ...watchEvents(),
  { watchRing: { id: 1, base: 0x20000, log2Entries: 3, slot: { base: 0x30000, stride: 2048, lengthOffset: 8 } } },
  { memoryWrite: { space: v1.Space.SPACE_HOST, address: 0x1000, data: Buffer.from('some bytes') } },
  { memoryRead: { space: v1.Space.SPACE_NIC, address: 0x1000, bytes: 100 } },
  ...orderCopy({ from: 'host', to: 'nic', source: 0x1000, destination: 0x2000, bursts: 3 }),
  { frameIn: { frames: [Buffer.from('a frame'), Buffer.from('and another')], errored: true } },
  { run: { cycles: 50, stopOnFrame: true, until: [{ registerAddress: 4, mask: 1, value: 1 }, { eventKind: 1 }] } },
  { strobe: { count: 2, spacingCycles: 3 } },
  { registerRead: { address: 0, count: 3 } },
  { waves: { on: false, cycles: 5 } },
  { checkpoint: { label: 'here' } },
  { reset: {} },
];

const encode = (operations: unknown[]): Buffer =>
  Buffer.from(v1.ClientMessage.encode({ batch: { operations: operations as never } }).finish());

/** Some bytes changed, sometimes cut: mostly no message any more. */
function mutatedBytes(random: Random): Buffer {
  const bytes = encode(everything());
  for (let changes = random.int(1, 4); changes > 0; changes--)
    bytes[random.int(0, bytes.length - 1)] = random.chance(0.5)
      ? random.int(0, 255)
      : random.pick([0, 0x7f, 0x80, 0xff]);
  return random.chance(0.2) ? bytes.subarray(0, random.int(0, bytes.length)) : bytes;
}

const numbers = [0, 1, 3, 63, 64, 255, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 4, 2 ** 32 - 1, 2 ** 30, 2 ** 40, 2 ** 53];

/** A sound message with numbers that nobody would send, some operations missing or doubled. */
function hostileValues(random: Random): Buffer {
  const spoil = (value: unknown): unknown => {
    if (typeof value === 'number') return random.chance(0.15) ? random.pick(numbers) : value;
    if (Array.isArray(value)) return value.map(spoil);
    if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, spoil(field)]));
  };
  const operations = everything().flatMap((operation) => Array(random.pick([0, 1, 1, 1, 2])).fill(operation));
  return encode(operations.map(spoil));
}

export const hostileMessage = (random: Random): Buffer => {
  switch (random.int(0, 4)) {
    case 0:
    case 1:
      return mutatedBytes(random);
    case 2:
      return Buffer.from(random.bytes(random.int(0, 300)));
    default:
      return hostileValues(random);
  }
};
