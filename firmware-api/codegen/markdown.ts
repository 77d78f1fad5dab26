/** Prints the layout as a reference page. */
import type { EnumLayout, Layout, RecordLayout, RegisterLayout, RingLayout } from '#layout';
import { hashOf } from './hash.ts';
import { printedBy, sentence } from './names.ts';
import { placed } from './place.ts';

const cell = (text: string): string => sentence(text).replaceAll('|', '\\|');
const hex = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---|').join('')}`,
  ...rows.map((row) => `| ${row.map((each) => cell(String(each))).join(' | ')} |`),
  '',
];
const bitRange = (lsb: number, bits: number): string => (bits === 1 ? `${lsb}` : `${lsb + bits - 1}:${lsb}`);

const printEnum = (layout: EnumLayout): string[] => [
  `### ${layout.name}`,
  '',
  `${sentence(layout.doc)} ${layout.bits} bits.`,
  '',
  ...table(
    ['Value', 'Name', 'Meaning'],
    layout.values.map((each) => [each.value, `\`${each.name}\``, each.doc]),
  ),
];

function printRecord(record: RecordLayout): string[] {
  const rows = placed(record).map(({ field, lsb, name }) => {
    const kind = field.of
      ? `[${field.of.name}](#${field.of.name.toLowerCase()})`
      : field.byteArray
        ? 'bytes'
        : field.networkOrder
          ? 'network order'
          : '';
    const inByte = lsb % 8 === 0 && field.bits % 8 === 0 ? '' : bitRange(lsb % 8, field.bits);
    return [Math.floor(lsb / 8), inByte, field.bits, field.reserved ? '(reserved)' : `\`${name}\``, kind, field.doc];
  });
  return [
    `### ${record.name}`,
    '',
    `${sentence(record.doc)} ${record.bytes} bytes.`,
    '',
    ...table(['Byte', 'Bits', 'Width', 'Field', 'Kind', 'Meaning'], rows),
  ];
}

const registerLink = ({ name, fields = [] }: RegisterLayout): string =>
  fields.length === 0 ? `\`${name}\`` : `[\`${name}\`](#${name.toLowerCase()}-register)`;

function printRegisters(registers: readonly RegisterLayout[]): string[] {
  const withFields = registers.filter((register) => (register.fields ?? []).length > 0);
  return [
    ...table(
      ['Offset', 'Register', 'Bits', 'Access', 'Reset', 'Meaning'],
      registers.map((register) => [
        hex(register.offset),
        registerLink(register),
        register.bits,
        register.access,
        `0x${register.reset.toString(16)}`,
        register.doc,
      ]),
    ),
    ...withFields.flatMap((register) => [
      `### ${register.name} register`,
      '',
      ...table(
        ['Bits', 'Field', 'Kind', 'Meaning'],
        (register.fields ?? []).map((field) => [
          bitRange(field.lsb, field.bits),
          `\`${field.name}\``,
          field.of ? `[${field.of.name}](#${field.of.name.toLowerCase()})` : '',
          field.doc,
        ]),
      ),
    ]),
  ];
}

const printRing = (ring: RingLayout): string[] => [
  `### ${ring.name} ring`,
  '',
  sentence(ring.doc),
  '',
  ...table(
    ['', ''],
    [
      ['Written by', ring.writer],
      ['Entries', ring.entries.map((entry) => `[${entry.name}](#${entry.name.toLowerCase()})`).join(', ')],
      ['Producer index', ring.producer],
      ['Consumer index', ring.consumer],
      ['When full', ring.full],
      ['New or old', ring.wrap],
    ],
  ),
];

/** The page `docs/reference/layout.md`. */
export function printMarkdown(layout: Layout): string {
  return [
    `<!-- ${printedBy} -->`,
    '# The contract with the device',
    '',
    `Version ${layout.version}, SHA-256 \`${hashOf(layout).hex}\`. Little-endian and naturally aligned unless a field says otherwise; bit 0 is bit 0`,
    'of the first byte. Reserved bits are written as zero and ignored when read.',
    '',
    '## Limits',
    '',
    ...table(
      ['Limit', 'Value', 'Unit', 'Meaning'],
      layout.limits.map((limit) => [`\`${limit.name}\``, limit.value, limit.unit, limit.doc]),
    ),
    '## Registers',
    '',
    'Byte offsets from the start of the register window. Registers are 32 bits wide; a 64-bit one is two, low half first.',
    '',
    ...printRegisters(layout.registers),
    '## Rings',
    '',
    ...layout.rings.flatMap(printRing),
    '## Records',
    '',
    ...layout.records.flatMap(printRecord),
    '## Enumerations',
    '',
    ...layout.enums.flatMap(printEnum),
  ].join('\n');
}
