/** A layout that has every kind of field, for the tests of the printers; the device knows nothing of it. */
import type { Layout } from '#layout';
import { bytesField, enumeration, record, reserved, u } from '../layout/types.ts';

const color = enumeration('Color', 3, 'Three bits wide.', [
  ['Red', 0, 'The first.'],
  ['DarkGreen', 5, 'Two words.'],
]);

/** Sub-byte, odd, word-spanning, wide, boolean, enumerated, reserved, byte-array and network-order fields. */
const odd = record('OddWidths', 64, 'One field of every kind.', [
  u(4, 'nibble', 'Half a byte.'),
  u(12, 'twelve', 'Crosses a byte.'),
  u(1, 'flag', 'A boolean.'),
  u(3, 'color', 'An enumeration.', { of: color }),
  reserved(2),
  u(10, 'ten', 'Ends at bit 31.'),
  u(20, 'twenty', 'Begins a 32-bit word.'),
  u(12, 'dozen', 'Ends it.'),
  bytesField(6, 'mac', 'Six bytes.'),
  u(3, 'threeBehindBytes', 'Shares its half word with the next.'),
  u(13, 'thirteen', 'The rest of it.'),
  u(40, 'forty', 'A bigint that is five bytes.'),
  u(24, 'threeBytes', 'Three bytes, odd place.'),
  u(7, 'seven', 'Shifts what follows.'),
  u(57, 'fiftySeven', 'A bigint at an odd bit.'),
  u(28, 'twentyEight', 'Leaves four bits of a word.'),
  reserved(8),
  u(28, 'twentyEightMore', 'Begins at bit 36 of its word.'),
  u(64, 'address', 'A whole word.'),
  u(32, 'seqNum', 'A whole half.'),
  u(16, 'port', 'Two bytes, big-endian in memory.', { networkOrder: true }),
  u(8, 'tiny', 'A byte.'),
  reserved(8),
  u(48, 'netForty8', 'Six bytes, big-endian.', { networkOrder: true }),
  u(16, 'netPort', 'Two bytes.', { networkOrder: true }),
]);

/** Bits that cross a 32-bit border inside a 64-bit word, and a record that is no multiple of four bytes. */
const crossing = record('Crossing', 8, 'A number over the middle of its word.', [
  u(25, 'low', 'Ends at bit 24.'),
  u(14, 'middle', 'Bits 25 to 38.'),
  u(25, 'high', 'The rest.'),
]);
const short = record('Short', 3, 'Three bytes.', [
  u(5, 'a', 'Five bits.'),
  u(11, 'b', 'Eleven bits.'),
  u(6, 'c', 'Six bits.'),
  reserved(2),
]);

export const testLayout: Layout = {
  version: 7,
  enums: [color],
  records: [odd, crossing, short],
  registers: [
    { name: 'Identity', offset: 0, bits: 32, access: 'ro', reset: 0x1234n, doc: 'Who is there.' },
    {
      name: 'Control',
      offset: 8,
      bits: 64,
      access: 'rw',
      reset: 1n,
      doc: 'Two halves.',
      fields: [
        { name: 'enable', lsb: 0, bits: 1, doc: 'Runs.' },
        { name: 'color', lsb: 40, bits: 3, doc: 'Which.', of: color },
      ],
    },
  ],
  rings: [
    {
      name: 'Command',
      doc: 'Orders.',
      entries: [odd],
      writer: 'miniport',
      producer: 'a doorbell',
      consumer: 'a register',
      full: 'Waits.',
      wrap: 'Phase bit.',
    },
  ],
  limits: [
    { name: 'LayoutVersion', value: 7, unit: '', doc: 'The version.' },
    { name: 'BigLimit', value: 2 ** 40, unit: 'byte', doc: 'More than 32 bits.' },
  ],
};
